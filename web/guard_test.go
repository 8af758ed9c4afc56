package web

import (
	"compress/gzip"
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"
)

func TestAdmission(t *testing.T) {
	s := testServer(story())
	cookie := "Cookie: actant_8420=" + s.session()
	for _, c := range []struct {
		name    string
		path    string
		headers []string
		want    int
	}{
		{"bearer", "/api/v1/corpus", nil, 200},
		{"bearer in small letters", "/api/v1/corpus", []string{"Authorization: bearer " + testToken}, 200},
		{"cookie", "/api/v1/corpus", []string{"Authorization:", cookie}, 200},
		{"nothing", "/api/v1/corpus", []string{"Authorization:"}, 401},
		{"wrong bearer", "/api/v1/corpus", []string{"Authorization: Bearer quay"}, 401},
		{"a wrong bearer beside a cookie", "/api/v1/corpus", []string{"Authorization: Bearer quay", cookie}, 401},
		{"the token as cookie", "/api/v1/corpus", []string{"Authorization:", "Cookie: actant_8420=" + testToken}, 401},
		{"the cookie of another port", "/api/v1/corpus", []string{"Authorization:", "Cookie: actant_9999=" + s.session()}, 401},
		{"no token for the script", "/app.js", []string{"Authorization:"}, 401},
		{"no token for the page", "/", []string{"Authorization:"}, 401},
		{"token in the address of a call", "/api/v1/corpus?token=" + testToken, []string{"Authorization:"}, 401},
		{"wrong token in the address", "/?token=quay", []string{"Authorization:"}, 401},
		{"other name of this machine", "/api/v1/corpus", []string{"Host: LOCALHOST:8420"}, 200},
		{"rebound name", "/api/v1/corpus", []string{"Host: evil.example:8420"}, 421},
		{"rebound name with a token", "/?token=" + testToken, []string{"Host: evil.example:8420"}, 421},
		{"host without port", "/api/v1/corpus", []string{"Host: 127.0.0.1"}, 421},
		{"no host", "/api/v1/corpus", []string{"Host: "}, 421},
		{"own page", "/api/v1/corpus", []string{"Sec-Fetch-Site: same-origin", "Origin: http://" + testHost}, 200},
		{"typed", "/api/v1/corpus", []string{"Sec-Fetch-Site: none"}, 200},
		{"other site", "/api/v1/corpus", []string{"Sec-Fetch-Site: cross-site"}, 403},
		{"other port of this machine", "/api/v1/corpus", []string{"Sec-Fetch-Site: same-site"}, 403},
		{"other origin", "/api/v1/corpus", []string{"Origin: http://evil.example"}, 403},
		{"origin of another port", "/api/v1/corpus", []string{"Origin: http://127.0.0.1:1"}, 403},
		{"origin of a file", "/api/v1/corpus", []string{"Origin: null"}, 403},
		{"a link to the page", "/", []string{cookie, "Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: navigate", "Sec-Fetch-Dest: document"}, 200},
		{"the page in a frame", "/", []string{cookie, "Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: navigate", "Sec-Fetch-Dest: iframe"}, 403},
		{"a link to a call", "/api/v1/corpus", []string{"Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: navigate", "Sec-Fetch-Dest: document"}, 403},
		{"script for another site", "/app.js", []string{"Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: no-cors", "Sec-Fetch-Dest: script"}, 403},
	} {
		w := ask(s, "GET", c.path, "", c.headers...)
		if w.Code != c.want {
			t.Errorf("%s: status %d, want %d: %s", c.name, w.Code, c.want, w.Body)
		}
		if w.Code >= 400 {
			var f failureJSON
			if err := json.Unmarshal(w.Body.Bytes(), &f); err != nil || f.Error == "" {
				t.Errorf("%s: the body is no error: %s", c.name, w.Body)
			}
			if strings.Contains(w.Body.String(), testToken) {
				t.Errorf("%s: the answer tells the token", c.name)
			}
		}
		guardedHeaders(t, c.name, w.Header())
	}
}

// guardedHeaders checks what every answer must carry.
func guardedHeaders(t *testing.T, name string, h http.Header) {
	t.Helper()
	csp := h.Get("Content-Security-Policy")
	if !strings.HasPrefix(csp, "default-src 'none'; ") || !strings.Contains(csp, "frame-ancestors 'none'") || strings.Contains(csp, "unsafe") {
		t.Errorf("%s: policy %q", name, csp)
	}
	for header, want := range map[string]string{"X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer",
		"Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Resource-Policy": "same-origin", "X-Frame-Options": "DENY"} {
		if got := h.Get(header); got != want {
			t.Errorf("%s: %s is %q, want %q", name, header, got, want)
		}
	}
	if h.Get("Access-Control-Allow-Origin") != "" {
		t.Errorf("%s: other origins are let in", name)
	}
}

