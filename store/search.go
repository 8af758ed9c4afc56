package store

import (
	"context"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/actant-project/actant/graph"
	"github.com/actant-project/actant/text"
)

const (
	rankLimit    = 2000 // hits; more are not ranked: the last added come first then
	snippetBytes = 240
)

// phrase is words that follow each other; the last may go on when open is set.
type phrase struct {
	words []string
	open  bool
}

// phrases takes apart what a user typed: words, and words in quotes that follow each other. Nothing in it is an operator.
func phrases(typed string) []phrase {
	var out []phrase
	for i, part := range strings.FieldsFunc(" "+strings.ToValidUTF8(typed, " ")+" ", func(r rune) bool { return r == '"' || r == '“' || r == '”' || r == '„' }) {
		if i%2 == 1 {
			if w := wordsIn(part); len(w) > 0 {
				out = append(out, phrase{words: w})
			}
			continue
		}
		for _, field := range strings.Fields(part) {
			if w := wordsIn(field); len(w) > 0 {
				out = append(out, phrase{words: w})
			}
		}
	}
	if n := len(out); n > 0 && endsInWord(typed) {
		last := out[n-1].words
		out[n-1].open = len(last[len(last)-1]) > 1 // with one letter half of all words begin
	}
	return out
}

// endsInWord reports whether someone may still be typing the last word.
func endsInWord(typed string) bool {
	r, _ := utf8.DecodeLastRuneInString(typed)
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

// wordsIn splits as the index does: letters and digits, all else is between words.
func wordsIn(s string) []string {
	var out []string
	for _, t := range tokens(s) {
		out = append(out, t.word)
	}
	return out
}

// token is a word of a text, folded as the index folds it.
type token struct {
	word string
	span text.Span
}

// tokens finds the words of a text.
func tokens(s string) []token {
	var out []token
	start := -1
	add := func(end int) {
		if start >= 0 {
			if w := foldWord(s[start:end]); w != "" {
				out = append(out, token{w, text.Span{Start: start, End: end}})
			}
			start = -1
		}
	}
	for i, r := range s {
		if unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.Is(unicode.Co, r) || start >= 0 && unicode.Is(unicode.Mn, r) {
			if start < 0 {
				start = i
			}
			continue
		}
		add(i)
	}
	add(len(s))
	return out
}

func foldWord(w string) string {
	var b strings.Builder
	for _, r := range norm.NFD.String(w) {
		if !unicode.Is(unicode.Mn, r) {
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return b.String()
}

// matchQuery writes what a user typed as a query of FTS5 in which all is quoted; "" when there is no word in it.
func matchQuery(typed string) string {
	var parts []string
	for _, p := range phrases(typed) {
		s := `"` + strings.Join(p.words, " ") + `"`
		if p.open {
			s += " *"
		}
		parts = append(parts, s)
	}
	return strings.Join(parts, " AND ")
}

// Search returns the documents whose title or text holds all the words, in any case, with or without diacritics, and how many there are.
// Words in "quotes" follow each other; the last word, if it has more than one letter, may go on. No word is an operator. When there are few hits (rankLimit) the best come
// first, else those added last.
func (s *Store) Search(ctx context.Context, words string, limit int) (out []Hit, total int, err error) {
	match := matchQuery(words)
	if match == "" {
		return nil, 0, nil
	}
	err = s.view(ctx, "searching", func(q *session) error {
		if err := q.one("SELECT count(*) FROM fulltext WHERE fulltext MATCH ?", match).Scan(&total); err != nil {
			return err
		}
		order := "rowid DESC"
		if total <= rankLimit {
			order = "bm25(fulltext, 4.0, 1.0), rowid DESC"
		}
		docs, err := q.list("SELECT rowid FROM fulltext WHERE fulltext MATCH ? ORDER BY "+order+" LIMIT ?", match, limitOf(limit))
		if err != nil {
			return err
		}
		wanted := phrases(words)
		for _, doc := range docs {
			h, err := q.hit(doc, wanted)
			if err != nil {
				return err
			}
			out = append(out, h)
		}
		return nil
	})
	return out, total, err
}

func (q *session) hit(doc int64, wanted []phrase) (Hit, error) {
	var h Hit
	var day graph.Day
	if err := q.one("SELECT id, source, title, outlet, day FROM documents WHERE doc=?", doc).Scan(&h.Document, &h.Source, &h.Title, &h.Outlet, &day); err != nil {
		return h, orDamaged(err)
	}
	h.Date = day.String()
	t, err := q.text(doc)
	if err != nil {
		q.report(doc, err)
		return h, nil
	}
	h.Snippet, h.Marks, h.Start = snippet(t, wanted)
	return h, nil
}

// snippet returns the stretch of a text that holds most of what is wanted, its beginning when it is all in the title.
func snippet(t string, wanted []phrase) (string, []text.Span, int) {
	ts := tokens(t)
	var marks []text.Span
	var which []int // phrase of each mark
	for i := range ts {
		for n, p := range wanted {
			if p.at(ts[i:]) {
				marks = append(marks, text.Span{Start: ts[i].span.Start, End: ts[i+len(p.words)-1].span.End})
				which = append(which, n)
			}
		}
	}
	from, to := best(marks, which)
	start, end := window(t, from, to)
	var in []text.Span
	for _, m := range marks {
		if m.Start >= start && m.End <= end && (len(in) == 0 || m.Start-start >= in[len(in)-1].End) {
			in = append(in, text.Span{Start: m.Start - start, End: m.End - start})
		}
	}
	return t[start:end], in, start
}

// at reports whether the phrase begins with the first token.
func (p phrase) at(ts []token) bool {
	if len(ts) < len(p.words) {
		return false
	}
	for i, w := range p.words {
		last := i == len(p.words)-1
		if ts[i].word != w && !(last && p.open && strings.HasPrefix(ts[i].word, w)) {
			return false
		}
	}
	return true
}

// best is the stretch, shorter than a snippet, that holds most different phrases, then most marks, then comes first.
func best(marks []text.Span, which []int) (from, to int) {
	most := 0
	for i := range marks {
		var seen []int
		n, end := 0, 0
		for j := i; j < len(marks) && marks[j].End-marks[i].Start <= snippetBytes-40; j++ {
			if n++; !slices.Contains(seen, which[j]) {
				seen = append(seen, which[j])
			}
			end = max(end, marks[j].End)
		}
		if score := 1000*len(seen) + min(n, 999); score > most {
			from, to, most = marks[i].Start, end, score
		}
	}
	return from, to
}

// window is a stretch of about a snippet's length around another, at the borders of words and within a line where that can be.
func window(t string, from, to int) (start, end int) {
	start = max(0, from-40)
	if nl := strings.LastIndexByte(t[start:from], '\n'); nl >= 0 {
		start += nl + 1
	} else if start > 0 {
		if sp := strings.IndexByte(t[start:from], ' '); sp >= 0 {
			start += sp + 1
		}
	}
	for start < len(t) && !utf8.RuneStart(t[start]) {
		start++
	}
	end = max(min(len(t), start+snippetBytes), min(to, len(t)))
	if nl := strings.IndexByte(t[to:end], '\n'); nl >= 0 {
		end = to + nl
	} else if end < len(t) {
		if sp := strings.LastIndexByte(t[to:end], ' '); sp >= 0 {
			end = to + sp
		}
	}
	for end < len(t) && !utf8.RuneStart(t[end]) {
		end--
	}
	return start, end
}
