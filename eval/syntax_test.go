package eval

import (
	"context"
	"strings"
	"testing"

	"github.com/actant-project/actant/syntax"
	"github.com/actant-project/actant/text"
)

const twoTrees = `# newdoc id = news-1
# sent_id = 1
1	The	the	DET	_	_	2	det	_	_
2	minister	minister	NOUN	_	_	3	nsubj	_	_
3	left	leave	VERB	_	_	0	root	_	SpaceAfter=No
4	.	.	PUNCT	_	_	3	punct	_	_

# sent_id = 2
1-2	didn't	_	_	_	_	_	_	_	_
1	did	do	AUX	_	_	3	aux	_	_
2	n't	not	PART	_	_	3	advmod	_	_
3	stay	stay	VERB	_	_	0	root	_	_
`

// canned answers with what it holds.
type canned []syntax.Word

func (c canned) Analyze(_ context.Context, d *text.Document, _ func(int) bool) ([]syntax.Word, error) {
	return c[:len(d.Tokens)], nil
}

func TestSyntaxCountsWhatIsRight(t *testing.T) {
	perfect := canned{
		{UPOS: "DET", Lemma: "the", Head: 1, Deprel: "det"}, {UPOS: "NOUN", Lemma: "minister", Head: 2, Deprel: "nsubj:outer"},
		{UPOS: "VERB", Lemma: "leave", Head: -1, Deprel: "root"}, {UPOS: "PUNCT", Lemma: ".", Head: 2, Deprel: "punct"},
		{UPOS: "AUX", Lemma: "do", Head: 6, Deprel: "aux"}, {UPOS: "PART", Lemma: "not", Head: 6, Deprel: "advmod"}, {UPOS: "VERB", Lemma: "stay", Head: -1, Deprel: "root"},
	}
	s, err := Syntax(t.Context(), strings.NewReader(twoTrees), "two", perfect, false)
	if err != nil {
		t.Fatal(err)
	}
	all := Count{7, 7, 7}
	if s.UPOS != all || s.Lemma != all || s.UAS != all || s.LAS != all || s.Documents != 1 || s.Sentences != 2 {
		t.Errorf("the gold against itself: %+v", s)
	}
	worse := append(canned{}, perfect...)
	worse[0].Head = 2       // neither UAS nor LAS
	worse[1].Deprel = "obj" // no LAS
	worse[3].UPOS = "SYM"   // no UPOS
	worse[6].Deprel = ""    // not parsed
	worse[4].Lemma = "did"  // no lemma
	s, err = Syntax(t.Context(), strings.NewReader(twoTrees), "two", worse, false)
	if err != nil {
		t.Fatal(err)
	}
	if s.UPOS.Correct != 6 || s.Lemma.Correct != 6 || s.UAS.Correct != 5 || s.LAS.Correct != 4 {
		t.Errorf("UPOS %v lemma %v UAS %v LAS %v", s.UPOS, s.Lemma, s.UAS, s.LAS)
	}
}

func TestWordsOfOtherTokensAreWrong(t *testing.T) {
	tokens := func(spans ...text.Span) *text.Document { return &text.Document{Text: "ab cd", Tokens: spans} }
	gold := tokens(text.Span{Start: 0, End: 2}, text.Span{Start: 3, End: 5})
	want := []syntax.Word{{UPOS: "X", Head: 1, Deprel: "dep"}, {UPOS: "X", Head: -1, Deprel: "root"}}
	got := tokens(text.Span{Start: 0, End: 1}, text.Span{Start: 1, End: 2}, text.Span{Start: 3, End: 5})
	s := CompareWords(gold, want, got, []syntax.Word{{UPOS: "X", Head: 2, Deprel: "dep"}, {UPOS: "X", Head: 2, Deprel: "dep"}, {UPOS: "X", Head: -1, Deprel: "root"}})
	if s.LAS != (Count{Gold: 2, Predicted: 3, Correct: 1}) {
		t.Errorf("LAS %+v: only the second word is a word of both", s.LAS)
	}
}

func TestABrokenHeadIsNamed(t *testing.T) {
	_, err := Syntax(t.Context(), strings.NewReader(strings.Replace(twoTrees, "_\t3\tnsubj", "_\tx\tnsubj", 1)), "two.conllu", canned{}, false)
	if err == nil || !strings.Contains(err.Error(), "two.conllu") || !strings.Contains(err.Error(), `"x"`) {
		t.Errorf("error %v", err)
	}
}
