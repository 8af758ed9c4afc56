package web

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/actant-project/actant/decision"
	"github.com/actant-project/actant/render"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/graph"
)

func TestCorpus(t *testing.T) {
	c := get[corpusJSON](t, testServer(story()), "corpus")
	if c.API != 1 || c.Name != "Harbour" || c.Documents != 3 || c.Entities != 5 || c.Evidence != "full" || c.ReadOnly || c.Limits.Nodes != 10000 || c.Tones["accuse"] != "hostile" {
		t.Errorf("%+v", c)
	}
}

func TestGraphIsPlacedAndNamed(t *testing.T) {
	s := testServer(story())
	v := get[viewJSON](t, s, "graph")
	if len(v.Nodes) != 5 || len(v.Edges) != 6 || v.Revision != 1 {
		t.Fatalf("%d nodes, %d edges, revision %d", len(v.Nodes), len(v.Edges), v.Revision)
	}
	seen := map[[2]float64]bool{}
	for _, n := range v.Nodes {
		if seen[[2]float64{n.X, n.Y}] || n.Size <= 0 || n.Degree == 0 {
			t.Errorf("%+v lies on another, or has no size or degree", n)
		}
		seen[[2]float64{n.X, n.Y}] = true
	}
	i := slices.IndexFunc(v.Edges, func(e edgeJSON) bool { return e.ID == "person/ada>accuse.stated>person/bo" })
	if i < 0 || v.Edges[i].Weight != 2 || v.Edges[i].Documents != 2 || v.Edges[i].Label != "accused" || v.Edges[i].First != "2024-02-01" {
		t.Errorf("edges %+v", v.Edges)
	}
}

func TestFiltersReachTheCorpus(t *testing.T) {
	s := testServer(story())
	if v := get[viewJSON](t, s, "graph?statuses=denied"); len(v.Edges) != 1 || v.Edges[0].Status != fact.Denied || v.Left.Edges != 5 {
		t.Errorf("%+v", v)
	}
	if v := get[viewJSON](t, s, "graph?around=person%2Fed&depth=1"); len(v.Nodes) != 2 {
		t.Errorf("around Ed: %+v", v.Nodes)
	}
	if v := get[viewJSON](t, s, "graph?since=2024-03&until=2024"); len(v.Edges) != 3 {
		t.Errorf("since March: %d edges", len(v.Edges))
	}
	if v := get[viewJSON](t, s, "graph?top=2"); len(v.Nodes) != 2 || v.Left.Nodes != 3 {
		t.Errorf("top 2: %d nodes, %d left", len(v.Nodes), v.Left.Nodes)
	}
}

func TestNodesStayWhereTheOverviewHasThem(t *testing.T) {
	c := story()
	first := get[viewJSON](t, testServer(c), "graph")
	if len(c.positions) != 5 {
		t.Fatalf("kept %d places", len(c.positions))
	}
	again := get[viewJSON](t, testServer(c), "graph?statuses=stated,denied") // another visit, other filters
	at := map[string]nodeJSON{}
	width := 0.0
	for _, n := range first.Nodes {
		at[n.Key] = n
		for _, m := range first.Nodes {
			width = max(width, n.X-m.X)
		}
	}
	for _, n := range again.Nodes {
		if dx, dy := n.X-at[n.Key].X, n.Y-at[n.Key].Y; dx*dx+dy*dy > width*width/25 {
			t.Errorf("%s moved by %.1f, %.1f in a picture of width %.1f", n.Key, dx, dy, width)
		}
	}
}

// A view that has been filtered keeps its places when a decision changes the corpus under it.
func TestViewsStayWhenTheCorpusChanges(t *testing.T) {
	s := testServer(story())
	before := get[viewJSON](t, s, "graph?top=3&cooccurrence=shown")
	answered[decisionJSON](t, ask(s, "POST", "/api/v1/decisions", `{"kind":"note","key":"person/ada","text":"call her"}`))
	after := get[viewJSON](t, s, "graph?top=3&cooccurrence=shown")
	if before.Revision == after.Revision {
		t.Fatal("nothing changed")
	}
	for i, n := range after.Nodes {
		if o := before.Nodes[i]; o.Key != n.Key || (o.X-n.X)*(o.X-n.X)+(o.Y-n.Y)*(o.Y-n.Y) > n.Size*n.Size {
			t.Errorf("%s moved from %.0f, %.0f to %.0f, %.0f", n.Key, o.X, o.Y, n.X, n.Y)
		}
	}
}

