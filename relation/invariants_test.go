package relation

import (
	"os"
	"slices"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/segment"
	"github.com/actant-project/actant/syntax"
	"github.com/actant-project/actant/text"
)

// checkResult holds a result to what the machine contract promises.
func checkResult(t *testing.T, d *text.Document, es []fact.Entity, res Result) {
	t.Helper()
	in := func(sp text.Span) bool { return 0 <= sp.Start && sp.Start <= sp.End && sp.End <= len(d.Text) }
	ent := func(i int) bool { return 0 <= i && i < len(es) }
	for i, s := range res.Statements {
		if len(s.Content) == 0 || !in(s.SpeakerSpan) || !in(s.Cue) || s.Speaker.Index() >= len(es) || s.Addressee.Index() >= len(es) {
			t.Fatalf("statement %d: %+v", i, s)
		}
		for k, c := range s.Content {
			if !in(c) || c.Len() == 0 || k > 0 && c.Start < s.Content[k-1].End {
				t.Fatalf("statement %d: content %v", i, s.Content)
			}
		}
		if i > 0 && res.Statements[i-1].Content[0].Compare(s.Content[0]) > 0 {
			t.Fatalf("statement %d is out of order", i)
		}
		if !slices.IsSorted(s.About) || slices.ContainsFunc(s.About, func(e int) bool { return !ent(e) }) {
			t.Fatalf("statement %d: about %v", i, s.About)
		}
	}
	for i := range res.Relations {
		checkRelation(t, d, &res.Relations[i], len(es), res.Statements)
		if i > 0 && res.Relations[i-1].Sentence.Compare(res.Relations[i].Sentence) > 0 {
			t.Fatalf("relation %d is out of order", i)
		}
	}
	for i, c := range res.Cooccurrences {
		if !ent(c.Source) || !ent(c.Target) || c.Source >= c.Target || c.Sentences < 1 {
			t.Fatalf("co-occurrence %d: %+v", i, c)
		}
	}
}

func checkRelation(t *testing.T, d *text.Document, r *fact.Relation, n int, st []fact.Statement) {
	t.Helper()
	isSentence := slices.ContainsFunc(d.Sentences, func(s text.Sentence) bool { return s.Span == r.Sentence })
	switch {
	case r.Source < 0 || r.Source >= n || r.Target < 0 || r.Target >= n || r.Source == r.Target,
		!isSentence, !r.Sentence.Contains(r.Trigger), r.Trigger.Len() == 0,
		r.SourceSpan.Len() == 0, r.TargetSpan.Len() == 0, r.SourceSpan.End > len(d.Text), r.TargetSpan.End > len(d.Text),
		r.Score <= 0 || r.Score > 1, r.Rule == "", r.Lemma == "", !slices.Contains(fact.RelationTypes, r.Type),
		r.Status != fact.StatusOf(r.Polarity, r.Modality, !r.Statement.IsZero()):
		t.Fatalf("relation %+v", *r)
	}
	if k := r.Statement.Index(); k >= len(st) || k >= 0 && st[k].Speaker != r.AttributedTo {
		t.Fatalf("relation %+v points at no statement", *r)
	}
}

// FuzzExtract gives the extractor texts whose capitalised words are taken for entities.
func FuzzExtract(f *testing.F) {
	for _, name := range []string{"testdata/relations.txtar", "testdata/statements.txtar"} {
		if b, err := os.ReadFile(name); err == nil {
			f.Add(string(b[:min(len(b), 4000)]))
		}
	}
	f.Add("“A,” said B. ‘C’ \"D")
	f.Add("Q: Why?\nA: Because.\nQ: Who, and \"")
	f.Add("A and B, C, who D, and said that, said E: “")
	f.Fuzz(func(t *testing.T, s string) {
		d := segment.Segment(&text.Document{Text: s, Meta: text.Meta{Date: "2025-02-13"}})
		ms, es := capitals(d)
		x := New(nil)
		checkResult(t, d, es, x.Extract(d, nil, ms, es))
		if len(s) < 2000 {
			checkResult(t, d, es, x.Extract(d, parsed(t, d), ms, es))
		}
	})
}

// capitals takes every capitalised token for a mention, of a type by its length.
func capitals(d *text.Document) ([]fact.Mention, []fact.Entity) {
	types := []fact.Type{fact.Person, fact.Country, fact.Organisation, fact.Place, fact.Group}
	index := map[string]int{}
	var ms []fact.Mention
	var es []fact.Entity
	for _, tok := range d.Tokens {
		w := d.Slice(tok)
		if w[0] < 'A' || w[0] > 'Z' {
			continue
		}
		e, ok := index[w]
		if !ok {
			e = len(es)
			index[w] = e
			es = append(es, fact.Entity{ID: e, Name: w, Type: types[len(w)%len(types)]})
		}
		ms = append(ms, fact.Mention{Span: tok, Text: w, Type: es[e].Type, Kind: fact.Name, Entity: fact.RefTo(e), Score: 1})
	}
	return ms, es
}

// TestAnyParse gives the extractor parses that no parser would make: whatever the tree, what comes out keeps the contract.
func TestAnyParse(t *testing.T) {
	ar, err := txtar.ParseFile("testdata/speech.txtar")
	if err != nil {
		t.Fatal(err)
	}
	rels := []string{"nsubj", "ccomp", "parataxis", "obj", "obl", "case", "mark", "acl:relcl", "punct", "conj", "root", "advcl", "xcomp", "nmod:poss", "appos", "aux:pass", "",
		"compound", "flat", "amod", "det", "cc", "compound:prt", "iobj", "acl", "obl:unmarked", "nmod:unmarked", "nsubj:pass", "aux", "cop"}
	tags := []string{"VERB", "NOUN", "PROPN", "PUNCT", "ADP", "AUX", "ADJ", "PRON", "X", "", "PART", "SCONJ", "CCONJ", "NUM", "DET"}
	lemmas := []string{"say", "say", "ask", "demand", "give", "have"}
	seed := uint32(1)
	next := func(n int) int {
		seed = seed*1664525 + 1013904223
		return int(seed>>8) % n
	}
	for _, f := range ar.Files {
		d, ms, es := marked(string(f.Data))
		for range 20 {
			parse := make([]syntax.Word, len(d.Tokens))
			for i := range parse {
				parse[i] = syntax.Word{UPOS: tags[next(len(tags))], Lemma: lemmas[next(len(lemmas))], Head: next(len(parse)+4) - 2, Deprel: rels[next(len(rels))]}
			}
			checkResult(t, d, es, New(nil).Extract(d, parse, ms, es))
		}
	}
}
