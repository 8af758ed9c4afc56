package graph

import (
	"cmp"
	"slices"
	"strings"
)

// Find returns the nodes called name, best first: by key, by label or alias, then by the part of the key
// after the slash, in any case of letters; among equals the most mentioned first. When there is none it
// returns those with all words of name among the words of their label or of an alias.
func (g *Graph) Find(name string) []int {
	name = strings.Join(strings.Fields(name), " ")
	if name == "" {
		return nil
	}
	if found := g.match(func(i int) int { return g.exact(i, name) }); found != nil {
		return found
	}
	words := strings.Fields(strings.ToLower(name))
	return g.match(func(i int) int { return g.partial(i, words) })
}

// match returns the nodes of rank above 0, the lowest rank first.
func (g *Graph) match(rank func(int) int) []int {
	var found []int
	ranks := make(map[int]int)
	for i := range g.nodes {
		if r := rank(i); r > 0 {
			found = append(found, i)
			ranks[i] = r
		}
	}
	slices.SortFunc(found, func(x, y int) int {
		return cmp.Or(cmp.Compare(ranks[x], ranks[y]), cmp.Compare(g.nodes[y].mentions, g.nodes[x].mentions), cmp.Compare(x, y))
	})
	return found
}

func (g *Graph) exact(i int, name string) int {
	n := &g.nodes[i]
	key := g.strings[n.key]
	_, slug, _ := strings.Cut(key, "/")
	switch {
	case strings.EqualFold(key, name):
		return 1
	case strings.EqualFold(g.strings[n.label], name),
		slices.ContainsFunc(g.aliases[n.aliases[0]:n.aliases[1]], func(a aliasRow) bool { return strings.EqualFold(g.strings[a.name], name) }):
		return 2
	case strings.EqualFold(slug, name):
		return 3
	}
	return 0
}

func (g *Graph) partial(i int, words []string) int {
	n := &g.nodes[i]
	if holds(g.strings[n.label], words) {
		return 1
	}
	for _, a := range g.aliases[n.aliases[0]:n.aliases[1]] {
		if holds(g.strings[a.name], words) {
			return 2
		}
	}
	return 0
}

func holds(label string, words []string) bool {
	have := strings.Fields(strings.ToLower(label))
	for _, w := range words {
		if !slices.Contains(have, w) {
			return false
		}
	}
	return true
}
