package eval

import (
	"bytes"
	"strings"
	"testing"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/text"
)

func readTags(t testing.TB, s string) []TagDocument {
	t.Helper()
	var out []TagDocument
	for d, err := range ReadCoNLL(strings.NewReader(s), "sample") {
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, d)
	}
	return out
}

func TestCoNLLRoundTrip(t *testing.T) {
	in := readFile(t, "testdata/sample.conll")
	for _, s := range []string{in, strings.ReplaceAll(in, "\n", "\r\n"), strings.TrimRight(in, "\n")} {
		var b bytes.Buffer
		docs := readTags(t, s)
		if len(docs) != 2 {
			t.Fatalf("%d documents, want 2", len(docs))
		}
		for _, d := range docs {
			doc, index := d.Document()
			tags := make([]string, len(doc.Tokens))
			for i, k := range index {
				if k >= 0 {
					tags[k] = d[i].Last
				}
			}
			if err := WriteCoNLL(&b, d, tags); err != nil {
				t.Fatal(err)
			}
		}
		if b.String() != in {
			t.Errorf("what was written differs from what was read:\n%q\n%q", b.String(), in)
		}
	}
}

func TestCoNLLDocument(t *testing.T) {
	d, index := readTags(t, readFile(t, "testdata/sample.conll"))[0].Document()
	if want := "Ms. Odile Kerr left Norway .\nBrack cheered\n"; d.Text != want {
		t.Errorf("text %q, want %q", d.Text, want)
	}
	if len(d.Sentences) != 2 || d.Sentences[1].First != 6 || d.Sentences[1].Last != 8 || len(index) != 13 {
		t.Errorf("sentences %v, %d lines", d.Sentences, len(index))
	}
}

func TestCoNLLColumns(t *testing.T) {
	for _, c := range []struct {
		in, token, last string
		marker          bool
	}{
		{"Oslo\tB-LOC", "Oslo", "B-LOC", false},
		{"Oslo NNP I-NP B-LOC", "Oslo", "B-LOC", false},
		{"Oslo\tNNP\tB-LOC", "Oslo", "B-LOC", false},
		{"New York\tB-LOC", "New York", "B-LOC", false},
		{"Oslo", "Oslo", "", false},
		{"\tO", "", "O", false},
		{"", "", "", true},
		{"-DOCSTART- -X- O O", "", "", true},
	} {
		if l := parseLine(c.in); l.Token != c.token || l.Last != c.last || l.Marker != c.marker {
			t.Errorf("%q: %+v", c.in, l)
		}
	}
}

func TestSpans(t *testing.T) {
	for _, c := range []struct{ tags, want string }{
		{"O B-PER I-PER O", "1-3 PER"},
		{"I-PER I-PER B-PER", "0-2 PER, 2-3 PER"},
		{"I-PER I-ORG", "0-1 PER, 1-2 ORG"},
		{"B-PER I-ORG I-ORG", "0-1 PER, 1-3 ORG"},
		{"B-PER O I-PER", "0-1 PER, 2-3 PER"},
		{"S-PER B-ORG I-ORG E-ORG I-ORG", "0-1 PER, 1-4 ORG, 4-5 ORG"},
		{"U-PER L-PER", "0-1 PER, 1-2 PER"},
		{"O _ O", ""},
		{"B-location.us_region I-location.us_region", "0-2 location.us_region"},
	} {
		var got []string
		for _, s := range Spans(strings.Fields(c.tags)) {
			got = append(got, strings.Join([]string{itoa(s.First) + "-" + itoa(s.Last), s.Label}, " "))
		}
		if g := strings.Join(got, ", "); g != c.want {
			t.Errorf("%s: %s, want %s", c.tags, g, c.want)
		}
	}
}

func itoa(n int) string { return string(rune('0' + n)) }

func TestBIO(t *testing.T) {
	d, _ := TagDocument{{Token: "Ms."}, {Token: "Odile"}, {Token: "Kerr"}, {Token: "left"}, {Token: "Oslo"}}.Document()
	ms := []fact.Mention{
		{Span: text.Span{Start: 4, End: 14}, Type: fact.Person},
		{Span: text.Span{Start: 10, End: 19}, Type: fact.Organisation},
		{Span: text.Span{Start: 20, End: 24}, Type: fact.Place},
	}
	if got, want := strings.Join(BIO(d, ms), " "), "O B-person I-person O B-place"; got != want {
		t.Errorf("tags %s, want %s", got, want)
	}
}

func FuzzCoNLL(f *testing.F) {
	f.Add(readFile(f, "testdata/sample.conll"))
	f.Add("a\tB-\n \t\n\u200b I-X\r\n-DOCSTART-")
	f.Fuzz(func(t *testing.T, s string) {
		for d, err := range ReadCoNLL(strings.NewReader(s), "fuzz") {
			if err != nil {
				return
			}
			doc, index := d.Document()
			tags := make([]string, len(doc.Tokens))
			for i, k := range index {
				if k >= 0 {
					if doc.Slice(doc.Tokens[k]) != d[i].Token {
						t.Fatalf("token %d is %q, line %d has %q", k, doc.Slice(doc.Tokens[k]), i, d[i].Token)
					}
					tags[k] = d[i].Last
				}
			}
			Spans(tags)
		}
	})
}
