package render

import "github.com/actant-project/actant/render/font"

// canvas is what a picture is drawn on. Groups carry meaning, not looks: a back end without it leaves them out.
type canvas interface {
	group(class, title string, data ...string) // data: name, value, name, value ...
	end()
	path(p path, s stroke)
	text(s string, at Point, style textStyle)
}

// path is an outline in absolute coordinates.
type path []segment

// segment goes on from the last point: M and L have one point, C has three, Z none.
type segment struct {
	op byte
	p  [3]Point
}

func (p *path) move(a Point)        { *p = append(*p, segment{'M', [3]Point{a}}) }
func (p *path) line(a Point)        { *p = append(*p, segment{'L', [3]Point{a}}) }
func (p *path) cubic(a, b, c Point) { *p = append(*p, segment{'C', [3]Point{a, b, c}}) }
func (p *path) close()              { *p = append(*p, segment{op: 'Z'}) }

// stroke is how a path is drawn; a part with its flag off is not.
type stroke struct {
	filled, lined bool
	fill, line    Color
	width         float64
	dash          []float64 // lengths on and off; an on of 0 is a round dot
	class         string
}

// textStyle is how a line of text is set.
type textStyle struct {
	size   float64
	face   font.Face
	color  Color
	halo   bool // a rim in the colour of the paper
	paper  Color
	anchor string // start, middle, end
	class  string
}

// shapePath is the outline of a node: a shape of its own for each type, so that colour is not all that tells them apart.
// All have about the area of a circle of radius r.
func shapePath(shape int, at Point, r float64) path {
	if s := shapes[min(shape, len(shapes)-1)]; s != nil {
		return polygon(at, r, s)
	}
	return ring(at, r)
}

// shapes are the corners of the outlines in the order of fact.Types; nil is a circle.
var shapes = [7][][2]float64{
	nil, // person
	{{-.9, -.9}, {.9, -.9}, {.9, .9}, {-.9, .9}},                                  // organisation: square
	{{-1.1, 0}, {-.55, -.953}, {.55, -.953}, {1.1, 0}, {.55, .953}, {-.55, .953}}, // country: hexagon
	{{0, -1.25}, {1.25, 0}, {0, 1.25}, {-1.25, 0}},                                // place: diamond
	{{0, -1.15}, {1.094, -.355}, {.676, .93}, {-.676, .93}, {-1.094, -.355}},      // group: pentagon
	{{-1.18, -.8}, {1.18, -.8}, {0, 1.25}},                                        // event: triangle
	nil,                                                                           // other
}

// polygon draws corners, softened.
func polygon(at Point, r float64, corners [][2]float64) path {
	var p path
	n := len(corners)
	at2 := func(i int) Point { c := corners[(i+n)%n]; return Point{X: at.X + c[0]*r, Y: at.Y + c[1]*r} }
	const soft = 0.16
	for i := range n {
		a, b, c := at2(i-1), at2(i), at2(i+1)
		in, out := mix(b, a, soft), mix(b, c, soft)
		if i == 0 {
			p.move(in)
		} else {
			p.line(in)
		}
		p.cubic(mix(in, b, 0.6), mix(out, b, 0.6), out)
	}
	p.close()
	return p
}

// ring is a circle of four arcs.
func ring(at Point, r float64) path {
	const k = 0.5523
	var p path
	p.move(Point{X: at.X + r, Y: at.Y})
	p.cubic(Point{X: at.X + r, Y: at.Y + k*r}, Point{X: at.X + k*r, Y: at.Y + r}, Point{X: at.X, Y: at.Y + r})
	p.cubic(Point{X: at.X - k*r, Y: at.Y + r}, Point{X: at.X - r, Y: at.Y + k*r}, Point{X: at.X - r, Y: at.Y})
	p.cubic(Point{X: at.X - r, Y: at.Y - k*r}, Point{X: at.X - k*r, Y: at.Y - r}, Point{X: at.X, Y: at.Y - r})
	p.cubic(Point{X: at.X + k*r, Y: at.Y - r}, Point{X: at.X + r, Y: at.Y - k*r}, Point{X: at.X + r, Y: at.Y})
	p.close()
	return p
}

// box is a rectangle.
func box(r Rect) path {
	var p path
	p.move(Point{X: r.X0, Y: r.Y0})
	p.line(Point{X: r.X1, Y: r.Y0})
	p.line(Point{X: r.X1, Y: r.Y1})
	p.line(Point{X: r.X0, Y: r.Y1})
	p.close()
	return p
}
