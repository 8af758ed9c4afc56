package relation

import (
	"slices"
	"strings"
	"unicode"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/text"
)

// turn is the label that opens a paragraph of an interview: "Q:", "WALLACE:", "Mary Major:".
type turn struct {
	label text.Span // without the colon
	body  text.Span
	who   int32 // who speaks, or -1
}

// minTurns is the number of labelled paragraphs from which on a text is an interview or a transcript.
const minTurns = 3

// readTurns finds the turns of an interview; a.turns holds one per paragraph, with an empty body where there is none.
// A label counts when it comes back, is Q or A, or is a person's name behind one that counts. A paragraph without a label goes on with the turn before it when another follows.
func (a *analysis) readTurns() {
	turns := make([]turn, len(a.d.Paragraphs))
	count := map[string]int{}
	for p, sp := range a.d.Paragraphs {
		if turns[p] = turnAt(a.d.Text, sp); turns[p].body.Len() > 0 {
			count[turns[p].label.Of(a.d.Text)]++
		}
	}
	total, last := 0, -1
	var once []int
	for p := range turns {
		l := turns[p].label.Of(a.d.Text)
		if turns[p].body.Len() > 0 && (count[l] > 1 || l == "Q" || l == "A") {
			total, last = total+1, p
			continue
		}
		if last >= 0 && turns[p].body.Len() > 0 && a.labelsOne(turns[p].label) {
			once = append(once, p) // who speaks but once
			continue
		}
		turns[p] = turn{}
	}
	if total < minTurns || count["A"] == total {
		return
	}
	if len(once) > 0 {
		last = max(last, once[len(once)-1])
	}
	a.turns = turns
	a.speakTurns(last, a.guest())
}

// labelsOne reports whether a label is all of the name of a person, but for a title: "Ms Rahman:".
func (a *analysis) labelsOne(label text.Span) bool {
	i, _ := slices.BinarySearchFunc(a.ms, label.Start, func(m fact.Mention, at int) int { return m.Span.Start - at })
	for ; i < len(a.ms) && a.ms[i].Span.Start < label.End; i++ {
		if m := &a.ms[i]; m.Type == fact.Person && m.Kind == fact.Name && m.Span.End == label.End && !m.Entity.IsZero() {
			return true
		}
	}
	return false
}

// speakTurns makes the statements of the turns up to the last labelled paragraph; the guest gives the answers.
func (a *analysis) speakTurns(last int, guest int32) {
	open := -1
	for p := range a.turns {
		a.turns[p].who = -1
	}
	for p := 0; p <= last; p++ {
		t := a.turns[p]
		if t.body.Len() > 0 {
			d := draft{speaker: -1, addressee: -1, paragraph: p, sentence: max(0, a.d.SentenceAt(t.body.Start))}
			switch t.label.Of(a.d.Text) {
			case "Q":
			case "A":
				d.speaker = guest
			default:
				d.span, d.speaker = t.label, a.labelled(t.label)
			}
			a.drafts = append(a.drafts, d)
			open = len(a.drafts) - 1
		} else if open >= 0 {
			a.turns[p].body = a.d.Paragraphs[p]
		}
		if open >= 0 {
			a.turns[p].who = a.drafts[open].speaker
			a.speakTurn(open, a.turns[p].body)
		}
	}
}

// speakTurn adds a paragraph to a turn and takes the quotations in it.
func (a *analysis) speakTurn(k int, body text.Span) {
	d := &a.drafts[k]
	d.marks = true
	s := strings.TrimRight(body.Of(a.d.Text), "”\" *_\t")
	s2 := strings.TrimLeft(s, "“\" *_\t")
	body = text.Span{Start: body.Start + len(s) - len(s2), End: body.Start + len(s)}
	if hasWord(s2) {
		d.content = append(d.content, body)
	}
	a.claim([]text.Span{body}, k)
}

