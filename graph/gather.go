package graph

import (
	"cmp"
	"maps"
	"math"
	"slices"
	"strings"

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

// ranked returns the values by highest count, then in the given order.
func (t tally[T]) ranked(compare func(x, y T) int) []T {
	return slices.SortedFunc(maps.Keys(t), func(x, y T) int { return cmp.Or(cmp.Compare(t[y], t[x]), compare(x, y)) })
}

// actor adds up what the documents say of one key.
type actor struct {
	names, aliases, metonyms       tally[string]
	types                          tally[fact.Type]
	ids                            tally[[2]string]
	roles                          tally[role]
	mentions, documents, sentences int
}

func (g *gatherer) gatherNodes() {
	actors := make(map[string]*actor)
	for _, d := range g.ds {
		for i := range d.entities {
			e := &d.entities[i]
			if actors[e.key] == nil {
				actors[e.key] = &actor{}
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
		g.nodes[i].roles = g.describeRoles(actors[k].roles)
	}
	for _, d := range g.ds {
		local := make([]int32, len(d.entities))
		for i := range d.entities {
			local[i] = g.of[d.entities[i].key]
		}
		g.local = append(g.local, local)
	}
}

func (a *actor) add(e *entity) {
	a.documents++
	a.mentions += e.mentions
	a.sentences += e.sentences
	a.types.add(e.typ, 1)
	if e.name != "" {
		a.names.add(e.name, 1)
	}
	for _, x := range e.aliases {
		a.aliases.add(x.Name, x.Count)
	}
	for _, id := range e.ids {
		a.ids.add(id, 1)
	}
	for _, r := range e.roles {
		a.roles.add(r, 1)
	}
	if e.metonymOf != "" {
		a.metonyms.add(e.metonymOf, 1)
	}
}

func (g *gatherer) describe(n *nodeRow, key string, a *actor) {
	label := key
	if names := a.names.ranked(strings.Compare); len(names) > 0 {
		label = names[0]
	}
	n.key, n.label = g.str(key), g.str(label)
	n.typ = uint8(typeRank(a.types.ranked(func(x, y fact.Type) int { return typeRank(x) - typeRank(y) })[0]))
	n.mentions, n.documents, n.sentences = count32(a.mentions), count32(a.documents), count32(a.sentences)
	if of := a.metonyms.ranked(strings.Compare); len(of) > 0 {
		n.metonymOf = g.str(of[0])
	}
	for _, other := range a.names.ranked(strings.Compare) { // names that lost are still names
		if a.aliases[other] == 0 {
			a.aliases.add(other, a.names[other])
		}
	}
	n.aliases[0] = int32(len(g.aliases))
	for _, name := range a.aliases.ranked(strings.Compare) {
		if name != label {
			g.aliases = append(g.aliases, aliasRow{g.str(name), count32(a.aliases[name])})
		}
	}
	n.aliases[1] = int32(len(g.aliases))
	n.ids[0] = int32(len(g.ids))
	known := make(map[string]bool)
	for _, id := range a.ids.ranked(func(x, y [2]string) int { return slices.Compare(x[:], y[:]) }) {
		if !known[id[0]] {
			known[id[0]] = true
			g.ids = append(g.ids, [2]int32{g.str(id[0]), g.str(id[1])})
		}
	}
	n.ids[1] = int32(len(g.ids))
}

// describeRoles writes roles as "Title (where)"; roles that read alike count together.
func (g *gatherer) describeRoles(roles tally[role]) [2]int32 {
	var shown tally[string]
	for r, n := range roles {
		s := r.title
		if of, ok := g.of[r.of]; ok {
			s += " (" + g.strings[g.nodes[of].label] + ")"
		}
		shown.add(s, n)
	}
	from := int32(len(g.roles))
	for _, s := range shown.ranked(strings.Compare) {
		g.roles = append(g.roles, g.str(s))
	}
	return [2]int32{from, int32(len(g.roles))}
}

// gatherTypes lists the types of relation that occur: the schema's, others by name, co-occurrence.
func (g *gatherer) gatherTypes() {
	seen := map[fact.RelationType]bool{Cooccur: true}
	for _, d := range g.ds {
		for i := range d.relations {
			seen[d.relations[i].typ] = true
		}
	}
	g.types = slices.SortedFunc(maps.Keys(seen), func(x, y fact.RelationType) int {
		return cmp.Or(relationRank(x)-relationRank(y), cmp.Compare(x, y))
	})
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
