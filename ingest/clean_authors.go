package ingest

import (
	"strings"

	"github.com/actant-project/actant/text"
)

// bylines marks the bylines and dates of the head and the credits of the reporters at the end.
func (c *cleaner) bylines() {
	for i := range c.blocks[:min(c.head, len(c.blocks))] {
		c.headLine(i)
	}
	c.loneNames()
	for i := range c.blocks {
		c.stamp(i)
	}
	for i := max(0, len(c.blocks)-15); i < len(c.blocks); i++ {
		c.reporters(i)
	}
}

// headLine takes a block of the head as byline, date or section label.
func (c *cleaner) headLine(i int) {
	b := &c.blocks[i]
	if b.why != "" || len(b.t) > maxByline {
		return
	}
	if info, ok := scanDate(b.t); ok && !(c.chronicle && info.bare()) {
		c.dated(info)
		c.mark(i, text.Dateline)
		return
	}
	if place, date := placeAndDate(b.t); date != "" {
		c.published = or(c.published, date)
		c.d.Place = or(c.d.Place, place)
		c.mark(i, text.Dateline)
		return
	}
	by, ok := parseByline(b.t, false)
	switch {
	case ok:
		c.credit(by)
		c.mark(i, by.why())
	case isSection(b.fold) && c.headlineBeside(i):
		c.mark(i, text.Navigation)
	case agencyOf(b.t) != "" || outletOf(b.t) != "" && i > 0:
		c.d.Outlet = or(c.d.Outlet, outletOf(b.t))
		c.mark(i, text.Byline)
	}
}

// headlineBeside reports another line in the head that can be the headline.
func (c *cleaner) headlineBeside(i int) bool {
	for j := range c.blocks[:c.head] {
		if j != i && c.blocks[j].why == "" && isHeadline(c.blocks[j].t) {
			return true
		}
	}
	return false
}

func (c *cleaner) dated(info dateInfo) {
	if info.updated != "" && info.full == info.updated {
		c.updated = or(c.updated, info.full)
		return
	}
	c.published = or(c.published, info.full)
}

// credit fills the metadata from a byline.
func (c *cleaner) credit(by byline) {
	if len(c.d.Authors) == 0 {
		c.d.Authors = by.names
	}
	c.d.Outlet = or(c.d.Outlet, by.outlet)
	c.d.Place = or(c.d.Place, by.place)
	c.published = or(c.published, by.date)
}

// loneNames takes a name or role alone on its line for a byline when it stands beside a byline or date, below
// the first line, and is not the name of somebody in the article.
func (c *cleaner) loneNames() {
	for i := 1; i < min(c.head, len(c.blocks)); i++ {
		b := &c.blocks[i]
		if b.why != "" || len(b.t) > 80 || !c.besideByline(i) {
			continue
		}
		by, ok := c.loneName(b)
		if ok {
			c.credit(by)
			c.mark(i, text.Byline)
		}
	}
}

// loneName reads names, a role, or an outlet with its place, without "By".
func (c *cleaner) loneName(b *block) (byline, bool) {
	t := nowEarlier.Replace(strings.Trim(b.t, " .,*_|"))
	var by byline
	if isPress(t) || isAcademic(t) {
		return by, true
	}
	if rest, ok := strings.CutPrefix(t, "Reporting from "); ok && by.where(rest) {
		return by, true
	}
	if outlet, place, ok := strings.Cut(t, ", "); ok && outletOf(outlet) != "" && allCapital(place) {
		return byline{outlet: outletOf(outlet), place: place}, true
	}
	if allCaps(t) || !by.people(t) || len(by.names) == 0 {
		return byline{}, false
	}
	for _, n := range by.names {
		if strings.Contains(c.d.Text[b.End:], n) && !c.bioOf(n) || strings.Contains(c.d.Text[:b.Start], n) {
			return byline{}, false
		}
	}
	return by, true
}

