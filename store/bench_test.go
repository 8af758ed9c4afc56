package store

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"github.com/actant-project/actant/decision"
	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/graph"
)

// sizes are the corpora that benchmarks ask: the large ones take long to make and are kept in the folder for temporary files.
// Choose with -bench '/1000$'.
var sizes = []int{1000, 10_000, 100_000}

// madeCorpus returns the path of a corpus of made documents.
func madeCorpus(tb testing.TB, n int) string {
	tb.Helper()
	path := filepath.Join(os.TempDir(), fmt.Sprintf("actant-made-%d-%d-%d.db", len(migrations), indexVersion, n))
	s, err := Open(context.Background(), path, Settings{Create: true})
	if err != nil {
		tb.Fatal(err)
	}
	defer s.Close()
	st, err := s.Stats(context.Background())
	if err != nil {
		tb.Fatal(err)
	}
	for from := st.Documents; from < n; from += 256 {
		var batch []*fact.Facts
		for i := from; i < min(n, from+256); i++ {
			batch = append(batch, usualPress.document(i))
		}
		add(tb, s, batch...)
	}
	return path
}

// each runs a benchmark on corpora of all sizes.
func each(b *testing.B, f func(b *testing.B, s *Store)) { eachNamed(b, "", f) }

func eachNamed(b *testing.B, name string, f func(b *testing.B, s *Store)) {
	for _, n := range sizes {
		b.Run(strings.TrimPrefix(name+"/"+strconv.Itoa(n), "/"), func(b *testing.B) {
			if testing.Short() && n > 1000 {
				b.Skip("large")
			}
			s, err := Open(context.Background(), madeCorpus(b, n), Settings{ReadOnly: true})
			if err != nil {
				b.Fatal(err)
			}
			defer s.Close()
			b.ResetTimer()
			before := cpuTime()
			f(b, s)
			b.StopTimer()
			b.ReportMetric(float64(cpuTime()-before)/1e6/float64(max(b.N, 1)), "cpu-ms/op") // the wall's clock says little on a busy machine
			runtime.GC()
			b.ReportMetric(float64(resident())/(1<<20), "MB-resident")
		})
	}
}

// cpuTime is what this process has used, in nanoseconds.
func cpuTime() int64 {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return u.Utime.Nano() + u.Stime.Nano()
}

// resident is the memory of this process, in bytes.
func resident() int {
	data, _ := os.ReadFile("/proc/self/status")
	for line := range strings.Lines(string(data)) {
		if rest, ok := strings.CutPrefix(line, "VmRSS:"); ok {
			kb, _ := strconv.Atoi(strings.Fields(rest)[0])
			return kb << 10
		}
	}
	return 0
}

var ctx = context.Background()

func BenchmarkOpen(b *testing.B) {
	for _, n := range sizes {
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			path := madeCorpus(b, n)
			info, err := os.Stat(path)
			if err != nil {
				b.Fatal(err)
			}
			for b.Loop() {
				s, err := Open(ctx, path, Settings{})
				if err != nil {
					b.Fatal(err)
				}
				if _, err := s.Stats(ctx); err != nil {
					b.Fatal(err)
				}
				s.Close()
			}
			b.ReportMetric(float64(info.Size())/float64(n), "bytes/document")
		})
	}
}

// One document is added and taken out again.
func BenchmarkAddOne(b *testing.B) {
	for _, n := range sizes {
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			s, err := Open(ctx, madeCorpus(b, n), Settings{})
			if err != nil {
				b.Fatal(err)
			}
			defer s.Close()
			i := n
			for b.Loop() {
				f := usualPress.document(i)
				add(b, s, f)
				b.StopTimer()
				if _, err := s.Remove(ctx, f.Doc.ID); err != nil {
					b.Fatal(err)
				}
				b.StartTimer()
				i++
			}
		})
	}
}

func BenchmarkRemoveOne(b *testing.B) {
	for _, n := range sizes {
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			s, err := Open(ctx, madeCorpus(b, n), Settings{})
			if err != nil {
				b.Fatal(err)
			}
			defer s.Close()
			i := n
			for b.Loop() {
				b.StopTimer()
				f := usualPress.document(i)
				add(b, s, f)
				b.StartTimer()
				if _, err := s.Remove(ctx, f.Doc.ID); err != nil {
					b.Fatal(err)
				}
				i++
			}
		})
	}
}

// Documents in batches, as a command adds a folder.
func BenchmarkAddMany(b *testing.B) {
	s := open(b)
	n := 0
	for b.Loop() {
		b.StopTimer()
		var batch []*fact.Facts
		for range 256 {
			batch = append(batch, usualPress.document(n))
			n++
		}
		b.StartTimer()
		add(b, s, batch...)
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "documents/s")
}

func BenchmarkListEntities(b *testing.B) {
	each(b, func(b *testing.B, s *Store) {
		for b.Loop() {
			out, _, err := s.Entities(ctx, Query{}, "", 0, 50)
			if err != nil || len(out) != 50 {
				b.Fatal(len(out), err)
			}
		}
	})
}

