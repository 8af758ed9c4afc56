package ingest

import (
	"strings"

	"github.com/actant-project/actant/text"
)

// repeats marks the earlier copies of a headline or standfirst, and copies of it with the site's name added; the last copy
// in the head stays. Further down only copies of the headline are repeats: poems and songs repeat lines.
func (c *cleaner) repeats() {
	limit := min(len(c.blocks), max(c.head+1, 4))
	for j := 1; j < limit; j++ {
		for i := 0; i < j; i++ {
			if c.blocks[i].why == "" && c.blocks[j].why == "" && (j <= c.head || len(c.blocks[j].t) >= 40) && sameWords(c.blocks[i].t, c.blocks[j].t) {
				c.mark(i, text.HeadlineRepeat)
				if c.repeat < 0 || c.repeat == i {
					c.repeat = j
				}
			}
		}
	}
	c.withSiteName(limit)
}

// sameWords compares without case, quotes' form and final stop.
func sameWords(a, b string) bool {
	if len(a) < 10 || len(b) < 10 || len(a)-len(b) > 16 || len(b)-len(a) > 16 {
		return false
	}
	return a == b || fold(a) == fold(b)
}

// withSiteName marks "Headline | Site" when the headline stands alone as well.
func (c *cleaner) withSiteName(limit int) {
	for i := range c.blocks[:limit] {
		b := &c.blocks[i]
		headline, site := cutSiteName(b.t)
		if b.why != "" || headline == "" && !strings.ContainsAny(b.t, "/>»›|") {
			continue
		}
		for j := range c.blocks[:limit] {
			if i != j && (sameWords(c.blocks[j].t, headline) || trails(c.blocks[j].t, b.t)) {
				c.mark(i, text.HeadlineRepeat)
				c.d.Outlet = or(c.d.Outlet, site)
			}
		}
	}
}

// trails reports that path is a trail of links that ends in the headline: "News / India / Headline".
func trails(headline, path string) bool {
	rest, ok := strings.CutSuffix(path, headline)
	rest = strings.TrimSpace(rest)
	return ok && len(headline) >= 15 && len(rest) > 1 && len(rest) < 60 && strings.ContainsAny(rest, "/>»›|")
}

// cutSiteName parts "Headline | Site" and "Headline - Site".
func cutSiteName(t string) (headline, site string) {
	if len(t) > 300 || endsWithStop(t) {
		return "", ""
	}
	for _, sep := range []string{" | ", " — ", " – ", " - ", " :: ", " » "} {
		if at := strings.LastIndex(t, sep); at > 0 {
			if site = t[at+len(sep):]; len(site) <= 50 && allCapital(site) {
				return t[:at], site
			}
		}
	}
	return "", ""
}

// title takes a repeated line of the head, or the first line of the head that looks like a headline.
func (c *cleaner) title() {
	if c.d.Title != "" || len(c.blocks) < 2 {
		return
	}
	shaped, words := -1, 0
	for i := range c.blocks[:min(c.head, len(c.blocks))] {
		b := &c.blocks[i]
		if b.why != "" {
			continue
		}
		if subject, ok := cutLabel(b.t, "subject:", "title:", "headline:", "re:"); ok {
			c.d.Title = subject
			return
		}
		if n := strings.Count(b.t, " ") + 1; isHeadline(b.t) && (shaped < 0 || words < 3 && n > 3) {
			shaped, words = i, n
		}
	}
	switch {
	case c.repeat >= 0 && (shaped < 0 || shaped > c.repeat || endsWithStop(c.blocks[shaped].t)):
		shaped = c.repeat
	case shaped < 0:
		return
	}
	c.d.Title = oneLine(c.blocks[shaped].t)
}

// isHeadline: short, of more than one word, without a final stop, not a label with its value.
func isHeadline(t string) bool {
	if len(t) > 220 || len(t) < 6 || endsWithStop(t) || strings.HasSuffix(t, ":") || strings.HasSuffix(t, ",") || !strings.Contains(t, " ") {
		return false
	}
	_, labelled := cutLabel(t, "to:", "from:", "cc:", "contact:", "date:", "source:", "media contact:", "by:", "author:")
	return !labelled
}

// cutLabel takes one of the labels off, in any case.
func cutLabel(t string, labels ...string) (string, bool) {
	for _, l := range labels {
		if len(t) > len(l) && strings.EqualFold(t[:len(l)], l) {
			return strings.TrimSpace(t[len(l):]), true
		}
	}
	return "", false
}