func TestTokenBecomesCookie(t *testing.T) {
	s := testServer(story())
	w := ask(s, "GET", "/?token="+testToken, "", "Authorization:", "Sec-Fetch-Site: none", "Sec-Fetch-Mode: navigate", "Sec-Fetch-Dest: document")
	if w.Code != 303 || w.Header().Get("Location") != "/" {
		t.Fatalf("status %d to %q", w.Code, w.Header().Get("Location"))
	}
	c := w.Result().Cookies()
	if len(c) != 1 || c[0].Name != "actant_8420" || !c[0].HttpOnly || c[0].SameSite != http.SameSiteStrictMode || c[0].Path != "/" || strings.Contains(c[0].Value, testToken) {
		t.Fatalf("%+v", c)
	}
	w = ask(s, "GET", "/", "", "Authorization:", "Cookie: "+c[0].Name+"="+c[0].Value)
	if w.Code != 200 || strings.Contains(w.Body.String(), testToken) || strings.Contains(w.Body.String(), c[0].Value) {
		t.Errorf("status %d, or a secret in the page: %s", w.Code, w.Body)
	}
	// A browser sends no strict cookie along a redirect that another site began.
	w = ask(s, "GET", "/?token="+testToken, "", "Authorization:", "Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: navigate", "Sec-Fetch-Dest: document")
	if w.Code != 200 || !strings.Contains(w.Body.String(), `http-equiv="refresh"`) || len(w.Result().Cookies()) != 1 {
		t.Errorf("from another site: %d %s", w.Code, w.Body)
	}
}

func TestPostMustBeJSON(t *testing.T) {
	s := testServer(story())
	body := `{"kind":"note","key":"person/ada","text":"x"}`
	for _, c := range []struct {
		headers []string
		want    int
	}{
		{[]string{"Content-Type: text/plain"}, 415}, {[]string{"Content-Type:"}, 415}, {[]string{"Content-Type: application/x-www-form-urlencoded"}, 415},
		{[]string{"Sec-Fetch-Site: cross-site"}, 403}, {[]string{"Origin: https://evil.example"}, 403},
		{[]string{"Content-Type: application/json; charset=utf-8"}, 200},
	} {
		if w := ask(s, "POST", "/api/v1/decisions", body, c.headers...); w.Code != c.want {
			t.Errorf("%v: %d, want %d: %s", c.headers, w.Code, c.want, w.Body)
		}
	}
}

func TestReadOnlyTakesNoDecision(t *testing.T) {
	c := story()
	s := testServer(c, func(s *Settings) { s.ReadOnly = true })
	for _, call := range []string{"decisions", "undo"} {
		if w := ask(s, "POST", "/api/v1/"+call, `{"kind":"hide","key":"person/ada"}`); w.Code != 403 {
			t.Errorf("%s: %d %s", call, w.Code, w.Body)
		}
	}
	if get[viewJSON](t, s, "graph"); len(c.log) != 0 || len(c.positions) != 0 {
		t.Error("something was written")
	}
	if !get[corpusJSON](t, s, "corpus").ReadOnly {
		t.Error("the page is not told")
	}
}

func TestLimits(t *testing.T) {
	s := testServer(story(), func(s *Settings) { s.MaxBody, s.MaxNodes, s.Page = 1000, 3, 2 })
	if w := ask(s, "POST", "/api/v1/decisions", `{"kind":"note","text":"`+strings.Repeat("x", 2000)+`"}`); w.Code != 413 {
		t.Errorf("large body: %d %s", w.Code, w.Body)
	}
	if w := ask(s, "GET", "/api/v1/search?q="+strings.Repeat("x", maxText+1), ""); w.Code != 400 {
		t.Errorf("long search: %d %s", w.Code, w.Body)
	}
	if w := ask(s, "GET", "/api/v1/expand?key=a&have="+strings.Repeat("x,", maxAddress/2+1), ""); w.Code != 414 {
		t.Errorf("long address: %d %s", w.Code, w.Body)
	}
	if v := get[viewJSON](t, s, "graph?top=1000000"); len(v.Nodes) != 3 {
		t.Errorf("%d nodes above the limit of 3", len(v.Nodes))
	}
	if e := get[pageOf[entityRowJSON]](t, s, "entities?limit=100"); len(e.Rows) != 2 {
		t.Errorf("%d rows above the limit of 2", len(e.Rows))
	}
	if w := ask(s, "POST", "/api/v1/export", `{"format":"svg","keys":["a","b","c","d"]}`); w.Code != 400 {
		t.Errorf("export of more than the limit: %d %s", w.Code, w.Body)
	}
}

