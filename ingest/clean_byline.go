package ingest

import (
	"slices"
	"strings"

	"github.com/actant-project/actant/text"
)

// maxByline is the length beyond which no line is a byline.
const maxByline = 250

// byline is what a line says about who wrote the article.
type byline struct {
	names  []string
	outlet string
	place  string
	date   string
	by     bool // it says "By", or gives a name with a journalist's role
}

// parseByline reads a line such as "By Ada Poe and Max Roe in Berlin | Updated 3 May 2024". With bare set it
// takes names without "By", as fields of metadata hold them.
func parseByline(s string, bare bool) (byline, bool) {
	if len(s) > maxByline {
		return byline{}, false
	}
	var b byline
	s = strings.Trim(s, " \t*_()[]|•·–—-")
	parts := bylineParts(s)
	for i, part := range parts {
		if !b.part(part, bare, i, len(parts)) {
			return byline{}, false
		}
	}
	if !b.by && b.outlet != "" && len(parts) > 1 && isName(parts[0]) && len(b.names) == 0 {
		b.names, b.by = []string{titled(parts[0])}, true
	}
	return b, b.by || bare && len(b.names) > 0 || b.date != "" && b.place == ""
}

// bylineParts splits at line ends, bars, bullets and spaced dashes.
func bylineParts(s string) []string {
	s = partSeparators.Replace(s)
	var out []string
	for p := range strings.SplitSeq(s, "\n") {
		if p = strings.Trim(p, " \t,;:*_"); p != "" {
			out = append(out, p)
		}
	}
	return out
}

var partSeparators = strings.NewReplacer(" | ", "\n", "|", "\n", "•", "\n", "·", "\n", " – ", "\n", " — ", "\n", " - ", "\n", "\t", "\n", "  ", "\n", " / ", "\n")

// part takes one part of a byline; false when it is no such thing.
func (b *byline) part(p string, bare bool, i, of int) bool {
	if rest, ok := cutBy(p); ok {
		b.by = b.people(rest) || b.by
		return b.by
	}
	if b.when(p) {
		return true
	}
	low := fold(p)
	switch {
	case isAddress(low), strings.Contains(low, "@"), isCount(low), isWeak(low), furnitureLines[low] != "":
		return of > 1
	case outletOf(p) != "" && of > 1:
		b.outlet = or(b.outlet, outletOf(p))
		return true
	case b.named(p):
		return true
	case bare && i == 0:
		return b.people(p)
	case (isSection(low) || len(p) < 40 && allCapital(p)) && of > 1:
		return true
	}
	return isRole(p) && of > 1
}

// when takes a date, one with an outlet after it, and one with a name before it.
func (b *byline) when(p string) bool {
	if info, ok := scanDate(p); ok {
		b.date = or(b.date, info.full)
		return true
	}
	if at := strings.LastIndex(p, ", "); at > 0 && outletOf(p[at+2:]) != "" {
		if info, ok := scanDate(p[:at]); ok {
			b.date, b.outlet = or(b.date, info.full), or(b.outlet, outletOf(p[at+2:]))
			return true
		}
	}
	try := *b
	name := try.trailingDate(p)
	if name != p && isName(name) && try.date != "" {
		*b = try
		b.names, b.by = append(b.names, titled(name)), true
		return true
	}
	return false
}

// named takes "Jane Doe, Political Editor" and "Jane Doe, Reuters".
func (b *byline) named(p string) bool {
	name, role, ok := strings.Cut(p, ", ")
	if !ok || !isName(name) || strings.HasSuffix(p, ".") {
		return false
	}
	for item := range strings.SplitSeq(role, ", ") {
		out := outletOf(item)
		if out == "" && !isPress(item) && !(b.by && allCapital(item)) {
			return false
		}
		b.outlet = or(b.outlet, out)
		b.by = true
	}
	b.names = append(b.names, titled(name))
	return true
}

// why is Dateline for a line that has a date and names nobody.
func (b byline) why() text.Why {
	if b.by {
		return text.Byline
	}
	return text.Dateline
}

// cutBy takes the words off that bring in an author.
func cutBy(p string) (string, bool) {
	for _, w := range byWords {
		if len(p) > len(w)+1 && strings.EqualFold(p[:len(w)], w) && (p[len(w)] == ' ' || p[len(w)] == ':' || w[len(w)-1] == ':') {
			return strings.TrimLeft(p[len(w):], ": "), true
		}
	}
	return "", false
}