func TestExpandBringsWhatIsNotThere(t *testing.T) {
	s := testServer(story())
	get[viewJSON](t, s, "graph")
	v := get[viewJSON](t, s, "expand?key=person/bo&have=person/bo,person/ada&limit=5")
	if len(v.Nodes) != 1 || v.Nodes[0].Key != "person/cy" || v.Nodes[0].Community != -1 {
		t.Fatalf("nodes %+v", v.Nodes)
	}
	for _, e := range v.Edges {
		if e.Source != "person/cy" && e.Target != "person/cy" {
			t.Errorf("%s is no edge of what is new", e.ID)
		}
	}
	if len(v.Edges) != 2 {
		t.Errorf("%d edges, want those to Bo and to Ada", len(v.Edges))
	}
	v = get[viewJSON](t, s, "expand?key=person/ed&have=person/ada")
	if len(v.Nodes) != 2 || v.Nodes[0].Key != "person/ed" {
		t.Errorf("a node that is not on the screen must come itself: %+v", v.Nodes)
	}
	v = get[viewJSON](t, s, "expand?key=person/bo&have=person/bo&limit=1")
	if len(v.Nodes) != 1 || v.Left.Nodes != 1 {
		t.Errorf("limit 1: %d nodes, %d hidden", len(v.Nodes), v.Left.Nodes)
	}
}

func TestExpandKeepsClearOfWhatIsThere(t *testing.T) {
	s := testServer(story())
	body := `{"key":"person/bo","have":["person/bo","person/di"],"positions":{"person/bo":[500,500],"person/di":[560,500]}}`
	v := answered[viewJSON](t, ask(s, "POST", "/api/v1/expand", body))
	if len(v.Nodes) != 2 {
		t.Fatalf("%+v", v.Nodes)
	}
	spots := [][3]float64{{500, 500, 10}, {560, 500, 10}}
	for _, n := range v.Nodes {
		for _, o := range spots {
			if dx, dy := n.X-o[0], n.Y-o[1]; dx*dx+dy*dy < (n.Size+o[2])*(n.Size+o[2]) {
				t.Errorf("%s at %.0f, %.0f lies on %v", n.Key, n.X, n.Y, o)
			}
		}
		if dx, dy := n.X-500, n.Y-500; dx*dx+dy*dy > 200*200 {
			t.Errorf("%s lies far from the node it belongs to", n.Key)
		}
		spots = append(spots, [3]float64{n.X, n.Y, n.Size})
	}
}

// cutUTF16 is what String.slice gives in a browser.
func cutUTF16(s string, sp span) string {
	return string(utf16.Decode(utf16.Encode([]rune(s))[sp[0]:sp[1]]))
}

func TestEvidenceMarksItsWords(t *testing.T) {
	s := testServer(story())
	e := get[evidenceJSON](t, s, "evidence?edge="+escaped("person/bo>consult.stated>person/cy"))
	if e.Total != 1 || len(e.Pieces) != 1 || e.SourceLabel != "Bo Ørsted 🚢" {
		t.Fatalf("%+v", e)
	}
	p := e.Pieces[0]
	for _, c := range []struct {
		sp   *span
		want string
	}{{p.Subject, "Bo Ørsted 🚢"}, {p.Trigger, "met"}, {p.Object, "Cy Marsh"}} {
		if c.sp == nil || cutUTF16(p.Sentence, *c.sp) != c.want {
			t.Errorf("%v of %q, want %q", c.sp, p.Sentence, c.want)
		}
	}
	d := get[docJSON](t, s, "document?id="+p.Document)
	if got := cutUTF16(d.Text, span{p.Start, p.End}); got != p.Sentence {
		t.Errorf("the document has %q where the sentence %q should lie", got, p.Sentence)
	}
	if p.Ref != "doc-one#"+decision.SentenceHash(p.Sentence) {
		t.Errorf("ref %q", p.Ref)
	}
}

