package web

import (
	"bytes"
	"context"
	"encoding/base64"
	"errors"
	"fmt"
	"html/template"
	"io"
	"net/http"
	"slices"

	"github.com/actant-project/actant/export"
	"github.com/actant-project/actant/store"
)

// Evidence says how much of the texts a saved page carries.
type Evidence string

// The levels. What a level leaves out is nowhere in the page.
const (
	EvidenceFull      Evidence = "full"      // the documents with their texts
	EvidenceSentences Evidence = "sentences" // the sentences that relations rest on, and what entities say
	EvidenceNone      Evidence = "none"      // no text: who, what, how often, when, and the titles of the documents
)

// Levels lists the levels, the usual one first.
var Levels = []Evidence{EvidenceSentences, EvidenceFull, EvidenceNone}

// ErrTooLarge is returned for a page larger than its limit; nothing has been written then.
var ErrTooLarge = errors.New("the page would be too large")

// HTMLSettings say what a saved page is like. The zero HTMLSettings make a good one.
type HTMLSettings struct {
	Title    string   // of the page; "" is "Actant"
	Version  string   // of the program
	Evidence Evidence // "" is EvidenceSentences
	Theme    string   // light or dark; "" is the reader's own
	Date     string   // YYYY-MM-DD, the day it is saved; "" leaves it out
	MaxBytes int      // 0 is 64 MiB

	// At is where nodes are, by key; the others are placed.
	At map[string][2]float64
}

// WriteHTML writes the explorer with what q asks for as one file that needs nothing else: it opens from disk,
// asks no network, and shows what it carries and no more. The same corpus and settings give the same bytes. It fails
// with ErrNoPage in a program built without the explorer, and with ErrTooLarge before anything is written.
func WriteHTML(ctx context.Context, w io.Writer, c Corpus, q store.Query, s HTMLSettings) error {
	b, err := embedded()
	if err != nil {
		return fmt.Errorf("web: %w", err)
	}
	return writeHTML(ctx, w, c, q, s, b)
}

func writeHTML(ctx context.Context, w io.Writer, c Corpus, q store.Query, s HTMLSettings, b *bundle) error {
	if !b.whole() {
		return fmt.Errorf("web: saving as HTML: %w", ErrNoPage)
	}
	if bytes.Contains(bytes.ToLower(b.js.plain), []byte("</script")) || bytes.Contains(b.js.plain, []byte("<!--")) || bytes.Contains(bytes.ToLower(b.css.plain), []byte("</style")) {
		return errors.New("web: saving as HTML: the explorer's script or style holds a tag that would end it; build it again with `make`")
	}
	s.Evidence, s.MaxBytes = or(s.Evidence, EvidenceSentences), or(s.MaxBytes, 64<<20)
	saved, err := save(ctx, c, q, s)
	if err != nil {
		return err
	}
	return s.page(w, b, saved)
}

var savedPage = template.Must(template.New("saved").Parse(`<!doctype html>
<html lang="en"{{if .Theme}} data-theme="{{.Theme}}"{{end}}>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{{.Policy}}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="{{.Generator}}">
{{- if .Date}}
<meta name="dcterms.date" content="{{.Date}}">
{{- end}}
<title>{{.Title}}</title>
<link rel="icon" href="data:,">
`))

// page writes the whole file: the template ends before the parts that are no text to escape.
func (s HTMLSettings) page(w io.Writer, b *bundle, saved *savedJSON) error {
	data, err := zip(encode(saved), 9)
	if err != nil {
		return err
	}
	var out bytes.Buffer
	err = savedPage.Execute(&out, struct{ Theme, Policy, Generator, Date, Title string }{saved.Theme, savedPolicy(b), label("Actant " + s.Version), saved.Date, saved.Title})
	if err != nil {
		return err
	}
	out.WriteString("<style>")
	out.Write(b.css.plain)
	out.WriteString("</style>\n</head>\n<body>\n<div id=\"app\"><noscript>This page needs JavaScript; it asks nothing of any network.</noscript></div>\n" +
		`<script type="application/json" id="actant-data">`)
	out.WriteString(base64.StdEncoding.EncodeToString(data))
	out.WriteString("</script>\n<script>")
	out.Write(b.js.plain)
	out.WriteString("</script>\n</body>\n</html>\n")
	if out.Len() > s.MaxBytes {
		return s.tooLarge(out.Len())
	}
	_, err = w.Write(out.Bytes())
	return err
}

// savedPolicy lets the page run the script and style it came with, and nothing else.
func savedPolicy(b *bundle) string {
	return "default-src 'none'; script-src " + b.js.source + "; style-src " + b.css.source + "; img-src data: blob:; base-uri 'none'; form-action 'none'"
}

func (s HTMLSettings) tooLarge(size int) error {
	return fmt.Errorf("web: saving as HTML: %w: %d MiB, where %d are the limit; save fewer entities or documents, or less of their texts (evidence sentences or none)",
		ErrTooLarge, size>>20, s.MaxBytes>>20)
}

// tooLarge words what is too large for a format.
func tooLarge(err error) error {
	switch {
	case errors.Is(err, ErrTooLarge):
		return refuse(http.StatusRequestEntityTooLarge, "Save fewer entities or documents, or less of their texts (evidence sentences or none).", "the page would be too large")
	case errors.Is(err, export.ErrTooLarge):
		return refuse(http.StatusRequestEntityTooLarge, "Narrow the filters, or take another format.", "there is too much for this format")
	case errors.Is(err, ErrNoPage):
		return refuse(http.StatusNotImplemented, "", "%s", ErrNoPage.Error())
	}
	return err
}

// writePage saves what is on the screen as a page: the given nodes, else all that the filters let through.
func (s *Server) writePage(ctx context.Context, w io.Writer, e exportJSON) error {
	q := e.Query.asked()
	q.Top = min(or(e.Query.Top, s.maxNodes()), s.maxNodes())
	if len(e.Keys) > 0 {
		keys := slices.Clone(e.Keys)
		slices.Sort(keys)
		keys = slices.Compact(keys)
		q.Around, q.Depth, q.Top, q.Isolated = keys, 1, len(keys), true
	}
	return writeHTML(ctx, w, s.corpus, q, HTMLSettings{Title: s.name(), Version: s.set.Version, Evidence: e.Evidence, Theme: e.Theme,
		Date: s.now()[:len("2006-01-02")], MaxBytes: s.set.MaxFile, At: e.Positions}, s.bundle)
}
