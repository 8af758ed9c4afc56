package web

import (
	"bytes"
	"html/template"
	"net/http"
	"strings"
)

var index = template.Must(template.New("index").Parse(`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{{.Name}} – Actant</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="app.css?v={{.CSS}}">
<script src="app.js?v={{.JS}}" defer></script>
</head>
<body>
<div id="app"><noscript>The explorer needs JavaScript. Everything it shows is in the API, too: see docs/api.md.</noscript></div>
</body>
</html>
`))

// page serves the explorer: the page, its script, its style.
func (s *Server) page(w http.ResponseWriter, r *http.Request) error {
	if !s.bundle.whole() {
		w.Header().Set("Content-Type", "text/plain; charset=utf-8")
		w.WriteHeader(http.StatusNotImplemented)
		w.Write([]byte(strings.ToUpper(ErrNoPage.Error()[:1]) + ErrNoPage.Error()[1:] + ". The API works: see docs/api.md.\n"))
		return nil
	}
	switch r.URL.Path {
	case "/app.js":
		return s.bundle.js.write(w, r)
	case "/app.css":
		return s.bundle.css.write(w, r)
	}
	if _, err := parse(r.URL.RawQuery, nil); err != nil && len(r.URL.RawQuery) > maxAddress {
		return err
	}
	var b bytes.Buffer
	err := index.Execute(&b, struct{ Name, CSS, JS string }{s.name(), s.bundle.css.sum, s.bundle.js.sum})
	if err != nil {
		return err
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Content-Security-Policy", policy)
	return send(w, r, b.Bytes(), nil, b.Len())
}

// name is what the corpus is called.
func (s *Server) name() string { return or(label(base(s.set.Name)), "Corpus") }

// write serves a file of the bundle. Under its own hash it never changes.
func (a *asset) write(w http.ResponseWriter, r *http.Request) error {
	h := w.Header()
	tag := `"` + a.sum + `"`
	h.Set("ETag", tag)
	h.Set("Content-Type", a.media)
	h.Set("Cache-Control", "private, no-cache")
	if r.URL.RawQuery == "v="+a.sum {
		h.Set("Cache-Control", "private, max-age=31536000, immutable")
	}
	if strings.Contains(r.Header.Get("If-None-Match"), tag) {
		w.WriteHeader(http.StatusNotModified)
		return nil
	}
	return send(w, r, a.plain, a.zipped, len(a.plain))
}
