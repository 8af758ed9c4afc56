package eval

import (
	"strconv"
	"strings"

	"github.com/actant-project/actant/syntax"
	"github.com/actant-project/actant/text"
)

// Annotate puts words, the analysis of the document built from d, into the rows of d: part of speech, lemma, head and
// relation. Identifiers, forms, comments and all else stay; what the predicted annotation would contradict (the language's
// own tags, features and enhanced dependencies) is emptied.
func (d TreeDocument) Annotate(words []syntax.Word, rows [][]int) {
	ids := map[int]string{} // of the first word of each token
	for i := range d {
		for k := range d[i].Rows {
			t := rows[i][k]
			if r := &d[i].Rows[k]; t >= 0 && r.IsWord() && ids[t] == "" {
				ids[t] = r[ID]
			}
		}
	}
	for i := range d {
		last := "" // the latest word that has a token
		for k := range d[i].Rows {
			r := &d[i].Rows[k]
			if !r.IsWord() {
				continue
			}
			r[XPOS], r[Feats], r[Deps] = "_", "_", "_"
			t := rows[i][k]
			if t < 0 || ids[t] != r[ID] {
				r.attach(syntax.Word{UPOS: "X", Lemma: strings.ToLower(r[Form]), Deprel: "dep"}, last)
				continue
			}
			last = r[ID]
			r.attach(words[t], ids[words[t].Head])
		}
	}
}

// attach fills a row. A word whose head has no identifier is the root.
func (r *TreeRow) attach(w syntax.Word, head string) {
	r[UPOS], r[Lemma], r[Head], r[Deprel] = w.UPOS, orNone(w.Lemma), head, w.Deprel
	if head == "" {
		r[Head], r[Deprel] = "0", "root"
	}
}

func orNone(s string) string {
	if s == "" {
		return "_"
	}
	return s
}

// Trees is d, which is segmented, with the analysis of its tokens as CoNLL-U.
func Trees(d *text.Document, words []syntax.Word) TreeDocument {
	var out TreeDocument
	paragraph := -1
	for n, s := range d.Sentences {
		t := TreeSentence{}
		if n == 0 {
			t.Comments = append(t.Comments, "# newdoc id = "+oneLine(d.Source))
		}
		if p := paragraphAt(d, s.Start); p != paragraph {
			t.Comments, paragraph = append(t.Comments, "# newpar"), p
		}
		t.Comments = append(t.Comments, "# sent_id = "+strconv.Itoa(n+1), "# text = "+oneLine(d.Slice(s.Span)))
		for i := s.First; i < s.Last; i++ {
			t.Rows = append(t.Rows, treeRow(d, s, i, words[i]))
		}
		out = append(out, t)
	}
	return out
}

func treeRow(d *text.Document, s text.Sentence, i int, w syntax.Word) TreeRow {
	row := TreeRow{strconv.Itoa(i - s.First + 1), oneLine(d.Slice(d.Tokens[i])), "_", "_", "_", "_", "_", "_", "_", "_"}
	head := ""
	if w.Head >= 0 {
		head = strconv.Itoa(w.Head - s.First + 1)
	}
	row.attach(w, head)
	if i+1 < s.Last && d.Tokens[i].End == d.Tokens[i+1].Start {
		row[Misc] = "SpaceAfter=No"
	}
	return row
}

// paragraphAt is the number of the paragraph that holds an offset.
func paragraphAt(d *text.Document, offset int) int {
	for i, p := range d.Paragraphs {
		if offset < p.End {
			return i
		}
	}
	return len(d.Paragraphs)
}

// oneLine is s with each stretch of white space as one space: lines and columns are CoNLL-U's own.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
