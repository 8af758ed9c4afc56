package graph

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/text"
)

// dump writes everything a graph says, so that two graphs can be compared byte for byte.
func dump(t testing.TB, g *Graph) string {
	t.Helper()
	var b strings.Builder
	line := func(v any) {
		j, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		b.Write(append(j, '\n'))
	}
	for i := range g.NodeCount() {
		line(g.Node(i))
	}
	for i := range g.EdgeCount() {
		line(g.Edge(i))
		line(g.Evidence(i))
	}
	line(g.Documents())
	return b.String()
}

// randomFacts makes the facts of one document over a small cast, so that documents meet.
func randomFacts(r *rand.Rand, id string) *fact.Facts {
	cast := []struct {
		name string
		typ  fact.Type
	}{{"Ada Okafor", fact.Person}, {"Okafor", fact.Person}, {"Norland", fact.Country}, {"Harbour Board", fact.Organisation},
		{"Port Elsby", fact.Place}, {"Tomas Brandt", fact.Person}, {"Elsby Courier", fact.Organisation}}
	f := &fact.Facts{Actant: 1, Doc: text.Meta{ID: id, Source: id + ".txt", Date: fmt.Sprintf("2024-%02d-%02d", 1+r.IntN(12), 1+r.IntN(28))}}
	var body strings.Builder
	for _, at := range r.Perm(len(cast)) {
		c := cast[at]
		key := string(c.typ) + "/" + strings.ToLower(strings.ReplaceAll(c.name, " ", "-"))
		name := c.name
		if r.IntN(4) == 0 {
			name = strings.ToUpper(name)
		}
		f.Entities = append(f.Entities, fact.Entity{ID: len(f.Entities), Key: key, Name: name, Type: c.typ, Mentions: 1 + r.IntN(5),
			Aliases: []fact.Alias{{Name: name, Count: 1 + r.IntN(3)}, {Name: c.name[:3], Count: 1}},
			IDs:     map[string]string{"list": fmt.Sprint(r.IntN(2)), "wikidata": "Q" + fmt.Sprint(at)}})
	}
	f.Entities[0].Roles = []fact.Role{{Title: "Chair", Of: fact.RefTo(1 + r.IntN(3))}}
	types := []fact.RelationType{fact.Accuse, fact.Consult, fact.Support}
	for range 6 {
		a, b := r.IntN(len(cast)), r.IntN(len(cast))
		start := body.Len()
		body.WriteString(f.Entities[a].Name)
		src := text.Span{Start: start, End: body.Len()}
		body.WriteString(" met ")
		dst := text.Span{Start: body.Len(), End: body.Len() + len(f.Entities[b].Name)}
		body.WriteString(f.Entities[b].Name + ". ")
		s := text.Span{Start: start, End: body.Len() - 1}
		f.Sentences = append(f.Sentences, s)
		f.Mentions = append(f.Mentions, fact.Mention{Span: src, Kind: fact.Name, Entity: fact.RefTo(a)},
			fact.Mention{Span: dst, Kind: fact.Name, Entity: fact.RefTo(b)})
		typ := types[r.IntN(3)]
		x := fact.Relation{Type: typ, Source: a, Target: b, Symmetric: typ == fact.Consult, Lemma: []string{"meet", "see"}[r.IntN(2)],
			SourceSpan: src, TargetSpan: dst, Trigger: text.Span{Start: src.End + 1, End: src.End + 4}, Sentence: s, Polarity: fact.Positive,
			Modality: fact.Asserted, Status: []fact.Status{fact.Stated, fact.Alleged}[r.IntN(2)], Score: float32(r.IntN(5)) / 5, Rule: "svo"}
		if x.Status == fact.Alleged {
			x.AttributedTo = fact.RefTo(r.IntN(len(cast)))
		}
		f.Relations = append(f.Relations, x)
		if a != b {
			f.Cooccurrences = append(f.Cooccurrences, fact.Cooccurrence{Source: min(a, b), Target: max(a, b), Sentences: 1})
		}
	}
	f.Text = body.String()
	return f
}

func TestBuilderIsCommutativeAndAssociativeToTheByte(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	var all []*fact.Facts
	for i := range 60 {
		all = append(all, randomFacts(r, fmt.Sprintf("doc%d", i)))
	}
	twin := randomFacts(r, "doc7") // another text under a known ID
	all = append(all, twin, all[3])
	want := ""
	for round := range 12 {
		r.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
		parts := make([]Builder, 1+round%5)
		for i, f := range all {
			parts[i%len(parts)].Add(f)
		}
		order := r.Perm(len(parts))
		var whole Builder
		for _, i := range order {
			whole.Merge(&parts[i])
		}
		whole.Merge(&parts[order[0]])
		got := dump(t, whole.Graph())
		if want == "" {
			want = got
		}
		if got != want {
			t.Fatalf("round %d: another graph of the same documents", round)
		}
	}
}

func TestAddingADocumentTwiceCountsOnce(t *testing.T) {
	f := randomFacts(rand.New(rand.NewPCG(3, 4)), "one")
	var once, twice Builder
	once.Add(f)
	twice.Add(f)
	twice.Add(f)
	if twice.Documents() != 1 || dump(t, once.Graph()) != dump(t, twice.Graph()) {
		t.Error("a document added twice counts twice")
	}
}

