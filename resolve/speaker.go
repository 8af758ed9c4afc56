package resolve

import (
	"slices"
	"strings"

	"github.com/actant-project/actant/fact"
)

// findSpeakers resolves "I" and "my": in a quotation to the one whom a verb of saying in its paragraph names, in an
// interview's answers to the only person interviewed, in a transcript to the name before the colon.
// "We" is the speaker where the speaker is a body or a country.
func (x *resolution) findSpeakers() {
	if len(x.parse) == 0 {
		return
	}
	voices := x.voicesOfQuotes()
	told := x.voicesOfParagraphs()
	for s := range x.d.Sentences {
		sent := &x.d.Sentences[s]
		for i := sent.First; i < sent.Last; i++ {
			number, person := x.firstPerson(i, s)
			if person == 0 {
				continue
			}
			at := x.d.Tokens[i].Start
			var v voice
			if q := x.quoteAt(at); q > 0 {
				v = voices[q-1]
			} else if told != nil {
				v = told[x.paragraphAt(at)]
			}
			if who := v.means(number, person); who != nil && x.nameAt(i) == nil {
				x.addPronoun(i, s, who)
			}
		}
	}
}

// voice is who speaks and who is spoken to in a stretch of text; nil when unknown.
type voice struct{ speaker, addressee *group }

// means is the one a pronoun of the first or second person means: "we" is a body, never a single person.
func (v voice) means(number, person int) *group {
	switch {
	case person == 2:
		return v.addressee
	case v.speaker == nil || (v.speaker.typ == fact.Person) != (number == 1):
		return nil
	}
	return v.speaker
}

// firstPerson reads the number and the person of the pronoun at token i; 0, 0 for any other word.
func (x *resolution) firstPerson(i, s int) (number, person int) {
	if t := x.d.Tokens[i]; t.Len() > 9 || x.parse[i].UPOS != "PRON" {
		return 0, 0
	}
	switch x.lower(i, s) {
	case "i", "me", "my", "mine", "myself":
		return 1, 1
	case "we", "us", "our", "ours", "ourselves":
		return 2, 1
	case "you", "your", "yours", "yourself":
		return 1, 2
	}
	return 0, 0
}

// addPronoun makes the token i a mention of who.
func (x *resolution) addPronoun(i, s int, who *group) {
	span := x.d.Tokens[i]
	x.addLater(mention{
		Mention: fact.Mention{Span: span, Text: x.d.Slice(span), Type: who.typ, Kind: fact.Pronoun, Score: 0.8},
		first:   i, last: i + 1, sent: s, group: who, by: bySpeaker,
	})
}

// voicesOfQuotes finds who speaks in each quotation: the subject of the nearest verb of saying outside any quotation in
// its paragraph, at most a sentence off. A quotation that the paragraph before left open goes on.
func (x *resolution) voicesOfQuotes() []voice {
	out := make([]voice, len(x.quotes))
	for q, sp := range x.quotes {
		first, last := x.d.TokenAt(sp.Start), x.d.TokenAt(max(sp.Start, sp.End-1))
		out[q].speaker = x.cueBeside(first, last, x.paragraphAt(sp.Start))
		if out[q].speaker == nil && q > 0 && x.leftOpen(q-1) && x.paragraphAt(sp.Start) == x.paragraphAt(x.quotes[q-1].Start)+1 {
			out[q].speaker = out[q-1].speaker
		}
	}
	return out
}

// leftOpen says whether quotation q ends with its paragraph and without a mark.
func (x *resolution) leftOpen(q int) bool {
	p := x.paragraphAt(x.quotes[q].Start)
	return p < len(x.d.Paragraphs) && x.quotes[q].End >= x.d.Paragraphs[p].End
}

// cueBeside returns the subject of the verb of saying nearest to the tokens [first, last] in paragraph p.
func (x *resolution) cueBeside(first, last, p int) *group {
	var who *group
	best := 60
	from, to := x.d.SentenceAt(x.d.Tokens[first].Start), x.d.SentenceAt(x.d.Tokens[last].Start)
	for s := max(0, from-1); s <= min(to+1, len(x.d.Sentences)-1); s++ {
		sent := &x.d.Sentences[s]
		if x.paragraphAt(sent.Start) != p {
			continue
		}
		for i := sent.First; i < sent.Last; i++ {
			gap := max(first-i, i-last)
			if gap <= 0 || gap >= best || !speech[x.lower(i, s)] || x.parse[i].UPOS != "VERB" || x.quoteAt(x.d.Tokens[i].Start) > 0 {
				continue
			}
			if w := x.lower(i, s); from != s && to != s && (gap > 12 || !inverted[w] && w != "told") {
				continue
			}
			best, who = gap, x.entityOf(x.subjectOf(i, s), s)
		}
	}
	return who
}

// entityOf is the entity of the phrase with this head: a name, or a description or pronoun that has been resolved.
func (x *resolution) entityOf(head, s int) *group {
	if head < 0 || x.quoteAt(x.d.Tokens[head].Start) > 0 {
		return nil
	}
	if g := x.namedBy(head, s); g != nil {
		return g
	}
	return x.meant[head]
}

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
	answered := 0
	for p := 1; p < len(questions); p++ {
		if questions[p-1] && !questions[p] {
			answered++
		}
	}
	if answered < 2 {
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
	if known := filter(people, func(g *group) bool { return x.given(g.forms[0].name.units[0]) }); len(known) > 0 {
		people = known // rather than a nickname
	}
	return foremost(people, points)
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

		case "with", "to":
			if prev := x.lower(i-1, s); prev == "spoke" || prev == "speaks" || prev == "talked" || prev == "talks" {
				return true
			}
		}
	}
	return false
}

// labelled reads the paragraphs that begin with a name and a colon: what follows, up to the next label, is theirs.
func (x *resolution) labelled(out []voice) {
	labels := 0
	byParagraph := make([]*group, len(x.d.Paragraphs))
	for k := range x.ms {
		m := &x.ms[k]
		if m.form.typ != fact.Person || x.token(m.last, m.sent) != ":" {
			continue
		}
		p := x.paragraphAt(m.Span.Start)
		if p < len(byParagraph) && x.d.Tokens[m.start()].Start <= x.d.Paragraphs[p].Start+2 {
			byParagraph[p] = m.form.group
			labels++
		}
	}
	if labels < 2 {
		return
	}
	var who *group
	for p, g := range byParagraph {
		if g != nil {
			who = g
		}
		if who != nil {
			out[p] = voice{speaker: who}
		}
	}
}

// introduced reads "I'm Ann Lee" and "my name is Ann Lee": that paragraph's "I" is she.
func (x *resolution) introduced(out []voice) {
	for k := range x.ms {
		m := &x.ms[k]
		if m.form.typ != fact.Person || m.sent < 0 || !x.hasTree(m.sent) || x.quoteAt(m.Span.Start) > 0 {
			continue
		}
		head := x.headOf(m.first, m.last)
		sub := x.child(head, m.sent, "nsubj")
		if sub < 0 || x.child(head, m.sent, "cop") < 0 || x.child(head, m.sent, "advmod") >= 0 {
			continue
		}
		owner := x.child(sub, m.sent, "nmod:poss")
		if x.lower(sub, m.sent) == "i" || x.lower(sub, m.sent) == "name" && owner >= 0 && x.lower(owner, m.sent) == "my" {
			out[x.paragraphAt(m.Span.Start)].speaker = m.form.group
		}
	}
}
