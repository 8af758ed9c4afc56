package ingest

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// parseDateline reads the shape of a dateline at the start of t; whether it is one is for the caller to say.
func parseDateline(t string) (dateline, bool) {
	var d dateline
	head := t[:min(len(t), maxDateline)]
	p := 0
	if head[0] != '(' && head[0] != '[' && head[0] != '/' {
		p = d.places(head)
		if p == 0 || p < len(head) && head[p] >= 'a' && head[p] <= 'z' {
			return d, false
		}
	}
	p += d.bareAgency(head[p:])
	p += d.bracket(head[p:])
	p += skipSpaces(head[p:])
	if p < len(head) && head[p] == ',' { // LONDON (Reuters), March 3 -
		p += d.segments(head[p:])
	}
	n := d.delimiter(head[p:])
	if n == 0 && d.agency == "" {
		return d, false
	}
	if n == 0 && strings.HasPrefix(head[p:], ".") { // MOSCOW, February 3. /TASS/.
		n = 1
	}
	d.end = p + n
	for d.end < len(t) && (t[d.end] == '*' || t[d.end] == '_') { // the end of emphasis in Markdown
		d.end++
	}
	d.end += skipSpaces(t[d.end:])
	return d, d.end < len(t)
}

// places reads the place and what follows it after commas; it returns where they end, 0 when there is no place.
func (d *dateline) places(s string) int {
	end := placeEnd(s)
	place := strings.TrimRight(s[:end], " ")
	if place == "" || strings.Count(place, " ") > 4 {
		return 0
	}
	first, _, _ := strings.Cut(place, " ")
	if end < len(s) && s[end] >= 'a' && s[end] <= 'z' || notFirst[strings.ToLower(first)] {
		return 0
	}
	d.place, d.caps = place, allCaps(place) && len(place) >= 4
	end += d.regions(s[end:])
	return end + d.segments(s[end:])
}

// regions reads "(Odisha) [India]", when a comma comes after it.
func (d *dateline) regions(s string) int {
	p := 0
	for n := 0; n < 2 && p+1 < len(s) && (s[p] == '(' || s[p] == '['); n++ {
		stop := strings.IndexAny(s[p:], ")]")
		if stop < 0 || !allCapital(s[p+1:p+stop]) || agencyOf(s[p+1:p+stop]) != "" {
			return 0
		}
		d.region = s[p+1 : p+stop]
		p += stop + 1
		p += skipSpaces(s[p:])
	}
	if p < len(s) && p > 0 && s[p] == ',' {
		return p
	}
	d.region = ""
	return 0
}

// placeEnd is where capitalised words stop.
func placeEnd(s string) int {
	end := 0
	for end < len(s) {
		word := s[end:]
		if n := strings.IndexAny(word, " ,(:[—–―\n"); n >= 0 {
			word = word[:n]
		}
		if cut := strings.Index(word, "--"); cut >= 0 {
			word = word[:cut]
		}
		if word == "" || !nameish(word) {
			break
		}
		if strings.HasSuffix(word, ".") && monthAhead(s[end+len(word):]) { // Kyiv. February 3.
			return end + len(word) - 1
		}
		end += len(word)
		if end >= len(s) || s[end] != ' ' {
			break
		}
		end++
	}
	return end
}

func monthAhead(s string) bool {
	s = strings.TrimLeft(s, " ")
	end := runEnd(s, 0, true)
	return end > 0 && dateWord(s[:end]).kind == month
}

// nameish is a word of a place's name: New, YORK/LONDON, St., D.C., de.
func nameish(w string) bool {
	if particles[w] || w == "of" || w == "and" || w == "the" {
		return true
	}
	for _, r := range w {
		if !unicode.IsLetter(r) && !strings.ContainsRune(".-/'’", r) {
			return false
		}
	}
	return isCapital(w)
}

// segments reads ", Ukraine" and ", March 3" and ", Feb. 13, 2025".
func (d *dateline) segments(s string) int {
	p := 0
	for p < len(s) && (s[p] == ',' || s[p] == '.') {
		q := p + 1 + skipSpaces(s[p+1:])
		if n := d.day(s[q:]); n > 0 {
			p = q + n
			continue
		}
		if s[p] == '.' {
			break
		}
		n := placeEnd(s[q:])
		region := strings.TrimRight(s[q:q+n], " ")
		if region == "" || strings.Count(region, " ") > 2 || d.region != "" {
			break
		}
		d.region = region
		p = q + n
	}
	// KYIV March 3 and "Wash. — January 9, 2026 —" have no comma before the date
	q := p + skipSpaces(s[p:])
	if n := d.delimiterWidth(s[q:]); n > 0 {
		if m := d.day(s[q+n:]); m > 0 {
			return q + n + m
		}
	}
	if n := d.day(s[q:]); n > 0 {
		return q + n
	}
	return p
}

