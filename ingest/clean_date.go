package ingest

import (
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// dateInfo is what a line says of dates and times.
type dateInfo struct {
	full     string // YYYY-MM-DD of the first date that is not an revision
	updated  string // YYYY-MM-DD of the first that is
	partial  bool   // a day and month without a year
	clock    bool   // 4.16am, 14:05
	zone     bool   // GMT
	relative bool   // 2 hours ago
	label    bool   // published, updated
	weekday  bool
}

// bare reports a day alone, without time, weekday or "published".
func (d dateInfo) bare() bool {
	return (d.full != "" || d.partial) && !d.clock && !d.zone && !d.label && !d.weekday
}

// dateKind is what a word means in a date.
type dateKind uint8

const (
	otherWord dateKind = iota
	number
	month
	weekday
	halfDay
	zone
	unit
	ago
	label
	revision
	ordinal
	filler
)

// dateToken is a number or word; sep is the character before it.
type dateToken struct {
	kind  dateKind
	value int
	width int
	sep   rune
}

// maxDateTokens bounds a line of dates: "Published" and "Updated" with weekday, time and zone each.
const maxDateTokens = 36

// scanDate reads a line of nothing but dates, times and the words around them; false for any other line.
func scanDate(s string) (dateInfo, bool) {
	if len(s) > 200 {
		return dateInfo{}, false
	}
	var buf [maxDateTokens]dateToken
	toks, pure := dateTokens(buf[:0], s)
	if !pure || len(toks) == 0 {
		return dateInfo{}, false
	}
	info := readDates(toks)
	ok := info.full != "" || info.updated != "" || info.relative || info.partial ||
		info.clock && (info.label || info.zone || info.weekday)
	if info.full == "" && info.updated != "" {
		info.full = info.updated
	}
	return info, ok
}

// DateOf finds the date in s, whatever stands around it: "Thu, 13 Feb 2025 10:00 GMT", "20250213", seconds
// since 1970. It gives YYYY-MM-DD as written, in the zone it is written in; "" when there is none, or when day
// and month cannot be told apart.
func DateOf(s string) string {
	if n, err := strconv.ParseInt(s, 10, 64); err == nil {
		return numericDate(s, n)
	}
	var buf [maxDateTokens]dateToken
	toks, _ := dateTokens(buf[:0], s)
	info := readDates(toks)
	return or(info.full, info.updated)
}

func numericDate(s string, n int64) string {
	switch len(s) {
	case 8:
		return isoDate(int(n/10000), int(n/100%100), int(n%100))
	case 13:
		n /= 1000
	case 10:
	default:
		return ""
	}
	return time.Unix(n, 0).UTC().Format("2006-01-02")
}

// dateTokens cuts s up; pure is false when it holds more than dates.
func dateTokens(toks []dateToken, s string) (out []dateToken, pure bool) {
	pure = true
	sep := ' '
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		if !unicode.IsLetter(r) && (r < '0' || r > '9') {
			pure = pure && strings.ContainsRune(" ,.:;/-–—|•·()[]+'’\u00a0\u202f\n\t\r\ufeff", r)
			sep = r
			i += n
			continue
		}
		if len(toks) == cap(toks) {
			return toks, false
		}
		end := runEnd(s, i, unicode.IsLetter(r))
		t := dateWord(s[i:end])
		t.sep = sep
		pure = pure && t.kind != otherWord
		toks = append(toks, t)
		sep, i = 0, end
	}
	return toks, pure
}

func runEnd(s string, i int, letters bool) int {
	for i < len(s) {
		r, n := utf8.DecodeRuneInString(s[i:])
		if letters && !unicode.IsLetter(r) || !letters && (r < '0' || r > '9') {
			break
		}
		i += n
	}
	return i
}

func dateWord(w string) dateToken {
	if w[0] >= '0' && w[0] <= '9' {
		v, err := strconv.Atoi(w)
		if err != nil || len(w) > 9 {
			return dateToken{}
		}
		return dateToken{kind: number, value: v, width: len(w)}
	}
	if len(w) > 12 {
		return dateToken{}
	}
	low := strings.ToLower(w)
	t, ok := dateWords[low]
	if !ok && len(low) > 4 && (low[:2] == "am" || low[:2] == "pm") && dateWords[low[2:]].kind != otherWord {
		return dateToken{kind: halfDay} // "5.40pmfirst published": two elements of a page run together
	}
	if !ok && len(w) >= 3 && len(w) <= 5 && allCaps(w) && (w[len(w)-1] == 'T') {
		return dateToken{kind: zone} // AEST, PKT, CEST
	}
	return t
}

