package render

import (
	"fmt"
	"io"
	"strings"
	"time"

	"codeberg.org/go-pdf/fpdf"

	"github.com/actant-project/actant/render/font"
)

// point is a unit of the picture in points.
const point = 0.75

// WritePDF writes the picture as a PDF of one page; its text can be searched and copied.
func (sc *Scene) WritePDF(w io.Writer) error {
	doc := fpdf.NewCustom(&fpdf.InitType{UnitStr: "pt", Size: fpdf.SizeType{Wd: sc.Width * point, Ht: sc.Height * point}})
	// A fixed date and sorted catalogues: the same picture gives the same bytes.
	doc.SetCatalogSort(true)
	doc.SetCreationDate(time.Unix(0, 0).UTC())
	doc.SetModificationDate(time.Unix(0, 0).UTC())
	doc.SetTitle(sc.Title, true)
	doc.SetSubject(sc.Subtitle, true)
	doc.SetCreator("actant", true)
	doc.SetMargins(0, 0, 0)
	doc.SetAutoPageBreak(false, 0)
	doc.AddUTF8FontFromBytes("sans", "", sc.fonts.TTF(font.Regular))
	doc.AddUTF8FontFromBytes("sans", "B", sc.fonts.TTF(font.Bold))
	doc.AddPage()
	doc.SetLineJoinStyle("round")
	sc.draw(&pdf{doc: doc, fonts: sc.fonts})
	if err := doc.Output(w); err != nil {
		return fmt.Errorf("render: writing PDF: %w", err)
	}
	return nil
}

// pdf is the canvas of a PDF page.
type pdf struct {
	doc   *fpdf.Fpdf
	fonts *font.Set
}

func (c *pdf) group(string, string, ...string) {}
func (c *pdf) end()                            {}

func rgb(c Color) (r, g, b int) { return int(c >> 16 & 255), int(c >> 8 & 255), int(c & 255) }

func (c *pdf) path(p path, s stroke) {
	how := ""
	if s.filled {
		c.doc.SetFillColor(rgb(s.fill))
		how = "F"
	}
	if s.lined {
		c.doc.SetDrawColor(rgb(s.line))
		c.doc.SetLineWidth(s.width * point)
		c.dash(s.dash)
		how += "D"
	}
	c.trace(p)
	c.doc.DrawPath(how)
}

func (c *pdf) dash(pattern []float64) {
	scaled := make([]float64, len(pattern))
	for i, d := range pattern {
		scaled[i] = d * point
	}
	c.doc.SetLineCapStyle("butt")
	if len(pattern) > 0 {
		c.doc.SetLineCapStyle(capOf(pattern))
	}
	c.doc.SetDashPattern(scaled, 0)
}

func (c *pdf) trace(p path) {
	at := func(q Point) (float64, float64) { return q.X * point, q.Y * point }
	for _, s := range p {
		switch s.op {
		case 'M':
			c.doc.MoveTo(at(s.p[0]))
		case 'L':
			c.doc.LineTo(at(s.p[0]))
		case 'C':
			x0, y0 := at(s.p[0])
			x1, y1 := at(s.p[1])
			x2, y2 := at(s.p[2])
			c.doc.CurveBezierCubicTo(x0, y0, x1, y1, x2, y2)
		case 'Z':
			c.doc.ClosePath()
		}
	}
}

func (c *pdf) text(s string, at Point, t textStyle) {
	if strings.TrimSpace(s) == "" {
		return
	}
	outline := textPath(c.fonts, s, at, t)
	if t.halo {
		c.path(outline.straight(0.4), stroke{lined: true, line: t.paper, width: haloWidth})
	}
	if !c.embeddable(s) {
		c.path(outline, stroke{filled: true, fill: t.color})
		return
	}
	style := ""
	if t.face == font.Bold {
		style = "B"
	}
	s = visual(s)
	c.doc.SetFont("sans", style, t.size*point)
	c.doc.SetTextColor(rgb(t.color))
	x := at.X - shareOf(t.anchor)*c.fonts.Width(s, t.size, t.face)
	c.doc.Text(x*point, at.Y*point, s)
}

// embeddable reports whether all of s is in Liberation Sans; the rest is drawn as outlines.
func (c *pdf) embeddable(s string) bool {
	for _, r := range s {
		if r > 0xFFFF || c.fonts.Which(r) != 0 {
			return false
		}
	}
	return true
}
