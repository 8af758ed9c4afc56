package ingest

import (
	"strings"
	"unicode/utf8"

	"github.com/actant-project/actant/text"
)

// maxCredit is the length of the longest photo credit.
const maxCredit = 120

// credits removes photo credits: whole lines, and the ends of captions.
func (c *cleaner) credits() {
	for i := range c.blocks {
		b := &c.blocks[i]
		if b.why != "" {
			continue
		}
		if n := captionLabel(b.t); n > 0 {
			c.cut(i, 0, n, text.Navigation)
		}
		if at := creditStart(b.t); at >= 0 {
			c.cut(i, at, len(b.t), text.Credit)
		}
	}
}

// captionLabel is the length of "Image caption, " and the like before a caption.
func captionLabel(t string) int {
	for _, l := range []string{"Image caption, ", "Media caption, ", "Image caption: ", "Caption: ", "Figure caption, "} {
		if strings.HasPrefix(t, l) && len(t) > len(l) {
			return len(l)
		}
	}
	return 0
}

// creditStart is where the photo credit at the end of t begins; -1 when there is none.
func creditStart(t string) int {
	if len(t) > 1200 {
		return -1
	}
	from := max(0, len(t)-maxCredit)
	for from > 0 && !utf8.RuneStart(t[from]) {
		from--
	}
	if at := bracketCredit(t, from); at >= 0 {
		return at
	}
	if !endsInName(t) {
		return -1
	}
	if at := labelledCredit(t, from); at >= 0 {
		return at
	}
	return bareCredit(t, from)
}

// endsInName reports a last word that may end a credit: a name, a year, an agency; few sentences end so.
func endsInName(t string) bool {
	t = strings.TrimRight(t, " .:)]")
	last := t[strings.LastIndexAny(t, " /\u00a0")+1:]
	return isCredited(last)
}

// bracketCredit finds "(AP Photo/Ann Lee)", "[Jane Doe/Reuters]" and "(Reuters)" at the end.
func bracketCredit(t string, from int) int {
	end := strings.TrimRight(t, ". ")
	if !strings.HasSuffix(end, ")") && !strings.HasSuffix(end, "]") {
		return -1
	}
	at := strings.LastIndexAny(end, "([")
	if at < from || at+2 > len(end) {
		return -1
	}
	in := end[at+1 : len(end)-1]
	if isPhotoNote(in) || end == t && outletOf(in) != "" && !spelledOut(t[:at], in) {
		return at
	}
	return -1
}

// isPhotoNote reports words that only a photo credit has.
func isPhotoNote(s string) bool {
	low := strings.ToLower(s)
	if hasPrefixAny(low, "photo", "photos", "photograph", "picture", "pictures", "image", "images", "credit", "screenshot", "screengrab", "file photo", "courtesy", "illustration", "ap photo", "pool photo", "handout") &&
		!endsWithStop(s) {
		return strings.Count(s, " ") <= 12
	}
	return slashCredit(s)
}

// slashCredit is "Jane Doe/Getty Images", "AP/Jane Doe", "AFP via Getty Images".
func slashCredit(s string) bool {
	if len(s) > 90 {
		return false
	}
	s = strings.ReplaceAll(s, " / ", "/")
	s = strings.ReplaceAll(s, " via ", "/")
	if !strings.Contains(s, "/") {
		return false
	}
	known := false
	for part := range strings.SplitSeq(s, "/") {
		part = strings.Trim(part, " .")
		known = known || agencyOf(part) != "" || strings.HasPrefix(part, "AP ") || strings.HasSuffix(part, " Images") || outletOf(part) != ""
		if !allCapital(part) {
			return false
		}
	}
	return known
}

// spelledOut reports "the Associated Press (AP)", which explains an acronym.
func spelledOut(before, acronym string) bool {
	before = strings.TrimSpace(before)
	if endsSentence(before) || len(acronym) > 5 || !allCaps(acronym) {
		return false
	}
	last := before[strings.LastIndexByte(before, ' ')+1:]
	return isCapital(last) && strings.EqualFold(last[:1], acronym[len(acronym)-1:])
}

// creditLabels begin a credit.
var creditLabels = strings.Split("photograph by |photographs by |photo by |photos by |picture by |pictures by |image by |photo credit|image credit|picture credit|photograph:|photographs:|photo:|photos:|picture:|pictures:|image:|images:|credit:|credits:|credit...|credit…|image source, |illustration:|video:|graphic:|ap photo/|reuters/|photo courtesy|photos courtesy|image courtesy|courtesy of |courtesy:", "|")

// labelledCredit finds "Photo: AP/John Doe" and the like at the end.
func labelledCredit(t string, from int) int {
	end := strings.ToLower(t[from:])
	if len(end) != len(t)-from {
		return -1 // lower case is of another length: offsets would not hold
	}
	best := -1
	for _, l := range creditLabels {
		if at := strings.LastIndex(end, l); at >= 0 && isCreditAt(t, from+at, l) && (best < 0 || from+at < best) {
			best = from + at
		}
	}
	if best > 0 {
		best = len(strings.TrimRight(t[:best], " |/•·–—-("))
	}
	return best
}

// isCreditAt: the label starts a line, or follows a sentence or a bar, and only names follow it.
func isCreditAt(t string, at int, label string) bool {
	before := strings.TrimRight(t[:at], " ")
	if before != "" && !endsSentence(before) && !strings.ContainsAny(before[len(before)-1:], "|/-)(:") && !hasDashEnd(before) {
		if label[len(label)-1] != ':' || strings.HasSuffix(before, ",") || t[at] >= 'a' && t[at] <= 'z' && label != "image:" && label != "photo:" {
			return false
		}
	}
	return isCredited(strings.Trim(t[at+len(label):], " :.)]"))
}

func hasDashEnd(s string) bool { return strings.HasSuffix(s, "–") || strings.HasSuffix(s, "—") }

// isCredited reports names of people and agencies with "/" and "via" between them.
func isCredited(s string) bool {
	words := strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == '/' || r == ',' })
	if len(words) == 0 || len(words) > 10 {
		return false
	}
	for i, w := range words {
		low := strings.ToLower(w)
		if isCapital(w) || w[0] >= '0' && w[0] <= '9' || strings.HasPrefix(w, "@") || creditJoints[low] || particles[low] {
			if endsWithStop(w) && len(w) > 4 && i < len(words)-1 && low != "et" {
				return false
			}
			continue
		}
		return false
	}
	return true
}

var creditJoints = set("via|for|of|the|and|by|et|al|al.|from|on|in|with|supplied|file|handout|pool|courtesy|dpa|©|&|through|staff|photo|archive")

// bareCredit finds a name and agency after the last sentence: "... on Monday. Jane Doe/Reuters", "... — AFP".
func bareCredit(t string, from int) int {
	t = strings.TrimRight(t, " ")
	if name, outlet, ok := strings.Cut(t, " | "); ok && isName(name) && outletOf(outlet) != "" {
		return 0
	}
	if slashCredit(t) && (!endsWithStop(t) || strings.Count(t, " ") < 4) {
		return 0
	}
	for _, sep := range []string{". ", ".” ", ".\" ", "? ", "! ", " – ", " — ", " - ", " | ", ".\u00a0"} {
		at := strings.LastIndex(t, sep)
		if at < from {
			continue
		}
		rest := t[at+len(sep):]
		if slashCredit(rest) || agencyOf(rest) != "" && !endsWithStop(rest) {
			return at + strings.IndexAny(sep+" ", " ")
		}
	}
	return -1
}
