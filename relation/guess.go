package relation

import (
	_ "embed" // the table is part of the program
	"math"
	"strconv"
	"strings"
	"sync"

	"github.com/actant-project/actant/fact"
)

//go:embed lexicon/learned.txt
var learnedText string

// table holds, for each sign, what it adds to the scores of the types, in hundredths.
type table struct {
	types []fact.RelationType // the last is "none"
	rows  map[string][]int16
}

// theTable reads the embedded table on first use.
var theTable = sync.OnceValue(func() *table { return readTable(learnedText) })

// readTable reads lines of the form "sign<TAB>type weight type weight"; the first names the types.
func readTable(data string) *table {
	t := &table{rows: map[string][]int16{}}
	at := map[string]int{}
	for line := range lines(data) {
		sign, rest, _ := strings.Cut(line, "\t")
		f := strings.Fields(rest)
		if len(t.types) == 0 {
			for i, name := range f {
				t.types = append(t.types, fact.RelationType(name))
				at[name] = i
			}
			continue
		}
		row := make([]int16, len(t.types))
		for i := 0; i+1 < len(f); i += 2 {
			n, err := strconv.Atoi(f[i+1])
			if err != nil {
				panic("relation: lexicon/learned.txt: " + line) // the table is part of the program
			}
			row[at[f[i]]] = int16(n)
		}
		t.rows[sign] = row
	}
	return t
}

// sure is the probability from which a learned type is taken.
const sure = 0.2

// hollow is the probability of no relation above which no learned type is taken.
const hollow = 0.6

// heard is what verb and object must say for a type themselves: a preposition alone says nothing.
const heard = 0.3

// guess returns the type that the learned table gives a deed and its score, or "".
func (a *analysis) guess(d *deed, w *walk) (fact.RelationType, float32) {
	var buf [32]string
	kind, p, own, nothing := theTable().score(a.signs(buf[:0], d, w))
	if p < sure || own < heard || nothing > hollow {
		return "", 0
	}
	return kind, float32(0.4 + 0.3*p)
}

// score returns the likeliest type, its probability, what verb and object add to it themselves, and the probability that there is no relation.
func (t *table) score(signs []string) (kind fact.RelationType, p, own, nothing float64) {
	if len(t.types) == 0 {
		return "", 0, 0, 1
	}
	var sums, said [32]float64
	for _, s := range signs {
		for i, n := range t.rows[s] {
			sums[i] += float64(n) / 100
			if s[0] != 'p' && s[0] != 'b' {
				said[i] += float64(n) / 100
			}
		}
	}
	best, last, total := 0, len(t.types)-1, 0.0
	for i := range last {
		if sums[i] > sums[best] {
			best = i
		}
	}
	high := max(sums[best], sums[last])
	for i := range t.types {
		total += math.Exp(sums[i] - high)
	}
	return t.types[best], math.Exp(sums[best]-high) / total, said[best], math.Exp(sums[last]-high) / total
}