// day reads the longest run at the start of s that is a date; it returns its length, trailing spaces left out.
func (d *dateline) day(s string) int {
	stop := strings.IndexAny(s, "([:—–―/")
	if dash := strings.Index(s, " -"); dash >= 0 && (stop < 0 || dash < stop) {
		stop = dash
	}
	if stop < 0 {
		stop = min(len(s), 40)
	}
	for _, end := range []int{stop, strings.Index(s[:stop], ". "), commaIn(s[:stop], 2), commaIn(s[:stop], 1)} {
		if end <= 0 || end > 40 {
			continue
		}
		info, ok := scanDate(s[:end])
		if ok && (info.full != "" || info.partial) {
			d.dated, d.date = true, info.full
			return len(strings.TrimRight(s[:end], " ,"))
		}
	}
	return 0
}

// commaIn is the index of the n-th comma, or -1.
func commaIn(s string, n int) int {
	at := -1
	for ; n > 0; n-- {
		next := strings.IndexByte(s[at+1:], ',')
		if next < 0 {
			return -1
		}
		at += 1 + next
	}
	return at
}

// bracket reads "(Reuters)", "[AFP]", "/PRNewswire/", with "--" before it in some press releases.
func (d *dateline) bracket(s string) int {
	p := skipSpaces(s)
	p += d.delimiterWidth(s[p:])
	p += skipSpaces(s[p:])
	if p >= len(s) || strings.IndexByte("([/", s[p]) < 0 {
		return 0
	}
	open := s[p]
	stop := strings.IndexByte(s[p+1:], map[byte]byte{'(': ')', '[': ']', '/': '/'}[open])
	if stop <= 0 || stop > 60 {
		return 0
	}
	name := s[p+1 : p+1+stop]
	first, rest, _ := strings.Cut(name, ", ")
	if out := outletOf(first); out != "" {
		d.agency = out
	} else if info, ok := scanDate(name); ok && info.partial {
		d.dated = true
	} else if allCapital(name) && strings.Count(name, " ") < 4 && open != '/' {
		d.agency = name
	} else {
		return 0
	}
	if info, ok := scanDate(rest); ok {
		d.dated, d.date = true, or(d.date, info.full)
	}
	return p + 1 + stop + 1
}

// bareAgency reads ". INTERFAX-UKRAINE" after the date, and steps over the full stop before "/TASS/".
func (d *dateline) bareAgency(s string) int {
	if !d.dated || !strings.HasPrefix(s, ".") {
		return 0
	}
	p := 1 + skipSpaces(s[1:])
	end := strings.IndexAny(s[p:], "—–―/")
	if end < 0 {
		return 0
	}
	if name := agencyOf(strings.TrimRight(s[p:p+end], " ")); name != "" {
		d.agency = name
		return p + len(strings.TrimRight(s[p:p+end], " "))
	}
	if end == 0 {
		return p
	}
	return 0
}

// delimiter reads the dash or colon before the report.
func (d *dateline) delimiter(s string) int {
	p := skipSpaces(s)
	if strings.HasPrefix(s[p:], ":") {
		d.delim = ':'
		return p + 1
	}
	if n := d.delimiterWidth(s[p:]); n > 0 {
		d.delim = '-'
		return p + n
	}
	return 0
}

// delimiterWidth is the length of a dash at the start of s. A single hyphen needs a space after it.
func (*dateline) delimiterWidth(s string) int {
	for _, dash := range []string{"---", "--", "—", "–", "―", "- ", "−"} {
		if strings.HasPrefix(s, dash) {
			return len(dash)
		}
	}
	return 0
}

func skipSpaces(s string) int {
	p := 0
	for p < len(s) {
		r, n := utf8.DecodeRuneInString(s[p:])
		if r != ' ' && r != '\u00a0' && r != '\t' && r != '\u202f' {
			break
		}
		p += n
	}
	return p
}

// placeAndDate reads a line of both: "ZÜRICH, 3 May 2024", "Brussels, 12 February 2025".
func placeAndDate(t string) (place, date string) {
	if len(t) > 80 {
		return "", ""
	}
	var d dateline
	end := d.places(t)
	if end == 0 || d.date == "" || strings.Trim(t[end:], " .,:—–-") != "" {
		return "", ""
	}
	place = titled(d.place)
	if d.region != "" {
		place += ", " + d.region
	}
	return place, d.date
}