func TestErrorsNameTheParameter(t *testing.T) {
	s := testServer(story())
	for call, want := range map[string]string{
		"graph?colour=red": "colour", "graph?top=-1": "top", "graph?top=many": "top", "graph?since=yesterday": "since", "graph?until=2024-02-31": "until",
		"graph?types=person,ghost": "types", "graph?relations=tickle": "relations", "graph?statuses=true": "statuses", "graph?cooccurrence=maybe": "cooccurrence",
		"graph?duplicates=yes": "duplicates", "graph?depth=-2": "depth", "graph?top=1&top=2": "top", "entity": "key", "search": "q", "search?q=a&limit=0": "limit",
		"evidence": "edge", "evidence?edge=nonsense": "edge", "entities?sort=colour": "sort", "entities?offset=-1": "offset", "histogram?buckets=0": "buckets",
		"path?from=person/ada": "to", "document": "id", "export": "format", "export?format=exe": "format", "export?format=svg&theme=pink": "theme", "expand": "key",
		"graph?minWeight=1e3": "minWeight", "corpus?q=1": "q",
	} {
		w := ask(s, "GET", "/api/v1/"+call, "")
		var f failureJSON
		if err := json.Unmarshal(w.Body.Bytes(), &f); w.Code != 400 || err != nil || !strings.HasPrefix(f.Error, want+": ") {
			t.Errorf("%s: %d %s, want an error of %q", call, w.Code, w.Body, want)
		}
	}
}

func TestMethodsAndPaths(t *testing.T) {
	s := testServer(story())
	for _, c := range []struct {
		method, path string
		want         int
		allow        string
	}{
		{"POST", "/api/v1/corpus", 405, "GET, HEAD"}, {"GET", "/api/v1/undo", 405, "POST"}, {"DELETE", "/api/v1/decisions", 405, "GET, HEAD, POST"},
		{"OPTIONS", "/api/v1/graph", 405, "GET, HEAD"}, {"POST", "/", 405, "GET, HEAD"}, {"GET", "/api/v1/", 404, ""}, {"GET", "/api/v2/graph", 404, ""},
		{"GET", "/api/v1/graph/", 404, ""}, {"GET", "/etc/passwd", 404, ""}, {"GET", "/../app.js", 404, ""}, {"GET", "graph", 404, ""}, {"HEAD", "/api/v1/corpus", 200, ""},
		{"BREW", "/api/v1/corpus", 405, "GET, HEAD"}, {"GET", "/api/v1/entity?key=person/nobody", 404, ""}, {"GET", "/api/v1/document?id=nothing", 404, ""},
		{"GET", "/api/v1/evidence?edge=" + edgeID("ada", "aid", "stated", "bo"), 404, ""}, {"GET", "/api/v1/path?from=person/ada&to=person/nobody", 404, ""},
	} {
		w := ask(s, c.method, c.path, "")
		if w.Code != c.want || w.Header().Get("Allow") != c.allow {
			t.Errorf("%s %s: %d, allow %q: %s", c.method, c.path, w.Code, w.Header().Get("Allow"), w.Body)
		}
	}
}

func TestInnerErrorsStayInside(t *testing.T) {
	var said []string
	keep := func(s *Settings) { s.Log = func(line string) { said = append(said, line) } }
	c := story()
	c.broken = errors.New("sqlite: disk I/O error in /home/someone/corpus.db")
	w := ask(testServer(c, keep), "GET", "/api/v1/corpus", "")
	if w.Code != 500 || strings.Contains(w.Body.String(), "someone") || len(said) != 1 || !strings.Contains(said[0], "disk I/O") {
		t.Errorf("%d %s; the log says %q", w.Code, w.Body, said)
	}
	c.broken, c.panics = nil, true
	w = ask(testServer(c, keep), "GET", "/api/v1/graph", "")
	if w.Code != 500 || strings.Contains(w.Body.String(), "someone") || len(said) != 2 || !strings.Contains(said[1], "panic") {
		t.Errorf("%d %s; the log says %q", w.Code, w.Body, said)
	}
	guardedHeaders(t, "after a panic", w.Header())
}

// slow is a corpus that takes as long as it is given.
type slow struct{ *fake }

func (slow) Revision(ctx context.Context) (int64, error) {
	<-ctx.Done()
	return 0, errors.New("interrupted")
}

