package main

import (
	"bufio"
	"os"
	"path/filepath"
	"strings"
	"unicode"

	"golang.org/x/text/runes"
	"golang.org/x/text/transform"
	"golang.org/x/text/unicode/norm"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/gazetteer/internal/format"
)

// entry is one thing and its forms; forms[0] is the name shown.
type entry struct {
	id      string
	typ     fact.Type
	country string
	forms   []string
	capital bool
}

// form is a surface form's way to an entry.
type form struct {
	entry   int
	demonym bool
	safe    bool
	rank    int // smaller is better
}

type build struct {
	data    string
	entries []entry
	forms   map[string][]form
	words   map[string]uint32
	country map[string]int // alpha-2 to entry

	partyLists [][2]string // alpha-2 and what the Factbook lists
}

func newBuild(data string) *build {
	return &build{data: data, forms: map[string][]form{}, words: map[string]uint32{}, country: map[string]int{}}
}

// add appends an entry without forms.
func (b *build) add(e entry) int {
	b.entries = append(b.entries, e)
	return len(b.entries) - 1
}

// addForm makes entry i known under s. A leading "~" marks a form that is not safe alone.
func (b *build) addForm(i int, s string, f form) {
	s = clean(s)
	if rest, unsafe := strings.CutPrefix(s, "~"); unsafe {
		s, f.safe = rest, false
	}
	if len(s) < 2 || len(s) > 120 {
		return
	}
	f.entry = i
	for _, v := range variants(s) {
		if v != s && b.is(v, format.Common|format.Female|format.Male|format.Given|format.Surname) {
			continue // "Būsh" is not "Bush"
		}
		b.link(v, f)
	}
	e := &b.entries[i]
	if !f.demonym && !contains(e.forms, s) {
		e.forms = append(e.forms, s)
	}
}

func (b *build) link(s string, f form) {
	for k, old := range b.forms[s] {
		if old.entry == f.entry && old.demonym == f.demonym {
			b.forms[s][k].safe = old.safe && f.safe
			b.forms[s][k].rank = min(old.rank, f.rank)
			return
		}
	}
	b.forms[s] = append(b.forms[s], f)
}

func contains(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}

// clean puts one space between words and straightens apostrophes.
func clean(s string) string {
	return strings.Join(strings.Fields(strings.ReplaceAll(s, "’", "'")), " ")
}

// variants are s itself and s without accents.
func variants(s string) []string {
	if plain := unaccent(s); plain != s {
		return []string{s, plain}
	}
	return []string{s}
}

var accents = transform.Chain(norm.NFD, runes.Remove(runes.In(unicode.Mn)), norm.NFC)

func unaccent(s string) string {
	out, _, err := transform.String(accents, s)
	if err != nil {
		return s
	}
	return strings.NewReplacer("ł", "l", "Ł", "L", "ø", "o", "Ø", "O", "ß", "ss", "æ", "ae", "ʻ", "'", "‘", "'", "đ", "d", "ı", "i").Replace(out)
}

// flag sets bits of a word, which is kept with its ASCII letters in lower case.
func (b *build) flag(word string, bits uint32) {
	if word = clean(word); word != "" {
		b.words[format.Lower(word)] |= bits
	}
}

func (b *build) is(word string, bits uint32) bool { return b.words[format.Lower(word)]&bits != 0 }

// sections reads a list of this folder: "[name]" opens a section, "#" starts a comment line.
func (b *build) sections(list string, each func(section, line string)) error {
	text, err := lists.ReadFile("lists/" + list)
	if err != nil {
		return err
	}
	section := ""
	for line := range strings.Lines(string(text)) {
		line = strings.TrimSpace(line)
		switch {
		case line == "" || line[0] == '#':
		case line[0] == '[' && line[len(line)-1] == ']':
			section = line[1 : len(line)-1]
		default:
			each(section, line)
		}
	}
	return nil
}

// lines calls each with every line of a file below the data folder.
func (b *build) lines(name string, each func(line string)) error {
	f, err := os.Open(filepath.Join(b.data, name))
	if err != nil {
		return err
	}
	defer f.Close()
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 1<<22)
	for sc.Scan() {
		each(sc.Text())
	}
	return sc.Err()
}
