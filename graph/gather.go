package graph

import (
	"cmp"
	"maps"
	"math"
	"slices"

	"github.com/actant-project/actant/fact"
)

// gatherer folds digests, sorted by ID, into a graph. All it adds up is integers.
type gatherer struct {
	*Graph
	ds     []*digest
	number map[string]int32 // of a string
	of     map[string]int32 // node of a key
	local  [][]int32        // node of a digest's entity
}

func gather(ds []*digest) *Graph {
	g := &gatherer{Graph: &Graph{}, ds: ds, number: make(map[string]int32)}
	g.str("")
	for _, d := range ds {
		g.total += d.total
		g.documents = append(g.documents, documentRow{g.str(d.id), g.str(d.source), g.str(d.title), g.str(d.outlet), d.date})
	}
	g.gatherNodes()
	g.gatherTypes()
	g.gatherRelations()
	g.gatherPairs()
	slices.SortFunc(g.edges, compareEdges) // stable as no two edges compare equal
	return g.Graph.index()
}

// str returns the number of s in the table of strings.
func (g *gatherer) str(s string) int32 {
	if s == "" && len(g.strings) > 0 {
		return 0 // the first that every table gets
	}
	n, ok := g.number[s]
	if !ok {
		n = int32(len(g.strings))
		g.number[s] = n
		g.strings = append(g.strings, s)
	}
	return n
}

func compareEdges(x, y edgeRow) int {
	return cmp.Or(cmp.Compare(x.source, y.source), cmp.Compare(x.target, y.target), cmp.Compare(x.typ, y.typ),
		cmp.Compare(x.status, y.status), compareBool(x.symmetric, y.symmetric))
}

// tally counts values.
type tally[T comparable] map[T]int

func (t *tally[T]) add(v T, n int) {
	if *t == nil {
		*t = make(tally[T])
	}
	(*t)[v] += n
}

// clean drops the values that do not occur.
func (t tally[T]) clean() {
	maps.DeleteFunc(t, func(_ T, n int) bool { return n == 0 })
}

// ranked returns the values by highest count, then in the given order.
func (t tally[T]) ranked(compare func(x, y T) int) []T {
	return slices.SortedFunc(maps.Keys(t), func(x, y T) int { return cmp.Or(cmp.Compare(t[y], t[x]), compare(x, y)) })
}

func (g *gatherer) gatherNodes() {
	actors := make(map[string]*Actor)
	for _, d := range g.ds {
		for i := range d.entities {
			e := &d.entities[i]
			if actors[e.key] == nil {
				actors[e.key] = &Actor{}
			}
			actors[e.key].add(e)
		}
	}
	keys := slices.Sorted(maps.Keys(actors))
	g.of = make(map[string]int32, len(keys))
	g.nodes = make([]nodeRow, len(keys))
	for i, k := range keys {
		g.of[k] = int32(i)
		g.describe(&g.nodes[i], k, actors[k])
	}
	for i, k := range keys { // when all labels are known
		g.nodes[i].roles = g.describeRoles(actors[k])
	}
	for _, d := range g.ds {
		local := make([]int32, len(d.entities))
		for i := range d.entities {
			local[i] = g.of[d.entities[i].key]
		}
		g.local = append(g.local, local)
	}
}

func (g *gatherer) describe(n *nodeRow, key string, a *Actor) {
	label := a.Label(key)
	n.key, n.label, n.metonymOf = g.str(key), g.str(label), g.str(a.MetonymOf())
	n.typ = uint8(typeRank(a.Type()))
	n.mentions, n.documents, n.sentences = count32(a.Mentions), count32(a.Documents), count32(a.Sentences)
	n.aliases[0] = int32(len(g.aliases))
	for _, x := range a.otherNames(label) {
		g.aliases = append(g.aliases, aliasRow{g.str(x.Name), count32(x.Count)})
	}
	n.aliases[1] = int32(len(g.aliases))
	n.ids[0] = int32(len(g.ids))
	for _, id := range a.commonestIDs() {
		g.ids = append(g.ids, [2]int32{g.str(id[0]), g.str(id[1])})
	}
	n.ids[1] = int32(len(g.ids))
}

func (g *gatherer) describeRoles(a *Actor) [2]int32 {
	from := int32(len(g.roles))
	for _, s := range a.shownRoles(g.labelOf) {
		g.roles = append(g.roles, g.str(s))
	}
	return [2]int32{from, int32(len(g.roles))}
}

// labelOf returns the label of a key, "" when it is no node.
func (g *gatherer) labelOf(key string) string {
	if i, ok := g.of[key]; ok {
		return g.strings[g.nodes[i].label]
	}
	return ""
}

// gatherTypes lists the types of relation that occur: the schema's, others by name, co-occurrence.
func (g *gatherer) gatherTypes() {
	seen := map[fact.RelationType]bool{Cooccur: true}
	for _, d := range g.ds {
		for i := range d.relations {
			seen[d.relations[i].typ] = true
		}
	}
	g.types = slices.SortedFunc(maps.Keys(seen), compareRelationTypes)
}

func relationRank(t fact.RelationType) int {
	if t == Cooccur {
		return len(fact.RelationTypes) + 1
	}
	if i := slices.Index(fact.RelationTypes, t); i >= 0 {
		return i
	}
	return len(fact.RelationTypes)
}

func typeRank(t fact.Type) int {
	if i := slices.Index(fact.Types, t); i >= 0 {
		return i
	}
	return len(fact.Types) - 1
}

func count32(n int) int32 { return int32(min(n, math.MaxInt32)) }
