package ingest_test

import (
	"context"
	"fmt"
	"strings"
	"testing/fstest"

	"github.com/actant-project/actant/ingest"
)

func Example() {
	files := fstest.MapFS{"news/bridge.txt": {Data: []byte(`Orrin sells its bridge
By Ada Poe
13 February 2025
ORRIN (AP) — The town of Orrin has sold its only bridge to the mayor's brother, the council said on Monday.
Advertisement
"We still have the river," said the mayor, Hugo Brandt.
`)}}
	for in, err := range ingest.Walk(files, strings.NewReader(""), "news") {
		if err != nil {
			fmt.Println(err)
			continue
		}
		for doc, err := range ingest.Read(context.Background(), in, ingest.Settings{}) {
			if err != nil {
				fmt.Println(err)
				continue
			}
			fmt.Println(doc.Source, doc.Title, doc.Date, doc.Authors, doc.Place, doc.Outlet)
			for _, r := range doc.Removed {
				fmt.Printf("%s: %q\n", r.Why, doc.Slice(r.Span))
			}
		}
	}
	// Output:
	// news/bridge.txt Orrin sells its bridge 2025-02-13 [Ada Poe] Orrin AP
	// byline: "By Ada Poe"
	// dateline: "13 February 2025"
	// dateline: "ORRIN (AP) — "
	// advertisement: "Advertisement"
}
