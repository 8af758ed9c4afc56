package render

import (
	"context"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/graph"
	"github.com/actant-project/actant/render/font"
	"github.com/actant-project/actant/render/layout"
	"github.com/actant-project/actant/render/verb"
)

// Sizes of the picture, in its units: 12 is 9 points.
const (
	minRadius, maxRadius = 8.0, 25.0
	minFont, maxFont     = 13.0, 18.0
	edgeFont             = 12.5
	leastFont            = 12.0
	leading              = 1.16 // line height
	wrapEms              = 11.0 // width at which a name goes onto another line, about 22 characters
)

// SceneOf makes the picture of a graph. It fails only when ctx ends or a font cannot be read.
func SceneOf(ctx context.Context, g *graph.Graph, s Settings) (*Scene, error) {
	fonts, err := font.New(s.Fonts...)
	if err != nil {
		return nil, fmt.Errorf("render: %w", err)
	}
	if s.At != nil {
		s.Isolated = true
	}
	c := choose(g, s)
	sc := &Scene{Title: clean(s.Title), Theme: s.Theme, Transparent: s.Transparent, Left: c.left, fonts: fonts, scale: s.Scale}
	sc.nodes(c)
	sc.edges(c)
	if err := sc.compose(ctx, s); err != nil {
		return nil, fmt.Errorf("render: placing the picture: %w", err)
	}
	sc.frame(c, s)
	sc.lacking()
	return sc, nil
}

// compose places nodes, names, lines and their labels.
func (sc *Scene) compose(ctx context.Context, s Settings) error {
	if s.At != nil {
		return sc.keep(ctx, s.At)
	}
	boxes, err := sc.place(ctx, s.Layout)
	if err != nil {
		return err
	}
	sc.connect(boxes)
	return nil
}

// connect draws lines and their labels around placed nodes.
func (sc *Scene) connect(boxes []layout.Node) {
	sc.route()
	sc.sides(boxes)
	sc.route() // lines around the names as they stand now
	sc.labels()
}

// nodes sizes and words the entities: by mentions, with restraint.
func (sc *Scene) nodes(c choice) {
	most := 1
	for _, i := range c.nodes {
		most = max(most, c.g.Node(i).Mentions)
	}
	col := sc.Theme.colors()
	for _, i := range c.nodes {
		n := c.g.Node(i)
		k := math.Sqrt(float64(n.Mentions) / float64(most))
		d := Node{Key: n.Key, Label: clean(n.Label), Type: n.Type, Color: col.node(n.Type), Mentions: n.Mentions, Tooltip: nodeTip(n)}
		if d.Label == "" {
			d.Label = clean(n.Key)
		}
		d.R = math.Round((minRadius+(maxRadius-minRadius)*k)*2) / 2
		d.FontSize = math.Round((minFont+(maxFont-minFont)*k)*2) / 2
		d.Bold = k > 0.6
		d.Lines = sc.wrap(d, 2)
		if strings.HasSuffix(d.Lines[len(d.Lines)-1], "…") {
			d.Lines = sc.wrap(d, 3)
		}
		sc.Nodes = append(sc.Nodes, d)
	}
}

// wrap breaks the name of a node into lines.
func (sc *Scene) wrap(n Node, lines int) []string {
	return sc.fonts.Wrap(n.Label, n.FontSize, face(n.Bold), n.FontSize*wrapEms, lines)
}

func face(bold bool) font.Face {
	if bold {
		return font.Bold
	}
	return font.Regular
}