func TestDocument(t *testing.T) {
	d := get[docJSON](t, testServer(story()), "document?id=doc-one")
	if d.Source != "doc-one.txt" || d.URL != "https://quay.example/doc-one" || len(d.Mentions) != 6 || len(d.Statements) != 1 {
		t.Errorf("%+v", d)
	}
	for _, m := range d.Mentions {
		if got := cutUTF16(d.Text, m.Span); m.Key == "person/bo" && got != "Bo Ørsted 🚢" {
			t.Errorf("mention of %s: %q", m.Key, got)
		}
	}
	if st := d.Statements[0]; cutUTF16(d.Text, st.Content[0]) != "Cy Marsh" || st.Speaker != "person/ada" {
		t.Errorf("statement %+v", st)
	}
}

func TestSearch(t *testing.T) {
	f := get[foundJSON](t, testServer(story()), "search?q="+escaped("Cy Marsh"))
	if len(f.Entities) != 1 || f.Entities[0].Key != "person/cy" || f.TotalHits != 2 {
		t.Fatalf("%+v", f)
	}
	d := get[docJSON](t, testServer(story()), "document?id="+f.Hits[0].Document)
	if !strings.HasPrefix(cutUTF16(d.Text, span{f.Hits[0].Start, len(utf16.Encode([]rune(d.Text)))}), "Cy Marsh") {
		t.Errorf("the hit does not lie at %d", f.Hits[0].Start)
	}
}

func TestPathWalksFromTheFirst(t *testing.T) {
	p := get[pathJSON](t, testServer(story()), "path?from=person/ed&to=person/cy")
	if !p.Found || len(p.Nodes) != 3 || len(p.Hops) != 2 {
		t.Fatalf("%+v", p)
	}
	if p.Nodes[0].Key != "person/ed" || p.Nodes[1].Key != "person/di" || p.Nodes[2].Key != "person/cy" || p.Hops[0].Forward || p.Hops[0].Piece.Sentence != "Di Vane helped Ed Poll." {
		t.Errorf("%+v", p)
	}
	if p := get[pathJSON](t, testServer(story()), "path?from=person/ed&to=person/ada"); !p.Found {
		t.Error("no way from Ed to Ada")
	}
}

func TestCardAndLists(t *testing.T) {
	s := testServer(story())
	c := get[cardJSON](t, s, "entity?key=person/ada")
	if c.Label != "Ada Lind" || len(c.Relations) != 3 || len(c.Statements) != 1 || c.Statements[0].Text != "Cy Marsh" || c.Notes == nil || c.History == nil {
		t.Errorf("%+v", c)
	}
	if e := get[pageOf[entityRowJSON]](t, s, "entities?sort=label&limit=2&offset=1"); e.Total != 5 || len(e.Rows) != 2 || e.Rows[0].Label != "Bo Ørsted 🚢" {
		t.Errorf("%+v", e)
	}
	if e := get[pageOf[relationJSON]](t, s, "relations"); e.Total != 6 || e.Rows[0].SourceLabel == "" {
		t.Errorf("%+v", e)
	}
	if e := get[pageOf[documentRowJSON]](t, s, "documents?q=helped"); e.Total != 1 || e.Rows[0].Source != "doc-three.txt" {
		t.Errorf("%+v", e)
	}
	if e := get[pageOf[datedJSON]](t, s, "timeline?limit=3&offset=1"); e.Total != 7 || len(e.Rows) != 3 || e.Rows[0].Piece.Sentence == "" {
		t.Errorf("%+v", e)
	}
	if h := get[histogramJSON](t, s, "histogram?buckets=3"); len(h.Buckets) != 1 {
		t.Errorf("%+v", h)
	}
}

