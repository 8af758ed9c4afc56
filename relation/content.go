package relation

import (
	"strings"
	"unicode"

	"github.com/actant-project/actant/text"
)

// fill adds what the region of text says to the draft: the stretches outside of quotation marks, and each quotation. Short
// quotations inside a stretch (the so-called “deal”) stay part of it.
func (a *analysis) fill(d *draft, r text.Span) {
	at := r.Start
	for q := a.quoteFrom(r.Start); q < len(a.quotes) && a.quotes[q].outer.Start < r.End; q++ {
		qt := &a.quotes[q]
		d.marks = true
		if !qt.speech && !a.atEdge(qt, r) {
			continue
		}
		a.stretch(d, text.Span{Start: at, End: max(at, qt.outer.Start)})
		in := text.Span{Start: max(qt.inner.Start, r.Start), End: min(qt.inner.End, r.End)}
		if in.Start < in.End {
			a.quoted(d, in)
		}
		at = max(at, min(qt.outer.End, r.End))
	}
	a.stretch(d, text.Span{Start: at, End: max(at, r.End)})
}

// atEdge reports whether no word stands between the quotation and an end of the region.
func (a *analysis) atEdge(q *quotation, r text.Span) bool {
	return !hasWord(a.d.Text[r.Start:max(r.Start, q.outer.Start)]) || !hasWord(a.d.Text[min(q.outer.End, r.End):r.End])
}

// stretch adds text outside of quotation marks, without the marks and spaces at its ends.
func (a *analysis) stretch(d *draft, sp text.Span) {
	t := sp.Of(a.d.Text)
	if !hasWord(t) {
		return
	}
	cut := strings.TrimLeftFunc(t, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(",;:.–—-)]”’", r) })
	sp.Start += len(t) - len(cut)
	cut = strings.TrimRightFunc(cut, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(",;:.–—-([“‘", r) })
	sp.End = sp.Start + len(cut)
	d.plain = true
	if cut == "to" || cut == "and" || cut == "that" {
		return // agreed to “work together”
	}
	d.content = append(d.content, sp)
}

// quoted adds what stands inside quotation marks, without the comma that is there because the speaker follows: “A,” he said.
func (a *analysis) quoted(d *draft, sp text.Span) {
	for sp.Len() > 0 && (a.d.Text[sp.End-1] == ',' || a.d.Text[sp.End-1] == ' ') {
		sp.End--
	}
	if hasWord(sp.Of(a.d.Text)) {
		d.content = append(d.content, sp)
		d.marks = true
	}
}

func hasWord(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) >= 0
}
