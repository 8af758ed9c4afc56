package relation

import (
	"strconv"
	"time"

	"github.com/actant-project/actant/fact"
)

// treeDate resolves the time expression that hangs on word i, or on what it depends on within its clause.
func (a *analysis) treeDate(i int, w *weight) string {
	for range 4 {
		for c := a.tree.child[i]; c >= 0; c = a.tree.next[c] {
			switch a.rel(int(c)) {
			case "obl", "nmod", "advmod", "compound", "nummod", "obj":
				if lo, hi := a.reach(int(c), 4); a.words[c].ment < 0 {
					if d := a.dateIn(lo, hi, w); d != "" {
						return d
					}
				}
			}
		}
		h := a.headOf(i)
		if h < 0 {
			break
		}
		switch a.rel(i) {
		case "xcomp", "conj", "obj", "nsubj", "obl", "nmod", "advcl":
		default:
			return ""
		}
		i = h
	}
	return ""
}

var weekdays = map[string]time.Weekday{"monday": time.Monday, "tuesday": time.Tuesday, "wednesday": time.Wednesday,
	"thursday": time.Thursday, "friday": time.Friday, "saturday": time.Saturday, "sunday": time.Sunday}

var months = map[string]time.Month{"january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8,
	"september": 9, "october": 10, "november": 11, "december": 12, "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7,
	"aug": 8, "sep": 9, "sept": 9, "oct": 10, "nov": 11, "dec": 12}

// dateIn reads the words [i, j): a weekday, "yesterday", or a day of a month. Without a date of the document only full dates count.
func (a *analysis) dateIn(i, j int, w *weight) string {
	day, err := time.Parse(time.DateOnly, a.d.Date)
	known := err == nil
	ahead := w.tense == fact.FutureTense
	for k := i; k < j && k < len(a.words); k++ {
		form := a.words[k].lex.form
		if m, ok := months[form]; ok && a.words[k].caps {
			return a.monthDay(i, j, k, m, day, known, ahead)
		}
		if !known {
			continue
		}
		switch form {
		case "today", "tonight":
			return day.Format(time.DateOnly)
		case "yesterday":
			return day.AddDate(0, 0, -1).Format(time.DateOnly)
		case "tomorrow":
			return day.AddDate(0, 0, 1).Format(time.DateOnly)
		}
		if wd, ok := weekdays[form]; ok {
			if a.is(k-1, "last") && wd == day.Weekday() {
				return day.AddDate(0, 0, -7).Format(time.DateOnly)
			}
			return nearest(day, wd, ahead || a.is(k-1, "next")).Format(time.DateOnly)
		}
	}
	return ""
}

// nearest returns the weekday on or before the day; with ahead, on or after it.
func nearest(day time.Time, wd time.Weekday, ahead bool) time.Time {
	if ahead {
		return day.AddDate(0, 0, (int(wd)-int(day.Weekday())+7)%7)
	}
	return day.AddDate(0, 0, -((int(day.Weekday()) - int(wd) + 7) % 7))
}

// monthDay reads "February 12, 2025", "12 February", "Feb. 12"; a missing year is that of the document, or the one that
// puts the day before it.
func (a *analysis) monthDay(i, j, k int, m time.Month, doc time.Time, known, ahead bool) string {
	day, year := 0, 0
	for n := max(i-1, 0); n < j; n++ {
		if v, err := strconv.Atoi(a.of(n)); err == nil && n != k {
			switch {
			case v >= 1 && v <= 31 && day == 0 && (n == k-1 || n == k+1 || n == k+2):
				day = v
			case v >= 1500 && v <= 2200:
				year = v
			}
		}
	}
	if day == 0 || year == 0 && !known {
		return ""
	}
	if year == 0 {
		year = doc.Year()
		if t := time.Date(year, m, day, 0, 0, 0, 0, time.UTC); !ahead && t.After(doc.AddDate(0, 1, 0)) {
			year--
		} else if ahead && t.Before(doc.AddDate(0, -6, 0)) {
			year++
		}
	}
	t := time.Date(year, m, day, 0, 0, 0, 0, time.UTC)
	if t.Day() != day {
		return ""
	}
	return t.Format(time.DateOnly)
}
