package main

import (
	"bufio"
	"bytes"
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/actant-project/actant/encode"
	"github.com/actant-project/actant/encode/encodetest"
	"github.com/actant-project/actant/eval"
	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/gazetteer"
	"github.com/actant-project/actant/ner/all"
	"github.com/actant-project/actant/syntax"
)

var update = flag.Bool("update", false, "rewrite the golden files of quality")

// heldOut are the marked sets that the model was not taught. Of a sliced one only every fifth document is.
var heldOut = []struct {
	path   string
	sliced bool
}{
	{"ner/masc-news/all.conll", true}, {"ner/crossner-politics/dev.conll", false}, {"ner/wikigold/test.conll", true},
	{"ner/uner-ewt/dev.conll", false}, {"ner/gum-names-open/dev.conll", false}, {"ner/men/dev.conll", false},
}

var treebanks = []string{"ud/en_ewt-ud-dev.conllu", "ud/en_gum-open-ud-dev.conllu"}

const (
	qualityData = "../../../shared/data"
	qualityDir  = "../../testdata/quality"
)

// TestQuality holds the models to testdata/quality/model.txt and large.txt: a change in quality is a change in those files, to
// be read in the diff (-update rewrites them).
func TestQuality(t *testing.T) {
	if _, err := os.Stat(qualityData); err != nil {
		t.Skipf("%s is not there: it is no part of the project (see train)", qualityData)
	}
	if testing.Short() {
		t.Skip("takes a few seconds, of the large model a minute")
	}
	t.Run("small", func(t *testing.T) {
		m, err := encode.Shipped()
		if err != nil {
			t.Fatal(err)
		}
		holdQuality(t, m, "model.txt")
	})
	t.Run("large", func(t *testing.T) {
		m, _ := encodetest.Large(t, os.DirFS("../.."))
		holdQuality(t, m, "large.txt")
	})
}

func holdQuality(t *testing.T, m *encode.Model, name string) {
	var got bytes.Buffer
	namesQuality(t, m, &got)
	treesQuality(t, m, &got)
	golden := filepath.Join(qualityDir, name)
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
		t.Errorf("quality changed (go test ./cmd/actant -run Quality -update, and read the diff). Now:\n%s\nwas:\n%s", &got, want)
	}
}

var group = slices.Index(fact.Types, fact.Group)

func namesQuality(t *testing.T, m *encode.Model, out io.Writer) {
	g := gazetteer.Default()
	rec, err := all.With(m, "", g)
	if err != nil {
		t.Fatal(err)
	}
	fmt.Fprintln(out, "Names: F1 of exact spans, countries and places as one, documents that the model was not taught")
	sum, groups := 0.0, ""
	for _, set := range heldOut {
		score, err := eval.NER(context.Background(), openSet(t, set.path, set.sliced), set.path, rec, goldLists(g))
		if err != nil {
			t.Fatal(err)
		}
		c := score.CoarseMicro()
		sum += c.F1()
		if score.Marked[group] && score.Types[group].Gold > 0 {
			groups += fmt.Sprintf("%-32s %6.2f\n", set.path, 100*score.Types[group].F1())
		}
		fmt.Fprintf(out, "%-32s %6.2f  people %6.2f  organisations %6.2f  places %6.2f\n", set.path, 100*c.F1(), 100*score.Coarse[0].F1(), 100*score.Coarse[1].F1(), 100*score.Coarse[2].F1())
	}
	fmt.Fprintf(out, "%-32s %6.2f\n", "mean", 100*sum/float64(len(heldOut)))
	fmt.Fprint(out, "Groups: nationalities, believers, parties' people, where a set marks them\n", groups)
}

func treesQuality(t *testing.T, m *encode.Model, out io.Writer) {
	p, err := syntax.New(m, gazetteer.Default())
	if err != nil {
		t.Fatal(err)
	}
	fmt.Fprintln(out, "Words and trees: F1")
	for _, path := range treebanks {
		for _, raw := range []bool{false, true} {
			s, err := eval.Syntax(context.Background(), openSet(t, path, false), path, p, raw)
			if err != nil {
				t.Fatal(err)
			}
			name := path
			if raw {
				name += ", raw"
			}
			fmt.Fprintf(out, "%-34s UPOS %6.2f  lemma %6.2f  UAS %6.2f  LAS %6.2f\n", name, 100*s.UPOS.F1(), 100*s.Lemma.F1(), 100*s.UAS.F1(), 100*s.LAS.F1())
		}
	}
}

// openSet reads a marked set, of a sliced one every fifth document.
func openSet(t *testing.T, path string, sliced bool) io.Reader {
	data, err := os.ReadFile(filepath.Join(qualityData, path))
	if err != nil {
		t.Fatal(err)
	}
	if !sliced {
		return bytes.NewReader(data)
	}
	var out bytes.Buffer
	document := 0
	for s := bufio.NewScanner(bytes.NewReader(data)); s.Scan(); {
		if strings.HasPrefix(s.Text(), "-DOCSTART-") {
			document++
		}
		if document%5 == 0 {
			fmt.Fprintln(&out, s.Text())
		}
	}
	return &out
}
