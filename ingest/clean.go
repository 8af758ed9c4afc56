package ingest

import (
	"slices"
	"strings"

	"github.com/actant-project/actant/text"
)

// headBlocks is how far down a headline, byline or date may stand: a page's share bar, standfirst
// and picture can come before.
const headBlocks = 18

// maxHead bounds the head of a page whose menus come first, and the time spent on a text of short lines.
const maxHead = 200

// clean marks what is not the article as removed and reads byline, dateline, date and title into d's
// metadata. What d has already (from JSON, HTML or front matter) stays. Markup that the reader of the format
// marked in d.Removed is kept marked.
func clean(d *text.Document, set Settings) {
	c := newCleaner(d, set.IsPlace)
	weak := c.furniture()
	c.findHead()
	c.weakFurniture(weak)
	c.repeats()
	c.credits()
	c.bylines()
	c.title()
	c.datelines()
	c.tail()
	c.promos()
	c.links()
	d.Removed = nil
	if !set.KeepAll {
		d.Removed = c.removed()
	}
	if d.Date == "" {
		d.Date = or(c.published, c.updated)
	}
}

// block is a paragraph, or a line where lines are paragraphs.
type block struct {
	text.Span
	t     string   // its text without markup
	fold  string   // t as compared with lists; "" when too long to be on one
	holed bool     // markup lies inside, so offsets in t are not offsets in the document
	prose bool     // a body paragraph by its shape
	why   text.Why // set when the whole block goes
}

type cleaner struct {
	d       *text.Document
	s       string // its text, with blanks for marks within lines
	isPlace func(string) bool
	blocks  []block
	markup  []text.Removed // by the format's reader
	cuts    []text.Removed // parts of blocks
	head    int            // the body starts here
	last    int            // the last body paragraph; -1 when there is none
	repeat  int            // the last copy of a repeated headline; -1 when there is none
	// chronicle says that dates stand as headings over paragraphs, and not for the article's date.
	chronicle bool

	published, updated string // dates found
}

func newCleaner(d *text.Document, isPlace func(string) bool) *cleaner {
	spans := text.Paragraphs(d.Text)
	c := &cleaner{d: d, s: text.WithoutMarks(d.Text, d.Removed), isPlace: isPlace, markup: d.Removed, blocks: make([]block, 0, len(spans)), repeat: -1}
	next := 0
	for _, sp := range spans {
		for next < len(c.markup) && c.markup[next].Span.End <= sp.Start {
			next++
		}
		b := c.block(sp, c.markup[next:])
		if b.t != "" {
			c.blocks = append(c.blocks, b)
		}
	}
	return c
}

// block takes the markup off the ends of sp, and out of the text by which it is judged.
func (c *cleaner) block(sp text.Span, markup []text.Removed) block {
	s := c.s
	if sp.Start == 0 && strings.HasPrefix(s, "\ufeff") {
		sp = text.Trim(s, text.Span{Start: len("\ufeff"), End: sp.End})
	}
	b := block{Span: sp}
	var kept strings.Builder
	at := sp.Start
	for _, m := range markup {
		if m.Span.Start >= sp.End {
			break
		}
		if m.Inline(c.d.Text) {
			continue
		}
		if strings.TrimSpace(s[at:max(at, m.Span.Start)]) == "" && kept.Len() == 0 {
			b.Start = max(b.Start, min(m.Span.End, sp.End))
		} else if m.Span.Start > at {
			kept.WriteString(s[at:m.Span.Start])
		}
		at = max(at, m.Span.End)
	}
	switch {
	case kept.Len() == 0:
		b.Span = text.Trim(s, b.Span)
		b.t = b.Of(s)
	default:
		b.holed = true
		if at < sp.End {
			kept.WriteString(s[at:sp.End])
		}
		b.t = strings.TrimSpace(kept.String())
	}
	if len(b.t) <= maxFold {
		b.fold = fold(b.t)
	}
	b.prose = isProse(b.t)
	return b
}

// isProse: long enough for a sentence or two, and ended like one.
func isProse(t string) bool {
	return len(t) >= 60 && (endsSentence(t) || strings.HasSuffix(t, ":")) && strings.Count(t[:min(len(t), 400)], " ") >= 8
}

