package ingest

import (
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	gmtext "github.com/yuin/goldmark/text"

	"github.com/actant-project/actant/text"
)

// readMarkdown keeps the file's text and marks as removed what is not: front matter, code, comments, images,
// link targets and the marks of headings, lists and quotations. Marks inside a sentence ("**", "[", "](url)")
// stay, since what is removed parts paragraphs.
func readMarkdown(t string) *text.Document {
	d := &text.Document{Text: t}
	body := frontMatter(d)
	md := []byte(t[body:])
	root := newMarkdown().Parse(gmtext.NewReader(md))
	keep := make([]bool, len(md))
	w := markdownWalk{md: md, keep: keep}
	_ = ast.Walk(root, w.visit) // visit gives no errors
	d.Title = or(d.Title, oneLine(w.title))
	d.Removed = append(d.Removed, markupSpans(t, body, keep)...)
	return d
}

func newMarkdown() parser.Parser {
	return goldmark.New(goldmark.WithExtensions(extension.Table, extension.Strikethrough, extension.Footnote)).Parser()
}

// markdownWalk notes which bytes are text.
type markdownWalk struct {
	md    []byte
	keep  []bool
	title string
}

func (w *markdownWalk) visit(n ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	switch n := n.(type) {
	case *ast.Image, *ast.FencedCodeBlock, *ast.CodeBlock:
		return ast.WalkSkipChildren, nil
	case *ast.HTMLBlock:
		w.html(n)
	case *ast.Text:
		w.mark(n.Segment.Start, n.Segment.Stop)
	case *ast.Heading:
		if n.Level == 1 && w.title == "" && n.Lines().Len() > 0 {
			w.title = headingText(n, w.md)
		}
	}
	return ast.WalkContinue, nil
}

func (w *markdownWalk) mark(from, to int) {
	for i := max(from, 0); i < min(to, len(w.keep)); i++ {
		w.keep[i] = true
	}
}

// html keeps what stands between the tags of an HTML block; comments, scripts and styles go.
func (w *markdownWalk) html(n *ast.HTMLBlock) {
	if n.HTMLBlockType != ast.HTMLBlockType6 && n.HTMLBlockType != ast.HTMLBlockType7 {
		return
	}
	inTag := false
	for i := range n.Lines().Len() {
		seg := n.Lines().At(i)
		for at := seg.Start; at < seg.Stop; at++ {
			switch {
			case w.md[at] == '<':
				inTag = true
			case w.md[at] == '>' && inTag:
				inTag = false
			case !inTag:
				w.keep[at] = true
			}
		}
	}
}

func headingText(n ast.Node, md []byte) string {
	var b strings.Builder
	_ = ast.Walk(n, func(c ast.Node, entering bool) (ast.WalkStatus, error) {
		if t, ok := c.(*ast.Text); ok && entering {
			b.Write(t.Segment.Value(md))
			if t.SoftLineBreak() {
				b.WriteByte(' ')
			}
		}
		return ast.WalkContinue, nil
	})
	return b.String()
}

// markupSpans gives the bytes after body that are neither text nor white space, except marks within a line.
func markupSpans(t string, body int, keep []bool) []text.Removed {
	var out []text.Removed
	wrapped := text.HardWrapped(t)
	for i := 0; i < len(keep); {
		if keep[i] {
			i++
			continue
		}
		from := i
		for i < len(keep) && !keep[i] {
			i++
		}
		sp := text.Trim(t, text.Span{Start: body + from, End: body + i})
		if sp.Len() > 0 && (atEdge(t, sp, wrapped) || isHidden(sp.Of(t))) {
			out = append(out, text.Removed{Span: sp, Why: text.Navigation})
		}
	}
	return out
}

// atEdge reports markup that begins or ends a paragraph, or runs over several lines.
func atEdge(t string, sp text.Span, wrapped bool) bool {
	if wrapped && !partsLines(t, sp) {
		return strings.HasSuffix(strings.TrimRight(t[:sp.Start], " \t"), "\n\n") || strings.HasPrefix(strings.TrimLeft(t[sp.End:], " \t"), "\n\n")
	}
	before := strings.TrimRight(t[:sp.Start], " \t")
	after := strings.TrimLeft(t[sp.End:], " \t")
	return before == "" || after == "" || before[len(before)-1] == '\n' || after[0] == '\n' || after[0] == '\r' || strings.Contains(sp.Of(t), "\n")
}

// partsLines reports the mark of a heading, list, quotation or table, which begins a paragraph in hard-wrapped text too.
func partsLines(t string, sp text.Span) bool {
	s := sp.Of(t)
	return strings.ContainsAny(s[:1], "#>-+|=~`0123456789") || s == "*" && strings.HasPrefix(t[sp.End:], " ") || strings.Contains(s, "\n\n")
}

// isHidden reports markup with words in it that no reader of the page sees.
func isHidden(s string) bool {
	return strings.HasPrefix(s, "![") || strings.HasPrefix(s, "<!--")
}
