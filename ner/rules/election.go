package rules

import (
	"github.com/actant-project/actant/fact"
)

// year reports whether token i is a year.
func (s *scan) year(i int) bool {
	w := s.text(i, i+1)
	if len(w) != 4 || w[0] != '1' && w[0] != '2' {
		return false
	}
	for k := range 4 {
		if w[k] < '0' || w[k] > '9' {
			return false
		}
	}
	return true
}

// election returns the end of "2017 New Zealand general election" at token i, or i.
func (s *scan) election(l *line, i int) int {
	if !s.year(i) || i+2 >= l.last || !s.toks[i+1].upper() {
		return i
	}
	at := i + 1
	for at < l.last && at < i+8 && s.toks[at].upper() {
		ms, n := s.known(at, l.last)
		if n == 0 || ms[0].Entry.Type == fact.Person {
			n = 1
		}
		at += n
	}
	for at < l.last && at < i+12 && s.toks[at].shape == lower {
		w := s.text(at, at+1)
		if at++; ballots[w] {
			return at
		}
		if !ballotKinds[w] {
			break
		}
	}
	return i
}

var (
	ballots     = set("election elections referendum referendums by-election by-elections primary primaries")
	ballotKinds = set(`general presidential parliamentary federal local municipal provincial legislative mayoral gubernatorial regional state special
leadership independence constitutional snap midterm congressional senatorial membership council assembly deputy vice runoff european national and`)
)
