package eval

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"iter"
	"strings"

	"github.com/actant-project/actant/text"
)

// Line is one line of a CoNLL file: a token with its columns, a blank line between
// sentences, or the "-DOCSTART-" that opens a document.
type Line struct {
	Raw    string // the line without its end
	Token  string // the first column; "" on other lines
	Last   string // the last column, the gold tag where there is one; "" when there is but one column
	Marker bool   // no token: blank or -DOCSTART-
}

// TagDocument is the lines from one "-DOCSTART-" to the next.
type TagDocument []Line

// ReadCoNLL reads tokens in columns, document by document. Columns are parted by tabs, or by
// spaces where a line has no tab. Name is what errors call the input. Reading ends at the
// first error.
func ReadCoNLL(r io.Reader, name string) iter.Seq2[TagDocument, error] {
	return func(yield func(TagDocument, error) bool) {
		var doc TagDocument
		tokens := false
		err := eachLine(r, name, func(_ int, raw string) error {
			if strings.HasPrefix(raw, "-DOCSTART-") && tokens {
				if !yield(doc, nil) {
					return errStop
				}
				doc, tokens = nil, false
			}
			l := parseLine(raw)
			tokens = tokens || !l.Marker
			doc = append(doc, l)
			return nil
		})
		switch {
		case errors.Is(err, errStop):
		case err != nil:
			yield(nil, err)
		case len(doc) > 0:
			yield(doc, nil)
		}
	}
}

func parseLine(raw string) Line {
	l := Line{Raw: raw}
	first, rest, tab := strings.Cut(raw, "\t")
	if !tab {
		first, rest, _ = strings.Cut(strings.TrimRight(raw, " "), " ")
	}
	if l.Marker = first == "" && !tab || first == "-DOCSTART-"; l.Marker {
		return l
	}
	l.Token = first
	l.Last = rest[strings.LastIndexAny(rest, "\t ")+1:]
	return l
}

// Document builds the text of d: tokens parted by spaces, one sentence a line and a
// paragraph. Index[i] is the index of the token of line i, -1 when it has none, as markers and
// lines with an empty first column.
func (d TagDocument) Document() (doc *text.Document, index []int) {
	var b strings.Builder
	doc = &text.Document{Meta: text.Meta{Language: "en"}}
	index = make([]int, len(d))
	first := 0
	end := func() {
		if toks := doc.Tokens[first:]; len(toks) > 0 {
			sp := text.Span{Start: toks[0].Start, End: toks[len(toks)-1].End}
			doc.Sentences = append(doc.Sentences, text.Sentence{Span: sp, First: first, Last: len(doc.Tokens)})
			doc.Paragraphs = append(doc.Paragraphs, sp)
			b.WriteByte('\n')
		}
		first = len(doc.Tokens)
	}
	for i, l := range d {
		index[i] = -1
		if l.Marker {
			end()
			continue
		}
		if l.Token == "" {
			continue
		}
		if len(doc.Tokens) > first {
			b.WriteByte(' ')
		}
		start := b.Len()
		b.WriteString(l.Token)
		index[i] = len(doc.Tokens)
		doc.Tokens = append(doc.Tokens, text.Span{Start: start, End: b.Len()})
	}
	end()
	doc.Text = b.String()
	doc.Bytes = len(doc.Text)
	return doc, index
}

// WriteCoNLL writes the lines of d: markers as they were read, each token with its tag in a
// second column. Tags[k] is that of token k of the document built from d.
func WriteCoNLL(w io.Writer, d TagDocument, tags []string) error {
	bw := bufio.NewWriter(w)
	k := 0
	for _, l := range d {
		switch {
		case l.Marker:
			bw.WriteString(l.Raw)
		case l.Token == "":
			bw.WriteString("\tO")
		default:
			bw.WriteString(l.Token)
			bw.WriteByte('\t')
			bw.WriteString(tags[k])
			k++
		}
		bw.WriteByte('\n')
	}
	if err := bw.Flush(); err != nil {
		return fmt.Errorf("eval: writing CoNLL: %w", err)
	}
	return nil
}