// turnAt reads the label that opens a paragraph.
func turnAt(s string, sp text.Span) turn {
	t := sp.Of(s)
	lead := len(t) - len(strings.TrimLeft(t, "“\" *_"))
	t = t[lead:]
	if n := questionNumber(t); n > 0 {
		lead, t = lead+n, t[n:]
	}
	if strings.HasPrefix(t, "Q. ") || strings.HasPrefix(t, "A. ") {
		t = t[:1] + ":" + t[2:]
	}
	colon := strings.IndexByte(t[:min(len(t), 48)], ':')
	if colon < 1 || colon+2 >= len(t) || t[colon+1] != ' ' || !labelLike(t[:colon]) {
		return turn{}
	}
	at := sp.Start + lead
	return turn{text.Span{Start: at, End: at + colon}, text.Trim(s, text.Span{Start: at + colon + 1, End: sp.End}), -1}
}

// questionNumber returns the length of the number of a question that stands before its label in the minutes of a hearing: "Q12 Chair:".
func questionNumber(t string) int {
	n := 1
	for n < len(t) && '0' <= t[n] && t[n] <= '9' {
		n++
	}
	if n < 2 || t[0] != 'Q' || n+1 >= len(t) || t[n] != ' ' {
		return 0
	}
	return n + 1
}

// ownVoice returns who says "I" or "we", the pronoun at word h, in a turn of an interview.
func (a *analysis) ownVoice(h int) (actor, bool) {
	if !a.inInterview() || !a.spelt(h, "I", "we", "me", "us") || a.words[h].quote >= 0 {
		return actor{}, false
	}
	e := a.turns[a.paragraph].who
	return actor{entity: e, span: a.words[h].span, proxy: true}, e >= 0
}

// labelLike reports whether s is one to four capitalised words.
func labelLike(s string) bool {
	words := strings.Fields(s)
	if len(words) > 4 {
		return false
	}
	for _, w := range words {
		r := []rune(w)[0]
		if !unicode.IsUpper(r) || strings.ContainsAny(w, "“”\",;?!()") {
			return false
		}
	}
	return len(words) > 0
}

// labelled returns the entity that a label names: by a mention in it, or as the only one whose name ends like it.
func (a *analysis) labelled(label text.Span) int32 {
	i, _ := slices.BinarySearchFunc(a.ms, label.Start, func(m fact.Mention, at int) int { return m.Span.Start - at })
	for ; i < len(a.ms) && a.ms[i].Span.Start < label.End; i++ {
		if m := &a.ms[i]; label.Contains(m.Span) && !m.Entity.IsZero() {
			return int32(m.Entity.Index())
		}
	}
	name := strings.ToLower(label.Of(a.d.Text))
	if e, ok := a.labels[name]; ok {
		return e
	}
	found := int32(-1)
	for i := range a.es {
		n := strings.ToLower(a.es[i].Name)
		if a.es[i].Type != fact.Person || n != name && !strings.HasSuffix(n, " "+name) {
			continue
		}
		if found >= 0 {
			found = -1
			break
		}
		found = int32(i)
	}
	if a.labels == nil {
		a.labels = map[string]int32{}
	}
	a.labels[name] = found
	return found
}

// inInterview reports whether the sentence lies in a turn of an interview: all of it is speech.
func (a *analysis) inInterview() bool {
	return a.turns != nil && a.turns[a.paragraph].body.Len() > 0
}

// guest returns who answers in an interview of questions and answers: the only person named before the first turn, or -1.
func (a *analysis) guest() int32 {
	first := len(a.d.Text)
	for p := range a.turns {
		if a.turns[p].label.Len() > 0 {
			first = a.turns[p].label.Start
			break
		}
	}
	who := int32(-1)
	for i := range a.ms {
		m := &a.ms[i]
		if m.Span.Start >= first {
			break
		}
		e := int32(m.Entity.Index())
		if e < 0 || a.es[e].Type != fact.Person || e == who {
			continue
		}
		if who >= 0 {
			return -1
		}
		who = e
	}
	return who
}
