package ingest

import "strings"

// dateWords are the words of a line that tells a date or a time.
var dateWords = dateLexicon()

func dateLexicon() map[string]dateToken {
	m := map[string]dateToken{}
	for i, names := range []string{
		"january jan", "february feb", "march mar", "april apr", "may", "june jun",
		"july jul", "august aug", "september sept sep", "october oct", "november nov", "december dec",
	} {
		for name := range strings.FieldsSeq(names) {
			m[name] = dateToken{kind: month, value: i + 1}
		}
	}
	add := func(k dateKind, words string) {
		for w := range strings.FieldsSeq(words) {
			m[w] = dateToken{kind: k}
		}
	}
	add(weekday, `monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun
		today yesterday`)
	add(halfDay, "am pm a p noon midnight hrs uhr")
	add(zone, "gmt utc bst cet cest eet eest msk ist et est edt ct cst cdt mt mst mdt pt pst pdt aest aedt acst awst nzst nzdt jst kst hkt sgt pht wib wat cat eat sast z")
	add(unit, "hour hours hr h minute minutes min mins m second seconds sec secs s day days d week weeks w month months mo year years yr yrs")
	add(ago, "ago")
	add(label, "published publish posted created issued released filed dated date release")
	add(revision, "updated update modified edited revised")
	add(ordinal, "st nd rd th")
	add(filler, "on at the of and to last first originally was is this article story page post time local in from t originally just now an one two three four five six about over live")
	return m
}
