package decision

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/graph"
)

// Proposal says that two entities are likely the same. A is the one to keep: merge B into A.
type Proposal struct {
	A      string    `json:"a"`
	B      string    `json:"b"`
	ALabel string    `json:"aLabel"`
	BLabel string    `json:"bLabel"`
	Type   fact.Type `json:"type"` // of A
	Reason string    `json:"reason"`
	Score  float64   `json:"score"` // in (0,1): to sort by, and no probability
}

// Propose returns at most limit pairs of g's nodes that are likely the same, best first; 0 is all. Pairs that o has as
// distinct or kept are left out. g shows what o made of the facts.
//
// A wrong proposal costs the attention that a right one needs, so a name that fits two others which do not fit each other
// is proposed with neither, unless it shares neighbours with one of them alone, and a mere part of a name only when the two share neighbours. A
// surname that one full name alone bears is proposed with it all the same, below those that share some.
func Propose(g *graph.Graph, o *Overlay, limit int) []Proposal {
	p := &proposer{g: g, o: o, near: newNeighbours(g), found: make(map[pair]match)}
	p.read()
	for _, c := range p.candidates() {
		if m, ok := p.weigh(c); ok {
			p.found[c] = m
		}
	}
	out := p.choose()
	slices.SortFunc(out, func(a, b Proposal) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(a.A, b.A), cmp.Compare(a.B, b.B))
	})
	if limit > 0 && len(out) > limit {
		out = out[:limit]
	}
	return out
}

// weigh compares a pair that nobody has decided about.
func (p *proposer) weigh(c pair) (match, bool) {
	x, y := &p.profiles[c.x], &p.profiles[c.y]
	m, ok := p.compare(x, y)
	return m, ok && !p.o.Apart(x.node.Key, y.node.Key)
}

// proposer is one search for proposals.
type proposer struct {
	g        *graph.Graph
	o        *Overlay
	near     *neighbours
	profiles []profile
	given    map[string]bool // first given names of people
	bearers  map[string]int  // of a surname: people of whom a given name is known
	found    map[pair]match
}

// pair is two nodes, x < y.
type pair struct{ x, y int }

// match is why two nodes may be one.
type match struct {
	base   float64
	reason string
	part   int     // 1: the first is known by a part of the other's name, 2: the second is, 0: neither
	needs  int     // shared neighbours without which it is no proposal
	sure   bool    // holds whatever else fits
	alone  float64 // base when they share no neighbours, though needs asks for some; 0: it is no proposal then
}

// profile is what is compared of a node.
type profile struct {
	node    graph.Node
	index   int
	label   string          // folded
	aliases map[string]bool // folded, without the label
	person  person
	words   []string // of a person's label
	body    body
}

func (p *proposer) read() {
	p.profiles = make([]profile, p.g.NodeCount())
	p.given, p.bearers = make(map[string]bool), make(map[string]int)
	for i := range p.profiles {
		n := p.g.Node(i)
		x := &p.profiles[i]
		*x = profile{node: n, index: i, label: fold(n.Label), aliases: make(map[string]bool)}
		for _, a := range n.Aliases {
			if s := fold(a.Name); s != x.label {
				x.aliases[s] = true
			}
		}
		if n.Type != fact.Person {
			x.body = parseBody(n.Label)
			continue
		}
		x.person, x.words = parsePerson(n.Label), personWords(n.Label)
		if len(x.person.given) > 0 && !x.person.eastern {
			p.given[x.person.given[0]] = true
		}
		if !x.person.bare() {
			p.bearers[x.person.family]++
		}
	}
}

// choose drops what is ambiguous or lacks shared neighbours, and makes proposals of the rest.
func (p *proposer) choose() []Proposal {
	partners := make(map[int][]int)
	for c := range p.found {
		partners[c.x] = append(partners[c.x], c.y)
		partners[c.y] = append(partners[c.y], c.x)
	}
	var out []Proposal
	for c, m := range p.found {
		if !m.sure && (p.torn(c.x, c.y, partners[c.x]) || p.torn(c.y, c.x, partners[c.y])) {
			continue
		}
		if s, ok := p.propose(c, m); ok {
			out = append(out, s)
		}
	}
	return out
}

// torn reports whether node fits another beside other that other does not fit. Where node and other share several
// neighbours, one that shares none with node does not count.
func (p *proposer) torn(node, other int, partners []int) bool {
	shares := func(q int) int {
		shared, _ := p.near.shared(node, q)
		return len(shared)
	}
	rivals := slices.DeleteFunc(slices.Clone(partners), func(q int) bool {
		_, ok := p.found[pair{min(q, other), max(q, other)}]
		return q == other || ok
	})
	return len(rivals) > 0 && (shares(other) < 2 || slices.ContainsFunc(rivals, func(q int) bool { return shares(q) > 0 }))
}

func (p *proposer) propose(c pair, m match) (Proposal, bool) {
	shared, weight := p.near.shared(c.x, c.y)
	if len(shared) < m.needs {
		if m.alone == 0 {
			return Proposal{}, false
		}
		m.base = m.alone
	}
	score := m.base
	if !m.sure && p.near.adjacent(c.x, c.y) { // who is named beside another is hardly that other
		if m.part != 0 {
			return Proposal{}, false
		}
		score *= 0.8
	}
	score += (0.98 - score) * 0.6 * (1 - math.Exp(-weight))
	a, b := &p.profiles[c.x], &p.profiles[c.y]
	if m.part == 1 || m.part == 0 && better(b, a) {
		a, b = b, a
	}
	return Proposal{A: a.node.Key, B: b.node.Key, ALabel: a.node.Label, BLabel: b.node.Label, Type: a.node.Type,
		Reason: m.reason + p.inCommon(shared), Score: math.Round(score*1000) / 1000}, true
}

// better reports whether a is the one to keep: the one of more documents, more mentions, the longer name.
func better(a, b *profile) bool {
	return cmp.Or(cmp.Compare(b.node.Documents, a.node.Documents), cmp.Compare(b.node.Mentions, a.node.Mentions),
		cmp.Compare(len(b.node.Label), len(a.node.Label)), strings.Compare(a.node.Key, b.node.Key)) < 0
}

// inCommon names the neighbours that say most.
func (p *proposer) inCommon(shared []int) string {
	if len(shared) == 0 {
		return ""
	}
	names := make([]string, 0, 3)
	for _, i := range shared[:min(3, len(shared))] {
		names = append(names, p.profiles[i].node.Label)
	}
	s := "; both occur with " + strings.Join(names, ", ")
	if more := len(shared) - len(names); more > 0 {
		s += " and others"
	}
	return s
}

// Nearest returns up to n of keys whose spelling is nearest to key, best first; what has another type counts as a little further.
func Nearest(key string, keys []string, n int) []string {
	type hit struct {
		key string
		far int
	}
	var hits []hit
	slug := slugOf(key)
	for _, k := range keys {
		s := slugOf(k)
		limit := 1 + min(len(slug), len(s))/5
		far := distance(slug, s, limit)
		switch {
		case far > limit && len(slug) >= 4 && slices.Contains(strings.Split(s, "-"), slug):
			far = limit
		case far > limit:
			continue
		}
		far = 2*far + b2i(typeOf(k) != typeOf(key))
		hits = append(hits, hit{k, far})
	}
	slices.SortFunc(hits, func(a, b hit) int { return cmp.Or(cmp.Compare(a.far, b.far), cmp.Compare(a.key, b.key)) })
	var out []string
	for _, h := range hits[:min(n, len(hits))] {
		out = append(out, h.key)
	}
	return out
}
