package web

import (
	"fmt"
	"strings"
	"testing"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/store"
	"github.com/actant-project/actant/text"
)

// madeWord spells a number in syllables.
func madeWord(n int) string {
	var b strings.Builder
	for n += 29; n > 0; n /= 85 {
		b.WriteByte("bcdfghjklmnprstvz"[n%17])
		b.WriteByte("aeiou"[n/17%5])
	}
	return b.String()
}

func madeName(i int) string {
	w := madeWord(i*7919 + 85)
	return "Made " + strings.ToUpper(w[:1]) + w[1:]
}

// crowd is a made corpus of n entities and m relations, in documents of a hundred relations; few entities have many.
func crowd(n, m int) *fake {
	var fs []*fact.Facts
	x := uint64(0x9E3779B97F4A7C15)
	next := func(k int) int {
		x ^= x << 13
		x ^= x >> 7
		x ^= x << 17
		return int(x % uint64(k))
	}
	types := fact.RelationTypes
	for d := 0; d*100 < m; d++ {
		f := &fact.Facts{Actant: 1, Doc: text.Meta{ID: fmt.Sprintf("made-%05d", d), Source: fmt.Sprintf("made-%05d.txt", d), Title: fmt.Sprintf("Made story %d", d), Date: fmt.Sprintf("2024-%02d-%02d", d%12+1, d%28+1)}}
		at := map[int]int{}
		entity := func(i int) int {
			if _, ok := at[i]; !ok {
				at[i] = len(f.Entities)
				f.Entities = append(f.Entities, fact.Entity{ID: len(f.Entities), Key: fmt.Sprintf("person/made-%05d", i), Name: madeName(i), Type: fact.Types[i%7], Mentions: 1})
			}
			return at[i]
		}
		for k := range 100 {
			a := (d*100 + k) % n // everybody once, and whom they meet by chance, the first ones oftener
			b := min(next(n), next(n))
			if a == b {
				b = (a + 1) % n
			}
			start := len(f.Text)
			f.Text += fmt.Sprintf("%s met %s – %s %s %s. ", madeName(a), madeName(b), madeWord(next(1e6)), madeWord(next(1e6)), madeWord(next(1e6)))
			sentence := text.Span{Start: start, End: len(f.Text) - 1}
			f.Sentences = append(f.Sentences, sentence)
			f.Relations = append(f.Relations, fact.Relation{Type: types[next(len(types))], Source: entity(a), Target: entity(b), Lemma: "meet", Status: fact.Stated, Polarity: fact.Positive, Modality: fact.Asserted,
				Sentence: sentence, Score: 0.5, Rule: "made"})
		}
		fs = append(fs, f)
	}
	return newFake(fs...)
}

// crowded is the largest view that the explorer shows, 10,000 nodes and 40,000 edges.
func crowded(b *testing.B) (*fake, *Server) {
	c := crowd(10_000, 41_000)
	return c, testServer(c)
}

func bench(b *testing.B, s *Server, call string) {
	b.Helper()
	b.ReportAllocs()
	size := 0
	for b.Loop() {
		w := ask(s, "GET", prefix+call, "", "Accept-Encoding: gzip")
		if w.Code != 200 {
			b.Fatal(w.Body)
		}
		size = w.Body.Len()
	}
	b.ReportMetric(float64(size), "bytes/answer")
}

func BenchmarkGraphCold(b *testing.B) {
	c, _ := crowded(b)
	for b.Loop() {
		b.StopTimer()
		s := testServer(c)
		c.positions = map[string][2]float64{}
		b.StartTimer()
		w := ask(s, "GET", prefix+"graph?top=10000", "", "Accept-Encoding: gzip")
		if w.Code != 200 {
			b.Fatal(w.Body)
		}
	}
}

// What a cold answer takes beside the layout.
func BenchmarkGraphAnswer(b *testing.B) {
	c, s := crowded(b)
	q := queryJSON{Cooccurrence: "auto", Top: 10_000}.asked()
	for b.Loop() {
		v, err := s.viewOf(b.Context(), c.g, q)
		if err != nil {
			b.Fatal(err)
		}
		if _, err := pack(encode(v)); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkGraphKept(b *testing.B) {
	_, s := crowded(b)
	ask(s, "GET", prefix+"graph?top=10000", "")
	bench(b, s, "graph?top=10000")
}

func BenchmarkOverviewCold(b *testing.B) {
	c, _ := crowded(b)
	for b.Loop() {
		c.positions = map[string][2]float64{}
		if w := ask(testServer(c), "GET", prefix+"graph", ""); w.Code != 200 {
			b.Fatal(w.Body)
		}
	}
}

func BenchmarkExpand(b *testing.B) {
	_, s := crowded(b)
	have := get[viewJSON](b, s, "graph")
	keys := make([]string, len(have.Nodes))
	for i, n := range have.Nodes {
		keys[i] = n.Key
	}
	bench(b, s, "expand?key="+keys[0]+"&have="+strings.Join(keys, ","))
}

func BenchmarkExpandCrowd(b *testing.B) {
	c, s := crowded(b)
	v := get[viewJSON](b, s, "graph?top=9000")
	e := expandJSON{Query: queryJSON{Cooccurrence: "auto"}}
	there := map[string]bool{}
	for _, n := range v.Nodes {
		e.Have = append(e.Have, n.Key)
		there[n.Key] = true
	}
	for i := range c.g.NodeCount() {
		if k := c.g.Node(i).Key; !there[k] {
			e.Key = k
		}
	}
	for b.Loop() {
		x, err := s.expand(b.Context(), 1, e)
		if err != nil || len(x.Nodes) == 0 {
			b.Fatal(x, err)
		}
	}
}

func BenchmarkSearch(b *testing.B) {
	_, s := crowded(b)
	i := 0
	for b.Loop() {
		i++
		if w := ask(s, "GET", prefix+"search?limit=12&q="+escaped(madeName(i%10000)), ""); w.Code != 200 {
			b.Fatal(w.Body)
		}
	}
}

func BenchmarkEvidence(b *testing.B) {
	c, s := crowded(b)
	i := 0
	for b.Loop() {
		i++
		if w := ask(s, "GET", prefix+"evidence?edge="+escaped(c.row(i%c.g.EdgeCount()).Ref.String()), ""); w.Code != 200 {
			b.Fatal(w.Body)
		}
	}
}

func BenchmarkUTF16(b *testing.B) {
	t := strings.Repeat("Ada said “no” to Bo Ørsted – twice. ", 200)
	b.SetBytes(int64(len(t)))
	for b.Loop() {
		unitsOf(t)
	}
}

func BenchmarkSavedPage(b *testing.B) {
	c := crowd(500, 2000)
	for b.Loop() {
		var out strings.Builder
		if err := writeHTML(b.Context(), &out, c, store.Query{}, HTMLSettings{Evidence: EvidenceFull}, testBundle()); err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(out.Len()), "bytes/page")
	}
}
