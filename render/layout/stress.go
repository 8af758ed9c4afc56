package layout

import "math"

// lcg is a small generator of its own, so that placements never change with the library's.
type lcg uint64

func (r *lcg) next(n int) int {
	*r = *r*6364136223846793005 + 1442695040888963407
	return int(uint64(*r>>33) % uint64(n))
}

// pivots bounds the nodes whose distances are taken into account for large parts.
const pivots = 120

// term is one wish: a and b be d apart.
type term struct {
	a, b int
	d    float64
}

// stress places the part by stochastic gradient descent on stress (Zheng, Pawar, Goodman 2018),
// over all pairs where there are few nodes and over edges and pivots where there are many.
func (p *part) stress(seed int) []Point {
	rng := lcg(uint64(seed)*2654435761 + 12345)
	pos := p.spread(&rng)
	terms := p.terms(&rng)
	if len(terms) == 0 {
		return pos
	}
	longest := 1.0
	for _, t := range terms {
		longest = max(longest, t.d)
	}
	// The step shrinks to a hundredth of what moves neighbours all the way.
	const rounds, cooling = 40, 0.78
	eta := float64(longest * longest)
	for range rounds {
		for i := len(terms) - 1; i > 0; i-- {
			j := rng.next(i + 1)
			terms[i], terms[j] = terms[j], terms[i]
		}
		for _, t := range terms {
			pull(pos, t, eta)
		}
		eta = float64(eta * cooling)
	}
	return pos
}

// pull moves both ends of a term toward its distance, at most all the way.
func pull(pos []Point, t term, eta float64) {
	mu := min(1, float64(eta/float64(t.d*t.d)))
	dx, dy := pos[t.a].X-pos[t.b].X, pos[t.a].Y-pos[t.b].Y
	dist := length(dx, dy)
	if dist < 1e-6 {
		dx, dist = 1e-3, 1e-3
	}
	k := float64(mu * (dist - t.d) / (2 * dist))
	mx, my := float64(k*dx), float64(k*dy)
	pos[t.a].X, pos[t.a].Y = round(pos[t.a].X-mx), round(pos[t.a].Y-my)
	pos[t.b].X, pos[t.b].Y = round(pos[t.b].X+mx), round(pos[t.b].Y+my)
}

// spread scatters the nodes over a square as a start.
func (p *part) spread(rng *lcg) []Point {
	pos := make([]Point, len(p.nodes))
	side := 200 + 60*int(math.Sqrt(float64(len(pos))))
	for i := range pos {
		pos[i] = Point{float64(rng.next(side)), float64(rng.next(side))}
	}
	return pos
}

// terms lists the wishes: graph distances from every node, or from pivots spread by index.
func (p *part) terms(rng *lcg) []term {
	adj := p.adjacency()
	var out []term
	n, step := len(p.nodes), 1
	if n > 2*pivots {
		step = n / pivots
		for _, e := range p.edges {
			out = append(out, term{e.A, e.B, max(e.Len, 30)})
		}
	}
	for s := 0; s < n; s += step {
		d := distances(adj, p.edges, s)
		for v, dv := range d {
			if v != s && (v > s || v%step != 0) && dv > 0 {
				out = append(out, term{s, v, dv})
			}
		}
	}
	return out
}

// adjacency lists the edges at every node.
func (p *part) adjacency() [][]int {
	adj := make([][]int, len(p.nodes))
	for i, e := range p.edges {
		adj[e.A], adj[e.B] = append(adj[e.A], i), append(adj[e.B], i)
	}
	return adj
}

// distances returns the lengths of the paths of fewest edges from s.
func distances(adj [][]int, edges []Edge, s int) []float64 {
	d := make([]float64, len(adj))
	seen := make([]bool, len(adj))
	seen[s] = true
	for queue := []int{s}; len(queue) > 0; queue = queue[1:] {
		v := queue[0]
		for _, i := range adj[v] {
			w := edges[i].A + edges[i].B - v
			if !seen[w] {
				seen[w] = true
				d[w] = d[v] + max(edges[i].Len, 30)
				queue = append(queue, w)
			}
		}
	}
	return d
}
