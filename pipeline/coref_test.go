package pipeline_test

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"strings"
	"testing"

	"github.com/actant-project/actant/eval"
	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/gazetteer"
)

const corefData = "../../shared/data/coref"

// TestCoref holds who is who to testdata/quality/coref.txt: a change in quality is a change in that file, to be read in the
// diff (-update rewrites it). The weights of pronouns have seen the part "train" and GAP.
func TestCoref(t *testing.T) {
	if _, err := os.Stat(corefData); err != nil {
		t.Skipf("%s is not there: it is no part of the project", corefData)
	}
	if testing.Short() {
		t.Skip("takes a few seconds")
	}
	var got bytes.Buffer
	for _, split := range []string{"dev", "test", "train"} {
		var sum eval.CorefScore
		for _, genre := range []string{"news", "interview", "speech"} {
			s := corefOf(t, genre, split)
			writeCoref(&got, split+" "+genre, s)
			sum.Add(s)
		}
		writeCoref(&got, split, sum)
	}
	gapQuality(t, &got)
	const golden = "../testdata/quality/coref.txt"
	if *update {
		if err := os.WriteFile(golden, got.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got.Bytes(), want) {
		t.Errorf("quality changed (go test ./pipeline -run Coref -update, and read the diff). Now:\n%s\nwas:\n%s", &got, want)
	}
}

func corefOf(t *testing.T, genre, split string) eval.CorefScore {
	t.Helper()
	f, err := os.Open(corefData + "/gum/" + genre + ".jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	p := newPipeline(t)
	s, err := eval.Coref(context.Background(), f, genre, split, p.Extract, p.Parser, corefLists())
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// corefLists tells titles and demonyms from names.
func corefLists() eval.Lists {
	g := gazetteer.Default()
	return eval.Lists{
		Demonym: func(word string) bool {
			for _, m := range g.Lookup(word) {
				if m.Kind == fact.Demonym || m.Entry.Type == fact.Group {
					return true
				}
			}
			return false
		},
		Title: func(words []string) int {
			for n := len(words) - 1; n > 0; n-- {
				if class, _ := g.Title(strings.ToLower(strings.Join(words[:n], " "))); class != gazetteer.NoTitle {
					return n
				}
			}
			return 0
		},
	}
}

func writeCoref(w io.Writer, name string, s eval.CorefScore) {
	fmt.Fprintf(w, "%-16s CoNLL named %5.1f typed %5.1f chains %5.1f  MUC %5.1f  B-cubed %5.1f  CEAF-e %5.1f  names B-cubed precision %5.1f recall %5.1f  pronouns precision %5.1f recall %5.1f\n",
		name, 100*s.Named.CoNLL(), 100*s.Typed.CoNLL(), 100*s.Chains.CoNLL(), 100*s.Named.MUC.F1(), 100*s.Named.BCubed.F1(), 100*s.Named.CEAF.F1(),
		100*s.Names.Precision.Value(), 100*s.Names.Recall.Value(), 100*s.Pronouns.Precision(), 100*s.Pronouns.Recall())
}

// gapQuality scores every eighth pronoun of GAP.
func gapQuality(t *testing.T, w io.Writer) {
	t.Helper()
	f, err := os.Open(corefData + "/gap/gap-development.tsv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := eval.ReadGAP(f, "gap")
	if err != nil {
		t.Fatal(err)
	}
	var some []eval.GAPRow
	for i := 0; i < len(rows); i += 8 {
		some = append(some, rows[i])
	}
	s, err := eval.GAP(context.Background(), some, newPipeline(t).Extract)
	if err != nil {
		t.Fatal(err)
	}
	fmt.Fprintf(w, "%-16s %d pronouns: precision %5.1f recall %5.1f\n", "GAP, raw text", s.Rows, 100*s.Links.Precision(), 100*s.Links.Recall())
}
