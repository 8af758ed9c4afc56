package resolve

import (
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
	inner := x.innerQuotes()
	for s := range x.d.Sentences {
		sent := &x.d.Sentences[s]
		for i := sent.First; i < sent.Last; i++ {
			number, person := x.firstPerson(i, s)
			if person == 0 {
				continue
			}
			at := x.d.Tokens[i].Start
			if innerAt(inner, at) > 0 {
				continue // of whom the speaker quotes
			}
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
	x.findChains()
	x.findNarrators(voices, told, inner)
}

// voice is who speaks and who is spoken to in a stretch of text; nil when unknown.
type voice struct {
	speaker, addressee *group
	label, to          string // what stands before the colon of the two, where a transcript has labels
	head               int    // of the phrase that names the speaker of a quotation, or says who it is; 0 for none
}

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
		first, last := x.d.TokenAt(sp.Start), min(x.d.TokenAt(max(sp.Start, sp.End-1)), len(x.d.Tokens)-1)
		if first > last {
			continue // marks without a token
		}
		head, s := x.cueBeside(first, last, x.paragraphAt(sp.Start))
		out[q] = voice{speaker: x.entityOf(head, s), head: max(head, 0)}
		if out[q].speaker == nil && q > 0 && x.leftOpen(q-1) && x.paragraphAt(sp.Start) == x.paragraphAt(x.quotes[q-1].Start)+1 {
			out[q] = out[q-1]
		}
	}
	return out
}

// leftOpen says whether quotation q ends with its paragraph and without a mark.
func (x *resolution) leftOpen(q int) bool {
	p := x.paragraphAt(x.quotes[q].Start)
	return p < len(x.d.Paragraphs) && x.quotes[q].End >= x.d.Paragraphs[p].End
}

// cueBeside returns the subject of the verb of saying nearest to the tokens [first, last] in paragraph p, and its sentence;
// -1 when there is none.
func (x *resolution) cueBeside(first, last, p int) (head, sent int) {
	head = -1
	best := 60
	from, to := x.d.SentenceAt(x.d.Tokens[first].Start), x.d.SentenceAt(x.d.Tokens[last].Start)
	for s := max(0, from-1); s <= min(to+1, len(x.d.Sentences)-1); s++ {
		at := x.d.Sentences[s]
		if x.paragraphAt(at.Start) != p {
			continue
		}
		for i := at.First; i < at.Last; i++ {
			gap := max(first-i, i-last)
			if gap <= 0 || gap >= best || !speech[x.lower(i, s)] || x.parse[i].UPOS != "VERB" || x.quoteAt(x.d.Tokens[i].Start) > 0 {
				continue
			}
			if w := x.lower(i, s); from != s && to != s && (gap > 12 || !inverted[w] && w != "told") {
				continue
			}
			best, head, sent = gap, x.subjectOf(i, s), s
		}
	}
	return head, sent
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
