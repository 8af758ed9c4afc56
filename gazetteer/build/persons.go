package main

import (
	"strings"

	"github.com/actant-project/actant/gazetteer/internal/format"
)

// personCorpora mark people's names and have an open licence.
var personCorpora = []string{"ner/re-docred/dev.conll", "ner/re-docred/test.conll", "ner/masc-other/all.conll", "ner/men/train.conll",
	"ner/crossner-politics/train.conll", "ner/gum-names-open/train.conll", "ner/uner-ewt/train.conll"}

// openPersons counts first and last words of people's names in marked texts and in the
// dictionary of political actors, and keeps those seen often enough.
func (b *build) openPersons() error {
	first, last := map[string]int{}, map[string]int{}
	count := func(words []string) {
		for len(words) > 0 && b.is(words[0], 7<<format.ClassShift) {
			words = words[1:]
		}
		if len(words) < 2 || len(words) > 4 || !letters(words[0]) || !letters(words[len(words)-1]) {
			return
		}
		first[words[0]]++
		last[words[len(words)-1]]++
	}
	for _, name := range personCorpora {
		var words []string
		err := b.lines(name, func(line string) {
			w, tag, _ := strings.Cut(line, "\t")
			low := strings.ToLower(tag)
			person := strings.HasSuffix(low, "-person") || strings.HasSuffix(low, "-per") || strings.HasSuffix(low, "-politician")
			if !strings.HasPrefix(tag, "I-") || !person {
				count(words)
				words = nil
			}
			if person {
				words = append(words, w)
			}
		})
		if err != nil {
			return err
		}
	}
	if err := b.actors("gazetteers/petrarch2/Phoenix.Countries.actors.txt", func(forms, codes []string) {
		if isPerson(codes) {
			count(strings.Fields(restoreCase(forms[0])))
		}
	}); err != nil {
		return err
	}
	b.keepNames(first, last)
	return nil
}

// keepNames flags given names, and surnames unless a word is an ordinary one seen once.
func (b *build) keepNames(first, last map[string]int) {
	for w, n := range first {
		if len(w) < 2 || b.is(w, format.Calendar|format.Head|format.PlaceTail|format.Suffix) {
			continue
		}
		if n >= 2 && (!b.is(w, format.Common) || n >= 8) && !b.is(w, format.Female|format.Male) {
			b.flag(w, format.Given)
		}
	}
	for w, n := range last {
		if len(w) > 2 && !b.is(w, format.Calendar|format.Head|format.Suffix) && n >= 2 && (!b.is(w, format.Common) || n >= 4) {
			b.flag(w, format.Surname)
		}
	}
}

// isPerson reports whether the codes of an actor are those of a person in office: dated and of a role.
func isPerson(codes []string) bool {
	for _, c := range codes {
		if len(c) > 6 && strings.ContainsAny(c, "0123456789") && (strings.Contains(c, "GOV") || strings.Contains(c, "ELI") || strings.Contains(c, "OPP")) {
			return true
		}
	}
	return false
}

// actors reads a dictionary of actors: each has its forms, then codes in brackets.
func (b *build) actors(name string, each func(forms, codes []string)) error {
	var forms, codes []string
	flush := func() {
		if len(forms) > 0 {
			each(forms, codes)
		}
		forms, codes = nil, nil
	}
	err := b.lines(name, func(line string) {
		line, _, _ = strings.Cut(line, "#")
		rest, code, has := strings.Cut(line, "[")
		rest = strings.TrimSpace(rest)
		switch {
		case rest == "":
		case rest[0] == '+':
			forms = append(forms, strings.Trim(rest[1:], "_ "))
		default:
			flush()
			forms = []string{strings.Trim(rest, "_ ")}
		}
		if has {
			codes = append(codes, strings.TrimSuffix(strings.TrimSpace(code), "]"))
		}
	})
	flush()
	return err
}

var smallWords = map[string]bool{"of": true, "the": true, "and": true, "for": true, "in": true, "on": true, "to": true, "de": true,
	"du": true, "la": true, "against": true, "with": true, "by": true, "y": true, "from": true, "des": true, "di": true, "del": true}

// restoreCase turns NATIONAL_UNION_OF_X into National Union of X.
func restoreCase(s string) string {
	words := strings.Fields(strings.ReplaceAll(s, "_", " "))
	for i, w := range words {
		low := strings.ToLower(w)
		if i > 0 && smallWords[low] {
			words[i] = low
			continue
		}
		parts := strings.Split(low, "-")
		for k, p := range parts {
			if p != "" && (k == 0 || !smallWords[p]) {
				parts[k] = strings.ToUpper(p[:1]) + p[1:]
			}
		}
		words[i] = strings.Join(parts, "-")
	}
	return strings.Join(words, " ")
}
