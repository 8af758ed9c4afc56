package web

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
)

func TestExportFormats(t *testing.T) {
	s := testServer(story())
	head := map[string]string{"svg": "<svg", "png": "\x89PNG", "pdf": "%PDF", "dot": "digraph", "html": "<!doctype html>", "gexf": "<?xml", "graphml": "<?xml", "csv": "PK", "neo4j": "PK",
		"json": "{", "cytoscape": "{", "cypher": "", "mermaid": "", "gv": "", "graphml-yed": "<?xml"}
	for _, f := range formats() {
		w := ask(s, "GET", prefix+"export?format="+f.Name, "")
		if w.Code != 200 || !strings.HasPrefix(w.Header().Get("Content-Disposition"), `attachment; filename="harbour.`) || w.Header().Get("Content-Type") != f.MediaType {
			t.Errorf("%s: %d %v %.200s", f.Name, w.Code, w.Header(), w.Body)
			continue
		}
		want, ok := head[f.Name]
		if start := w.Body.Bytes()[:min(400, w.Body.Len())]; !ok || !bytes.Contains(start, []byte(want)) || len(start) < 20 {
			t.Errorf("%s begins %.100q", f.Name, start)
		}
		guardedHeaders(t, f.Name, w.Header())
	}
}

// exported reads the node-link JSON that an export answers.
func exported(t *testing.T, s *Server, body string) (nodes, edges int) {
	t.Helper()
	w := ask(s, "POST", prefix+"export", body)
	var x struct{ Nodes, Links []any }
	if err := json.Unmarshal(w.Body.Bytes(), &x); err != nil || w.Code != 200 {
		t.Fatalf("%s: %d %.200s", body, w.Code, w.Body)
	}
	return len(x.Nodes), len(x.Links)
}

func TestExportIsWhatIsOnTheScreen(t *testing.T) {
	s := testServer(story())
	if n, e := exported(t, s, `{"format":"json","keys":["person/ada","person/bo","person/ed"]}`); n != 3 || e != 2 {
		t.Errorf("%d nodes, %d edges, want 3 with the two between Ada and Bo", n, e)
	}
	if n, e := exported(t, s, `{"format":"json","keys":["person/ada","person/bo"],"query":{"statuses":["stated"]}}`); n != 2 || e != 1 {
		t.Errorf("stated only: %d nodes, %d edges", n, e)
	}
	w := ask(s, "POST", prefix+"export", `{"format":"html","keys":["person/ada","person/bo"],"evidence":"none","positions":{"person/ada":[1,2]}}`)
	if w.Code != 200 || !strings.Contains(w.Body.String(), "actant-data") {
		t.Errorf("page: %d %.200s", w.Code, w.Body)
	}
	if w := ask(s, "POST", prefix+"export", `{"format":"svg","keys":["person/nobody"]}`); w.Code != 400 {
		t.Errorf("nobody: %d %s", w.Code, w.Body)
	}
	w = ask(s, "POST", prefix+"export", `{"format":"svg","keys":["person/ada","person/bo"],"theme":"dark"}`)
	if svg := w.Body.String(); !strings.Contains(svg, "Ada Lind") || strings.Contains(svg, "Cy Marsh") || !strings.Contains(svg, "#12161c") {
		t.Errorf("a picture of two in the dark: %.300s", svg)
	}
}

func TestExportWithoutThePage(t *testing.T) {
	s := testServer(story())
	s.bundle = &bundle{}
	if w := ask(s, "GET", prefix+"export?format=html", ""); w.Code != 501 || !strings.Contains(w.Body.String(), "make") {
		t.Errorf("%d %s", w.Code, w.Body)
	}
}

func TestFileNames(t *testing.T) {
	for in, want := range map[string]string{"Harbour": "harbour", "": "graph", "../../etc/passwd": "etc-passwd", "a\"; filename=evil.exe": "a-filename-evil-exe", "\r\nSet-Cookie: x": "set-cookie-x",
		"Zürich–Oslo": "z-rich-oslo", "日本": "graph", "CON": "con", strings.Repeat("a-", 60): strings.TrimSuffix(strings.Repeat("a-", 30), "-")} {
		if got := fileName(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func TestExportsNameNoFolder(t *testing.T) {
	f := telling("leaks", "2024-05-05", map[string]string{"ada": "Ada Lind", "bo": "Bo Berg"}, "ada|met|consult|stated|bo")
	f.Doc.Source = "/home/someone/leaks/harbour.txt"
	s := testServer(newFake(f))
	for _, f := range formats() {
		w := ask(s, "GET", prefix+"export?format="+f.Name, "")
		if w.Code != 200 || bytes.Contains(w.Body.Bytes(), []byte("someone")) {
			t.Errorf("%s: %d, or a folder of the machine in it", f.Name, w.Code)
		}
	}
	if w := ask(s, "GET", prefix+"export?format=graphml", ""); !strings.Contains(w.Body.String(), "harbour.txt") {
		t.Errorf("the file's own name is gone: %.300s", w.Body)
	}
}
