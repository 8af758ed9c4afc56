package render

import (
	"golang.org/x/image/font/sfnt"
	"golang.org/x/text/unicode/bidi"

	"github.com/actant-project/actant/render/font"
)

// textPath is the outline of a line of text with its baseline starting at the anchor.
func textPath(fonts *font.Set, s string, at Point, t textStyle) path {
	s = visual(s)
	at.X -= shareOf(t.anchor) * fonts.Width(s, t.size, t.face)
	var p path
	for _, g := range fonts.Outline(s, t.size, t.face) {
		open := false
		last := Point{}
		pt := func(i int, args *sfnt.Segment) Point {
			return Point{X: at.X + g.X + font.Scale(args.Args[i].X, t.size), Y: at.Y + font.Scale(args.Args[i].Y, t.size)}
		}
		for k := range g.Segments {
			seg := &g.Segments[k]
			switch seg.Op {
			case sfnt.SegmentOpMoveTo:
				if open {
					p.close()
				}
				open, last = true, pt(0, seg)
				p.move(last)
			case sfnt.SegmentOpLineTo:
				last = pt(0, seg)
				p.line(last)
			case sfnt.SegmentOpQuadTo:
				a, b := pt(0, seg), pt(1, seg)
				p.cubic(mix(last, a, 2.0/3), mix(b, a, 2.0/3), b)
				last = b
			case sfnt.SegmentOpCubeTo:
				a, b := pt(0, seg), pt(1, seg)
				last = pt(2, seg)
				p.cubic(a, b, last)
			}
		}
		if open {
			p.close()
		}
	}
	return p
}

// shareOf is the share of a text's width that lies before its anchor.
func shareOf(anchor string) float64 {
	switch anchor {
	case "middle":
		return 0.5
	case "end":
		return 1
	}
	return 0
}

// visual puts text that runs from right to left into the order in which it is seen.
func visual(s string) string {
	if !rightToLeft(s) {
		return s
	}
	var p bidi.Paragraph
	if _, err := p.SetString(s); err != nil {
		return s
	}
	order, err := p.Order()
	if err != nil {
		return s
	}
	out := ""
	for i := range order.NumRuns() {
		run := order.Run(i)
		if run.Direction() == bidi.RightToLeft {
			out += bidi.ReverseString(run.String())
		} else {
			out += run.String()
		}
	}
	return out
}

func rightToLeft(s string) bool {
	for _, r := range s {
		if p, _ := bidi.LookupRune(r); p.Class() == bidi.R || p.Class() == bidi.AL {
			return true
		}
	}
	return false
}

// flatten turns a path into polylines; closed says which end where they began.
func (p path) flatten(tolerance float64) (lines [][]Point, closed []bool) {
	var cur []Point
	end := func(c bool) {
		if len(cur) > 0 {
			lines, closed = append(lines, cur), append(closed, c)
		}
		cur = nil
	}
	for _, s := range p {
		switch s.op {
		case 'M':
			end(false)
			cur = []Point{s.p[0]}
		case 'L':
			cur = append(cur, s.p[0])
		case 'C':
			if len(cur) == 0 {
				cur = []Point{s.p[0]}
			}
			c := Curve{cur[len(cur)-1], s.p[0], s.p[1], s.p[2]}
			// The distance of the handles from the chord bounds the error of n chords by dev/n².
			dev := dist(mix(c[0], c[3], 1.0/3), c[1]) + dist(mix(c[0], c[3], 2.0/3), c[2])
			n := 1
			for n < 64 && dev > tolerance*float64(n*n) {
				n++
			}
			cur = append(cur, c.points(n)[1:]...)
		case 'Z':
			end(true)
		}
	}
	end(false)
	return lines, closed
}

// straight turns curves into lines, which take less room where a rim hides the difference.
func (p path) straight(tolerance float64) path {
	var out path
	lines, closed := p.flatten(tolerance)
	for i, l := range lines {
		out = append(out, polyline(l, closed[i])...)
	}
	return out
}
