package rules

import (
	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/gazetteer"
)

// actors looks at what is said of the names that are still doubtful: what has shares, staff
// or flights, or is an "it", is an organisation wherever the document names it.
func (s *scan) actors() {
	for i := range s.finds {
		f := &s.finds[i]
		if f.locked || f.kind != fact.Name || f.score >= sure && f.typ != fact.Place || f.last-f.first > 3 || f.gaz && s.placed(f) {
			continue
		}
		str := s.text(f.first, f.last)
		if s.toks[f.first].word.Is(gazetteer.Common|gazetteer.Calendar) && (f.start || f.last > f.first+1) || f.gaz && s.town(f.first, f.last) && !s.owns(f.last) {
			continue
		}
		switch {
		case s.owns(f.last) || s.called(f) || s.described(f.last):
			s.company[str] += 2
		case s.isIt(f):
			s.company[str]++
		case f.first > 0 && (s.is(f.first-1, f.first, "in") || s.is(f.first-1, f.first, "near")):
			s.company[str]--
		}
	}
}

// owns reports whether "'s shares", "shares" or "staff" follow at token k.
func (s *scan) owns(k int) bool {
	if k < len(s.toks) && possessive(s.text(k, k+1)) {
		k++
	}
	return k < len(s.toks) && s.toks[k].shape == lower && s.toks[k].word.Is(gazetteer.Owned)
}

// called reports whether "the airline" or "rival carmaker" stands right before a name.
func (s *scan) called(f *find) bool {
	k := f.first - 1
	if k > 0 && s.is(k, f.first, ",") {
		k--
	}
	return k >= 0 && s.toks[k].shape == lower && s.toks[k].word.Is(gazetteer.Firm)
}

// described reports whether ", the Leeds-based airline," follows at token k.
func (s *scan) described(k int) bool {
	if k+2 >= len(s.toks) || !s.is(k, len(s.toks), ",") {
		return false
	}
	switch s.text(k+1, k+2) {
	case "a", "an", "the", "one":
	default:
		return false
	}
	for at := k + 2; at < min(k+8, len(s.toks)); at++ {
		w := s.text(at, at+1)
		if s.toks[at].word.Is(gazetteer.Firm) {
			return !s.is(at+1, len(s.toks), "'s") && !s.is(at+1, len(s.toks), "’s") && !(at+1 < len(s.toks) && s.toks[at+1].word.Class() != gazetteer.NoTitle)
		}
		if w == "," || w == "." || w == "of" || w == "for" || w == "who" || w == "in" || w == "at" {
			return false
		}
	}
	return false
}

// isIt reports whether a name that a verb follows is "it" or has an "its" in the same
// clause, with no other name between: "Kestrel says it will", "Kestrel raised its prices".
func (s *scan) isIt(f *find) bool {
	if f.last >= len(s.toks) || s.toks[f.last].shape != lower || f.first > 0 && s.toks[f.first-1].shape == lower && s.toks[f.first-1].word.Is(gazetteer.Preposition) {
		return false
	}
	if w := s.text(f.last, f.last+1); !s.toks[f.last].word.Is(gazetteer.Speech) && !auxiliaries[w] && !pastTense(w) {
		return false
	}
	for k := f.last + 1; k < min(f.last+9, len(s.toks)); k++ {
		t := s.toks[k]
		if t.upper() || t.shape == punct {
			return false
		}
		switch s.text(k, k+1) {
		case "its", "itself":
			return true
		case "it":
			return k <= f.last+2 && s.toks[f.last].word.Is(gazetteer.Speech) && k+1 < len(s.toks) && selfVerbs[s.text(k+1, k+2)]
		case "he", "she", "his", "her", "him", "they", "the", "a", "an", "this", "that":
			if k > f.last+1 || s.text(k, k+1) != "that" {
				return false
			}
		}
	}
	return false
}

// pastTense reports whether a word may be a verb in the past.
func pastTense(w string) bool { return len(w) > 3 && w[len(w)-2:] == "ed" }

var (
	auxiliaries = set("has had is was will would could may might plans expects aims hopes intends reports sells makes owns operates employs")
	selfVerbs   = set("will would has had is was plans planned expects expected intends intended agreed can could may might does did")
)
