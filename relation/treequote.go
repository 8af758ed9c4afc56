package relation

import (
	"strings"

	"github.com/actant-project/actant/syntax"
)

// clauseTree is the parse of one sentence. Words are counted as in analysis.words; the slices are used again for the next sentence.
type clauseTree struct {
	w      []syntax.Word // empty when the sentence has no parse
	head   []int32       // -1 at the root
	lo, hi []int32       // the words [lo, hi) from the first to the last of a word's subtree
	kid    []int32       // the first of a word's dependents, or -1
	next   []int32       // the next one of the same head, or -1
}

// stretch is a run of words [lo, hi).
type stretch struct{ lo, hi int }

func (s stretch) empty() bool { return s.lo >= s.hi }

// growTree reads the parse of the sentence that has been read.
func (a *analysis) growTree() {
	t := &a.syn
	t.w = nil
	s := a.d.Sentences[a.sentence]
	if len(a.parse) < s.Last || s.First == s.Last || a.parse[s.First].Deprel == "" {
		return
	}
	t.w = a.parse[s.First:s.Last]
	n := len(t.w)
	t.head, t.lo, t.hi = sized(t.head, n), sized(t.lo, n), sized(t.hi, n)
	t.kid, t.next = sized(t.kid, n), sized(t.next, n)
	for i := n - 1; i >= 0; i-- {
		t.head[i], t.lo[i], t.hi[i], t.kid[i] = int32(t.w[i].Head-s.First), int32(i), int32(i+1), -1
		if h := int(t.head[i]); t.w[i].Head < s.First || h >= n || h == i {
			t.head[i] = -1
		}
	}
	for i := n - 1; i >= 0; i-- {
		h := t.head[i]
		if h >= 0 {
			t.kid[h], t.next[i] = int32(i), t.kid[h]
		} else {
			t.next[i] = -1
		}
		for up := 0; h >= 0 && up < n; up++ {
			t.lo[h], t.hi[h] = min(t.lo[h], int32(i)), max(t.hi[h], int32(i+1))
			h = t.head[h]
		}
	}
}

func sized(s []int32, n int) []int32 {
	if cap(s) < n {
		return make([]int32, n, 2*n)
	}
	return s[:n]
}

// rel returns the relation of word i to its head, without its subtype.
func (t *clauseTree) rel(i int) string {
	r, _, _ := strings.Cut(t.w[i].Deprel, ":")
	return r
}

// isRel reports whether word i has one of the relations; "nsubj" is any of its subtypes as well.
func (t *clauseTree) isRel(i int, rels ...string) bool {
	full := t.w[i].Deprel
	for _, r := range rels {
		if full == r || strings.HasPrefix(full, r) && full[len(r)] == ':' {
			return true
		}
	}
	return false
}

// dependent returns the first dependent of word i with one of the relations, or -1.
func (t *clauseTree) dependent(i int, rels ...string) int {
	for k := t.kid[i]; k >= 0; k = t.next[k] {
		if t.isRel(int(k), rels...) {
			return int(k)
		}
	}
	return -1
}

// under reports whether word i is in the subtree of word top.
func (t *clauseTree) under(i, top int) bool {
	for n := 0; i >= 0 && n <= len(t.w); n++ {
		if i == top {
			return true
		}
		i = int(t.head[i])
	}
	return false
}

// yield returns the words from the first to the last of the subtree of word i.
func (t *clauseTree) yield(i int) stretch { return stretch{int(t.lo[i]), int(t.hi[i])} }

// runs returns the subtree of word i as runs of words without those of the subtree of word but (-1 for none). Punctuation
// that hangs elsewhere does not part a run.
func (t *clauseTree) runs(i, but int) []stretch {
	var out []stretch
	y := t.yield(i)
	for k := y.lo; k < y.hi; k++ {
		if !t.under(k, i) || but >= 0 && t.under(k, but) {
			continue
		}
		if n := len(out) - 1; n >= 0 && t.onlyPunct(out[n].hi, k) {
			out[n].hi = k + 1
		} else {
			out = append(out, stretch{k, k + 1})
		}
	}
	return out
}

// onlyPunct reports whether the words [i, j) are punctuation.
func (t *clauseTree) onlyPunct(i, j int) bool {
	for ; i < j; i++ {
		if t.w[i].UPOS != "PUNCT" {
			return false
		}
	}
	return true
}

// marker returns the word that opens the clause or phrase of word i: its first mark or case, or -1.
func (t *clauseTree) marker(i int) int { return t.dependent(i, "mark", "case") }

// passive reports whether verb i is in the passive.
func (t *clauseTree) passive(i int) bool {
	for k := t.kid[i]; k >= 0; k = t.next[k] {
		if d := t.w[k].Deprel; d == "aux:pass" || d == "nsubj:pass" || d == "csubj:pass" {
			return true
		}
	}
	return false
}

// verbal reports whether word i heads a clause: a verb, or what a copula stands with.
func (t *clauseTree) verbal(i int) bool {
	return t.w[i].UPOS == "VERB" || t.w[i].UPOS == "AUX" || t.dependent(i, "cop", "nsubj", "csubj") >= 0
}
