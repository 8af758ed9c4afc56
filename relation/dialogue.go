package relation

import (
	"strings"

	"github.com/actant-project/actant/text"
)

// dashStatement makes the statement of a paragraph of dialogue that opens with a dash, "— No, said Jane Roe. It was dark.": all of it
// but speaker and cue. It reports whether the sentence that has been read is part of such a paragraph.
func (a *analysis) dashStatement() bool {
	p := a.d.Paragraphs[a.paragraph]
	s := p.Of(a.d.Text)
	said := strings.TrimLeft(s, "—–― \u00a0")
	if !strings.HasPrefix(s, "—") && !strings.HasPrefix(s, "–") && !strings.HasPrefix(s, "―") {
		return false
	}
	if n := len(a.drafts) - 1; n >= 0 && a.drafts[n].dash && a.drafts[n].paragraph == a.paragraph {
		return true
	}
	r, ok := a.dashCue(p)
	if !ok {
		return false
	}
	told, venue := a.addressee(&r)
	d := draft{speaker: r.speaker.entity, addressee: told, venue: venue, with: r.speaker.with, span: r.speaker.span, cue: a.bytesOf(r.cue), verb: r.verb,
		paragraph: a.paragraph, sentence: a.sentence, dash: true}
	a.quoted(&d, text.Trim(a.d.Text, text.Span{Start: p.Start + len(s) - len(said), End: d.cue.Start}))
	a.quoted(&d, text.Trim(a.d.Text, text.Span{Start: a.dashResumes(&r), End: p.End}))
	if len(d.content) == 0 {
		return false
	}
	a.claim([]text.Span{p}, len(a.drafts))
	a.drafts = append(a.drafts, d)
	return true
}

// dashResumes returns the byte at which the dialogue goes on after its speaker: behind the mark there, or, when that is a comma and
// he is said to do something else, "asked Jane Roe, leaning out", behind the sentence.
func (a *analysis) dashResumes(r *report) int {
	i := r.speaker.words.hi
	end := a.d.Sentences[a.sentence].End
	if i+1 >= len(a.words) || a.syn.w[i].UPOS != "PUNCT" || a.words[i].tag == tComma && a.words[i+1].lex.forms&gerund != 0 {
		return end
	}
	return min(end, a.words[i].span.End)
}

// dashCue finds a verb of speech before its speaker, behind a mark: "No, said Jane Roe", "No? asked Jane Roe".
func (a *analysis) dashCue(p text.Span) (report, bool) {
	for i := range a.words {
		v := a.verbOf(i)
		first := a.words[i].span.Start
		if a.syn.w[i].UPOS != "VERB" || v == nil || v.cue&qInverted == 0 || first == p.Start || a.words[i].caps {
			continue
		}
		if before := strings.TrimRight(a.d.Text[p.Start:first], " \u00a0"); !strings.ContainsRune(",?!…—–", lastRune(before)) {
			continue
		}
		if n := a.nounAfter(i + 1); n >= 0 {
			r := report{word: i, verb: v, cue: stretch{i, i + 1}, subject: n, kind: saysQuote, speaker: a.voiceAt(n, i)}
			a.joinSplit(&r)
			return r, r.speaker.words.lo > i
		}
	}
	return report{}, false
}