var byWords = strings.Split("by|written by|words by|story by|posted by|published by|reported by|report by|text by|analysis by|opinion by|review by|interview by|exclusive by|photographs by|author:|authors:|reporter:|words:|text:|byline:|reporting by|contributed by|presented by|compiled by|edited by", "|")

// people reads the list of names after "By".
func (b *byline) people(rest string) bool {
	rest = b.trailingDate(withoutAddress(rest))
	rest, after, inPlace := strings.Cut(rest, " in ")
	if inPlace && !b.where(after) {
		return false
	}
	n := 0
	for item := range strings.SplitSeq(nameJoints.Replace(rest), "\n") {
		item = strings.Trim(item, " ,;.")
		if item == "" {
			continue
		}
		if !b.person(item, n) {
			return false
		}
		n++
	}
	return n > 0
}

// withoutAddress drops "jane@example.org" and "@jane".
func withoutAddress(s string) string {
	if !strings.Contains(s, "@") {
		return s
	}
	words := strings.Fields(s)
	return strings.Join(slices.DeleteFunc(words, func(w string) bool { return strings.Contains(w, "@") }), " ")
}

var nameJoints = strings.NewReplacer(", and ", "\n", " and ", "\n", " & ", "\n", ", ", "\n", "; ", "\n", " with ", "\n", " AND ", "\n")

// where reads what follows "in": a place, perhaps with a role or another author after it.
func (b *byline) where(after string) bool {
	place, rest, _ := strings.Cut(nameJoints.Replace(after), "\n")
	place = strings.Trim(place, " .")
	if !allCapital(place) || len(place) > 40 {
		return false
	}
	b.place = or(b.place, place)
	for item := range strings.SplitSeq(rest, "\n") {
		name, _, _ := strings.Cut(item, " in ")
		if item != "" && !b.person(strings.Trim(name, " ."), 1) {
			return false
		}
	}
	return true
}

// trailingDate takes "..., 13 February 2025" off.
func (b *byline) trailingDate(s string) string {
	start, end := lastRun(s)
	if start == end || dateWord(s[start:end]).kind == otherWord && s[start] > '9' {
		return s
	}
	for i := 1; i < len(s); i++ {
		if s[i-1] != ' ' || s[i] >= 'a' && s[i] <= 'z' && dateWord(s[i:runEnd(s, i, true)]).kind == otherWord {
			continue
		}
		if info, ok := scanDate(s[i:]); ok {
			b.date = or(b.date, info.full)
			return strings.TrimRight(s[:i], " ,;:–—-")
		}
	}
	return s
}

// lastRun is the last run of letters and digits, closing punctuation aside.
func lastRun(s string) (start, end int) {
	end = len(strings.TrimRight(s, " .,)]"))
	start = end
	for start > 0 && (s[start-1] >= '0' && s[start-1] <= '9' || s[start-1]|0x20 >= 'a' && s[start-1]|0x20 <= 'z') {
		start--
	}
	return start, end
}

// person takes one item of the list: a name, an agency, a role or an outlet. The first must be one of the former.
func (b *byline) person(item string, n int) bool {
	name, rest := cutAffiliation(item)
	out := outletOf(item)
	switch {
	case out != "" && (n > 0 || agencyOf(item) != "" || !isName(name)):
		b.outlet = or(b.outlet, out)
		return true
	case agencyOf(name) != "":
		b.outlet = or(b.outlet, agencyOf(name))
	case isName(name):
		b.names = append(b.names, titled(name))
	case isStaff(item):
		return true
	case n > 0 && (isRole(item) || allCapital(item)):
		return true
	default:
		return false
	}
	if out := outletOf(rest); out != "" || allCapital(rest) && rest != "" && !isRole(rest) {
		b.outlet = or(b.outlet, or(out, rest))
	}
	return true
}

// cutAffiliation parts "JANE DOE Associated Press" and "Jane Doe for The Age" and "Jane Doe Staff Writer".
func cutAffiliation(item string) (name, rest string) {
	for _, prep := range []string{" for ", " of ", " at ", " from "} {
		if name, rest, ok := strings.Cut(item, prep); ok {
			return name, rest
		}
	}
	words := strings.Fields(item)
	for i := 1; i < len(words); i++ {
		if out := outletOf(strings.Join(words[i:], " ")); out != "" {
			return strings.Join(words[:i], " "), out
		}
		if agencyOf(words[i]) != "" && isRole(strings.Join(words[i:], " ")) {
			return strings.Join(words[:i], " "), words[i]
		}
	}
	end := len(words)
	for end > 2 && roleWords[strings.ToLower(words[end-1])] {
		end--
	}
	return strings.Join(words[:end], " "), strings.Join(words[end:], " ")
}

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
