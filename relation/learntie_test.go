package relation

import (
	"bufio"
	"context"
	"encoding/json"
	"flag"
	"iter"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/gazetteer"
	"github.com/actant-project/actant/ner/all"
	"github.com/actant-project/actant/resolve"
	"github.com/actant-project/actant/segment"
	"github.com/actant-project/actant/text"
)

var (
	pairsOf = flag.String("labels", "", "labelled sentences whose pairs TestTiePairs writes, or \"unlabelled\", \"events\" or \"cases\"")
	pairsTo = flag.String("pairs", "", "where to")
)

// tiePair is two entities of a sentence for the trainer, train/py/ties.py: the words, where the two stand and what they are, the classes
// that the labels give and those that a reader may defend, what the rules found, the rows of signs, and words by slot.
type tiePair struct {
	ID       string   `json:"id"`
	Labelled bool     `json:"labelled"`
	Words    []string `json:"words"`
	A        [2]int   `json:"a"`
	B        [2]int   `json:"b"`
	TypeA    string   `json:"ta"`
	TypeB    string   `json:"tb"`
	Is       []string `json:"is"`
	May      []string `json:"may"`
	Found    []string `json:"found"`
	Signs    tieSigns `json:"signs"`
	Slots    []string `json:"slots"`

	judged   []string // what is found in the end
	entities [2]int
	start    int // of the sentence
}

// TestTiePairs writes the pairs of a file of labels: lines of a sentence, or of the corpus and number of one, a tab, and labels of the form
// "type[?] NAME > NAME" or "type NAME = NAME", "; " between them, "-" where there are none, "?" where nobody has looked. The corpora are
// those of the data folder.
func TestTiePairs(t *testing.T) {
	if *pairsTo == "" {
		t.Skip("writes with -pairs FILE")
	}
	f, err := os.Create(*pairsTo)
	if err != nil {
		t.Fatal(err)
	}
	w := bufio.NewWriter(f)
	enc := json.NewEncoder(w)
	n := 0
	var pairs iter.Seq[*tiePair]
	switch *pairsOf {
	case "events":
		pairs = eventPairs(t)
	case "cases":
		pairs = casePairs(t)
	default:
		pairs = newTieReader(t).pairs(t, labelLines(t))
	}
	for p := range pairs {
		if err := enc.Encode(p); err != nil {
			t.Fatal(err)
		}
		n++
	}
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	t.Logf("%d pairs", n)
}

// tieReader reads sentences as the program does.
type tieReader struct {
	textOf  func(id string) string
	extract *Extractor
	names   interface {
		Recognize(context.Context, *text.Document) ([]fact.Mention, error)
	}
	resolver *resolve.Resolver
}

func newTieReader(t *testing.T) *tieReader {
	g := gazetteer.Default()
	names, err := all.New(all.Default, g)
	if err != nil {
		t.Fatal(err)
	}
	return &tieReader{tieTexts(t), New(g), names, resolve.New(g)}
}

// pairs yields the pairs of the lines.
func (r *tieReader) pairs(t *testing.T, lines []string) iter.Seq[*tiePair] {
	return func(yield func(*tiePair) bool) {
		for _, line := range lines {
			id, labels, _ := strings.Cut(line, "\t")
			for _, p := range r.read(t, id, labels) {
				if !yield(p) {
					return
				}
			}
		}
	}
}

// read returns the pairs of one sentence.
func (r *tieReader) read(t *testing.T, id, labels string) []*tiePair {
	ctx := context.Background()
	d := segment.Segment(&text.Document{Text: r.textOf(id)})
	ms, err := r.names.Recognize(ctx, d)
	if err != nil {
		t.Fatal(err)
	}
	parse := parsed(t, d)
	ms, es, _ := r.resolver.Resolve(d, parse, ms)
	is, may := tieLabels(labels, ms)
	return pairsIn(newAnalysis(r.extract, d, parse, usable(d, ms, len(es)), es), id, labels != "?", is, may)
}

// pairsIn returns the pairs of the sentences of a document, with their labels by entity.
func pairsIn(a *analysis, id string, labelled bool, is, may map[[2]int][]string) []*tiePair {
	a.readTurns()
	var out []*tiePair
	for s := range a.d.Sentences {
		a.read(s)
		a.subjects[s].entity = -1
		if len(a.words) == 0 || len(a.words) > longSentence {
			a.lookAway()
			continue
		}
		a.readStatements()
		found := a.eventsByRule(nil)
		if !a.tree.known {
			continue
		}
		judged := a.judged(slices.Clone(found), 0)
		for _, l := range a.links() {
			key := [2]int{int(l.from.entity), int(l.to.entity)}
			p := &tiePair{ID: id, entities: key, start: a.d.Sentences[s].Start, Labelled: labelled, Is: is[key], May: may[key], TypeA: string(a.es[key[0]].Type), TypeB: string(a.es[key[1]].Type)}
			for i := range a.words {
				p.Words = append(p.Words, a.of(i))
			}
			p.A[0], p.A[1] = a.wordsOf(&a.ms[l.from.mention])
			p.B[0], p.B[1] = a.wordsOf(&a.ms[l.to.mention])
			p.Signs = a.signsOf(nil, &l, found)
			a.slotWords(&l, func(slot int, lemma string) { p.Slots = append(p.Slots, strconv.Itoa(slot)+lemma) })
			p.Found, p.judged = classesOf(&l, found), classesOf(&l, judged)
			out = append(out, p)
		}
	}
	return out
}

// classesOf are the classes of the relations between the two.
func classesOf(l *link, rs []fact.Relation) []string {
	var out []string
	for i := range rs {
		switch r := &rs[i]; l.direction(r) {
		case ">":
			out = append(out, classOf(r.Type, true))
		case "<":
			out = append(out, classOf(r.Type, false))
		case "=":
			out = append(out, bothWays(r.Type)...)
		}
	}
	return out
}