func TestTimeLimit(t *testing.T) {
	w := ask(testServer(slow{story()}, func(s *Settings) { s.Timeout = time.Millisecond }), "GET", "/api/v1/corpus", "")
	if w.Code != 503 {
		t.Errorf("%d %s", w.Code, w.Body)
	}
}

func TestNewRefusesWhatIsNotSafe(t *testing.T) {
	for name, change := range map[string]func(*Settings){
		"no token": func(s *Settings) { s.Token = "" }, "short token": func(s *Settings) { s.Token = "abc" },
		"no hosts": func(s *Settings) { s.Hosts = nil }, "no clock": func(s *Settings) { s.Clock = nil },
	} {
		set := testSettings()
		change(&set)
		if _, err := New(story(), set); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
	if _, err := New(story(), testSettings()); err != nil {
		t.Error(err)
	}
}

func TestPageAndBundle(t *testing.T) {
	s := testServer(story(), func(s *Settings) { s.Name = `/home/someone/<b>&"quote"` })
	w := ask(s, "GET", "/", "")
	page := w.Body.String()
	if w.Code != 200 || w.Header().Get("Content-Security-Policy") != policy || strings.Contains(page, "someone") || strings.Contains(page, "<b>") || strings.Contains(page, "style=") {
		t.Errorf("%d %s", w.Code, page)
	}
	script := "/app.js?v=" + s.bundle.js.sum
	if !strings.Contains(page, script[1:]) {
		t.Errorf("the page does not ask for %s: %s", script, page)
	}
	w = ask(s, "GET", script, "")
	if w.Code != 200 || !strings.Contains(w.Header().Get("Cache-Control"), "immutable") || !strings.HasPrefix(w.Header().Get("Content-Type"), "text/javascript") {
		t.Errorf("%d %v", w.Code, w.Header())
	}
	if w := ask(s, "GET", script, "", `If-None-Match: `+w.Header().Get("ETag")); w.Code != 304 || w.Body.Len() != 0 {
		t.Errorf("asked again: %d", w.Code)
	}
	if w := ask(s, "GET", "/app.js?v=old", ""); strings.Contains(w.Header().Get("Cache-Control"), "immutable") {
		t.Error("an address of another version may be kept for ever")
	}
	s.bundle = &bundle{}
	if w := ask(s, "GET", "/", ""); w.Code != 501 || !strings.Contains(w.Body.String(), "`make`") || strings.Count(w.Body.String(), "\n") != 1 {
		t.Errorf("without the bundle: %d %q", w.Code, w.Body)
	}
	if w := ask(s, "GET", "/api/v1/corpus", ""); w.Code != 200 {
		t.Errorf("without the bundle the API says %d", w.Code)
	}
}

func TestGzip(t *testing.T) {
	s := testServer(story())
	plain := ask(s, "GET", "/api/v1/graph", "")
	for _, c := range []struct {
		accept string
		want   bool
	}{{"gzip", true}, {"br, GZIP;q=0.5", true}, {"gzip;q=0", false}, {"identity", false}, {"gzippy", false}} {
		w := ask(s, "GET", "/api/v1/graph", "", "Accept-Encoding: "+c.accept)
		if zipped := w.Header().Get("Content-Encoding") == "gzip"; zipped != c.want {
			t.Errorf("%s: zipped %v", c.accept, zipped)
		}
		body := w.Body.String()
		if c.want {
			z, err := gzip.NewReader(w.Body)
			if err != nil {
				t.Fatal(err)
			}
			b, _ := io.ReadAll(z)
			body = string(b)
		}
		if body != plain.Body.String() || w.Header().Get("Vary") != "Accept-Encoding" {
			t.Errorf("%s: another answer", c.accept)
		}
	}
}

func TestAnswersAreBounded(t *testing.T) {
	a := newAnswers(4000)
	for _, name := range []string{"a", "b", "c", "d", "e", "f"} {
		a.put(1, name, &packed{plain: make([]byte, 700)})
	}
	if _, ok := a.get(1, "a"); ok || a.used > 4000 || len(a.byName) != a.order.Len() || a.order.Len() != 4 {
		t.Errorf("%d answers of %d bytes", a.order.Len(), a.used)
	}
	a.get(1, "c")
	a.put(1, "g", &packed{plain: make([]byte, 700)})
	if _, ok := a.get(1, "c"); !ok {
		t.Error("what was asked for last went first")
	}
	if a.put(1, "h", &packed{plain: make([]byte, 3000)}); a.order.Len() != 4 {
		t.Error("one answer took the room of many")
	}
	if a.put(2, "i", &packed{}); a.order.Len() != 1 {
		t.Error("answers of an old revision stay")
	}
}
