package resolve_test

import (
	"math/rand"
	"strings"
	"testing"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/gazetteer"
	"github.com/actant-project/actant/resolve"
	"github.com/actant-project/actant/segment"
	"github.com/actant-project/actant/text"
)

// TestHostile holds what is promised over texts of words and marks in any order, with mentions anywhere.
func TestHostile(t *testing.T) {
	r, rng := resolve.New(gazetteer.Default()), rand.New(rand.NewSource(8))
	pieces := strings.Fields("I we you Washington imposed Jordan said “ ” \" ' ‘ ’ : ? . , ; Q: A: REPORTER: Remarks by the other nurse of " +
		"Georgia , Atlanta it they her \u202e \xff \xfe émigré 'I will.' (a) – North Korea South the North their brewery himself someone those")
	kinds := []fact.Kind{fact.Name, fact.Demonym, fact.Metonym, ""}
	for range 150 {
		var b strings.Builder
		for range rng.Intn(60) {
			b.WriteString(pieces[rng.Intn(len(pieces))])
			b.WriteString([]string{" ", " ", " ", " ", " ", " ", "\n\n", ""}[rng.Intn(8)])
		}
		d := segment.Segment(&text.Document{Text: b.String()})
		var ms []fact.Mention
		for range rng.Intn(8) {
			at := rng.Intn(len(d.Text) + 1)
			ms = append(ms, fact.Mention{Span: text.Span{Start: at, End: at + rng.Intn(20)}, Type: fact.Types[rng.Intn(7)], Kind: kinds[rng.Intn(4)]})
		}
		found, es, unnamed := r.Resolve(d, parseOf(d), ms)
		check(t, d, found, es)
		checkUnnamed(t, d, unnamed)
		if t.Failed() {
			t.Fatalf("%q with %v", d.Text, ms)
		}
	}
}
