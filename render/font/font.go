// Package font measures, wraps and outlines text in Liberation Sans, whose widths are those of Arial
// and Helvetica, so that what is measured here holds wherever the picture is shown.
package font

import (
	"fmt"
	"sync"

	"github.com/go-fonts/liberation/liberationsansbold"
	"github.com/go-fonts/liberation/liberationsansregular"
	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// Families names the fonts to be asked for where a picture's text is set by another program.
const Families = "'Liberation Sans', Arial, Helvetica, sans-serif"

// Face is a weight of the font.
type Face uint8

// The weights.
const (
	Regular Face = iota
	Bold
)

// Set is the fonts of a picture: Liberation Sans and, for characters it lacks, others. It is safe for many goroutines.
type Set struct {
	faces [2]*sfnt.Font
	data  [2][]byte
	extra []*sfnt.Font
	given [][]byte
}

var liberation = sync.OnceValues(func() (*Set, error) {
	s := &Set{data: [2][]byte{liberationsansregular.TTF, liberationsansbold.TTF}}
	for i, b := range s.data {
		f, err := sfnt.Parse(b)
		if err != nil {
			return nil, fmt.Errorf("reading Liberation Sans: %w", err)
		}
		s.faces[i] = f
	}
	return s, nil
})

// New returns the fonts with others (TrueType or OpenType) behind Liberation Sans.
func New(others ...[]byte) (*Set, error) {
	base, err := liberation()
	if err != nil || len(others) == 0 {
		return base, err
	}
	s := *base
	for i, b := range others {
		f, err := sfnt.Parse(b)
		if err != nil {
			return nil, fmt.Errorf("reading font %d: %w", i+1, err)
		}
		s.extra, s.given = append(s.extra, f), append(s.given, b)
	}
	return &s, nil
}

// TTF returns the bytes of a weight of Liberation Sans.
func (s *Set) TTF(f Face) []byte { return s.data[f] }

// Others returns the bytes of the other fonts.
func (s *Set) Others() [][]byte { return s.given }

// Which returns the font that has r: 0 is Liberation Sans, 1 the first other; -1 none.
func (s *Set) Which(r rune) int {
	var buf sfnt.Buffer
	f, _, i := s.glyph(&buf, r, Regular)
	if f == nil {
		return -1
	}
	return i
}

// glyph finds the font and the glyph of r; a nil font where no font has it.
func (s *Set) glyph(buf *sfnt.Buffer, r rune, face Face) (*sfnt.Font, sfnt.GlyphIndex, int) {
	if g, err := s.faces[face].GlyphIndex(buf, r); err == nil && g != 0 {
		return s.faces[face], g, 0
	}
	for i, f := range s.extra {
		if g, err := f.GlyphIndex(buf, r); err == nil && g != 0 {
			return f, g, i + 1
		}
	}
	return nil, 0, -1
}

// Lacks reports whether text holds a character that no font of the set has.
func (s *Set) Lacks(text string) bool {
	var buf sfnt.Buffer
	for _, r := range text {
		if f, _, _ := s.glyph(&buf, r, Regular); f == nil {
			return true
		}
	}
	return false
}

// measured is the size at which advances are read, to be scaled.
const measured = 2048

// Width is the length of text at a size, without kerning; characters no font has count as one square.
func (s *Set) Width(text string, size float64, face Face) float64 {
	var buf sfnt.Buffer
	var sum fixed.Int26_6
	for _, r := range text {
		sum += s.advance(&buf, r, face)
	}
	return float64(sum) / 64 / measured * size
}

func (s *Set) advance(buf *sfnt.Buffer, r rune, face Face) fixed.Int26_6 {
	f, g, _ := s.glyph(buf, r, face)
	if f == nil {
		return fixed.I(measured)
	}
	a, err := f.GlyphAdvance(buf, g, fixed.I(measured), font.HintingNone)
	if err != nil {
		return fixed.I(measured / 2)
	}
	return a
}

// Glyph is one outlined character: segments in units of the size asked for, y growing downward, to be drawn at X.
type Glyph struct {
	X        float64
	Segments sfnt.Segments
}

// Outline returns the glyphs of text set from the left at a size; characters no font has are drawn as a box.
func (s *Set) Outline(text string, size float64, face Face) []Glyph {
	var buf sfnt.Buffer
	var out []Glyph
	x := 0.0
	for _, r := range text {
		f, g, _ := s.glyph(&buf, r, face)
		if f == nil {
			f = s.faces[face]
		}
		// Outlines are loaded large and scaled by whoever draws, since the units are only 1/64.
		if segs, err := f.LoadGlyph(&buf, g, fixed.I(measured), nil); err == nil {
			out = append(out, Glyph{X: x, Segments: append(sfnt.Segments(nil), segs...)})
		}
		x += float64(s.advance(&buf, r, face)) / 64 / measured * size
	}
	return out
}

// Scale turns a coordinate of a Glyph's segments into units of the picture.
func Scale(v fixed.Int26_6, size float64) float64 { return float64(v) / 64 / measured * size }
