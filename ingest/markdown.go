package ingest

import (
	"strings"

	"github.com/actant-project/actant/text"
)

// readMarkdown keeps the file's text and marks as removed what is not: front matter, code, comments, images, tags,
// definitions of links, and the marks of headings, lists, quotations, tables, emphasis and links. One pass over the lines, in linear time whatever they hold.
func readMarkdown(t string) *text.Document {
	d := &text.Document{Text: t}
	at := frontMatter(d)
	m := markdown{t: t, out: d.Removed, wrapped: text.HardWrapped(t), blank: true}
	for at < len(t) {
		end := len(t)
		if i := strings.IndexByte(t[at:], '\n'); i >= 0 {
			end = at + i
		}
		m.line(at, end)
		at = end + 1
	}
	d.Removed = m.out
	d.Title = or(d.Title, oneLine(m.title))
	return d
}

// markdown reads a file line by line.
type markdown struct {
	t       string
	out     []text.Removed // sorted, disjoint
	title   string
	wrapped bool
	fence   string // what closes the open block of code
	closing string // what closes the open comment, script or style
	blank   bool   // the line before was blank
	prev    string // its text
}

// remove marks [from, to); calls come in ascending order.
func (m *markdown) remove(from, to int) {
	if n := len(m.out); n > 0 {
		from = max(from, m.out[n-1].Span.End)
	}
	if sp := text.Trim(m.t, text.Span{Start: from, End: max(from, to)}); sp.Len() > 0 {
		m.out = append(m.out, text.Removed{Span: sp, Why: text.Navigation})
	}
}

func (m *markdown) line(from, to int) {
	s := strings.TrimSpace(m.t[from:to])
	switch {
	case m.closing != "":
		m.enclosed(from, to)
	case m.fence != "":
		m.remove(from, to)
		if strings.HasPrefix(s, m.fence) && strings.Trim(s, m.fence[:1]) == "" {
			m.fence = ""
		}
	case strings.HasPrefix(s, "```"), strings.HasPrefix(s, "~~~"):
		m.fence = s[:len(s)-len(strings.TrimLeft(s, s[:1]))]
		m.remove(from, to)
	case isRule(s):
		if s[0] == '=' && m.title == "" {
			m.title = inlineText(m.prev)
		}
		m.remove(from, to)
	case isDefinition(s):
		m.remove(from, to)
	default:
		m.text(from, to)
	}
	m.blank, m.prev = s == "", s
}

// enclosed removes up to the end of a comment, script or style.
func (m *markdown) enclosed(from, to int) {
	end := strings.Index(strings.ToLower(m.t[from:to]), m.closing)
	if end < 0 || len(strings.ToLower(m.t[from:to])) != to-from {
		m.remove(from, to)
		return
	}
	end += from + len(m.closing)
	m.closing = ""
	m.remove(from, end)
	m.text(end, to)
}

// text handles a line with words: the marks before it, what is hidden in it, the marks around it.
func (m *markdown) text(from, to int) {
	p, heading := m.marks(from, to)
	if heading == 1 && m.title == "" {
		m.title = inlineText(m.t[p:to])
	}
	in, begin := inline{line: m.t[p:to]}, p
	if !m.wrapped || m.blank || heading > 0 {
		p = m.opening(p, to)
		in.begun(p - begin)
	}
	m.remove(from, p)
	table := strings.HasPrefix(strings.TrimSpace(m.t[from:to]), "|")
	tags := p < to && m.t[p] == '<'
	end := to
	if !m.wrapped || heading > 0 || strings.HasPrefix(strings.TrimLeft(m.t[min(to+1, len(m.t)):], " \t"), "\n") {
		end = m.ending(p, to)
	}
	for i := p; i < end; i++ {
		n := 0
		switch m.t[i] {
		case '*', '_', '~':
			if n = in.emphasis(i - begin); n < 0 {
				i -= n + 1 // no marks, but letters
				continue
			}
		case '[', ']':
			n = in.link(i - begin)
		case '!':
			n = imageLen(m.t[i:end])
		case '|':
			if table {
				n = 1
			}
		case '<':
			n = m.tagLen(i, end, tags)
		}
		if n > 0 {
			m.remove(i, i+n)
			i += n - 1
		}
	}
	m.remove(end, to)
}

