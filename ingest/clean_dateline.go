package ingest

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/actant-project/actant/text"
)

// dateline is what stands before the first words of a report: KYIV, Ukraine, March 3 (AP) —
type dateline struct {
	place  string
	region string
	agency string
	date   string // YYYY-MM-DD when it has a year
	dated  bool   // it has a day and month
	caps   bool   // the place is in capital letters
	delim  byte   // '-' for any dash, ':' or 0
	end    int    // where the report begins
}

// maxDateline is how far the dash or colon may be from the start.
const maxDateline = 140

// datelines removes the dateline of the first paragraph, and from any other those that can be nothing else.
func (c *cleaner) datelines() {
	bodies, found := 0, false
	for i := range c.blocks {
		b := &c.blocks[i]
		if b.why != "" || b.holed || len(b.t) < 30 || !mayStartDateline(b.t) {
			if b.why == "" && i >= c.head && b.prose {
				bodies++
			}
			continue
		}
		d, ok := parseDateline(b.t)
		sure := ok && d.certain()
		near := bodies < 2 || bodies < 5 && d.caps && d.region != ""
		if sure || ok && !found && near && b.prose && c.believes(i, d) {
			c.cut(i, 0, d.end, text.Dateline)
			if !found {
				c.adopt(d)
			}
			found = true
		}
		if b.prose && i >= c.head {
			bodies++
		}
	}
}

func mayStartDateline(t string) bool {
	return t[0] == '(' || t[0] == '[' || isCapital(t)
}

func (c *cleaner) adopt(d dateline) {
	if d.place != "" {
		c.d.Place = titled(d.place)
		if d.region != "" {
			c.d.Place += ", " + d.region
		}
	}
	c.d.Outlet = or(c.d.Outlet, d.agency)
	c.published = or(c.published, d.date)
}

// certain: an agency or a date beside the place, before a dash; or a known agency alone.
func (d dateline) certain() bool {
	switch {
	case d.agency != "" && d.place == "":
		return d.delim == '-' && agencyOf(d.agency) != ""
	case d.agency != "" && d.delim != 0:
		return d.caps && d.region != "" || d.dated || agencyOf(d.agency) != "" || knownPlace(d.place)
	case d.agency != "":
		return d.dated || d.caps && agencyOf(d.agency) != ""
	}
	return d.dated && d.delim == '-'
}

// believes weighs a bare place before a dash or colon: "Washington: ..." and "BAKHMUT — ..." are datelines,
// "Trump: ..." and "Russia – which ... – did" are not.
func (c *cleaner) believes(i int, d dateline) bool {
	t := c.blocks[i].t
	rest := t[d.end:]
	r, _ := utf8.DecodeRuneInString(rest)
	known := knownPlace(d.place) || c.isPlace != nil && c.isPlace(titled(d.place))
	switch {
	case d.place == "" || d.delim == 0 || c.speaks(t[:d.end]):
		return false
	case d.delim == ':':
		return known && (unicode.IsUpper(r) || unicode.IsDigit(r)) && (!d.caps || !c.recurs(d.place))
	case !unicode.IsUpper(r) && !unicode.IsDigit(r) && !strings.ContainsRune("\"“‘'", r):
		return false
	case d.caps && !notPlaces[strings.ToLower(d.place)] && !c.recurs(d.place) && !spelledOut(d.agency, d.place):
		return known || d.agency != "" || !dashAhead(rest)
	}
	return known && !dashAhead(rest)
}

// speaks reports that another block starts with the same words, as the turns of a speaker do.
func (c *cleaner) speaks(start string) bool {
	n := 0
	for i := range c.blocks {
		if strings.HasPrefix(c.blocks[i].t, start) {
			n++
		}
	}
	return n > 1
}

// recurs reports that the capitals are an acronym's: it stands in the text again in capitals.
func (c *cleaner) recurs(place string) bool {
	return strings.Count(c.d.Text, place) > 1 && !strings.Contains(place, " ")
}

// dashAhead reports another dash in the same sentence: the first one then opened a parenthesis.
func dashAhead(rest string) bool {
	rest = rest[:min(len(rest), 250)]
	if at := strings.Index(rest, ". "); at >= 0 {
		rest = rest[:at]
	}
	return hasAny(rest, " – ", " — ", " - ", "—")
}

// notFirst begin sentences and dates: no place's name.
var notFirst = set("on|in|at|by|from|since|until|after|before|late|early|it|he|she|we|they|but|and|as|this|that|when|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|august|september|october|november|december|mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec")

var notPlaces = set("breaking|update|updated|exclusive|opinion|analysis|watch|listen|live|new|correction|clarification|editor's note|note|warning|spoiler|review|interview|explainer|fact check|timeline|video|photos|ceo|cfo|question|answer|q|a|related|read more|more|also|developing|just in|alert")
