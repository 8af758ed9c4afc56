package relation

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/actant-project/actant/text"
)

// quoteOpeningAfter returns the quotation that opens after speaker and cue, with at most an addressee, where and when it was
// said, a colon, a comma or "that" between; the region starts with an object that is not whom it was said to.
func (a *analysis) quoteOpeningAfter(r *report, b stretch, left bool) (text.Span, bool) {
	t := &a.syn
	i := max(b.hi, r.cue.hi)
	start := -1
	for i < len(t.w) && !a.inSpeech(i) {
		h := int(t.head[i])
		top := i
		for n := 0; h >= 0 && h != r.word && n < 12; n++ {
			top, h = h, int(t.head[h])
		}
		joins := left && t.w[i].UPOS == "CCONJ" && a.words[i-1].tag == tComma && (a.opensSpeech(i+1) || a.opensSpeech(i+2) && t.w[i+1].UPOS == "ADV")
		if joins {
			start = i + 1
		}
		if t.w[i].UPOS != "PUNCT" && !a.is(i, "that") && !joins && start < 0 && (h != r.word || !t.isRel(top, "obj", "iobj", "obl", "advmod", "nsubj", "xcomp")) {
			return text.Span{}, false
		}
		if (t.w[i].UPOS == "VERB" || t.w[i].UPOS == "AUX") && start != i-1 || a.words[i].tag == tSemi {
			return text.Span{}, false
		}
		if a.is(i, "that") && !left {
			start = i + 1
		}
		if h == r.word && !left && start < 0 && a.words[i].lex.class&cTime == 0 && t.isRel(top, "obj", "xcomp") && !a.is(i, "it") && (r.verb == nil || r.verb.cue&qObject == 0) {
			start = int(max(t.lo[top], int32(r.cue.hi)))
		}
		i++
	}
	q := -1
	if i == len(t.w) {
		if a.words[i-1].tag == tColon {
			q, _ = a.quoteAfterSentence()
		}
	} else {
		q = int(a.words[i].quote)
	}
	if q < 0 {
		return text.Span{}, false
	}
	sp := a.quotes[q].outer
	if r.kind == saysNothing && !left && i < len(t.w) {
		sp.End = max(sp.End, a.breathEnd(r.word, q))
	}
	if start >= 0 && start < i {
		sp.Start = min(sp.Start, a.words[start].span.Start)
	}
	return sp, true
}

// breathEnd returns where the clause ends that goes on behind quotation q: nowhere behind it when it ends in a stop or a comma.
func (a *analysis) breathEnd(v, q int) int {
	end := a.quotes[q].outer.End
	in := a.quotes[q].inner.Of(a.d.Text)
	next := a.wordAt(end)
	if strings.ContainsRune(".,!?…", lastRune(in)) || next >= len(a.words) || a.syn.w[next].UPOS == "PUNCT" {
		return end
	}
	return a.words[max(a.predicateEnd(v), 1)-1].span.End
}

// openedBefore adds what stands before speaker and cue to a quotation behind them that only goes on from it: When the bell rang, she
// said, “nobody moved.”
func (a *analysis) openedBefore(r *report, b stretch, quote text.Span) {
	first := a.afterSemicolon(b.lo)
	in := strings.TrimLeft(quote.Of(a.d.Text), "“\"'‘«`")
	if c, _ := utf8.DecodeRuneInString(in); !unicode.IsLower(c) || b.lo-first < 3 || a.words[b.lo-1].tag != tComma || !a.announced(quote) || r.speaker.words.empty() || a.is(first, "and", "but", "so") && b.lo-first < 5 {
		return
	}
	if k := int(a.syn.head[first]); a.words[first].lex.class&(cSub|cWh|cPrep) != 0 || k > first && a.words[first+1].lex.class&(cSub|cWh|cPrep) != 0 {
		r.content = append(r.content, stretch{first, b.lo - 1})
	}
}

// afterSemicolon returns the first word of the sentence, or after its last semicolon before word i.
func (a *analysis) afterSemicolon(i int) int {
	for i > 0 && a.words[i-1].tag != tSemi {
		i--
	}
	for i+1 < len(a.words) && a.syn.w[i].UPOS == "PUNCT" {
		i++
	}
	return i
}

// opensSpeech reports whether a quotation of speech opens at word i.
func (a *analysis) opensSpeech(i int) bool {
	return i < len(a.words) && a.inSpeech(i) && !a.inSpeech(i-1)
}

// quoteAfterSentence returns the quotation that opens right after a sentence that ends in a colon.
func (a *analysis) quoteAfterSentence() (int, bool) {
	end := a.words[len(a.words)-1].span.End
	q := a.quoteFrom(end)
	if q >= len(a.quotes) || !a.quotes[q].speech || hasWord(text.Span{Start: end, End: max(end, a.quotes[q].outer.Start)}.Of(a.d.Text)) {
		return -1, false
	}
	return q, true
}