// cut removes [from, to) of block i's text.
func (c *cleaner) cut(i, from, to int, why text.Why) {
	b := &c.blocks[i]
	switch {
	case b.why != "":
	case from <= 0 && to >= len(b.t):
		b.why = why
	case !b.holed && from < to:
		c.cuts = append(c.cuts, text.Removed{Span: text.Span{Start: b.Start + from, End: b.Start + to}, Why: why})
	}
}

// mark removes block i, unless it is removed already.
func (c *cleaner) mark(i int, why text.Why) {
	if c.blocks[i].why == "" {
		c.blocks[i].why = why
	}
}

// removed gathers markup, cuts and whole blocks into sorted disjoint spans; whole blocks win.
func (c *cleaner) removed() []text.Removed {
	var out []text.Removed
	for _, b := range c.blocks {
		if b.why != "" {
			out = append(out, text.Removed{Span: b.Span, Why: b.why})
		}
	}
	out = append(append(out, c.cuts...), c.markup...)
	slices.SortStableFunc(out, func(a, b text.Removed) int { return a.Span.Compare(b.Span) })
	return disjoint(out)
}

// disjoint cuts overlaps from what starts later.
func disjoint(in []text.Removed) []text.Removed {
	out := in[:0]
	end := 0
	for _, r := range in {
		r.Span.Start = max(r.Span.Start, end)
		if r.Span.Start >= r.Span.End {
			continue
		}
		end = r.Span.End
		out = append(out, r)
	}
	if len(out) == 0 {
		return nil
	}
	return out
}

// findHead finds where the body starts: at the first paragraph, or after the byline and date if a standfirst
// or two come before them.
func (c *cleaner) findHead() {
	c.head = c.firstBody()
	c.chronicle = c.isChronicle()
	prose, marked := 0, false
	for i := range c.blocks[:min(len(c.blocks), headBlocks)] {
		b := &c.blocks[i]
		if b.why == "" && b.prose && c.copyOf(i) < 0 {
			if prose++; marked || prose > 2 {
				break
			}
		}
		if c.isHeadMark(i) {
			marked, c.head = true, max(c.head, i+1)
		}
	}
	c.head = min(c.head, maxHead)
	c.last = len(c.blocks) - 1
	for c.last >= 0 && (c.blocks[c.last].why != "" || !c.blocks[c.last].prose) {
		c.last--
	}
}

// firstBody is the first block shaped like a paragraph; in a text of short lines, the first sentence.
func (c *cleaner) firstBody() int {
	sentence := -1
	for i := range c.blocks {
		b := &c.blocks[i]
		if b.why != "" {
			continue
		}
		if b.prose && !c.isHeadMark(i) {
			return i
		}
		if sentence < 0 && endsSentence(b.t) && strings.Count(b.t, " ") >= 3 && !c.isHeadMark(i) {
			sentence = i
		}
	}
	if sentence >= 0 {
		return sentence
	}
	return min(len(c.blocks), headBlocks)
}

// isHeadMark reports a byline or a line of date and time.
func (c *cleaner) isHeadMark(i int) bool {
	b := &c.blocks[i]
	if b.why != "" || len(b.t) > maxByline || b.prose && endsWithStop(b.t) && !strings.EqualFold(b.t[:3], "by ") {
		return false
	}
	if info, ok := scanDate(b.t); ok && info.full != "" {
		return !c.chronicle || !info.bare()
	}
	by, ok := parseByline(b.t, false)
	return ok && (by.by || by.date != "")
}

// isChronicle: at least two bare dates, each before a paragraph.
func (c *cleaner) isChronicle() bool {
	n := 0
	for i := 0; i+1 < len(c.blocks) && n < 2; i++ {
		if len(c.blocks[i].t) > 40 || !c.blocks[i+1].prose && !endsSentence(c.blocks[i+1].t) || !strings.ContainsAny(c.blocks[i].t, "0123456789") {
			continue
		}
		if info, ok := scanDate(c.blocks[i].t); ok && info.bare() {
			n++
		}
	}
	return n > 1
}

// copyOf is the index of an earlier block with the same words, or -1.
func (c *cleaner) copyOf(i int) int {
	for j := range c.blocks[:i] {
		if len(c.blocks[j].t) == len(c.blocks[i].t) && c.blocks[j].t == c.blocks[i].t {
			return j
		}
	}
	return -1
}