func sample() *fact.Facts {
	body := "Ada Okafor met Tomas Brandt in Norland. Brandt did not accuse her, Okafor said."
	sentences := []text.Span{{Start: 0, End: 39}, {Start: 40, End: 79}}
	return &fact.Facts{Actant: 1, Doc: text.Meta{ID: "d1", Source: "a.txt", Title: "Talks", Outlet: "Courier", Date: "2024-05-02"}, Text: body,
		Sentences: sentences,
		Mentions: []fact.Mention{
			{Span: text.Span{Start: 0, End: 10}, Kind: fact.Name, Entity: fact.RefTo(0)},
			{Span: text.Span{Start: 15, End: 27}, Kind: fact.Name, Entity: fact.RefTo(1)},
			{Span: text.Span{Start: 31, End: 38}, Kind: fact.Name, Entity: fact.RefTo(2)},
			{Span: text.Span{Start: 40, End: 46}, Kind: fact.Name, Entity: fact.RefTo(1)},
			{Span: text.Span{Start: 67, End: 73}, Kind: fact.Name, Entity: fact.RefTo(0)}},
		Entities: []fact.Entity{
			{ID: 0, Key: "person/zz-okafor", Name: "Ada Okafor", Type: fact.Person, Aliases: []fact.Alias{{Name: "Ada Okafor", Count: 1}, {Name: "Okafor", Count: 1}},
				Roles: []fact.Role{{Title: "President", Of: fact.RefTo(2)}}, Mentions: 3},
			{ID: 1, Key: "person/tomas-brandt", Name: "Tomas Brandt", Type: fact.Person, Mentions: 2},
			{ID: 2, Key: "country/norland", Name: "Norland", Type: fact.Country, IDs: map[string]string{"iso3166": "XN"}, Mentions: 1}},
		Relations: []fact.Relation{
			{Type: fact.Consult, Mode: "meet", Source: 0, Target: 1, Symmetric: true, Lemma: "meet", Trigger: text.Span{Start: 11, End: 14},
				SourceSpan: text.Span{Start: 0, End: 10}, TargetSpan: text.Span{Start: 15, End: 27}, Sentence: sentences[0],
				Polarity: fact.Positive, Modality: fact.Asserted, Status: fact.Stated, Date: "2024-05-01", Score: 0.9},
			{Type: fact.Accuse, Source: 1, Target: 0, Lemma: "accuse", Sentence: sentences[1], Polarity: fact.Negative, Modality: fact.Asserted,
				Status: fact.Denied, AttributedTo: fact.RefTo(0), Statement: fact.RefTo(0), Score: 0.8}},
		Cooccurrences: []fact.Cooccurrence{{Source: 0, Target: 1, Sentences: 2}, {Source: 0, Target: 2, Sentences: 1}, {Source: 1, Target: 2, Sentences: 1}}}
}

func sampleGraph() *Graph {
	var b Builder
	b.Add(sample())
	return b.Graph()
}

func TestGraphOfOneDocument(t *testing.T) {
	g := sampleGraph()
	if g.NodeCount() != 3 || g.EdgeCount() != 5 || g.TypedCount() != 2 {
		t.Fatalf("%v", g)
	}
	okafor, ok := g.NodeByKey("person/zz-okafor")
	if n := g.Node(okafor); !ok || n.Label != "Ada Okafor" || n.Mentions != 3 || !slices.Equal(n.Roles, []string{"President (Norland)"}) ||
		!slices.Equal(n.Aliases, []fact.Alias{{Name: "Okafor", Count: 1}}) {
		t.Errorf("node %+v", n)
	}
	met := g.Edge(2)
	if g.Node(met.Source).Label != "Tomas Brandt" || met.Target != okafor || !met.Symmetric || met.Label != "meet" || met.First != "2024-05-01" || met.Score != 0.9 {
		t.Fatalf("edge %+v", met)
	}
	ev := g.Evidence(2)[0]
	if ev.Text != "Ada Okafor met Tomas Brandt in Norland." || ev.SourceSpan.Of(sample().Text) != "Tomas Brandt" || ev.TargetSpan.Of(sample().Text) != "Ada Okafor" ||
		ev.Document != "d1" || ev.Outlet != "Courier" {
		t.Errorf("a symmetric edge turned round must turn its spans: %+v", ev)
	}
	denied := g.Edge(3)
	if denied.Type != fact.Accuse || denied.Status != fact.Denied || !slices.Equal(denied.AttributedTo, []string{"Ada Okafor"}) || denied.Last != "2024-05-02" {
		t.Errorf("edge %+v", denied)
	}
	if both := g.Edge(g.EdgeCount() - 1); both.Type != Cooccur || both.Weight != 2 || both.Score != 1 || len(g.Evidence(4)) != 2 {
		t.Errorf("two who share every sentence: %+v", both)
	}
	if got := g.EdgesAt(okafor); !slices.Equal(got, []int{1, 2, 3, 4}) {
		t.Errorf("edges at node: %v", got)
	}
}

func TestFind(t *testing.T) {
	g := sampleGraph()
	for name, want := range map[string]string{"ada okafor": "person/zz-okafor", "OKAFOR": "person/zz-okafor", "country/norland": "country/norland",
		"tomas-brandt": "person/tomas-brandt", " Brandt ": "person/tomas-brandt"} {
		if got := g.Find(name); len(got) != 1 || g.Node(got[0]).Key != want {
			t.Errorf("Find(%q) = %v", name, got)
		}
	}
	if g.Find("nobody") != nil || g.Find(" ") != nil {
		t.Error("found what is not there")
	}
}