// edges words the relations and gives them their looks.
func (sc *Scene) edges(c choice) {
	at := make([]int, c.g.NodeCount())
	for k, i := range c.nodes {
		at[i] = k
	}
	col := sc.Theme.colors()
	for _, i := range c.edges {
		e := c.g.Edge(i)
		tone := toneOf(e.Type, e.Status)
		evidence := c.g.Evidence(i)
		d := Edge{ID: e.ID, Source: at[e.Source], Target: at[e.Target], Type: e.Type, Status: e.Status, Tone: tone, Color: col.lines[tone],
			Weight: e.Weight, Label: short(clean(verb.PhraseOf(e, evidence)), 34), FontSize: edgeFont, Width: lineWidth(e)}
		if !e.Symmetric {
			d.Arrow = []Point{{}, {}, {}}
		}
		d.Tooltip = edgeTip(e, sc.Nodes[d.Source].Label, sc.Nodes[d.Target].Label, d.Label, evidence)
		sc.Edges = append(sc.Edges, d)
	}
	slices.SortStableFunc(sc.Edges, func(a, b Edge) int {
		if ac, bc := a.Tone == Faint, b.Tone == Faint; ac != bc {
			if ac {
				return -1
			}
			return 1
		}
		return a.Weight - b.Weight
	})
}

// lineWidth grows with the logarithm of the evidence.
func lineWidth(e graph.Edge) float64 {
	w := 0.0
	for n := e.Weight; n > 1; n /= 2 {
		w += 0.45
	}
	switch e.Status {
	case fact.Cooccurring:
		return 0.9 + min(w, 1.2)
	case fact.Alleged: // dots look thinner than lines
		return 2.1 + min(w, 1.8)
	}
	return 1.5 + min(w, 2.2)
}

// boxes measures the nodes and their names.
func (sc *Scene) boxes() []layout.Node {
	nodes := make([]layout.Node, len(sc.Nodes))
	for i, n := range sc.Nodes {
		w := 0.0
		for _, l := range n.Lines {
			w = max(w, sc.fonts.Width(l, n.FontSize, face(n.Bold)))
		}
		nodes[i] = layout.Node{R: n.R * 1.1, LabelW: math.Ceil(w), LabelH: math.Ceil(n.FontSize * leading * float64(len(n.Lines)))}
	}
	return nodes
}

// links measures the lines and their labels.
func (sc *Scene) links() []layout.Edge {
	// Labels of many lines need more room than those of few.
	room := 1 + 0.2*float64(min(len(sc.Nodes), 80))/80
	edges := make([]layout.Edge, len(sc.Edges))
	for i, e := range sc.Edges {
		w := sc.fonts.Width(e.Label, e.FontSize, font.Regular)
		if e.Status == fact.Denied { // the mark of a denial stands on the line beside the label
			w += 3 * (crossSize + 3)
		}
		edges[i] = layout.Edge{A: e.Source, B: e.Target, Lanes: 1, LabelW: w, LabelH: e.FontSize * leading, Len: sc.Nodes[e.Source].R + sc.Nodes[e.Target].R + room*max(75, 0.8*w+50)}
	}
	return edges
}

// place asks for the layout, takes it over, and returns the boxes it asked with.
func (sc *Scene) place(ctx context.Context, s layout.Settings) ([]layout.Node, error) {
	nodes := sc.boxes()
	res, err := layout.Place(ctx, nodes, sc.links(), s)
	if err != nil {
		return nil, err
	}
	sc.Engine = res.Engine
	if res.Note != "" {
		sc.Notes = append(sc.Notes, res.Note)
	}
	for i := range sc.Nodes {
		n := &sc.Nodes[i]
		n.At, n.Side = res.Pos[i], res.Sides[i]
		n.Box = nodes[i].Label(n.At, n.Side)
	}
	return nodes, nil
}

// lacking notes names that PNG and PDF cannot show.
func (sc *Scene) lacking() {
	count := 0
	for _, n := range sc.Nodes {
		if sc.fonts.Lacks(n.Label) {
			count++
		}
	}
	if count > 0 {
		sc.Notes = append(sc.Notes, fmt.Sprintf("%s with characters that Liberation Sans lacks: SVG shows them with the reader's fonts, PNG and PDF need a font given", plural(count, "name", "names")))
	}
}

func plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}
