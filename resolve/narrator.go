package resolve

import (
	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/text"
)

// findNarrators chains the pronouns of the first and the second person that mean nobody with a name: one narrator tells the
// text outside quotations, in an interview one asks and one answers, and each quotation has a speaker.
func (x *resolution) findNarrators(voices, told []voice, inner []text.Span) {
	type key struct {
		quote     int
		asks      bool
		speaker   *group
		label     string
		paragraph int
		number    int
		person    int
	}
	known := make(map[key]*group)
	interview := x.interview()
	for s := range x.d.Sentences {
		for i := x.d.Sentences[s].First; i < x.d.Sentences[s].Last; i++ {
			number, person := x.firstPerson(i, s)
			if person == 0 || x.meant[i] != nil || x.nameAt(i) != nil {
				continue
			}
			at := x.d.Tokens[i].Start
			k := key{number: number, person: person, quote: x.sameQuote(x.quoteAt(at))}
			p := x.paragraphAt(at)
			switch in := innerAt(inner, at); {
			case in > 0:
				k.quote = len(x.quotes) + in
			case k.quote > 0:
				v := voices[k.quote-1]
				if k.speaker = v.speaker; k.speaker == nil && v.head > 0 {
					k.speaker = x.chained[v.head]
				}
				if k.speaker != nil {
					k.quote = 0
				}
			case interview != nil:
				k.asks = interview[p]
				if told != nil {
					k.speaker, k.label = told[p].speaker, told[p].label
				}
				switch {
				case person == 2 && k.asks: // who is asked is who answers
					k.asks, k.person, k.number = false, 1, 1
				case person == 2:
					k.paragraph = p + 1
				}
			case told != nil:
				k.speaker, k.label = told[p].speaker, told[p].label
				if to := told[p].to; person == 2 && to != "" {
					k.speaker, k.label, k.person, k.number = nil, to, 1, 1
				}
			}
			if known[k] == nil {
				known[k] = narrator(k.speaker, number, person)
			}
			x.aside = append(x.aside, x.standIn(i, i+1, s, known[k], fact.Pronoun, bySpeaker))
		}
	}
}

// narrator is what a pronoun means that a speaker without a name uses: "I" is the baker of "a baker said", "we" the firm of
// "the firm said"; else somebody new.
func narrator(speaker *group, number, person int) *group {
	if speaker != nil && len(speaker.forms) == 0 && person == 1 {
		switch {
		case number == 1 && (speaker.typ == "" || speaker.typ == fact.Person):
			speaker.typ = fact.Person
			return speaker
		case number == 2 && speaker.typ == fact.Organisation:
			return speaker
		}
	}
	return &group{typ: fact.Person}
}

// interview says which paragraphs ask, when some two are answered; nil in other texts.
func (x *resolution) interview() []bool {
	asks := x.questions()
	if answered(asks) < 2 {
		return nil
	}
	return append(asks, false)
}

// sameQuote is the first of the quotations in a row that one paragraph holds or leaves open for the next; 0 for none.
func (x *resolution) sameQuote(q int) int {
	for q > 1 {
		a, b := x.paragraphAt(x.quotes[q-2].Start), x.paragraphAt(x.quotes[q-1].Start)
		if a != b && !(x.leftOpen(q-2) && b == a+1) {
			break
		}
		q--
	}
	return q
}