// bioOf reports that the name comes again only in what is said about the author at the end.
func (c *cleaner) bioOf(name string) bool {
	for i := c.head; i < len(c.blocks); i++ {
		if b := &c.blocks[i]; strings.Contains(b.t, name) && (i < len(c.blocks)-tailBlocks || !strings.HasPrefix(b.t, name) || !hasBioWord(fold(b.t))) {
			return false
		}
	}
	return true
}

var nowEarlier = strings.NewReplacer(" (now)", "", " (earlier)", "", " (now),", ",", " (earlier),", ",")

func (c *cleaner) besideByline(i int) bool {
	for _, j := range []int{i - 1, i + 1} {
		if j < len(c.blocks) && (c.blocks[j].why == text.Byline || c.blocks[j].why == text.Dateline || len(c.blocks[j].t) < 90 && (isPress(c.blocks[j].t) || isAcademic(c.blocks[j].t))) {
			return true
		}
	}
	return false
}

// stamp marks the time of an entry in a live blog, wherever it stands.
func (c *cleaner) stamp(i int) {
	b := &c.blocks[i]
	if b.why != "" || len(b.t) > 90 || !strings.ContainsAny(b.t, "0123456789") {
		return
	}
	if date := publishedIn(b.t); date != "" {
		c.published = or(c.published, date)
		c.mark(i, text.Dateline)
		return
	}
	if info, ok := scanDate(b.t); ok && (info.relative || info.clock && (info.zone || info.label) || info.label && info.full != "") {
		c.dated(info)
		c.mark(i, text.Dateline)
	}
}

// reporters marks "(Reporting by ...; Editing by ...)", as a block or at the end of one.
func (c *cleaner) reporters(i int) {
	b := &c.blocks[i]
	if b.why != "" {
		return
	}
	if isContribution(b.t) || isSourceLine(b.t) {
		if _, outlet, _ := strings.Cut(b.t, ": "); isSourceLine(b.t) {
			c.d.Outlet = or(c.d.Outlet, outletOf(outlet))
		}
		c.mark(i, text.Byline)
		return
	}
	at := 0
	if !startsReporters(b.t) {
		if at = strings.LastIndex(b.t, "("); at < 0 || !startsReporters(b.t[at:]) {
			return
		}
	}
	if len(b.t)-at > 500 {
		return
	}
	if rest, ok := cutBy(strings.TrimLeft(b.t[at:], "([ *_")); ok {
		list, _, _ := strings.Cut(rest, ";")
		var by byline
		if by.people(strings.Trim(list, " .)]*_")) {
			by.place, by.date = "", ""
			c.credit(by)
		}
	}
	c.cut(i, at, len(b.t), text.Byline)
}

// publishedIn is the date of "Published in The Gazette, 3 May 2024".
func publishedIn(t string) string {
	if !hasPrefixAny(t, "Published in", "First published in", "Originally published in", "First published on", "This story was published", "This article was published") {
		return ""
	}
	return DateOf(t)
}

// isContribution reports "A writer in Paris contributed to this report."
func isContribution(t string) bool {
	return len(t) < 250 && hasAny(t, "contributed to this report", "contributed to this story", "contributed to this article", "contributed reporting") && !hasAny(t, "“", "\"")
}

// isSourceLine reports "Source: Reuters and agencies".
func isSourceLine(t string) bool {
	rest, ok := cutLabel(t, "source:", "sources:", "source ")
	if !ok || len(rest) > 70 || endsWithStop(rest) && !strings.HasSuffix(rest, "c.") {
		return false
	}
	return strings.HasPrefix(t, "SOURCE ") && allCapital(rest) || strings.Contains(t, ":") && (outletOf(rest) != "" || isStaff(rest))
}

func startsReporters(t string) bool {
	low := strings.ToLower(strings.TrimLeft(t[:min(len(t), 60)], "([ *_—–-"))
	return hasPrefixAny(low, "reporting by", "additional reporting", "editing by", "writing by", "reported by", "edited by", "compiled by", "with reporting by",
		"with additional reporting", "with inputs from", "with input from", "with agency inputs", "with files from", "with reporting from")
}
