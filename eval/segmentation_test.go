package eval

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "rewrite the expectations under testdata")

// treebanks is where the treebanks lie beside a checkout; they are no part of it.
const treebanks = "../../shared/data/ud"

func golden(t *testing.T, file, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if want := readFile(t, file); got != want {
		t.Errorf("%s differs; go test -update rewrites it\n got:\n%s\nwant:\n%s", file, got, want)
	}
}

// TestSegmentationQuality keeps the measured quality of tokens and sentences on raw text in a file.
func TestSegmentationQuality(t *testing.T) {
	var b bytes.Buffer
	for _, name := range []string{"en_ewt-ud-dev", "en_gum-open-ud-dev"} {
		f, err := os.Open(filepath.Join(treebanks, name+".conllu"))
		if err != nil {
			t.Skipf("no treebank to measure on: %v", err)
		}
		defer f.Close()
		scores, err := SegmentTrees(f, name)
		if err != nil {
			t.Fatal(err)
		}
		all := scores["all"]
		if f1 := all.Tokens.F1(); f1 < 0.99 {
			t.Errorf("%s: tokens F1 %.4f, want 0.99", name, f1)
		}
		if news, ok := scores["news"]; ok && news.Sentences.F1() < 0.85 {
			t.Errorf("%s: sentences F1 on news %.4f, want 0.85", name, news.Sentences.F1())
		}
		if err := WriteSegmentation(&b, strings.Split(name, "-")[0], scores); err != nil {
			t.Fatal(err)
		}
	}
	golden(t, "testdata/quality/segment.txt", b.String())
}

// TestSegmentationSample measures on the sample.
func TestSegmentationSample(t *testing.T) {
	scores, err := SegmentTrees(strings.NewReader(readFile(t, "testdata/sample.conllu")), "sample")
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := WriteSegmentation(&b, "sample", scores); err != nil {
		t.Fatal(err)
	}
	golden(t, "testdata/segmentation.txt", b.String())
}

func TestCompareSpansCounts(t *testing.T) {
	docs := readTrees(t, readFile(t, "testdata/sample.conllu"))
	gold, _ := docs[0].Document()
	got := *gold
	got.Tokens = got.Tokens[1:]
	sc := CompareSegmentation(gold, &got)
	if want := (Count{Gold: 17, Predicted: 16, Correct: 16}); sc.Tokens != want {
		t.Errorf("tokens %+v, want %+v", sc.Tokens, want)
	}
}
