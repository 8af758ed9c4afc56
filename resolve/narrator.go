package resolve

import "github.com/actant-project/actant/fact"

// findNarrators chains the pronouns of the first and the second person that mean nobody with a name: one narrator tells the
// text outside quotations, in an interview one asks and one answers, and each quotation has a speaker.
func (x *resolution) findNarrators(voices, told []voice) {
	type key struct {
		quote     int
		asks      bool
		speaker   *group
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
			switch {
			case k.quote > 0:
				k.speaker = voices[k.quote-1].speaker
				if k.speaker != nil {
					k.quote = 0
				}
			case interview != nil:
				k.asks = interview[p]
				if told != nil {
					k.speaker = told[p].speaker
				}
				switch {
				case person == 2 && k.asks: // who is asked is who answers
					k.asks, k.person, k.number = false, 1, 1
				case person == 2:
					k.paragraph = p + 1
				}
			case told != nil:
				k.speaker = told[p].speaker
			}
			if known[k] == nil {
				known[k] = &group{typ: fact.Person}
			}
			x.aside = append(x.aside, x.standIn(i, i+1, s, known[k], fact.Pronoun, bySpeaker))
		}
	}
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
