package relation

import "github.com/actant-project/actant/text"

// foundKind is what opens the content after a cue.
type foundKind uint8

const (
	foundNothing foundKind = iota
	foundQuote
	foundThat
	foundClause
	foundInfinitive
	foundNoun
)

// found is the content after a cue.
type found struct {
	ok     bool
	kind   foundKind
	quote  bool // it opens with a quotation that is speech
	goesOn bool // it is the rest of a clause into which speaker and cue were put
	start  int  // byte at which it starts
	chunk  int
}

// rightContent finds what the cue of frame f introduces.
func (a *analysis) rightContent(f *frame) found { return a.rightFrom(f, int(f.chunk)+1) }

// rightFrom looks for content from chunk j on.
func (a *analysis) rightFrom(f *frame, j int) found {
	cue := f.verb.cue
	object := cue&qObject != 0 && j == int(f.chunk)+1
	for ; j < len(a.chunks); j++ {
		switch a.chunks[j].kind {
		case kAdv, kTime:
		case kQuote:
			return a.quoteAt(j, cue)
		case kColon:
			return a.afterColon(j)
		case kComma:
			if a.kind(j+1) == kQuote && a.speechAt(j+1) {
				return a.quoteAt(j+1, cue)
			}
			if k := a.afterAside(j); k > j {
				j = k
				continue
			}
			return a.resumed(f, j)
		case kPrep:
			if cue&qGerund != 0 && a.form(j) == "of" && a.kind(j+1) == kVerb {
				return a.at(j+1, foundInfinitive)
			}
			if k, ok := a.nounContent(j, cue); ok {
				return k
			}
			if a.kind(j+1) != kNoun || cue&qClause == 0 && a.opensClause(j+1) {
				return found{}
			}
			if a.opensClause(j+1) && a.kind(j+2) == kVerb && a.form(j) != "to" {
				return a.at(j, foundClause) // "said about 20 people had"
			}
			j++
		case kNoun:
			if object {
				object = false
				if f.obj.empty() && cue&qClause != 0 && f.verb.lemma != "tell" {
					return a.clauseAt(j, cue)
				}
				j = a.pastObject(j)
				continue
			}
			return a.clauseAt(j, cue)
		case kThat:
			return a.at(j+1, foundThat)
		case kWh, kSub:
			if a.kind(j) == kSub && a.kind(j+1) == kNoun && !a.opensClause(j+1) { // "tweeted after the debate that"
				j++
				continue
			}
			if cue&qWhether != 0 && a.reports(j) || cue&qClause != 0 && a.form(j) == "if" {
				return a.at(j, foundThat)
			}
			return found{}
		case kVerb:
			g := &a.groups[a.chunks[j].group]
			if g.to && cue&qInfinitive != 0 {
				return a.at(j, foundInfinitive)
			}
			return found{}
		default:
			return found{}
		}
	}
	return found{}
}

// at returns content of a kind that starts with chunk j.
func (a *analysis) at(j int, kind foundKind) found {
	for a.kind(j) == kComma {
		j++
	}
	if j >= len(a.chunks) || a.kind(j) == kEnd {
		return found{}
	}
	return found{ok: true, kind: kind, start: a.words[a.chunks[j].first].span.Start, chunk: j, quote: a.kind(j) == kQuote && a.speechAt(j)}
}

// reports reports whether the wh-word or subordinator chunk j opens a reported question.
func (a *analysis) reports(j int) bool {
	switch a.form(j) {
	case "whether", "if", "why", "how", "what", "where", "who", "when":
		return true
	}
	return false
}

// speechAt reports whether the quotation that opens at chunk j is speech.
func (a *analysis) speechAt(j int) bool {
	q := a.words[a.chunks[j].first].quote
	return q >= 0 && a.quotes[q].speech && a.quotes[q].outer.Start >= a.words[a.chunks[j].first].span.Start
}

// quoteAt returns the quotation that opens at chunk j, if the cue can have one there.
func (a *analysis) quoteAt(j int, cue cueFlags) found {
	q := a.words[a.chunks[j].first].quote
	if q < 0 || a.quotes[q].outer.Start < a.words[a.chunks[j].first].span.Start || !a.quotes[q].speech || cue&(qQuote|qClause|qThat) == 0 {
		return found{}
	}
	return a.at(j, foundQuote)
}

// afterColon returns what follows the colon chunk j.
func (a *analysis) afterColon(j int) found {
	if j+1 >= len(a.chunks) {
		return a.nextSentenceQuote()
	}
	k := a.at(j+1, foundThat)
	if k.quote {
		k.kind = foundQuote
	}
	return k
}

