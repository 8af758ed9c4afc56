package relation

import (
	"strings"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/text"
)

// memberState reads "NATO member Turkey" and "Turkey, a member of NATO".
func (a *analysis) memberState(out []fact.Relation, j int) []fact.Relation {
	ch := &a.chunks[j]
	x, ok := a.named(ch)
	if !ok || a.es[x.entity].Type != fact.Country {
		return out
	}
	if o, ok := a.officeAfter(j); ok && o.member {
		out = append(out, a.role(x, o, "apposition", 0.88))
	}
	if ch.head-2 < ch.first {
		return out
	}
	if first := a.wordAt(x.span.Start); int32(first) > ch.first && a.words[first-1].lex.sets&nMember != 0 {
		if o, ok := a.officeIn(ch.first, int32(first), nMember); ok && a.es[o.of.entity].Type == fact.Organisation {
			return append(out, a.role(x, o, "title-apposition", 0.9))
		}
	}
	return out
}

// belongs appends the organisation that the person p, whose name heads chunk j, is said to be of and in which nothing is said of an
// office: "Labour's Ann Lake", "Ann Lake (Labour)", "Ann Lake of Orlan Bank".
func (a *analysis) belongs(out []fact.Relation, j int, p actor) []fact.Relation {
	ch := &a.chunks[j]
	name := a.nameFirst(ch)
	if !strings.Contains(p.span.Of(a.d.Text), " ") {
		return out // "Zenit's Siri"
	}
	if name-2 >= ch.first && a.words[name-1].tag == tPoss {
		if m := a.words[name-2].ment; m >= 0 {
			if e := a.ms[m].Entity.Index(); e >= 0 && a.es[e].Type == fact.Organisation {
				o := office{of: actor{entity: int32(e), span: a.ms[m].Span}, member: true, trigger: text.Span{Start: a.ms[m].Span.Start, End: a.words[name-1].span.End}}
				return append(out, plain(a.role(p, o, "possessor", 0.8)))
			}
		}
	}
	if i := ch.head + 1; a.tagAt(int(i)) == tLeft && a.isName(i+1) {
		x, ok := a.nameAt(int(i + 1))
		if ok && a.es[x.entity].Type == fact.Organisation && a.tagAt(a.wordAt(x.span.End)) == tRight {
			return append(out, plain(a.role(p, office{of: x, member: true, trigger: x.span}, "bracket", 0.75)))
		}
	}
	if _, ok := a.title(j); ok {
		return out
	}
	return a.comesFrom(out, j, p)
}

// plain gives the relation, whose trigger is a name, the word that tells no more than it does.
func plain(r fact.Relation) fact.Relation {
	r.Lemma = "of"
	return r
}

// comesFrom reads "Ann Lake of Orlan Bank", "Ann Lake, of Orlan Bank, said", "Ann Lake from Greenpeace said".
func (a *analysis) comesFrom(out []fact.Relation, j int, p actor) []fact.Relation {
	k := j + 1
	if a.kind(k) == kComma {
		k++
	}
	if a.kind(k) != kPrep || a.kind(k+1) != kNoun {
		return out
	}
	switch a.form(k) {
	case "of":
		if k == j+1 && a.kind(j-1) == kPrep && a.form(j-1) == "by" && a.kind(j-2) == kNoun { // "the purchase by Ann Lake of Acme"
			return out
		}
	case "from":
		if a.kind(j-1) == kVerb || a.kind(k+2) != kVerb && a.kind(k+2) != kComma { // "sacked Ann Lake from Acme"
			return out
		}
	default:
		return out
	}
	if k > j+1 && a.kind(k+2) != kComma {
		return out
	}
	if x, ok := a.named(&a.chunks[k+1]); ok && a.es[x.entity].Type == fact.Organisation && a.words[a.chunks[k+1].head].ment >= 0 {
		out = append(out, a.role(p, office{of: x, member: true, trigger: a.words[a.chunks[k].first].span}, "from", 0.75))
	}
	return out
}
