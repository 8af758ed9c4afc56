package resolve

import (
	"slices"
	"strings"

	"github.com/actant-project/actant/fact"
)

// voicesOfParagraphs finds who speaks in each paragraph outside quotation marks; nil when nobody is known to.
func (x *resolution) voicesOfParagraphs() []voice {
	if len(x.d.Paragraphs) == 0 {
		return nil
	}
	out := make([]voice, len(x.d.Paragraphs)+1)
	questions := x.questions()
	guest := x.guest(questions)
	seen := false
	for p := range x.d.Paragraphs {
		switch {
		case guest == nil:
		case questions[p]:
			out[p].addressee, seen = guest, true
		case seen:
			out[p].speaker = guest
		}
	}
	x.orator(out)
	x.labelled(out)
	x.introduced(out)
	return out
}

// questions says which paragraphs end with a question mark.
func (x *resolution) questions() []bool {
	out := make([]bool, len(x.d.Paragraphs))
	for p, sp := range x.d.Paragraphs {
		out[p] = strings.HasSuffix(strings.TrimRight(x.d.Slice(sp), " *_”\"')"), "?")
	}
	return out
}

// guest is the person interviewed: who fits best into the sentences that speak of an interview before the first
// question, better than anybody else. A text with fewer than two questions that are answered is no interview.
func (x *resolution) guest(questions []bool) *group {
	if answered(questions) < 2 {
		return nil
	}
	start := x.d.Paragraphs[slices.Index(questions, true)].Start
	points := make(map[*group]int)
	var people []*group
	count := func(m *mention, g *group) {
		if m.Span.Start >= start || m.Type != fact.Person || m.sent < 0 || m.sent > preamble || !x.speaksOfInterview(m.sent) {
			return
		}
		if n := x.invited(m); n > 0 {
			if points[g] == 0 {
				people = append(people, g)
			}
			points[g] += n
		}
	}
	for k := range x.ms {
		if m := &x.ms[k]; m.form.typ == fact.Person && !m.form.name.bare() {
			count(m, m.form.group)
		}
	}
	for k := range x.later {
		count(&x.later[k], x.later[k].group)
	}
	if len(people) == 0 && !panel(questions) && x.answersAsI(questions) {
		return x.alone(start)
	}
	if known := filter(people, func(g *group) bool { return x.given(g.forms[0].name.units[0]) }); len(known) > 0 {
		people = known // rather than a nickname
	}
	return foremost(people, points)
}

// answered counts the paragraphs that ask and stand before one that does not.
func answered(questions []bool) int {
	n := 0
	for p := 1; p < len(questions); p++ {
		if questions[p-1] && !questions[p] {
			n++
		}
	}
	return n
}

// panel says whether so many paragraphs answer each question that they may be several people's.
func panel(questions []bool) bool {
	asked := 0
	for _, q := range questions {
		if q {
			asked++
		}
	}
	return len(questions)-slices.Index(questions, true) > 3*asked
}

// answersAsI says whether some two answers say "I" or "my" outside quotation marks.
func (x *resolution) answersAsI(questions []bool) bool {
	var last, n int
	for s := range x.d.Sentences {
		p := x.paragraphAt(x.d.Sentences[s].Start)
		if p >= len(questions) || questions[p] || p == last || p < slices.Index(questions, true) {
			continue
		}
		for i := x.d.Sentences[s].First; i < x.d.Sentences[s].Last; i++ {
			if number, person := x.firstPerson(i, s); number == 1 && person == 1 && x.quoteAt(x.d.Tokens[i].Start) == 0 {
				last = p
				n++
				break
			}
		}
	}
	return n >= 2
}

// alone is the only person named before a byte of the text, in full at least once; nil when there are several.
func (x *resolution) alone(end int) *group {
	var who *group
	full := false
	for k := range x.ms {
		m := &x.ms[k]
		if m.Span.Start >= end || m.form.typ != fact.Person {
			continue
		}
		if who != nil && who != m.form.group {
			return nil
		}
		who = m.form.group
		full = full || !m.form.name.bare()
	}
	if !full {
		return nil
	}
	return who
}

// preamble is the last sentence in which an interview is announced.
const preamble = 6

// foremost is the one with most points, nil at a tie.
func foremost(people []*group, points map[*group]int) *group {
	var best *group
	tie := false
	for _, g := range people {
		switch {
		case best == nil || points[g] > points[best]:
			best, tie = g, false
		case points[g] == points[best]:
			tie = true
		}
	}
	if tie {
		return nil
	}
	return best
}

// invited says how well a name in a sentence about an interview fits its guest: best as object of "interviewed" or behind
// "with"; not as part of another phrase ("the Lee case") nor as subject of a verb that is none of talking.
func (x *resolution) invited(m *mention) int {
	at := x.seat(x.headOf(m.first, m.last))
	verb := ""
	if at.verb >= 0 {
		verb = x.parse[at.verb].Lemma
	}
	first := at.head
	for x.dep(first) == "conj" && !x.isVerb(x.up(first)) {
		first = x.up(first)
	}
	switch with := x.lower(x.child(first, m.sent, "case"), m.sent) == "with"; {
	case x.dep(at.head) == "compound" || at.rel == "nmod:poss":
		return 0
	case verb == "interview" && (at.rel == "obj" || at.rel == "nsubj:pass") || with && (verb == "interview" || verb == "speak" || verb == "talk"):
		return 3
	case at.rel == "nsubj" && at.verb >= 0 && x.isVerb(at.verb) && !talking[verb]:
		return 0
	}
	return 1
}

var talking = words(`tell talk speak sit discuss explain answer share give reveal reflect describe recall meet`)

// speaksOfInterview says whether sentence s has a word for it.
func (x *resolution) speaksOfInterview(s int) bool {
	sent := &x.d.Sentences[s]
	for i := sent.First; i < sent.Last; i++ {
		switch w := x.lower(i, s); w {
		case "interview", "interviews", "interviewed":
			return true
		case "tells", "told":
			if m := x.nameAt(i + 1); m != nil && m.form.typ == fact.Organisation {
				return true
			}
		case "with", "to":
			if prev := x.lower(i-1, s); prev == "spoke" || prev == "speaks" || prev == "talked" || prev == "talks" {
				return true
			}
		}
	}
	return false
}
