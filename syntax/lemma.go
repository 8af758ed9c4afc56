package syntax

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// longestEnding is how many characters of a word's end have rules.
const longestEnding = 7

// lemmas is a table of what to do with the words of a class that end so: see parseLemmas.
type lemmas struct {
	classes map[string]*endings
}

type endings struct {
	whole map[string]operation // words in lower case
	end   map[string]operation
}

// operation makes a lemma: lower case or not, characters taken off the end, text put there.
type operation struct {
	lower  bool
	strip  int
	append string
}

// parseLemmas reads a table of lines: class, ending, 1 for lower case, characters to strip, what to append, with tabs
// between. A class is a part of speech and how the word is written: "!" all in capitals, "^" capitalised at the start of
// its sentence, "+" capitalised elsewhere, nothing otherwise. An ending that starts with "^" is a whole word.
func parseLemmas(table string) (*lemmas, error) {
	l := &lemmas{map[string]*endings{}}
	n := 0
	for line := range strings.Lines(table) {
		n++
		f := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if len(f) != 5 {
			return nil, fmt.Errorf("syntax: lemmas, line %d: %d fields, want 5", n, len(f))
		}
		strip, err := strconv.Atoi(f[3])
		if err != nil || strip < 0 {
			return nil, fmt.Errorf("syntax: lemmas, line %d: cannot strip %q characters", n, f[3])
		}
		c := l.classes[f[0]]
		if c == nil {
			c = &endings{map[string]operation{}, map[string]operation{}}
			l.classes[f[0]] = c
		}
		op := operation{f[2] == "1", strip, f[4]}
		if word, whole := strings.CutPrefix(f[1], "^"); whole {
			c.whole[word] = op
		} else {
			c.end[f[1]] = op
		}
	}
	return l, nil
}

// class returns the rules for a word.
func (l *lemmas) class(form, upos string, first bool) *endings {
	c, n := utf8.DecodeRuneInString(form)
	mark := ""
	switch {
	case n < len(form) && allUpper(form):
		mark = "!"
	case unicode.IsUpper(c) && first:
		mark = "^"
	case unicode.IsUpper(c):
		mark = "+"
	}
	if e := l.classes[upos+mark]; e != nil {
		if _, ok := e.end[""]; ok {
			return e
		}
	}
	return l.classes[upos]
}

// allUpper reports whether a word is in capitals and has a letter that could be in lower case.
func allUpper(w string) bool {
	letters := false
	for _, c := range w {
		if unicode.ToUpper(c) != c {
			return false
		}
		letters = letters || unicode.ToLower(c) != c
	}
	return letters
}

// of returns the lemma of a word by the rule of the longest ending: the whole word, seven characters of its end, and so
// down to none.
func (l *lemmas) of(form, upos string, first bool) string {
	e := l.class(form, upos, first)
	if e == nil {
		return form
	}
	low := strings.ToLower(form)
	if op, ok := e.whole[low]; ok {
		return op.apply(form, low)
	}
	at := len(low)
	for range longestEnding {
		_, n := utf8.DecodeLastRuneInString(low[:at])
		at -= n
	}
	for ; ; at++ {
		if at < len(low) && !utf8.RuneStart(low[at]) {
			continue
		}
		if op, ok := e.end[low[at:]]; ok {
			return op.apply(form, low)
		}
		if at == len(low) {
			return form
		}
	}
}

func (op operation) apply(form, low string) string {
	if op.lower {
		form = low
	}
	at := len(form)
	for range op.strip {
		if at == 0 {
			return form
		}
		_, n := utf8.DecodeLastRuneInString(form[:at])
		at -= n
	}
	if op.append == "" {
		return form[:at]
	}
	return form[:at] + op.append
}
