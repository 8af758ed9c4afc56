package eval

import (
	"strings"

	"github.com/actant-project/actant/text"
)

// Document puts the text of d together again: its forms, spaces by SpaceAfter, a
// blank line before each "# newpar". Its tokens are the syntactic words, or the whole of
// a multiword token whose words do not spell it. Rows[i][k] is the index of the token
// of row k of sentence i, -1 when it has none.
func (d TreeDocument) Document() (doc *text.Document, rows [][]int) {
	b := treeText{doc: &text.Document{}, rows: make([][]int, 0, len(d))}
	for i := range d {
		b.sentence(&d[i])
	}
	b.doc.Text = b.text.String()
	b.doc.ID = d.Name()
	b.doc.Language = "en"
	b.doc.Bytes = len(b.doc.Text)
	return b.doc, b.rows
}

type treeText struct {
	text  strings.Builder
	doc   *text.Document
	rows  [][]int
	space bool // white space comes before the next token
}

func (b *treeText) sentence(s *TreeSentence) {
	if len(b.doc.Paragraphs) == 0 || s.comment("newpar") || s.comment("newdoc") {
		if b.text.Len() > 0 {
			b.text.WriteString("\n\n")
		}
		b.space = false
		b.doc.Paragraphs = append(b.doc.Paragraphs, text.Span{Start: b.text.Len()})
	}
	first := len(b.doc.Tokens)
	rows := make([]int, len(s.Rows))
	for k := range rows {
		rows[k] = -1
	}
	for k := 0; k < len(s.Rows); k++ {
		r := &s.Rows[k]
		switch {
		case r.IsEmpty():
		case r.IsMultiword():
			k += b.multiword(s.Rows[k:], rows[k:])
		default:
			rows[k] = b.token(r[Form])
			b.space = r.SpaceAfter()
		}
	}
	b.rows = append(b.rows, rows)
	toks := b.doc.Tokens[first:]
	if len(toks) == 0 {
		return
	}
	b.doc.Sentences = append(b.doc.Sentences, text.Sentence{
		Span:  text.Span{Start: toks[0].Start, End: toks[len(toks)-1].End},
		First: first, Last: len(b.doc.Tokens),
	})
	b.doc.Paragraphs[len(b.doc.Paragraphs)-1].End = b.text.Len()
}

// token writes form, after a space when one is due, and returns its index; -1 for an empty form.
func (b *treeText) token(form string) int {
	if form == "" {
		return -1
	}
	if b.space {
		b.text.WriteByte(' ')
	}
	start := b.text.Len()
	b.text.WriteString(form)
	b.doc.Tokens = append(b.doc.Tokens, text.Span{Start: start, End: b.text.Len()})
	return len(b.doc.Tokens) - 1
}

// multiword writes the multiword token of rows[0] and returns how many rows of words
// it covers.
func (b *treeText) multiword(rows []TreeRow, index []int) int {
	from, to, _ := strings.Cut(rows[0][ID], "-")
	n := 0
	var words []string
	for n+1 < len(rows) && (rows[n+1].IsEmpty() || rows[n+1].IsWord()) {
		n++
		if rows[n].IsWord() {
			words = append(words, rows[n][Form])
		}
		if rows[n][ID] == to {
			break
		}
	}
	form := rows[0][Form]
	if len(words) == 0 || from == to || strings.Join(words, "") != form {
		index[0] = b.token(form)
		if len(index) > 1 && n > 0 {
			index[1] = index[0]
		}
	} else {
		for k := 1; k <= n; k++ {
			if rows[k].IsWord() {
				index[k] = b.token(rows[k][Form])
				b.space = false
			}
		}
	}
	b.space = rows[0].SpaceAfter()
	return n
}