// nextSentenceQuote returns the quotation that opens right after a sentence that ends in a colon.
func (a *analysis) nextSentenceQuote() found {
	end := a.words[len(a.words)-1].span.End
	q := a.quoteFrom(end)
	if q >= len(a.quotes) || !a.quotes[q].speech || hasWord(text.Span{Start: end, End: max(end, a.quotes[q].outer.Start)}.Of(a.d.Text)) {
		return found{}
	}
	return found{ok: true, kind: foundQuote, quote: true, start: a.quotes[q].outer.Start, chunk: len(a.chunks)}
}

// clauseAt returns the clause whose subject is the noun chunk j, or the noun itself where the cue takes one.
func (a *analysis) clauseAt(j int, cue cueFlags) found {
	switch {
	case a.opensClause(j) && cue&(qClause|qThat) != 0:
		return a.at(j, foundClause)
	case a.kind(j+1) == kVerb && a.groups[a.chunks[j+1].group].to && cue&qInfinitive != 0 && cue&qObject != 0:
		return a.at(j, foundInfinitive)
	case cue&qNoun != 0, cue&qNaming != 0 && a.quoteAhead(j):
		return a.at(j, foundNoun)
	case cue&qClause != 0 && a.clauseFollows(j):
		return a.at(j, foundClause)
	}
	return found{}
}

// clauseFollows is a weaker opensClause: a finite verb comes before the sentence ends, commas or not.
func (a *analysis) clauseFollows(j int) bool {
	for k := j + 1; k < len(a.chunks); k++ {
		if c := &a.chunks[k]; c.kind == kVerb && a.groups[c.group].finite {
			return true
		}
	}
	return len(a.words)-int(a.chunks[j].first) > 5 // of a verb that no list knows
}

// nounContent returns what "for", "of", "about" or "on" introduces, where the cue takes it.
func (a *analysis) nounContent(j int, cue cueFlags) (found, bool) {
	if a.kind(j+1) != kNoun {
		return found{}, false
	}
	switch a.form(j) {
	case "for":
		if cue&qFor != 0 {
			return a.at(j+1, foundNoun), true
		}
	case "of", "about", "on":
		if cue&qAbout != 0 {
			return a.at(j+1, foundNoun), true
		}
	}
	return found{}, false
}

// pastObject returns the last chunk of the addressee that starts at chunk j.
func (a *analysis) pastObject(j int) int {
	for a.kind(j+1) == kConj && a.kind(j+2) == kNoun && !a.opensClause(j+2) {
		j += 2
	}
	return j
}

// afterAside returns the comma that closes a prepositional phrase between commas, ", in a statement," or j when there is none.
func (a *analysis) afterAside(j int) int {
	k := j + 1
	for a.kind(k) == kTime || a.kind(k) == kAdv {
		k++
	}
	for a.kind(k) == kPrep && a.kind(k+1) == kNoun {
		k += 2
	}
	if k > j+1 && a.kind(k) == kComma {
		return k
	}
	return j
}

// resumed returns the clause that goes on after speaker and cue were put into it: "The move, X said, would ...".
func (a *analysis) resumed(f *frame, j int) found {
	k := j + 1
	if a.kind(k) == kConj && a.kind(k+1) == kQuote && a.speechAt(k+1) {
		return a.at(k+1, foundQuote)
	}
	k = a.skipLight(k)
	if a.kind(k) == kNoun && a.opensClause(k) && !f.subj.empty() && int(a.phrases(f.subj)[0]) > 1 && !a.finiteIn(0, int(a.phrases(f.subj)[0])) {
		r := a.at(k, foundClause) // "Too often, X said, the debate is"
		r.goesOn = true
		return r
	}
	if a.kind(k) != kVerb || !a.groups[a.chunks[k].group].finite {
		return found{}
	}
	if p := a.chunks[k].head; p >= 0 && a.words[p].lex.verb != nil && a.words[p].lex.verb.cue&qQuote != 0 {
		return found{}
	}
	r := a.at(k, foundClause)
	r.goesOn = true
	return r
}

// quoteAhead reports whether a quotation opens in the clause from chunk j on.
func (a *analysis) quoteAhead(j int) bool {
	for ; j < len(a.chunks); j++ {
		switch a.chunks[j].kind {
		case kQuote:
			return true
		case kComma, kSemi, kColon, kThat, kWh:
			return false
		case kVerb:
			if a.groups[a.chunks[j].group].finite {
				return false
			}
		}
		for i := a.chunks[j].first; i < a.chunks[j].last; i++ {
			if a.words[i].tag == tQuote {
				return true
			}
		}
	}
	return false
}
