package web

import (
	"encoding/json"
	"fmt"
	"net/http/httptest"
	"os"
	"strconv"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/actant-project/actant/decision"
	"github.com/actant-project/actant/fact"
)

// hostiles are texts that try something, the first by its length alone.
func hostiles(t testing.TB) []string { return hostilesOf(t, 150_000) }

func hostilesOf(t testing.TB, huge int) []string {
	t.Helper()
	b, err := os.ReadFile("testdata/hostile.txt")
	if err != nil {
		t.Fatal(err)
	}
	out := []string{strings.Repeat("Huge ", huge/5)}
	for i, line := range strings.Split(strings.TrimSpace(string(b)), "\n") {
		if strings.HasPrefix(line, "#") {
			continue
		}
		s, err := strconv.Unquote(line)
		if err != nil {
			t.Fatalf("testdata/hostile.txt:%d: %v", i+1, err)
		}
		out = append(out, s)
	}
	return out
}

// hostileCorpus has hostile texts for everything that can hold a text.
func hostileCorpus(t testing.TB, huge int) *fake {
	names := map[string]string{}
	var said []string
	all := hostilesOf(t, huge)
	for i, s := range all {
		names[fmt.Sprint("h", i)] = s
		said = append(said, fmt.Sprintf("h%d|told|said|alleged|h%d", i, (i+1)%len(all)))
	}
	f := telling("hostile", "2024-05-05", names, said...)
	x := strings.Join(all[1:], " ")
	f.Doc.Title, f.Doc.Outlet, f.Doc.Authors, f.Doc.URL = x, x, all, "javascript:alert(1)"
	f.Doc.Source = "/home/someone/" + all[1] + "/" + all[9] + ".txt"
	for i := range f.Relations {
		f.Relations[i].AttributedTo, f.Relations[i].Lemma, f.Relations[i].Rule = fact.RefTo(i%len(f.Entities)), all[i%len(all)], all[(i+3)%len(all)]
	}
	for i := range f.Entities {
		f.Entities[i].Roles = []fact.Role{{Title: all[i%len(all)]}}
		f.Entities[i].IDs = map[string]string{all[i%len(all)]: all[(i+1)%len(all)]}
		f.Entities[i].Aliases = append(f.Entities[i].Aliases, fact.Alias{Name: all[(i+2)%len(all)] + "!", Count: 1})
	}
	c := newFake(f)
	for _, s := range all {
		c.log = append(c.log, decision.Decision{ID: int64(len(c.log)) + 1, Kind: decision.Note, Key: "person/h1", Text: s}, decision.Decision{Kind: decision.Rename, Key: "person/h2", Name: s})
	}
	c.proposals = []decision.Proposal{{A: "person/h1", B: "person/h2", ALabel: all[1], BLabel: all[2], Reason: all[11]}}
	return c
}

// everyCall is one good request of each call of the API.
func everyCall(c *fake) map[string]string {
	edge := escaped(c.row(0).Ref.String())
	first, second := escaped(c.g.Node(0).Key), escaped(c.g.Node(1).Key)
	return map[string]string{"corpus": "", "graph": "", "expand": "key=" + first + "&have=" + second, "search": "q=a", "entity": "key=" + first, "evidence": "edge=" + edge,
		"document": "id=" + escaped(c.ids()[0]), "documents": "", "entities": "", "relations": "", "timeline": "", "histogram": "", "path": "from=" + first + "&to=" + second,
		"decisions": "", "proposals": ""}
}

func TestHostileTextsStayText(t *testing.T) {
	c := hostileCorpus(t, 150_000)
	s := testServer(c)
	calls := everyCall(c)
	for _, r := range routes() {
		query, ok := calls[r.path]
		if r.method != "GET" || r.path == "export" {
			continue
		}
		if !ok {
			t.Errorf("%s has no request here", r.path)
		}
		w := ask(s, "GET", prefix+r.path+"?"+query, "")
		if w.Code != 200 {
			t.Errorf("%s: %d %.200s", r.path, w.Code, w.Body)
			continue
		}
		harmless(t, r.path, w)
	}
	for _, n := range get[viewJSON](t, s, "graph").Nodes {
		if n.Label == "" {
			t.Errorf("%s has no name to show", n.Key)
		}
	}
	for i := range c.g.NodeCount() {
		harmless(t, "card", ask(s, "GET", prefix+"entity?key="+escaped(c.g.Node(i).Key), ""))
	}
	for i := range c.g.EdgeCount() {
		harmless(t, "evidence", ask(s, "GET", prefix+"evidence?edge="+escaped(c.row(i).Ref.String()), ""))
	}
}

// harmless checks an answer: JSON in which nothing is markup, no key of a folder, and every text free of what steers a screen.
func harmless(t *testing.T, name string, w *httptest.ResponseRecorder) {
	t.Helper()
	body := w.Body.Bytes()
	if !utf8.Valid(body) || strings.ContainsAny(string(body), "<>&\u2028\u2029") {
		t.Errorf("%s: raw markup or broken text", name)
	}
	if strings.Contains(string(body), "/home/someone") {
		t.Errorf("%s tells a path", name)
	}
	var v any
	if err := json.Unmarshal(body, &v); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	walk(v, "", func(field, s string) {
		for _, r := range s {
			if unicode.IsControl(r) && r != '\n' && r != '\r' && r != '\t' || r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069 {
				t.Errorf("%s: %U in %s: %.60q", name, r, field, s)
				return
			}
			if strings.Contains(strings.ToLower(field), "label") && (unicode.Is(unicode.Cf, r) || r == '\n') {
				t.Errorf("%s: unseen %U in %s: %.60q", name, r, field, s)
				return
			}
		}
		if shown := strings.HasSuffix(field, "Label"); shown && strings.TrimSpace(s) == "" || (shown || field == "label") && len(s) > maxLabel+3 {
			t.Errorf("%s: %s is empty or huge (%d bytes)", name, field, len(s))
		}
	})
}

