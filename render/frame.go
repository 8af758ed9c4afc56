package render

import (
	"fmt"
	"math"
	"strings"

	"github.com/actant-project/actant/render/font"
	"github.com/actant-project/actant/render/layout"
)

// Measures of the frame around the picture.
const (
	margin     = 26.0
	titleSize  = 22.0
	longTitle  = 17.0 // of titles that take more than one line
	textSize   = 13.0
	noteSize   = 12.0
	leastWidth = 480.0
	leastInner = 120.0 // height of the picture itself
)

// frame sets title, legend and notes around the picture and moves it into place.
func (sc *Scene) frame(c choice, s Settings) {
	sc.Subtitle = sc.shown(c)
	sc.Source = clean(s.Source)
	if d := clean(s.Date); d != "" {
		sc.Source = strings.TrimPrefix(sc.Source+" · "+d, " · ")
	}
	box := sc.bounds()
	legend := sc.signs()
	sc.Width = math.Ceil(max(leastWidth, box.X1-box.X0+2*margin, min(760, sc.rowWidth(legend)+2*margin)))
	top := sc.head()
	inner := max(leastInner, box.Y1-box.Y0)
	sc.shift((sc.Width-box.X0-box.X1)/2, top+(inner-box.Y0-box.Y1)/2)
	sc.foot(legend, top+inner, c)
}

// bounds is the box around all that is drawn.
func (sc *Scene) bounds() Rect {
	var box Rect
	first := true
	add := func(r Rect) {
		if first {
			box, first = r, false
		}
		box = box.Union(r)
	}
	for _, n := range sc.Nodes {
		add(Rect{X0: n.At.X - n.R, Y0: n.At.Y - n.R, X1: n.At.X + n.R, Y1: n.At.Y + n.R}.Grow(n.R * 0.2))
		add(n.Box)
	}
	for _, e := range sc.Edges {
		for _, p := range e.Curve.points(12) {
			add(Rect{X0: p.X, Y0: p.Y, X1: p.X, Y1: p.Y}.Grow(4))
		}
		if e.Shown {
			add(e.Box)
		}
	}
	return box
}

// shift moves the picture and rounds to what is written.
func (sc *Scene) shift(dx, dy float64) {
	dx, dy = math.Round(dx), math.Round(dy)
	move := func(p *Point) { p.X, p.Y = p.X+dx, p.Y+dy }
	box := func(r *Rect) { r.X0, r.X1, r.Y0, r.Y1 = r.X0+dx, r.X1+dx, r.Y0+dy, r.Y1+dy }
	for i := range sc.Nodes {
		move(&sc.Nodes[i].At)
		box(&sc.Nodes[i].Box)
	}
	for i := range sc.Edges {
		e := &sc.Edges[i]
		for k := range e.Curve {
			move(&e.Curve[k])
		}
		for k := range e.Arrow {
			move(&e.Arrow[k])
		}
		for k := range e.Cross {
			move(&e.Cross[k])
		}
		move(&e.LabelAt)
		box(&e.Box)
	}
}

// head sets title and subtitle, and returns where the picture begins.
func (sc *Scene) head() float64 {
	y := margin
	if sc.Title != "" {
		size := titleSize
		if sc.fonts.Width(sc.Title, size, font.Bold) > sc.Width-2*margin {
			size = longTitle
		}
		for _, l := range sc.fonts.Wrap(sc.Title, size, font.Bold, sc.Width-2*margin, 3) {
			y += size
			sc.write(Text{Text: l, At: Point{X: margin, Y: y - 3}, Size: size, Bold: true, Class: "title"})
			y += 5
		}
		y++
	}
	for _, l := range sc.fonts.Wrap(sc.Subtitle, textSize, font.Regular, sc.Width-2*margin, 3) {
		y += textSize
		sc.write(Text{Text: l, At: Point{X: margin, Y: y}, Size: textSize, Quiet: true, Class: "subtitle"})
		y += 5
	}
	return y + 16
}

// foot sets legend, what was left out and the source below the picture, and so ends it.
func (sc *Scene) foot(legend []LegendItem, y float64, c choice) {
	y += 22
	y = sc.setLegend(legend, y) + 4
	for _, note := range []struct{ text, class string }{{sc.leftOut(c), "left-out"}, {sc.Source, "source"}} {
		if note.text == "" {
			continue
		}
		for _, l := range sc.fonts.Wrap(note.text, noteSize, font.Regular, sc.Width-2*margin, 4) {
			y += noteSize + 4
			sc.write(Text{Text: l, At: Point{X: margin, Y: y}, Size: noteSize, Quiet: true, Class: note.class})
		}
		y += 3
	}
	sc.Height = math.Ceil(y + margin - 6)
}

func (sc *Scene) write(t Text) { sc.Texts = append(sc.Texts, t) }

// shown says how much of the graph the picture holds.
func (sc *Scene) shown(c choice) string {
	typed, co := c.tally()
	parts := []string{count(len(sc.Nodes), c.left.Nodes, "entity", "entities")}
	if typed > 0 || c.left.Edges > 0 {
		parts = append(parts, count(typed, c.left.Edges, "relation", "relations"))
	}
	if co > 0 {
		parts = append(parts, count(co, c.left.Cooccurrences, "co-occurrence", "co-occurrences"))
	}
	return strings.Join(parts, ", ")
}

// count writes "12 entities" or "12 of 40 entities".
func count(n, left int, one, many string) string {
	if left <= 0 {
		return plural(n, one, many)
	}
	return fmt.Sprintf("%d of %s", n, plural(n+left, one, many))
}

// leftOut says what is not in the picture, and why.
func (sc *Scene) leftOut(c choice) string {
	var parts []string
	if n := sc.Left.Nodes; n > 0 {
		parts = append(parts, plural(n, "entity", "entities")+" that matter less or have no relation drawn")
	}
	if n := sc.Left.Edges - sc.Left.Parallel - sc.Left.Told; n > 0 {
		parts = append(parts, plural(n, "relation", "relations")+" of theirs or of little weight")
	}
	if n := sc.Left.Parallel; n > 0 {
		parts = append(parts, plural(n, "more relation", "more relations")+" between two that have four drawn")
	}
	if n := sc.Left.Told; n > 0 {
		parts = append(parts, plural(n, "office", "offices")+" in someone’s words that the text states as well")
	}
	if n := sc.Left.Cooccurrences; n > 0 {
		why := " of little weight"
		if c.hidden {
			why = ", since relations say more"
		}
		parts = append(parts, plural(n, "co-occurrence", "co-occurrences")+why)
	}
	if n := sc.Left.Labels; n > 0 {
		parts = append(parts, plural(n, "line’s label", "lines’ labels")+" for want of room")
	}
	if n := sc.Left.Names; n > 0 {
		parts = append(parts, plural(n, "entity’s name", "entities’ names")+" for want of room")
	}
	if len(parts) == 0 {
		return ""
	}
	return "Left out: " + strings.Join(parts, "; ") + "."
}

// around reports the side on which a label stands, for writing it flush.
func anchor(s layout.Side) string {
	switch s {
	case layout.Right:
		return "start"
	case layout.Left:
		return "end"
	}
	return "middle"
}