// marks skips the marks of quotations, lists and headings; heading is its level, 0 when the line is none.
func (m *markdown) marks(from, to int) (p, heading int) {
	p = from
	for p < to {
		rest := m.t[p:to]
		n := 0
		switch c := rest[0]; {
		case c == ' ' || c == '\t' || c == '>':
			n = 1
		case c == '#':
			h := len(rest) - len(strings.TrimLeft(rest, "#"))
			if h > 6 || h == len(rest) || rest[h] != ' ' {
				return p, heading
			}
			n, heading = h+1, h
		case (c == '-' || c == '+' || c == '*') && len(rest) > 1 && rest[1] == ' ':
			n = 2
		case c >= '0' && c <= '9':
			n = ordinalLen(rest)
		}
		if n == 0 {
			break
		}
		p += n
	}
	return p, heading
}

// ordinalLen is the length of "12. " or "3) ".
func ordinalLen(s string) int {
	n := 0
	for n < len(s) && n < 3 && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	if n+1 < len(s) && (s[n] == '.' || s[n] == ')') && s[n+1] == ' ' {
		return n + 2
	}
	return 0
}

// opening skips emphasis and the bracket of a link at the start of a paragraph.
func (m *markdown) opening(p, to int) int {
	for p < to && strings.IndexByte("*_~", m.t[p]) >= 0 {
		p++
	}
	if p < to && m.t[p] == '[' && strings.Contains(m.t[p:to], "](") {
		p++
	}
	return p
}

// ending is where the marks at the end of a paragraph begin: emphasis, the target of a link, closing # and |.
func (m *markdown) ending(p, to int) int {
	for to > p {
		s := m.t[p:to]
		cut := strings.TrimRight(s, " \t\r*_~#")
		if strings.HasSuffix(cut, ")") {
			if at := strings.LastIndex(cut, "]("); at >= 0 && !strings.ContainsAny(cut[at+2:len(cut)-1], " )") {
				cut = cut[:at]
			}
		}
		if len(cut) == len(s) {
			break
		}
		to = p + len(cut)
	}
	return to
}

// imageLen is the length of "![alt](target)" at the start of s; 0 when there is none.
func imageLen(s string) int {
	s = s[:min(len(s), 600)]
	if !strings.HasPrefix(s, "![") {
		return 0
	}
	mid := strings.Index(s, "](")
	if mid < 0 {
		return 0
	}
	end := strings.IndexByte(s[mid:], ')')
	if end < 0 {
		return 0
	}
	return mid + end + 1
}

// tagLen is the length of the comment at i, or of the tag there when the line is one of HTML; what
// runs on over the line's end is closed later.
func (m *markdown) tagLen(i, end int, tags bool) int {
	s := m.t[i:end]
	if strings.HasPrefix(s, "<!--") {
		if stop := strings.Index(s, "-->"); stop >= 0 {
			return stop + 3
		}
		m.closing = "-->"
		return len(s)
	}
	if !tags || len(s) < 2 || s[1] != '/' && (s[1]|0x20 < 'a' || s[1]|0x20 > 'z') {
		return 0
	}
	stop := strings.IndexByte(s[:min(len(s), 600)], '>')
	if stop < 0 {
		return 0
	}
	for _, raw := range []string{"script", "style"} {
		if hasPrefixAny(strings.ToLower(s[1:min(len(s), 8)]), raw) && !strings.Contains(s, "</"+raw) {
			m.closing = "</" + raw + ">"
			return len(s)
		}
	}
	return stop + 1
}

// isRule reports a line of nothing but "-", "*", "_" or "=", or the line under a table's head.
func isRule(s string) bool {
	if len(s) < 3 {
		return false
	}
	return strings.Trim(s, "- ") == "" || strings.Trim(s, "* ") == "" || strings.Trim(s, "_ ") == "" || strings.Trim(s, "=") == "" ||
		strings.Trim(s, "|:- ") == "" && strings.Contains(s, "-")
}

// isDefinition reports "[label]: https://example.org".
func isDefinition(s string) bool {
	if len(s) < 6 || s[0] != '[' || s[1] == '^' {
		return false
	}
	at := strings.Index(s, "]: ")
	if at < 0 {
		return false
	}
	target, _, _ := strings.Cut(strings.TrimSpace(s[at+3:]), " ")
	return strings.Contains(target, "/")
}

// inlineText takes the marks out of a heading.
func inlineText(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '*' || c == '`' || c == '[' || c == '#' && strings.Trim(s[i:], "# ") == "":
		case c == ']' && i+1 < len(s) && s[i+1] == '(':
			end := strings.IndexByte(s[i:], ')')
			if end < 0 {
				return strings.TrimSpace(b.String())
			}
			i += end
		case c == ']':
		default:
			b.WriteByte(c)
		}
	}
	return strings.Trim(b.String(), " _\t\r")
}