func BenchmarkListRelations(b *testing.B) {
	each(b, func(b *testing.B, s *Store) {
		for b.Loop() {
			out, _, err := s.Relations(ctx, Query{Layers: graph.AutoLayer}, "", 0, 50)
			if err != nil || len(out) != 50 {
				b.Fatal(len(out), err)
			}
		}
	})
}

func BenchmarkListDocuments(b *testing.B) {
	each(b, func(b *testing.B, s *Store) {
		for b.Loop() {
			out, _, err := s.Documents(ctx, Query{}, "", 0, 50)
			if err != nil || len(out) != 50 {
				b.Fatal(len(out), err)
			}
		}
	})
}

// The entity that most documents name.
func BenchmarkShowHub(b *testing.B) {
	each(b, func(b *testing.B, s *Store) {
		top, _, err := s.Entities(ctx, Query{}, "", 0, 1)
		if err != nil {
			b.Fatal(err)
		}
		for b.Loop() {
			if _, err := s.Entity(ctx, top[0].Key, Query{Layers: graph.AutoLayer}); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// The edge with most evidence.
func BenchmarkWhyHeaviest(b *testing.B) {
	each(b, func(b *testing.B, s *Store) {
		top, _, err := s.Relations(ctx, Query{Layers: graph.AutoLayer}, "", 0, 1)
		if err != nil {
			b.Fatal(err)
		}
		for b.Loop() {
			if _, _, err := s.Evidence(ctx, top[0].Ref, Query{}, 0, 20); err != nil {
				b.Fatal(err)
			}
		}
	})
}

func BenchmarkWhyHeaviestPair(b *testing.B) {
	each(b, func(b *testing.B, s *Store) {
		top, _, err := s.Entities(ctx, Query{}, "", 0, 2)
		if err != nil {
			b.Fatal(err)
		}
		ref := decision.EdgeRef{Source: top[0].Key, Target: top[1].Key, Type: graph.Cooccur, Status: fact.Cooccurring, Symmetric: true}
		for b.Loop() {
			if _, _, err := s.Evidence(ctx, ref, Query{}, 0, 20); err != nil {
				b.Fatal(err)
			}
		}
	})
}

func BenchmarkFind(b *testing.B) {
	for _, name := range []string{"a", "ann", "anna", "soren", "group", "no such name", "Anna Ba"} {
		eachNamed(b, name, func(b *testing.B, s *Store) {
			for b.Loop() {
				if _, err := s.Find(ctx, name, 20); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkSearch(b *testing.B) {
	for _, words := range []string{"harvest", "har", `"storm harvest bank"`, "report anna baba"} {
		eachNamed(b, words, func(b *testing.B, s *Store) {
			for b.Loop() {
				if _, _, err := s.Search(ctx, words, 20); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

var (
	overview = Query{Layers: graph.AutoLayer, Top: 150, TopEdges: 450}
	large    = Query{Layers: graph.AutoLayer, Top: 10_000, TopEdges: 40_000}
)

// What the first visitor waits for, and those after.
func BenchmarkGraph(b *testing.B) {
	for name, q := range map[string]Query{"top150": overview, "top10000": large} {
		eachNamed(b, name+"-first", func(b *testing.B, s *Store) {
			for b.Loop() {
				s.forget()
				if _, _, err := s.Graph(ctx, q); err != nil {
					b.Fatal(err)
				}
			}
		})
		eachNamed(b, name+"-again", func(b *testing.B, s *Store) {
			if _, _, err := s.Graph(ctx, q); err != nil {
				b.Fatal(err)
			}
			for b.Loop() {
				if _, _, err := s.Graph(ctx, q); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkGraphOfAYear(b *testing.B) {
	each(b, func(b *testing.B, s *Store) {
		for b.Loop() {
			s.forget()
			if _, _, err := s.Graph(ctx, Query{Layers: graph.AutoLayer, Top: 150, TopEdges: 450, Since: "2019-01-01", Until: "2019-12-31"}); err != nil {
				b.Fatal(err)
			}
		}
	})
}

func BenchmarkPath(b *testing.B) {
	each(b, func(b *testing.B, s *Store) {
		some, _, err := s.Entities(ctx, Query{}, "", 300, 10)
		if err != nil {
			b.Fatal(err)
		}
		for b.Loop() {
			if _, _, err := s.Path(ctx, some[0].Key, some[9].Key, Query{}); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// forget drops what is kept between questions.
func (s *Store) forget() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.skeletons, s.skeletonOrder = nil, nil
}

// The two entities that most documents name are merged, and told apart again.
func BenchmarkMergeHubs(b *testing.B) {
	for _, n := range sizes[:2] {
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			s, err := Open(ctx, madeCorpus(b, n), Settings{})
			if err != nil {
				b.Fatal(err)
			}
			defer s.Close()
			top, _, err := s.Entities(ctx, Query{Types: []fact.Type{fact.Person}}, "", 0, 2)
			if err != nil {
				b.Fatal(err)
			}
			for b.Loop() {
				id, err := s.Decide(ctx, decision.Decision{Kind: decision.Merge, Key: top[0].Key, Into: top[1].Key, At: noon})
				if err != nil {
					b.Fatal(err)
				}
				if _, err := s.Undo(ctx, id, noon); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
