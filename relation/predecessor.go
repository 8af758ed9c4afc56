package relation

import "github.com/actant-project/actant/fact"

// samePosts appends where those have a post who are named by somebody else's: "her predecessor, Ann Lake,", "her colleague Ann Lake".
func (a *analysis) samePosts(out []fact.Relation) []fact.Relation {
	for j := range a.chunks {
		if a.kind(j) != kNoun || !a.isPerson(j) || a.words[a.chunks[j].head].tag != tName {
			continue
		}
		if p, ok := a.named(&a.chunks[j]); ok {
			out = a.samePost(out, j, p)
		}
	}
	return out
}

// samePost appends the post that the person p, whose name heads chunk j, had before, has after, under or beside somebody of whom one post is told.
func (a *analysis) samePost(out []fact.Relation, j int, p actor) []fact.Relation {
	end := a.nameFirst(&a.chunks[j])
	if end == a.chunks[j].first {
		if a.kind(j-1) != kComma || a.kind(j-2) != kNoun {
			return out
		}
		end = a.chunks[j-2].head + 1
	}
	head := int(end) - 1
	beside := head >= 1 && a.is(head, "deputy", "colleague")
	if head < 1 || !beside && !a.is(head, "predecessor", "successor") || a.words[head].ment >= 0 {
		return out
	}
	k := head - 1
	if a.tagAt(k) == tPoss {
		k--
	}
	if k < 0 || a.words[k].ment < 0 || k == head-1 && !a.possessivePronoun(k) {
		return out
	}
	e := a.ms[a.words[k].ment].Entity.Index()
	post, ok := onlyPost(out, e)
	if !ok || post.Target == int(p.entity) || e == int(p.entity) || beside && (a.es[post.Target].Type != fact.Organisation || post.Tense == fact.Past) {
		return out
	}
	o := office{of: actor{entity: int32(post.Target), span: a.words[k].span}, trigger: a.words[head].span, past: a.is(head, "predecessor")}
	return append(out, a.role(p, o, "same-post", 0.7))
}

// onlyPost returns the role of entity e among rs, when all its roles are in one organisation or country.
func onlyPost(rs []fact.Relation, e int) (*fact.Relation, bool) {
	var post *fact.Relation
	for i := range rs {
		r := &rs[i]
		if r.Type != fact.RoleOf || r.Source != e || r.Polarity != fact.Positive || r.Modality != fact.Asserted {
			continue
		}
		if post != nil && post.Target != r.Target {
			return nil, false
		}
		post = r
	}
	return post, post != nil
}
