package relation

import (
	"strings"
	"time"
)

// periods are words for stretches of time, with the month in which a season begins.
var periods = map[string]time.Month{"week": 0, "month": 0, "year": 0, "weekend": 0, "spring": time.March, "summer": time.June, "autumn": time.September, "winter": time.December}

func isUnit(s string) bool { _, ok := periods[s]; return ok }

// periodDate reads "last month", "this year", "next week", "over the weekend" that end in word k.
func (a *analysis) periodDate(k int, c *clock) string {
	season, ok := periods[a.lower(k)]
	if !ok || k == 0 {
		return ""
	}
	step, ok := a.stepAt(k - 1)
	if !ok {
		if a.lower(k) == "weekend" && a.spelt(k-1, "the") && c.done { // "over the weekend"
			return c.weekend(-1)
		}
		return ""
	}
	switch form := a.lower(k); form {
	case "week":
		return within(c.monday(step), c.monday(step).AddDate(0, 0, 6))
	case "weekend":
		if step == 0 && c.done {
			step = -1
		}
		return c.weekend(step)
	case "month":
		return c.first().AddDate(0, step, 0).Format("2006-01")
	case "year":
		return c.first().AddDate(step, 0, 0).Format("2006")
	default:
		return c.season(season, step)
	}
}

// stepAt reads "last", "this" and "next" as a number.
func (a *analysis) stepAt(k int) (int, bool) {
	switch {
	case a.spelt(k, "last"):
		return -1, true
	case a.spelt(k, "next"):
		return 1, true
	}
	return 0, a.spelt(k, "this")
}

// weekAfter reads "last week" and "of next week" behind the weekday at word k.
func (a *analysis) weekAfter(k int) (int, bool) {
	if a.spelt(k+1, "of") {
		k++
	}
	if !a.spelt(k+2, "week") {
		return 0, false
	}
	return a.stepAt(k + 1)
}

// off is the day n days after that of the document, or what holds the day that lies about n weeks, months or years after it.
func (c *clock) off(n int, unit string) string {
	if n == 0 {
		return ""
	}
	switch strings.TrimSuffix(unit, "s") {
	case "day":
		return c.from(n)
	case "week":
		d := c.day.AddDate(0, 0, 7*n)
		return within(d.AddDate(0, 0, -3), d.AddDate(0, 0, 3))
	case "month":
		return c.first().AddDate(0, n, 0).Format("2006-01")
	case "year":
		return c.first().AddDate(n, 0, 0).Format("2006")
	}
	return ""
}

// within is the month, or else the year, that holds all days from lo to hi.
func within(lo, hi time.Time) string {
	for _, layout := range []string{"2006-01", "2006"} {
		if d := lo.Format(layout); d == hi.Format(layout) {
			return d
		}
	}
	return ""
}

// first is the first day of the month of the document.
func (c *clock) first() time.Time {
	return time.Date(c.day.Year(), c.day.Month(), 1, 0, 0, 0, 0, time.UTC)
}

// monday is the first day of the week that lies n weeks after that of the document.
func (c *clock) monday(n int) time.Time {
	return c.day.AddDate(0, 0, 7*n-(int(c.day.Weekday())+6)%7)
}

// weekend holds the Saturday and Sunday that end the week n weeks after that of the document.
func (c *clock) weekend(n int) string {
	saturday := c.monday(n).AddDate(0, 0, 5)
	return within(saturday, saturday.AddDate(0, 0, 1))
}

// season is the year of the season, by the month in which it begins, that was last or will be next; that of a winter stays open.
func (c *clock) season(begins time.Month, step int) string {
	year, over := c.day.Year(), c.day.Month() >= begins+3
	switch {
	case begins == time.December:
		return ""
	case step < 0 && !over:
		year--
	case step > 0 && c.day.Month() >= begins:
		year++
	}
	return time.Date(year, begins, 1, 0, 0, 0, 0, time.UTC).Format("2006")
}
