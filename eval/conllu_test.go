package eval

import (
	"bytes"
	"os"
	"slices"
	"strings"
	"testing"
)

func readTrees(t testing.TB, s string) []TreeDocument {
	t.Helper()
	var out []TreeDocument
	for d, err := range ReadCoNLLU(strings.NewReader(s), "sample") {
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, d)
	}
	return out
}

func readFile(t testing.TB, name string) string {
	t.Helper()
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestCoNLLURoundTrip(t *testing.T) {
	in := readFile(t, "testdata/sample.conllu")
	for _, s := range []string{in, strings.ReplaceAll(in, "\n", "\r\n"), "\uFEFF" + in, strings.TrimRight(in, "\n")} {
		var b bytes.Buffer
		docs := readTrees(t, s)
		for _, d := range docs {
			if err := WriteCoNLLU(&b, d); err != nil {
				t.Fatal(err)
			}
		}
		if b.String() != in {
			t.Errorf("what was written differs from what was read:\n%s", b.String())
		}
		if len(docs) != 2 || docs[0].Name() != "weblog-sample-one" || docs[1].Name() != "GUM_news_two" {
			t.Errorf("documents %d", len(docs))
		}
	}
}

func TestTreeText(t *testing.T) {
	docs := readTrees(t, readFile(t, "testdata/sample.conllu"))
	d, rows := docs[0].Document()
	if want := "Ms. Odile can't wait. \"Go!\" she said.\n\nAu revoir du port"; d.Text != want {
		t.Errorf("text %q, want %q", d.Text, want)
	}
	var words []string
	for _, tok := range d.Tokens {
		words = append(words, d.Slice(tok))
	}
	if got, want := strings.Join(words, "|"), `Ms.|Odile|ca|n't|wait|.|"|Go|!|"|she|said|.|Au|revoir|du|port`; got != want {
		t.Errorf("tokens %s, want %s", got, want)
	}
	want := [][]int{{0, 1, -1, 2, 3, 4, 5}, {6, 7, 8, 9, 10, 11, -1, 12}, {13, 14, 15, 15, -1, 16}}
	if !slices.EqualFunc(rows, want, slices.Equal) {
		t.Errorf("rows %v, want %v", rows, want)
	}
	if len(d.Paragraphs) != 2 || len(d.Sentences) != 3 || d.Slice(d.Paragraphs[1]) != "Au revoir du port" || d.Slice(d.Sentences[1].Span) != `"Go!" she said.` {
		t.Errorf("paragraphs %v, sentences %v", d.Paragraphs, d.Sentences)
	}
}

func TestCoNLLUErrors(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"1\tonly\tthree\n", "bad: line 1: 3 columns"},
		{"# text = x\n\n1 2 3\n", "bad: line 3: 1 columns"},
		{strings.Repeat("x", maxLine+1), "bad: line 1: "},
	} {
		var last error
		for _, err := range ReadCoNLLU(strings.NewReader(c.in), "bad") {
			last = err
		}
		if last == nil || !strings.Contains(last.Error(), c.want) {
			t.Errorf("error %v, want one with %q", last, c.want)
		}
	}
}

func FuzzCoNLLU(f *testing.F) {
	f.Add(readFile(f, "testdata/sample.conllu"))
	f.Add("3-1\tab\t_\t_\t_\t_\t_\t_\t_\t_\n1\t\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n# x\n\n#newdoc\n")
	f.Fuzz(func(t *testing.T, s string) {
		for d, err := range ReadCoNLLU(strings.NewReader(s), "fuzz") {
			if err != nil {
				return
			}
			doc, rows := d.Document()
			if len(rows) != len(d) {
				t.Fatalf("%d lists of rows for %d sentences", len(rows), len(d))
			}
			for i := range rows {
				for _, k := range rows[i] {
					if k < -1 || k >= len(doc.Tokens) || k >= 0 && doc.Tokens[k].Len() == 0 {
						t.Fatalf("row points at token %d of %d", k, len(doc.Tokens))
					}
				}
			}
		}
	})
}
