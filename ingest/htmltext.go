package ingest

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"

	"github.com/actant-project/actant/text"
)

// textWriter writes a tree as text: a block a paragraph, with a blank line between, <br> a line end.
type textWriter struct {
	b     strings.Builder
	space bool        // white space is due before the next word
	lines int         // line ends are due before it
	links []text.Span // what <a> elements cover
}

func (w *textWriter) node(n *html.Node) {
	switch n.Type {
	case html.TextNode:
		w.text(n.Data, n.Parent != nil && n.Parent.Data == "pre")
		return
	case html.ElementNode:
		if silent(n.Data) {
			return
		}
		if n.Data == "br" {
			w.lines = min(w.lines+1, 2)
			return
		}
	case html.CommentNode, html.DoctypeNode:
		return
	}
	block := n.Type == html.ElementNode && isBlock(n.Data)
	if block {
		w.lines = 2
	}
	start := w.b.Len()
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.node(c)
	}
	if block {
		w.lines = 2
	}
	if n.Data == "a" && w.b.Len() > start {
		w.links = append(w.links, text.Span{Start: start, End: w.b.Len()})
	}
}

// text collapses white space, except that line ends of preformatted text stay.
func (w *textWriter) text(s string, pre bool) {
	for len(s) > 0 {
		r, n := utf8.DecodeRuneInString(s)
		switch {
		case pre && r == '\n':
			w.lines = min(w.lines+1, 2)
		case unicode.IsSpace(r) && r != '\u00a0':
			w.space = true
		case r == '\ufeff' || r == '\u00ad' || r == '\u200b':
		default:
			w.gap()
			w.b.WriteString(s[:n])
		}
		s = s[n:]
	}
}

// gap writes the white space that is due.
func (w *textWriter) gap() {
	switch {
	case w.b.Len() == 0:
	case w.lines > 0:
		w.b.WriteString("\n\n"[:w.lines])
	case w.space:
		w.b.WriteByte(' ')
	}
	w.lines, w.space = 0, false
}

func isBlock(tag string) bool {
	switch tag {
	case "p", "div", "section", "article", "main", "header", "footer", "aside", "nav", "h1", "h2", "h3", "h4", "h5", "h6",
		"ul", "ol", "li", "dl", "dt", "dd", "blockquote", "pre", "figure", "figcaption", "table", "caption", "thead", "tbody", "tr", "td", "th",
		"form", "fieldset", "address", "hr", "details", "summary", "center", "body", "html":
		return true
	}
	return false
}

func silent(tag string) bool {
	switch tag {
	case "script", "style", "noscript", "template", "svg", "iframe", "object", "canvas", "head", "select", "button", "textarea", "input", "audio", "video", "math":
		return true
	}
	return false
}

// prune takes out what is never part of an article, so that short pages do not end up with their menus.
func prune(root *html.Node) {
	var doomed []*html.Node
	page := len(rawText(root))
	for n := range root.Descendants() {
		if n.Type == html.ElementNode && furnitureNode(n) && !tooBig(n, page) {
			doomed = append(doomed, n)
		}
	}
	for _, n := range doomed {
		if n.Parent != nil {
			n.Parent.RemoveChild(n)
		}
	}
}

func furnitureNode(n *html.Node) bool {
	switch n.Data {
	case "nav", "menu", "dialog":
		return true
	case "footer":
		return !within(n, "blockquote")
	case "html", "head", "body", "main", "article":
		return false
	}
	switch attr(n, "role") {
	case "navigation", "banner", "contentinfo", "search", "dialog", "alertdialog", "menu", "complementary":
		return true
	}
	return attr(n, "aria-hidden") == "true" && n.FirstChild != nil && n.Data != "span" || named(attr(n, "class")) || named(attr(n, "id"))
}

// named reports a class or id that speaks of furniture: one of its words, or all of it, is on the list.
func named(class string) bool {
	for w := range strings.FieldsFuncSeq(class, func(r rune) bool { return r == ' ' || r == '\t' || r == '\n' || r == '_' || r == '-' }) {
		if furnitureClasses[strings.ToLower(w)] {
			return true
		}
	}
	return false
}

// furnitureClasses are words in the class or id of an element that is no part of an article. Words that
// also name layouts ("header", "social", "share") are left to the search for the article.
var furnitureClasses = set("ad|ads|advert|adverts|advertisement|advertising|adslot|adunit|dfp|gpt|sponsored|outbrain|taboola|cookie|cookies|consent|gdpr|newsletter|breadcrumb|breadcrumbs|paywall|popup|modal")

// tooBig keeps an element whose class says "ad" but which holds most of the page: a layout that speaks of its neighbours.
func tooBig(n *html.Node, page int) bool { return len(rawText(n))*3 > page }

func within(n *html.Node, tag string) bool {
	for p := n.Parent; p != nil; p = p.Parent {
		if p.Data == tag {
			return true
		}
	}
	return false
}

func find(root *html.Node, tag string) *html.Node {
	for n := range root.Descendants() {
		if n.Type == html.ElementNode && n.Data == tag {
			return n
		}
	}
	return nil
}

// proseOf is the running text below n: its paragraphs that are not mostly links, if any of them has a sentence.
func proseOf(n *html.Node) string {
	w := &textWriter{}
	w.node(n)
	var keep []string
	linked := 0
	t := w.b.String()
	for at := 0; at < len(t); {
		end := len(t)
		if i := strings.Index(t[at:], "\n\n"); i >= 0 {
			end = at + i
		}
		letters := 0
		for linked < len(w.links) && w.links[linked].Start < end {
			letters += w.links[linked].Len()
			linked++
		}
		if letters*2 < end-at {
			keep = append(keep, t[at:end])
		}
		at = end + 2
	}
	all := 0
	for _, l := range w.links {
		all += l.Len()
	}
	if kept := strings.Join(keep, "\n\n"); hasSentence(kept) && all*2 < len(t) {
		return kept
	}
	return ""
}

// hasSentence reports whether any line of t ends a sentence of at least four words.
func hasSentence(t string) bool {
	for line := range strings.Lines(t) {
		if endsSentence(strings.TrimSpace(line)) && strings.Count(line, " ") >= 3 {
			return true
		}
	}
	return false
}
