package export

import (
	"bufio"
	"encoding/json"
	"io"
	"strings"
)

// printer writes to a buffer and remembers the first error, so that a writer can ask once a row.
type printer struct {
	w   *bufio.Writer
	err error
}

func newPrinter(w io.Writer) *printer { return &printer{w: bufio.NewWriterSize(w, 32<<10)} }

// print writes texts as they are.
func (p *printer) print(ss ...string) {
	for _, s := range ss {
		if _, err := p.w.WriteString(s); err != nil && p.err == nil {
			p.err = err
		}
	}
}

// xml writes s escaped for the content and the attributes of XML; s is clean.
func (p *printer) xml(s string) {
	for {
		i := strings.IndexAny(s, `&<>"'`)
		if i < 0 {
			p.print(s)
			return
		}
		p.print(s[:i], xmlEntity(s[i]))
		s = s[i+1:]
	}
}

func xmlEntity(c byte) string {
	switch c {
	case '&':
		return "&amp;"
	case '<':
		return "&lt;"
	case '>':
		return "&gt;"
	case '"':
		return "&quot;"
	}
	return "&apos;"
}

// json writes v as JSON that is also harmless inside a script of HTML.
func (p *printer) json(v any) {
	b, err := json.Marshal(v)
	if err != nil && p.err == nil {
		p.err = err
	}
	if _, err := p.w.Write(b); err != nil && p.err == nil {
		p.err = err
	}
}

// flush writes what is buffered and returns the first error of all.
func (p *printer) flush() error {
	if err := p.w.Flush(); err != nil && p.err == nil {
		p.err = err
	}
	return p.err
}
