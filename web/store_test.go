package web

import (
	"slices"
	"strings"
	"testing"

	"github.com/actant-project/actant/decision"
	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/store"
)

// stored is a corpus in the store itself, private to the test.
func stored(t testing.TB, fs map[string]*fact.Facts) *store.Store {
	t.Helper()
	s, err := store.Open(t.Context(), ":memory:", store.Settings{Create: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	var batch []*fact.Facts
	for _, f := range fs {
		batch = append(batch, f)
	}
	slices.SortFunc(batch, func(a, b *fact.Facts) int { return strings.Compare(a.Doc.ID, b.Doc.ID) })
	if _, err := s.Add(t.Context(), batch, "2025-01-01T00:00:00Z"); err != nil {
		t.Fatal(err)
	}
	return s
}

// What the store says arrives: the way from a name to its sentence and back to a decision.
func TestOverTheStore(t *testing.T) {
	s := testServer(stored(t, story().docs))
	c := get[corpusJSON](t, s, "corpus")
	if c.Documents != 3 || c.Entities != 5 || c.Relations != 6 {
		t.Errorf("%+v", c)
	}
	v := get[viewJSON](t, s, "graph")
	if len(v.Nodes) != 5 || len(v.Edges) != 6 {
		t.Errorf("%d nodes, %d edges", len(v.Nodes), len(v.Edges))
	}
	f := get[foundJSON](t, s, "search?q=ada")
	if len(f.Entities) != 1 || f.Entities[0].Key != "person/ada" {
		t.Errorf("%+v", f)
	}
	for _, e := range v.Edges {
		ev := get[evidenceJSON](t, s, "evidence?edge="+escaped(e.ID))
		if ev.Total != e.Weight || len(ev.Pieces) != e.Weight || ev.Edge.Weight != e.Weight {
			t.Errorf("%s: %d pieces of %d for weight %d", e.ID, len(ev.Pieces), ev.Total, e.Weight)
		}
		for _, p := range ev.Pieces {
			d := get[docJSON](t, s, "document?id="+escaped(p.Document))
			if p.Sentence == "" || cutUTF16(d.Text, span{p.Start, p.End}) != p.Sentence || p.Trigger == nil {
				t.Errorf("%s: %+v", e.ID, p)
			}
		}
	}
	x := get[viewJSON](t, s, "expand?key=person/bo&have=person/bo,person/ada&limit=5")
	if len(x.Nodes) != 1 || len(x.Edges) != 2 {
		t.Errorf("expanding Bo: %+v", x)
	}
	if p := get[pathJSON](t, s, "path?from=person/ed&to=person/ada"); !p.Found || len(p.Hops) != 3 || p.Hops[2].Piece.Sentence == "" {
		t.Errorf("%+v", p)
	}
	for _, call := range []string{"documents?q=Marsh", "entities?sort=-degree", "relations?sort=-weight", "timeline", "histogram?buckets=4", "proposals", "decisions", "entity?key=person/ada"} {
		if w := ask(s, "GET", prefix+call, ""); w.Code != 200 {
			t.Errorf("%s: %d %s", call, w.Code, w.Body)
		}
	}
}

func TestDecisionsOverTheStore(t *testing.T) {
	s := testServer(stored(t, story().docs))
	before := get[viewJSON](t, s, "graph")
	d := answered[decisionJSON](t, ask(s, "POST", prefix+"decisions", `{"kind":"merge","key":"person/ed","into":"person/di","name":"Di Vane-Poll"}`))
	if d.ID == 0 || d.Title == "" {
		t.Errorf("%+v", d)
	}
	after := get[viewJSON](t, s, "graph")
	if len(after.Nodes) != 4 || after.Revision <= before.Revision {
		t.Errorf("%d nodes of revision %d", len(after.Nodes), after.Revision)
	}
	if c := get[cardJSON](t, s, "entity?key=person/di"); c.Label != "Di Vane-Poll" || len(c.History) == 0 || c.History[0].Kind != decision.Merge {
		t.Errorf("%+v", c)
	}
	if w := ask(s, "POST", prefix+"decisions", `{"kind":"merge","key":"person/ada","into":"person/ada"}`); w.Code != 422 {
		t.Errorf("merging into itself: %d %s", w.Code, w.Body)
	}
	if w := ask(s, "POST", prefix+"decisions", `{"kind":"hide","key":"person/nobody"}`); w.Code != 404 {
		t.Errorf("hiding nobody: %d %s", w.Code, w.Body)
	}
	answered[decisionJSON](t, ask(s, "POST", prefix+"undo", `{}`))
	again := get[viewJSON](t, s, "graph")
	if len(again.Nodes) != 5 || again.Revision <= after.Revision {
		t.Errorf("undone: %d nodes of revision %d", len(again.Nodes), again.Revision)
	}
	for i := range again.Nodes {
		if again.Nodes[i].Key != before.Nodes[i].Key || again.Nodes[i].Mentions != before.Nodes[i].Mentions {
			t.Errorf("undone: %+v, was %+v", again.Nodes[i], before.Nodes[i])
		}
	}
}

func TestHostileTextsOverTheStore(t *testing.T) {
	c := hostileCorpus(t, 5_000)
	s := testServer(stored(t, c.docs))
	for path, query := range everyCall(c) {
		w := ask(s, "GET", prefix+path+"?"+query, "")
		if w.Code != 200 && w.Code != 404 {
			t.Errorf("%s: %d %.200s", path, w.Code, w.Body)
		}
		harmless(t, path, w)
	}
	for _, h := range hostiles(t) {
		for _, call := range []string{"search?q=", "documents?q=", "entity?key=", "document?id=", "path?to=person/h1&from=", "graph?around=", "graph?documents="} {
			if w := ask(s, "GET", prefix+call+escaped(short(h, 900)), ""); w.Code >= 500 {
				t.Errorf("%s%.40q: %d %.200s", call, h, w.Code, w.Body)
			}
		}
	}
}