func TestDecideAndUndo(t *testing.T) {
	s := testServer(story())
	before := get[cardJSON](t, s, "entity?key=person/ada")
	d := answered[decisionJSON](t, ask(s, "POST", "/api/v1/decisions", `{"kind":"note","key":"person/ada","text":"call her"}`))
	if d.ID != 1 || d.At != "2025-04-05T06:07:08Z" || d.Kind != decision.Note {
		t.Errorf("%+v", d)
	}
	after := get[cardJSON](t, s, "entity?key=person/ada")
	if len(before.History) != 0 || len(after.History) != 1 {
		t.Errorf("the card is that of an old revision: %+v", after.History)
	}
	if v := get[viewJSON](t, s, "graph"); !v.Nodes[0].Note {
		t.Errorf("%+v has no note", v.Nodes[0])
	}
	if u := answered[decisionJSON](t, ask(s, "POST", "/api/v1/undo", `{}`)); u.ID != 1 || !u.Undone {
		t.Errorf("%+v", u)
	}
	if l := get[decisionsJSON](t, s, "decisions"); len(l.Rows) != 1 {
		t.Errorf("%+v", l)
	}
	if w := ask(s, "POST", "/api/v1/undo", `{"id":77}`); w.Code != 404 {
		t.Errorf("undoing what is not there: %d %s", w.Code, w.Body)
	}
}

func TestRefusedDecisions(t *testing.T) {
	s := testServer(story())
	for body, want := range map[string]int{
		`{"kind":"merge","key":"person/ada","into":"person/ada"}`:       422,
		`{"kind":"hide","key":"person/nobody"}`:                         404,
		`{"kind":"explode","key":"person/ada"}`:                         400,
		`{"kind":"retype","key":"person/ada","type":"spaceship"}`:       400,
		`{"kind":"reject","edge":"nonsense"}`:                           400,
		`{"kind":"reject","edge":"person/ada>tickle.stated>person/bo"}`: 400,
		`{"kind":"hide","key":"person/ada","colour":"red"}`:             400,
		`{"kind":"hide","key":"person/ada"} trailing`:                   400,
		`[]`: 400,
		`{"kind":"rename","key":"person/ada","name":"` + strings.Repeat("x", maxText+1) + `"}`:    400,
		`{"kind":"note","key":"person/ada","text":"` + strings.Repeat("x", 10*maxText+1) + `"}`:   400,
		`{"kind":"merge","key":"person/ada","into":"person/bo","at":"1999-01-01T00:00:00Z"}`:      200,
		`{"kind":"note","edge":"person/ada>accuse.stated>person/bo","text":"look at this again"}`: 200,
	} {
		w := ask(s, "POST", "/api/v1/decisions", body)
		if w.Code != want {
			t.Errorf("%.60s: status %d, want %d: %s", body, w.Code, want, w.Body)
		}
		if strings.Contains(w.Body.String(), "someone") || strings.Contains(w.Body.String(), "1999") {
			t.Errorf("%.60s: the answer tells a path or takes a time that was given: %s", body, w.Body)
		}
	}
}

func TestProposalsShowSentences(t *testing.T) {
	c := story()
	c.proposals = []decision.Proposal{{A: "person/ada", B: "person/bo", Reason: "a test", Score: 0.5}, {A: "person/gone", B: "person/bo"}}
	p := get[pageOf[proposalJSON]](t, testServer(c), "proposals?limit=5")
	if p.Total != 2 || len(p.Rows[0].APieces) != 2 || p.Rows[1].ALabel != "person/gone" || len(p.Rows[1].APieces) != 0 {
		t.Errorf("%+v", p)
	}
}

// The colours of the page are those of the pictures.
func TestTonesAreThoseOfPictures(t *testing.T) {
	names := map[string]string{"a": "A", "b": "B"}
	words := map[render.Tone]string{render.Neutral: "neutral", render.Cooperative: "cooperative", render.Hostile: "hostile", render.Faint: "faint"}
	for _, typ := range fact.RelationTypes {
		var b graph.Builder
		b.Add(telling("d", "", names, "a|did|"+string(typ)+"|stated|b"))
		sc, err := render.SceneOf(t.Context(), b.Graph(), render.Settings{})
		if err != nil {
			t.Fatal(err)
		}
		if got := tones()[string(typ)]; got != words[sc.Edges[0].Tone] {
			t.Errorf("%s is %s here and %s in pictures", typ, got, words[sc.Edges[0].Tone])
		}
	}
}

func TestLayoutOfARevisionIsKept(t *testing.T) {
	c := story()
	s := testServer(c)
	a := ask(s, "GET", "/api/v1/graph", "").Body.String()
	n := c.graphs
	if b := ask(s, "GET", "/api/v1/graph", "").Body.String(); a != b || c.graphs != n {
		t.Errorf("asked the corpus %d times more for the same", c.graphs-n)
	}
}
