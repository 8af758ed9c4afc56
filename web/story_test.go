package web

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/text"
)

const (
	testToken = "quay-lantern-0123456789"
	testHost  = "127.0.0.1:8420"
)

func spanOf(start, end int) text.Span { return text.Span{Start: start, End: end} }

var lemmas = map[string]string{"accused": "accuse", "met": "meet", "told": "tell", "sued": "sue", "helped": "help"}

// telling builds the facts of a document of sentences: each "A|verb|type|status|B" makes the sentence "A verb B.".
func telling(id, date string, names map[string]string, said ...string) *fact.Facts {
	f := &fact.Facts{Actant: 1, Doc: text.Meta{ID: id, Source: "/home/someone/secret-folder/" + id + ".txt", Title: "Story " + id, Date: date, Outlet: "The Quay Post",
		Authors: []string{"R. Maro"}, URL: "https://user:pw@quay.example/" + id, Language: "en"}}
	at := map[string]int{}
	entity := func(short string) int {
		if i, ok := at[short]; ok {
			f.Entities[i].Mentions++
			return i
		}
		at[short] = len(f.Entities)
		f.Entities = append(f.Entities, fact.Entity{ID: len(f.Entities), Key: "person/" + short, Name: names[short], Type: fact.Person, Mentions: 1, Aliases: []fact.Alias{{Name: names[short], Count: 1}}})
		return at[short]
	}
	for _, s := range said {
		p := strings.Split(s, "|")
		start := len(f.Text)
		a, b := names[p[0]], names[p[4]]
		f.Text += a + " " + p[1] + " " + b + ". "
		verb := start + len(a) + 1
		object := verb + len(p[1]) + 1
		r := fact.Relation{Type: fact.RelationType(p[2]), Source: entity(p[0]), Target: entity(p[4]), Lemma: or(lemmas[p[1]], p[1]), Status: fact.Status(p[3]), Polarity: fact.Positive, Modality: fact.Asserted,
			SourceSpan: spanOf(start, start+len(a)), Trigger: spanOf(verb, verb+len(p[1])), TargetSpan: spanOf(object, object+len(b)), Sentence: spanOf(start, len(f.Text)-1), Score: 0.75, Rule: "svo"}
		f.Sentences = append(f.Sentences, r.Sentence)
		f.Relations = append(f.Relations, r)
		for _, m := range []struct {
			sp text.Span
			of int
		}{{r.SourceSpan, r.Source}, {r.TargetSpan, r.Target}} {
			f.Mentions = append(f.Mentions, fact.Mention{Span: m.sp, Text: m.sp.Of(f.Text), Type: fact.Person, Kind: fact.Name, Entity: fact.RefTo(m.of), Score: 1})
		}
		if r.Type == fact.Said {
			f.Statements = append(f.Statements, fact.Statement{Speaker: fact.RefTo(r.Source), Content: []text.Span{r.TargetSpan}, Kind: fact.Direct})
		}
	}
	f.Doc.Bytes = len(f.Text)
	return f
}

// story is a small corpus with letters of two and four bytes.
func story() *fake {
	names := map[string]string{"ada": "Ada Lind", "bo": "Bo Ørsted 🚢", "cy": "Cy Marsh", "di": "Di Vane", "ed": "Ed Poll"}
	return newFake(
		telling("doc-one", "2024-02-01", names, "ada|accused|accuse|stated|bo", "bo|met|consult|stated|cy", "ada|told|said|stated|cy"),
		telling("doc-two", "2024-03-09", names, "bo|met|consult|possible|ada", "cy|sued|reject|denied|di", "ada|accused|accuse|stated|bo"),
		telling("doc-three", "", names, "di|helped|aid|alleged|ed"),
	)
}

func testBundle() *bundle {
	b, err := bundleOf(fstest.MapFS{
		"ui/dist/app.js":  {Data: []byte("document.getElementById('app').textContent='" + strings.Repeat("actant ", 200) + "';")},
		"ui/dist/app.css": {Data: []byte("body{color:#123}")},
	})
	if err != nil {
		panic(err)
	}
	return b
}

func testSettings() Settings {
	return Settings{Name: "Harbour", Version: "v0.test", Token: testToken, Hosts: []string{testHost, "localhost:8420"},
		Clock: func() time.Time { return time.Date(2025, 4, 5, 6, 7, 8, 0, time.UTC) }}
}

func testServer(c Corpus, change ...func(*Settings)) *Server {
	set := testSettings()
	for _, f := range change {
		f(&set)
	}
	return newServer(c, set, testBundle())
}

// ask sends a request as a script with the token does; each header is "Name: value", and an empty value takes it away.
func ask(s *Server, method, target, body string, headers ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest("GET", "http://"+testHost+"/", strings.NewReader(body))
	path, query, _ := strings.Cut(target, "?")
	r.Method, r.URL = method, &url.URL{Path: path, RawQuery: query}
	r.Host = testHost
	r.Header.Set("Authorization", "Bearer "+testToken)
	if body != "" {
		r.Header.Set("Content-Type", "application/json")
	}
	for _, h := range headers {
		name, value, _ := strings.Cut(h, ": ")
		switch {
		case name == "Host":
			r.Host = value
		case value == "":
			r.Header.Del(strings.TrimSuffix(name, ":"))
		default:
			r.Header.Set(name, value)
		}
	}
	w := httptest.NewRecorder()
	s.Handler().ServeHTTP(w, r)
	return w
}

// get asks a call of the API for its answer.
func get[T any](t testing.TB, s *Server, call string) T {
	t.Helper()
	return answered[T](t, ask(s, "GET", "/api/v1/"+call, ""))
}

func answered[T any](t testing.TB, w *httptest.ResponseRecorder) T {
	t.Helper()
	var out T
	if w.Code != http.StatusOK {
		t.Fatalf("status %d: %s", w.Code, w.Body)
	}
	if err := json.Unmarshal(w.Body.Bytes(), &out); err != nil {
		t.Fatalf("%v in %s", err, w.Body)
	}
	return out
}

// escaped writes a value for the address.
func escaped(v string) string { return url.QueryEscape(v) }

func edgeID(a, typ, status, b string) string {
	return escaped(fmt.Sprintf("person/%s>%s.%s>person/%s", a, typ, status, b))
}
