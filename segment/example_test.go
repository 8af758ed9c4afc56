package segment_test

import (
	"fmt"

	"github.com/actant-project/actant/segment"
	"github.com/actant-project/actant/text"
)

func ExampleSegment() {
	d := segment.Segment(&text.Document{Text: "“We can’t wait,” Mr. Okoro said at 4.16am. The U.S. didn’t answer."})
	for _, s := range d.Sentences {
		for _, tok := range d.Tokens[s.First:s.Last] {
			fmt.Print(d.Slice(tok), "|")
		}
		fmt.Println()
	}
	// Output:
	// “|We|ca|n’t|wait|,|”|Mr.|Okoro|said|at|4.16|am|.|
	// The|U.S.|did|n’t|answer|.|
}
