package render

import (
	"bufio"
	"io"
	"math"
	"strconv"
	"strings"

	"github.com/actant-project/actant/render/font"
)

// WriteSVG writes the picture as SVG: text is text, each node and edge is a group with its key, and a
// tooltip shows the evidence. It holds no script and asks for nothing from elsewhere.
func (sc *Scene) WriteSVG(w io.Writer) error {
	b := bufio.NewWriter(w)
	c := &svg{w: b}
	c.put(`<?xml version="1.0" encoding="UTF-8"?>`, "\n", `<svg xmlns="http://www.w3.org/2000/svg" width="`, num(sc.Width), `" height="`, num(sc.Height),
		`" viewBox="0 0 `, num(sc.Width), ` `, num(sc.Height), `" role="img" font-family="`, font.Families, `">`, "\n")
	title := sc.Title
	if title == "" {
		title = sc.Subtitle
	}
	c.put("<title>", escape(title), "</title>\n<desc>", escape(strings.TrimSpace(sc.Subtitle+" "+sc.Source)), "</desc>\n")
	sc.draw(c)
	c.put("</svg>\n")
	return b.Flush()
}

// svg is the canvas of an SVG file. Errors stay in the writer until it is flushed.
type svg struct{ w *bufio.Writer }

func (c *svg) put(parts ...string) {
	for _, p := range parts {
		c.w.WriteString(p)
	}
}

func (c *svg) group(class, title string, data ...string) {
	c.put(`<g class="`, escape(class), `"`)
	for i := 0; i+1 < len(data); i += 2 {
		c.put(` data-`, data[i], `="`, escape(data[i+1]), `"`)
	}
	c.put(">\n")
	if title != "" {
		c.put("<title>", escape(title), "</title>\n")
	}
}

func (c *svg) end() { c.put("</g>\n") }

func (c *svg) path(p path, s stroke) {
	c.put(`<path d="`, outline(p), `"`)
	if s.class != "" {
		c.put(` class="`, s.class, `"`)
	}
	if s.filled {
		c.put(` fill="`, s.fill.Hex(), `"`)
	} else {
		c.put(` fill="none"`)
	}
	if s.lined {
		c.put(` stroke="`, s.line.Hex(), `" stroke-width="`, num(s.width), `"`)
		for i, d := range s.dash {
			if i == 0 {
				c.put(` stroke-linecap="`, capOf(s.dash), `" stroke-dasharray="`, num(d))
			} else {
				c.put(" ", num(d))
			}
		}
		if len(s.dash) > 0 {
			c.put(`"`)
		}
	}
	c.put("/>\n")
}

// capOf is the line cap of a dash pattern: dots are round.
func capOf(dash []float64) string {
	if dash[0] == 0 {
		return "round"
	}
	return "butt"
}

func outline(p path) string {
	var b strings.Builder
	point := func(q Point) { b.WriteString(num(q.X) + " " + num(q.Y)) }
	for _, s := range p {
		b.WriteByte(s.op)
		switch s.op {
		case 'M', 'L':
			point(s.p[0])
		case 'C':
			point(s.p[0])
			b.WriteByte(' ')
			point(s.p[1])
			b.WriteByte(' ')
			point(s.p[2])
		}
	}
	return b.String()
}

func (c *svg) text(s string, at Point, t textStyle) {
	c.put(`<text x="`, num(at.X), `" y="`, num(at.Y), `" font-size="`, num(t.size), `" fill="`, t.color.Hex(), `"`)
	if t.face == font.Bold {
		c.put(` font-weight="bold"`)
	}
	if t.anchor != "start" {
		c.put(` text-anchor="`, t.anchor, `"`)
	}
	if t.class != "" {
		c.put(` class="`, t.class, `"`)
	}
	if t.halo {
		c.put(` stroke="`, t.paper.Hex(), `" stroke-width="`, num(haloWidth), `" stroke-linejoin="round" paint-order="stroke"`)
	}
	c.put(">", escape(s), "</text>\n")
}

// haloWidth is the rim around text: half of it shows.
const haloWidth = 4.5

// num writes a number with at most two decimals.
func num(v float64) string {
	v = math.Round(v*100) / 100
	if v == 0 {
		v = 0 // no negative zero
	}
	return strconv.FormatFloat(v, 'f', -1, 64)
}

var escapes = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;", "'", "&#39;", "\n", "&#10;")

// escape makes text safe between tags and in attributes.
func escape(s string) string { return escapes.Replace(legal(s)) }
