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
