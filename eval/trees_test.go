package eval

import (
	"slices"
	"strings"
	"testing"

	"github.com/actant-project/actant/segment"
	"github.com/actant-project/actant/syntax"
	"github.com/actant-project/actant/text"
)

func oneDocument(t *testing.T, s string) TreeDocument {
	t.Helper()
	for d, err := range ReadCoNLLU(strings.NewReader(s), "test") {
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	t.Fatal("no document")
	return nil
}

func TestAnnotateKeepsFormsAndIdentifiers(t *testing.T) {
	d := oneDocument(t, "# sent_id = 1\n1\tHe\tx\tX\tPRP\tCase=Nom\t0\tx\t0:root\t_\n2-3\tcan't\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n"+
		"2\tca\t_\t_\t_\t_\t_\t_\t_\t_\n3\tn't\t_\t_\t_\t_\t_\t_\t_\t_\n3.1\tgo\tgo\tVERB\t_\t_\t_\t_\t0:root\t_\n4\t.\t_\t_\t_\t_\t_\t_\t_\tNote=1\n")
	_, rows := d.Document()
	d.Annotate([]syntax.Word{
		{UPOS: "PRON", Lemma: "he", Head: 1, Deprel: "nsubj"}, {UPOS: "AUX", Lemma: "can", Head: -1, Deprel: "root"},
		{UPOS: "PART", Lemma: "not", Head: 1, Deprel: "advmod"}, {UPOS: "PUNCT", Lemma: "", Head: 1, Deprel: "punct"},
	}, rows)
	want := "# sent_id = 1\n1\tHe\the\tPRON\t_\t_\t2\tnsubj\t_\t_\n2-3\tcan't\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n" +
		"2\tca\tcan\tAUX\t_\t_\t0\troot\t_\t_\n3\tn't\tnot\tPART\t_\t_\t2\tadvmod\t_\t_\n3.1\tgo\tgo\tVERB\t_\t_\t_\t_\t0:root\t_\n4\t.\t_\tPUNCT\t_\t_\t2\tpunct\t_\tNote=1\n\n"
	if got := written(t, d); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// Words that do not spell their token share one analysis, and still hang together.
func TestAnnotateWordsThatDoNotSpellTheirToken(t *testing.T) {
	d := oneDocument(t, "1-2\tau\t_\t_\t_\t_\t_\t_\t_\t_\n1\tà\t_\t_\t_\t_\t_\t_\t_\t_\n2\tle\t_\t_\t_\t_\t_\t_\t_\t_\n3\tport\t_\t_\t_\t_\t_\t_\t_\t_\n")
	_, rows := d.Document()
	d.Annotate([]syntax.Word{{UPOS: "ADP", Lemma: "à", Head: 1, Deprel: "case"}, {UPOS: "NOUN", Lemma: "port", Head: -1, Deprel: "root"}}, rows)
	var heads []string
	for _, r := range d[0].Rows {
		heads = append(heads, r[ID]+" "+r[Head]+" "+r[Deprel])
	}
	if want := []string{"1-2 _ _", "1 3 case", "2 1 dep", "3 0 root"}; !slices.Equal(heads, want) {
		t.Errorf("%q, want %q", heads, want)
	}
}

func TestTreesOfText(t *testing.T) {
	d := segment.Segment(&text.Document{Meta: text.Meta{Source: "a.txt"}, Text: "He  left.\n\nShe  stayed"})
	words := []syntax.Word{
		{UPOS: "PRON", Lemma: "he", Head: 1, Deprel: "nsubj"}, {UPOS: "VERB", Lemma: "leave", Head: -1, Deprel: "root"}, {UPOS: "PUNCT", Lemma: ".", Head: 1, Deprel: "punct"},
		{UPOS: "PRON", Lemma: "she", Head: 4, Deprel: "nsubj"}, {UPOS: "VERB", Lemma: "stay", Head: -1, Deprel: "root"},
	}
	if len(d.Tokens) != len(words) || len(d.Sentences) != 2 {
		t.Fatal(d.Tokens, d.Sentences)
	}
	want := "# newdoc id = a.txt\n# newpar\n# sent_id = 1\n# text = He left.\n1\tHe\the\tPRON\t_\t_\t2\tnsubj\t_\t_\n2\tleft\tleave\tVERB\t_\t_\t0\troot\t_\tSpaceAfter=No\n3\t.\t.\tPUNCT\t_\t_\t2\tpunct\t_\t_\n\n" +
		"# newpar\n# sent_id = 2\n# text = She stayed\n1\tShe\tshe\tPRON\t_\t_\t2\tnsubj\t_\t_\n2\tstayed\tstay\tVERB\t_\t_\t0\troot\t_\t_\n\n"
	if got := written(t, Trees(d, words)); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func written(t *testing.T, d TreeDocument) string {
	t.Helper()
	var b strings.Builder
	if err := WriteCoNLLU(&b, d); err != nil {
		t.Fatal(err)
	}
	return b.String()
}
