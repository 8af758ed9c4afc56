package rules

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/actant-project/actant/gazetteer"
)

// shape is what a token looks like.
type shape uint8

const (
	punct   shape = iota
	lower         // all in lower case
	number        // starts with a digit
	capital       // Xxxx, McX
	caps          // XX, X.Y.
	initial       // X or X.
)

// token is what is known of one token.
type token struct {
	word  gazetteer.Word
	shape shape
}

func (t token) upper() bool { return t.shape >= capital }

func (s *scan) read(w string) token {
	sh := shapeOf(w)
	if sh == punct || sh == number {
		return token{shape: sh}
	}
	return token{s.g.Word(w), sh}
}

func shapeOf(w string) shape {
	r, n := utf8.DecodeRuneInString(w)
	switch {
	case '0' <= r && r <= '9':
		return number
	case r < utf8.RuneSelf && !('a' <= r|0x20 && r|0x20 <= 'z'):
		return punct
	case r >= utf8.RuneSelf && !unicode.IsLetter(r):
		return punct
	}
	if !unicode.IsUpper(r) && !unicode.IsTitle(r) {
		if k := strings.IndexByte(w, '-'); k > 0 && k <= 3 && k+1 < len(w) && 'A' <= w[k+1] && w[k+1] <= 'Z' {
			return capital // al-Assad
		}
		return lower
	}
	return upperShape(w, n)
}

// upperShape tells capital, caps and initial apart; n is the length of the first letter.
func upperShape(w string, n int) shape {
	low, up := 0, 1
	for _, r := range w[n:] {
		switch {
		case 'a' <= r && r <= 'z' || r >= utf8.RuneSelf && unicode.IsLower(r):
			low++
		case 'A' <= r && r <= 'Z' || r >= utf8.RuneSelf && unicode.IsUpper(r):
			up++
		}
	}
	switch {
	case low > 0:
		return capital
	case up == 1:
		return initial
	}
	return caps
}

// function reports whether a token is a word that no name starts or ends with.
func (s *scan) function(i int) bool {
	w := s.d.Slice(s.d.Tokens[i])
	if len(w) > 10 {
		return false
	}
	var buf [10]byte
	for k := range len(w) {
		c := w[k]
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		buf[k] = c
	}
	return functionWords[string(buf[:len(w)])]
}

// abbreviation reports whether token i is one of those that name nobody and nothing, or a
// sum of money written as one word: "CHF", "KC", "RM20".
func (s *scan) abbreviation(i int) bool {
	t, w := s.toks[i], s.text(i, i+1)
	if t.word.Is(gazetteer.NoName) && (t.shape == caps || t.shape == capital && strings.ContainsAny(w[1:], "CDS")) {
		return true // "PhD" too
	}
	if t.shape != caps {
		return false
	}
	k := strings.IndexAny(w, "0123456789")
	return k == 2 && w[:2] == "RM" || k == 3 && s.g.Word(w[:3]).Is(gazetteer.NoName)
}

var functionWords = set(`a an the this that these those some any every each no another such what which whose who whom whoever whatever
i you he she it we they me him her us them my your his its our their mine yours hers ours theirs myself himself herself itself themselves
and or but nor so yet for if unless although though because since while whereas when whenever where wherever whether why how as than once until till after before
in on at by from to of with without within into onto over under about against between among through during upon across along around behind beneath beside beyond despite
down except inside like near off out outside past per toward towards up via is are was were be been being am has have had do does did done will would shall should can could may might must
not n't there here then now also only just even still again too very more most many much few several all both either neither other others
yes no please thanks ok okay oh well perhaps maybe however meanwhile moreover therefore instead indeed later earlier today yesterday tomorrow tonight
let get got go going come came see said says say asked told according amid despite throughout including given`)

func set(words string) map[string]bool {
	m := map[string]bool{}
	start := -1
	for i := 0; i <= len(words); i++ {
		if i == len(words) || words[i] == ' ' || words[i] == '\n' {
			if start >= 0 {
				m[words[start:i]] = true
			}
			start = -1
		} else if start < 0 {
			start = i
		}
	}
	return m
}

// is reports whether token i, if there is one before end, is exactly w.
func (s *scan) is(i, end int, w string) bool {
	return i >= 0 && i < end && s.d.Slice(s.d.Tokens[i]) == w
}

// touches reports whether no space lies between tokens i and i+1, as far as the text can tell.
func (s *scan) touches(i int) bool { return s.apart || s.d.Tokens[i].End == s.d.Tokens[i+1].Start }
