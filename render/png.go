package render

import (
	"fmt"
	"image"
	"image/draw"
	"image/png"
	"io"
	"math"

	"golang.org/x/image/vector"

	"github.com/actant-project/actant/render/font"
)

// maxPixels bounds a PNG: 400 MB of memory.
const maxPixels = 100_000_000

// WritePNG writes the picture as PNG, Settings.Scale pixels to a unit.
func (sc *Scene) WritePNG(w io.Writer) error {
	scale := sc.scale
	if scale <= 0 {
		scale = 2
	}
	wide, high := math.Ceil(sc.Width*scale), math.Ceil(sc.Height*scale)
	if wide*high > maxPixels {
		return fmt.Errorf("render: a PNG of %.0f by %.0f pixels is too large; take a smaller scale, fewer nodes, or SVG", wide, high)
	}
	c := &raster{img: image.NewRGBA(image.Rect(0, 0, int(wide), int(high))), scale: scale, fonts: sc.fonts}
	sc.draw(c)
	if err := png.Encode(w, c.img); err != nil {
		return fmt.Errorf("render: writing PNG: %w", err)
	}
	return nil
}

// raster is the canvas of a PNG.
type raster struct {
	img   *image.RGBA
	scale float64
	fonts *font.Set
	r     vector.Rasterizer
	mask  []uint8
}

func (c *raster) group(string, string, ...string) {}
func (c *raster) end()                            {}

func (c *raster) path(p path, s stroke) {
	lines, closed := p.flatten(0.15 / c.scale)
	if s.filled {
		c.fill(lines, s.fill)
	}
	if !s.lined {
		return
	}
	var outline [][]Point
	for i, l := range lines {
		switch {
		case closed[i]:
			outline = append(outline, thick(l, s.width, true)...)
		case len(s.dash) > 0:
			for _, d := range dash(l, s.dash) {
				outline = append(outline, smooth(d, s.width, s.dash[0] == 0)...)
			}
		default:
			outline = append(outline, smooth(l, s.width, false)...)
		}
	}
	c.fill(outline, s.line)
}

func (c *raster) text(s string, at Point, t textStyle) {
	lines, _ := textPath(c.fonts, s, at, t).flatten(0.15 / c.scale)
	if t.halo {
		var rim [][]Point
		for _, l := range lines {
			rim = append(rim, thick(l, haloWidth, true)...)
		}
		c.fill(rim, t.paper)
	}
	c.fill(lines, t.color)
}

// fill paints the inside of closed polylines by the non-zero rule.
func (c *raster) fill(lines [][]Point, ink Color) {
	x0, y0, x1, y1 := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for _, l := range lines {
		for _, p := range l {
			x0, y0, x1, y1 = min(x0, p.X), min(y0, p.Y), max(x1, p.X), max(y1, p.Y)
		}
	}
	if x0 > x1 {
		return
	}
	area := image.Rect(int(math.Floor(x0*c.scale)), int(math.Floor(y0*c.scale)), int(math.Ceil(x1*c.scale))+1, int(math.Ceil(y1*c.scale))+1)
	if area = area.Intersect(c.img.Bounds()); area.Empty() {
		return
	}
	c.r.Reset(area.Dx(), area.Dy())
	at := func(p Point) (float32, float32) {
		return float32(p.X*c.scale - float64(area.Min.X)), float32(p.Y*c.scale - float64(area.Min.Y))
	}
	for _, l := range lines {
		for i, p := range l {
			if x, y := at(p); i == 0 {
				c.r.MoveTo(x, y)
			} else {
				c.r.LineTo(x, y)
			}
		}
		c.r.ClosePath()
	}
	c.ink(area, ink)
}

// ink lays the colour over what the rasterizer covers. Most of a long line's area is empty, and skipped.
func (c *raster) ink(area image.Rectangle, ink Color) {
	w := area.Dx()
	if n := w * area.Dy(); cap(c.mask) < n {
		c.mask = make([]uint8, n)
	}
	mask := &image.Alpha{Pix: c.mask[:w*area.Dy()], Stride: w, Rect: image.Rect(0, 0, w, area.Dy())}
	c.r.DrawOp = draw.Src
	c.r.Draw(mask, mask.Rect, image.Opaque, image.Point{})
	rgb := [3]uint32{uint32(ink>>16) & 255, uint32(ink>>8) & 255, uint32(ink) & 255}
	for y := range area.Dy() {
		row := c.img.Pix[c.img.PixOffset(area.Min.X, area.Min.Y+y):]
		for x, a := range mask.Pix[y*w : y*w+w] {
			if a != 0 {
				blend(row[4*x:4*x+4:4*x+4], rgb, uint32(a))
			}
		}
	}
}

// blend lays a colour of coverage a over a pixel whose colours are multiplied by its own.
func blend(px []uint8, rgb [3]uint32, a uint32) {
	for i, v := range rgb {
		px[i] = uint8((v*a + uint32(px[i])*(255-a) + 127) / 255)
	}
	px[3] = uint8((255*a + uint32(px[3])*(255-a) + 127) / 255)
}
