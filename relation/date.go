package relation

import (
	"strconv"
	"time"

	"github.com/actant-project/actant/fact"
)

var weekdays = map[string]time.Weekday{"monday": time.Monday, "tuesday": time.Tuesday, "wednesday": time.Wednesday,
	"thursday": time.Thursday, "friday": time.Friday, "saturday": time.Saturday, "sunday": time.Sunday}

var months = map[string]time.Month{"january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8,
	"september": 9, "october": 10, "november": 11, "december": 12, "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7,
	"aug": 8, "sep": 9, "sept": 9, "oct": 10, "nov": 11, "dec": 12}

// clock is against what a time expression is resolved.
type clock struct {
	day   time.Time // of the document
	known bool
	ahead bool // whether what is told is still to come
	done  bool // whether it is told as past
}

func (a *analysis) clockFor(w *weight) clock {
	day, err := time.Parse(time.DateOnly, a.d.Date)
	return clock{day, err == nil, w.tense == fact.FutureTense || w.tense == fact.Present && w.modality != fact.Asserted, w.tense == fact.Past}
}

// dateIn reads the time expression in the words [i, j): a day, or a month or year where the text says no more. Without a date of the
// document only what names its year counts.
func (a *analysis) dateIn(i, j int, w *weight) string {
	c := a.clockFor(w)
	j = min(j, len(a.words))
	for k := i; k < j; k++ {
		if m, ok := months[a.lower(k)]; ok && a.words[k].caps && a.words[k].ment < 0 {
			return a.monthDay(i, j, k, m, &c)
		}
	}
	for k := i; k < j; k++ {
		if d := a.dayAt(k, &c); d != "" {
			return d
		}
	}
	return ""
}

// dayAt reads the time expression that ends in word k.
func (a *analysis) dayAt(k int, c *clock) string {
	form := a.lower(k)
	if t, err := time.Parse(time.DateOnly, a.of(k)); err == nil {
		return t.Format(time.DateOnly)
	}
	if y := a.yearAt(k); y > 0 && a.spelt(k-1, "in", "during", "of") {
		return strconv.Itoa(y)
	}
	if !c.known {
		return ""
	}
	switch form {
	case "today", "tonight":
		return c.from(0)
	case "yesterday":
		if a.spelt(k-1, "before") {
			return c.from(-2)
		}
		return c.from(-1)
	case "tomorrow":
		if a.spelt(k-1, "after") {
			return c.from(2)
		}
		return c.from(1)
	case "ago":
		return c.off(-a.numberAt(k-2), a.lower(k-1))
	}
	if a.spelt(k-2, "in") && c.ahead {
		if d := c.off(a.numberAt(k-1), form); d != "" {
			return d
		}
	}
	if wd, ok := weekdays[form]; ok {
		if n, ok := a.weekAfter(k); ok {
			return c.monday(n).AddDate(0, 0, (int(wd)+6)%7).Format(time.DateOnly)
		}
		return c.weekday(wd, a.spelt(k-1, "last"), a.spelt(k-1, "next"), a.spelt(k-1, "this"))
	}
	return a.periodDate(k, c)
}

// from is the day n days after that of the document.
func (c *clock) from(n int) string { return c.day.AddDate(0, 0, n).Format(time.DateOnly) }

// weekday is the one nearest to the day of the document, before or after it as what is told lies; "last" and "next" are never that day.
func (c *clock) weekday(wd time.Weekday, last, next, this bool) string {
	n := (int(wd) - int(c.day.Weekday()) + 7) % 7
	switch {
	case next && n == 0:
		n = 7
	case last && n == 0:
		n = -7
	case next, !last && (c.ahead || this && !c.done):
	case n > 0:
		n -= 7
	}
	return c.from(n)
}

// yearAt is the year that word k names, or 0.
func (a *analysis) yearAt(k int) int {
	if y, err := strconv.Atoi(a.of(k)); err == nil && y >= 1500 && y <= 2200 && len(a.of(k)) == 4 {
		return y
	}
	return 0
}

var smallNumbers = map[string]int{"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}

// numberAt is the small number that word k names, or 0.
func (a *analysis) numberAt(k int) int {
	if k < 0 {
		return 0
	}
	if n, err := strconv.Atoi(a.of(k)); err == nil && n < 1000 {
		return n
	}
	return smallNumbers[a.lower(k)]
}

// monthDay reads "February 12, 2025", "12 February", "Feb. 12th", "March 2019", "March", where word k is the month; a missing year is
// that of the document, or the one that puts what is told before or after it.
func (a *analysis) monthDay(i, j, k int, m time.Month, c *clock) string {
	day, year := 0, 0
	for n := max(i-1, 0); n < j; n++ {
		if v := dayOfMonth(a.of(n)); v > 0 && day == 0 && (n == k-1 || n == k+1 || n == k+2 || n == k-2 && a.spelt(k-1, "of")) {
			day = v
		} else if y := a.yearAt(n); y > 0 && n > k {
			year = y
		}
	}
	if year == 0 && !c.known {
		return ""
	}
	if year == 0 {
		year = c.yearOf(m, max(day, 1))
	}
	t := time.Date(year, m, max(day, 1), 0, 0, 0, 0, time.UTC)
	switch {
	case t.Month() != m:
		return ""
	case day == 0:
		return t.Format("2006-01")
	}
	return t.Format(time.DateOnly)
}

// yearOf is the year of a day of which the text names none.
func (c *clock) yearOf(m time.Month, day int) int {
	year := c.day.Year()
	switch t := time.Date(year, m, day, 0, 0, 0, 0, time.UTC); {
	case c.ahead && t.Before(c.day.AddDate(0, -6, 0)):
		year++
	case c.ahead:
	case c.done && t.After(c.day.AddDate(0, 0, 1)), t.After(c.day.AddDate(0, 1, 0)):
		year--
	}
	return year
}

// dayOfMonth reads "3", "3rd" and "12th"; 0 is none.
func dayOfMonth(s string) int {
	if n := len(s); n > 2 {
		switch s[n-2:] {
		case "st", "nd", "rd", "th":
			s = s[:n-2]
		}
	}
	if v, err := strconv.Atoi(s); err == nil && v >= 1 && v <= 31 {
		return v
	}
	return 0
}

// later reports whether a day comes after that of the document.
func (a *analysis) later(day string) bool {
	return len(day) == len(time.DateOnly) && len(a.d.Date) == len(day) && day > a.d.Date
}