// readDates finds the dates among the tokens.
func readDates(toks []dateToken) dateInfo {
	var d dateInfo
	updating := false
	for i := range toks {
		switch t := toks[i]; t.kind {
		case label, revision:
			d.label, updating = true, t.kind == revision
		case weekday:
			d.weekday = true
		case zone:
			d.zone = true
		case ago:
			d.relative = d.relative || i >= 2 && toks[i-1].kind == unit || i == 0
		case halfDay:
			d.clock = d.clock || i > 0 && toks[i-1].kind == number
		case number:
			d.clock = d.clock || isClock(toks, i)
			d.take(isoAt(toks, i), updating)
			d.take(slashAt(toks, i), updating)
		case month:
			date, partial := monthAt(toks, i)
			d.take(date, updating)
			d.partial = d.partial || partial
		}
	}
	return d
}

func (d *dateInfo) take(date string, updating bool) {
	switch {
	case date == "":
	case updating && d.updated == "":
		d.updated = date
	case !updating && d.full == "":
		d.full = date
	}
}

// isClock is 14:05 or 09.30 or 1805h.
func isClock(toks []dateToken, i int) bool {
	if i+1 >= len(toks) || toks[i+1].kind != number || toks[i+1].width != 2 || toks[i].width > 2 {
		return false
	}
	sep := toks[i+1].sep
	return (sep == ':' || sep == '.') && toks[i].value < 24 && toks[i+1].value < 60 && (i == 0 || toks[i].sep != '.' && toks[i].sep != ':')
}

// isoAt reads 2025-02-13, 2025/02/13 and 2025.02.13.
func isoAt(toks []dateToken, i int) string {
	if i+2 >= len(toks) || toks[i].width != 4 || !numbers(toks[i+1:i+3]) || toks[i+1].sep != toks[i+2].sep || !strings.ContainsRune("-/.", toks[i+1].sep) {
		return ""
	}
	return isoDate(toks[i].value, toks[i+1].value, toks[i+2].value)
}

// slashAt reads 13/02/2025, 13.02.2025 and 13-02-2025; where day and month could be either it gives none,
// except with dots, which only day-first writers use.
func slashAt(toks []dateToken, i int) string {
	if i+2 >= len(toks) || toks[i].width > 2 || !numbers(toks[i+1:i+3]) || toks[i+1].width > 2 || toks[i+2].width != 4 {
		return ""
	}
	sep := toks[i+1].sep
	if sep != toks[i+2].sep || !strings.ContainsRune("/.-", sep) {
		return ""
	}
	a, b, year := toks[i].value, toks[i+1].value, toks[i+2].value
	switch {
	case sep == '.' || a > 12 || a == b:
		return isoDate(year, b, a)
	case b > 12:
		return isoDate(year, a, b)
	}
	return ""
}

// monthAt reads February 13, 2025 and 13th of February 2025 and 13-Feb-25 around the month at i.
func monthAt(toks []dateToken, i int) (date string, partial bool) {
	m := toks[i].value
	before, after := i-1, i+1
	for before >= 0 && (toks[before].kind == ordinal || toks[before].kind == filler) {
		before--
	}
	if before >= 0 && isDay(toks[before]) {
		if y := yearAt(toks, after); y > 0 {
			return isoDate(y, m, toks[before].value), false
		}
	}
	if after < len(toks) && isDay(toks[after]) {
		next := after + 1
		for next < len(toks) && toks[next].kind == ordinal {
			next++
		}
		if next < len(toks) && toks[next].kind == number && toks[next].width == 4 {
			return isoDate(toks[next].value, m, toks[after].value), false
		}
		return "", true
	}
	return "", before >= 0 && isDay(toks[before])
}

// yearAt takes four digits, or two after an apostrophe or hyphen.
func yearAt(toks []dateToken, i int) int {
	if i >= len(toks) || toks[i].kind != number {
		return 0
	}
	t := toks[i]
	switch {
	case t.width == 4:
		return t.value
	case t.width == 2 && (t.sep == '-' || t.sep == '\'' || t.sep == '’'):
		return 2000 + t.value
	}
	return 0
}

func isDay(t dateToken) bool {
	return t.kind == number && t.width <= 2 && t.value >= 1 && t.value <= 31
}

func numbers(toks []dateToken) bool {
	for _, t := range toks {
		if t.kind != number {
			return false
		}
	}
	return true
}

func isoDate(y, m, d int) string {
	if y < 1400 || y > 2199 || m < 1 || m > 12 || d < 1 || d > 31 {
		return ""
	}
	if t := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC); t.Day() != d {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", y, m, d)
}
