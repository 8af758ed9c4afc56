package eval_test

import (
	"context"
	"strings"
	"testing"

	"github.com/actant-project/actant/eval"
	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/syntax"
	"github.com/actant-project/actant/text"
)

// flatTrees hangs every word on the first of its sentence.
type flatTrees struct{}

func (flatTrees) Analyze(_ context.Context, d *text.Document, _ func(int) bool) ([]syntax.Word, error) {
	words := make([]syntax.Word, len(d.Tokens))
	for _, s := range d.Sentences {
		for i := s.First; i < s.Last; i++ {
			words[i] = syntax.Word{UPOS: "PROPN", Head: s.First, Deprel: "dep"}
		}
		if s.First < s.Last {
			words[s.First].Head = -1
		}
	}
	return words, nil
}

// said returns facts with mentions at the words given, all of one entity.
func said(words ...string) eval.Extract {
	return func(_ context.Context, d *text.Document) (*fact.Facts, error) {
		f := &fact.Facts{Entities: []fact.Entity{{}}}
		for _, w := range words {
			if at := strings.Index(d.Text, w); at >= 0 {
				f.Mentions = append(f.Mentions, fact.Mention{Span: text.Span{Start: at, End: at + len(w)}, Kind: fact.Name, Entity: fact.RefTo(0)})
			}
		}
		return f, nil
	}
}

const twoNames = `{"id":"a","split":"dev","text":"Ann left. Bo and Ann é slept.","mentions":[{"cluster":"1","b":0,"e":3,"type":"person"},{"cluster":"1","b":17,"e":20,"type":"person"},{"cluster":"2","b":10,"e":12,"type":"person"}],"ontogum":[{"cluster":"1","b":0,"e":3},{"cluster":"1","b":17,"e":20}]}`

func TestCorefCountsWhatIsMergedWrongly(t *testing.T) {
	s, err := eval.Coref(context.Background(), strings.NewReader(twoNames), "gold", "", said("Ann", "Bo"), flatTrees{}, eval.Lists{})
	if err != nil {
		t.Fatal(err)
	}
	if s.Documents != 1 || s.Named.Gold != 2 || s.Named.Got != 2 || s.Named.MUC.Precision.Value() != 0 {
		t.Errorf("%+v", s)
	}
	if p := s.Names.Precision.Value(); p != 0.5 {
		t.Errorf("two names of two people in one entity have the B-cubed precision %g, want 0.5", p)
	}
	if s.NamesMerged != (eval.Count{Gold: 0, Predicted: 1, Correct: 0}) {
		t.Errorf("pairs of names: %+v", s.NamesMerged)
	}
}

func TestCorefNamesTheBrokenLine(t *testing.T) {
	for _, bad := range []string{"{", `{"text":"Ann","mentions":[{"b":2,"e":9}]}`, `{"text":"Ann","ontogum":[{"b":-1,"e":2}]}`} {
		if _, err := eval.Coref(context.Background(), strings.NewReader("\n"+bad), "gold", "", said(), flatTrees{}, eval.Lists{}); err == nil || !strings.Contains(err.Error(), "line 2") {
			t.Errorf("%s: %v", bad, err)
		}
	}
}

const oneRow = "x-1\tAnn met Bo. She é left.\tShe\t12\tAnn\t0\tTRUE\tBo\t8\tFALSE\turl\n"

func TestGAP(t *testing.T) {
	rows, err := eval.ReadGAP(strings.NewReader("ID\tText\tPronoun\tPronoun-offset\tA\tA-offset\tA-coref\tB\tB-offset\tB-coref\tURL\n"+oneRow), "gap")
	if err != nil || len(rows) != 1 || !rows[0].Female || rows[0].Pronoun.Of(rows[0].Text) != "She" || rows[0].Names[1].Of(rows[0].Text) != "Bo" {
		t.Fatal(rows, err)
	}
	if _, err := eval.ReadGAP(strings.NewReader(strings.Replace(oneRow, "\t12\t", "\t99\t", 1)), "gap"); err == nil || !strings.Contains(err.Error(), "row 1") {
		t.Errorf("an offset behind the text: %v", err)
	}
}

func FuzzCoref(f *testing.F) {
	f.Add(twoNames)
	f.Add(`{"text":"\ud800","ontogum":[{"b":0,"e":1}]}`)
	f.Add(oneRow)
	f.Fuzz(func(t *testing.T, s string) {
		_, _ = eval.Coref(context.Background(), strings.NewReader(s), "gold", "", said("Ann", "Bo"), flatTrees{}, eval.Lists{})
		rows, err := eval.ReadGAP(strings.NewReader(s), "gap")
		if err != nil {
			return
		}
		for _, r := range rows {
			if r.Pronoun.End > len(r.Text) || r.Names[0].End > len(r.Text) || r.Names[1].End > len(r.Text) {
				t.Fatalf("%+v lies behind its text", r)
			}
		}
	})
}
