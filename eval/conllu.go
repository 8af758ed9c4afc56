package eval

import (
	"errors"
	"fmt"
	"io"
	"iter"
	"strings"
)

// The columns of CoNLL-U.
const (
	ID = iota
	Form
	Lemma
	UPOS
	XPOS
	Feats
	Head
	Deprel
	Deps
	Misc
	columns
)

// TreeRow is one line of a CoNLL-U sentence: a word, a multiword token (ID "3-4") or an
// empty node (ID "5.1").
type TreeRow [columns]string

// IsWord reports whether the row is a syntactic word.
func (r *TreeRow) IsWord() bool { return !strings.ContainsAny(r[ID], "-.") }

// IsMultiword reports whether the row is a token of several words.
func (r *TreeRow) IsMultiword() bool { return strings.Contains(r[ID], "-") }

// IsEmpty reports whether the row is an empty node, which is not in the text.
func (r *TreeRow) IsEmpty() bool { return strings.Contains(r[ID], ".") }

// SpaceAfter reports whether white space follows the row in the text.
func (r *TreeRow) SpaceAfter() bool {
	for m := range strings.SplitSeq(r[Misc], "|") {
		if m == "SpaceAfter=No" {
			return false
		}
	}
	return true
}

// TreeSentence is one sentence of CoNLL-U. Comments keep their "#".
type TreeSentence struct {
	Comments []string
	Rows     []TreeRow
}

// comment reports whether a comment "# key" or "# key = value" is there.
func (s *TreeSentence) comment(key string) bool {
	for _, c := range s.Comments {
		rest, ok := strings.CutPrefix(strings.TrimSpace(strings.TrimPrefix(c, "#")), key)
		if ok && (rest == "" || rest[0] == ' ' || rest[0] == '=') {
			return true
		}
	}
	return false
}

// TreeDocument is the sentences from one "# newdoc" to the next.
type TreeDocument []TreeSentence

// Name returns the document's id from "# newdoc id = ...", "" when it has none.
func (d TreeDocument) Name() string {
	if len(d) == 0 {
		return ""
	}
	for _, c := range d[0].Comments {
		if rest, ok := strings.CutPrefix(c, "# newdoc"); ok {
			_, id, _ := strings.Cut(rest, "=")
			return strings.TrimSpace(id)
		}
	}
	return ""
}

var errStop = errors.New("stop")

// ReadCoNLLU reads CoNLL-U document by document. Name is what errors call the input. Reading
// ends at the first error.
func ReadCoNLLU(r io.Reader, name string) iter.Seq2[TreeDocument, error] {
	return func(yield func(TreeDocument, error) bool) {
		var doc TreeDocument
		var s TreeSentence
		flush := func() error {
			if len(s.Rows) == 0 && len(s.Comments) == 0 {
				return nil
			}
			if s.comment("newdoc") && len(doc) > 0 {
				if !yield(doc, nil) {
					return errStop
				}
				doc = nil
			}
			doc = append(doc, s)
			s = TreeSentence{}
			return nil
		}
		err := eachLine(r, name, func(n int, line string) error {
			switch {
			case strings.TrimSpace(line) == "":
				return flush()
			case line[0] == '#' && len(s.Rows) == 0:
				s.Comments = append(s.Comments, line)
				return nil
			}
			fields := strings.Split(line, "\t")
			if len(fields) != columns {
				return fmt.Errorf("eval: reading %s: line %d: %d columns, CoNLL-U has %d", name, n, len(fields), columns)
			}
			s.Rows = append(s.Rows, TreeRow(fields))
			return nil
		})
		if err == nil {
			err = flush()
		}
		switch {
		case errors.Is(err, errStop):
		case err != nil:
			yield(nil, err)
		case len(doc) > 0:
			yield(doc, nil)
		}
	}
}

// WriteCoNLLU writes d as it was read, every line ended by LF.
func WriteCoNLLU(w io.Writer, d TreeDocument) error {
	var b strings.Builder
	for i := range d {
		b.Reset()
		for _, c := range d[i].Comments {
			b.WriteString(c)
			b.WriteByte('\n')
		}
		for k := range d[i].Rows {
			b.WriteString(strings.Join(d[i].Rows[k][:], "\t"))
			b.WriteByte('\n')
		}
		b.WriteByte('\n')
		if _, err := io.WriteString(w, b.String()); err != nil {
			return fmt.Errorf("eval: writing CoNLL-U: %w", err)
		}
	}
	return nil
}