func walk(v any, field string, f func(field, s string)) {
	switch v := v.(type) {
	case string:
		f(field, v)
	case []any:
		for _, x := range v {
			walk(x, field, f)
		}
	case map[string]any:
		for k, x := range v {
			walk(x, k, f)
		}
	}
}

func TestHostileRequests(t *testing.T) {
	s := testServer(story())
	for _, h := range hostiles(t) {
		for _, r := range routes() {
			for _, p := range append(append([]string{}, r.params...), "types", "since", "around", "nonsense") {
				w := ask(s, r.method, prefix+r.path+"?"+escaped(p)+"="+escaped(h), "")
				if w.Code >= 500 || !json.Valid(w.Body.Bytes()) && w.Header().Get("Content-Disposition") == "" {
					t.Errorf("%s %s=%.40q: %d %.100s", r.path, p, h, w.Code, w.Body)
				}
				if w.Code != 200 {
					harmless(t, "error", w)
				}
			}
		}
		b, _ := json.Marshal(map[string]string{"kind": h, "key": h, "text": h})
		for _, path := range []string{"decisions", "undo", "expand", "export"} {
			if w := ask(s, "POST", prefix+path, string(b)); w.Code != 400 && w.Code != 404 {
				t.Errorf("%s: %.40q: %d %.100s", path, h, w.Code, w.Body)
			}
		}
	}
}

func TestLabels(t *testing.T) {
	for in, want := range map[string]string{
		"Ada  Lind ": "Ada Lind", "safe\u202egnp.exe": "safegnp.exe", "a\x00b": "ab", "one\ntwo\u2028three": "one two three", "zero\u200bwidth": "zero width",
		"\xff": "\uFFFD", "": "", " \u2066\u2069 ": "", "👩‍👧": "👩👧", "İstanbul": "İstanbul",
	} {
		if got := label(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
	if got := label(strings.Repeat("é", maxLabel)); len(got) > maxLabel+3 || !utf8.ValidString(got) {
		t.Errorf("%d bytes", len(got))
	}
	for in, want := range map[string]string{"/home/x/a b.txt": "a b.txt", `C:\docs\b.txt`: "b.txt", "mail.zip!/in/c.eml": "c.eml", "d.jsonl#4": "d.jsonl#4", "/": "", "-": "-"} {
		if got := base(in); got != want {
			t.Errorf("base of %q: %q, want %q", in, got, want)
		}
	}
	for in, want := range map[string]string{"https://a.example/b?c=d": "https://a.example/b?c=d", "http://u:p@a.example/": "http://a.example/", "javascript:alert(1)": "", "data:text/html,x": "",
		"//a.example": "", "file:///etc/passwd": "", "https://": "", "https://a.example/\u202eb": "", " https://a.example": ""} {
		if got := link(in); got != want {
			t.Errorf("link %q: %q, want %q", in, got, want)
		}
	}
}

// Whatever is asked, the server answers in form and lives.
func FuzzRequests(f *testing.F) {
	c := story()
	for path, query := range everyCall(c) {
		f.Add("GET", prefix+path, query, "")
	}
	f.Add("GET", prefix+"export", "format=json", "")
	f.Add("GET", prefix+"graph", "types=person&since=2024&until=2024-13&top=9999999999999999999&cooccurrence=shown&around=%00,%ff", "")
	f.Add("POST", prefix+"expand", "", `{"key":"person/bo","have":["person/bo"],"positions":{"person/bo":[1e308,-1e308]}}`)
	f.Add("POST", prefix+"decisions", "", `{"kind":"split","key":"person/bo","name":"B","forms":["B"]}`)
	f.Add("POST", prefix+"export", "", `{"format":"csv","keys":["person/bo","person/ada"],"edges":[]}`)
	f.Add("GET", "/app.js", "v=1", "")
	f.Add("HEAD", "/", "token=x", "")
	f.Fuzz(func(t *testing.T, method, path, query, body string) {
		if strings.Contains(query+body, "png") || strings.Contains(query+body, "svg") || strings.Contains(query+body, "pdf") || strings.Contains(query+body, "dot") {
			t.Skip("pictures take too long here")
		}
		w := ask(testServer(c), method, path+"?"+query, body)
		if w.Code >= 500 || w.Code < 200 {
			t.Fatalf("%s %s?%s %q: %d %s", method, path, query, body, w.Code, w.Body)
		}
		guardedHeaders(t, path, w.Header())
		if strings.HasPrefix(w.Header().Get("Content-Type"), "application/json") && !strings.Contains(w.Header().Get("Content-Disposition"), "attachment") && !json.Valid(w.Body.Bytes()) {
			t.Fatalf("%s is no JSON: %.200s", path, w.Body)
		}
	})
}
