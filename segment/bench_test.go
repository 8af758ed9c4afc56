package segment_test

import (
	"strings"
	"testing"

	"github.com/actant-project/actant/segment"
	"github.com/actant-project/actant/text"
)

// news is own text with the marks that news has.
const news = `KARSTAD, March 3 — The finance minister, Ingrid M. Solheim, said on Tuesday that the government would not raise taxes before the vote on Sept. 14.

“We can’t ask families to pay twice,” Ms. Solheim told reporters at 9.30am outside the 19th-century parliament. “It’s that simple.” She did not say how the $4.5bn gap would be closed; the opposition’s leader, Dr. Paul Okoro, called the plan “a well-known trick” and said he’d ask the U.N.-backed lender for its own figures.

Shares in Nordbank Inc. fell 3.2% in early trading. Analysts at Lund & Frey, who had expected a cut of 10–15 per cent, weren’t surprised: “Nobody believed it,” one wrote. More at https://www.example.org/markets/2024?id=7.

`

func BenchmarkSegment(b *testing.B) {
	d := &text.Document{Text: strings.Repeat(news, 200)}
	b.SetBytes(int64(len(d.Text)))
	b.ReportAllocs()
	for b.Loop() {
		segment.Segment(d)
	}
}

func BenchmarkSegmentOneArticle(b *testing.B) {
	d := &text.Document{Text: strings.Repeat(news, 4)}
	b.SetBytes(int64(len(d.Text)))
	b.ReportAllocs()
	for b.Loop() {
		segment.Segment(d)
	}
}

// BenchmarkSegmentHostile is one line without a space, of what the scanner looks ahead over.
func BenchmarkSegmentHostile(b *testing.B) {
	for _, unit := range []string{"a.", "a@", "(((", "a-", "....", "'s", "\".", "1,", "http://a", "[1,", "\xff", "’", ":-)", "&#1", "A. ", "\". ", "[a ", ". . a ", "Mr. ) "} {
		d := &text.Document{Text: strings.Repeat(unit, 1<<20/len(unit)) + "a"}
		b.Run(strings.TrimSpace(unit), func(b *testing.B) {
			b.SetBytes(int64(len(d.Text)))
			for b.Loop() {
				segment.Segment(d)
			}
		})
	}
}
