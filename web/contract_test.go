package web

import (
	"os"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/actant-project/actant/store"
)

// The structs must have the fields that ui/src/api.ts has, no more and no fewer, and leave out what is optional there only.
func TestStructsMirrorTheContract(t *testing.T) {
	b, err := os.ReadFile("ui/src/api.ts")
	if err != nil {
		t.Fatal(err)
	}
	contract := interfaces(string(b))
	for name, v := range map[string]any{"Query": queryJSON{}, "Count": countJSON{}, "Corpus": corpusJSON{}, "Node": nodeJSON{}, "Edge": edgeJSON{}, "View": viewJSON{}, "ExpandRequest": expandJSON{},
		"Found": foundJSON{}, "Card": cardJSON{}, "Piece": pieceJSON{}, "Evidence": evidenceJSON{}, "Doc": docJSON{}, "Documents": pageOf[documentRowJSON]{}, "Entities": pageOf[entityRowJSON]{},
		"Relations": pageOf[relationJSON]{}, "Timeline": pageOf[datedJSON]{}, "Histogram": histogramJSON{}, "Path": pathJSON{}, "Decision": decisionJSON{}, "Decisions": decisionsJSON{},
		"Proposals": pageOf[proposalJSON]{}, "ExportRequest": exportJSON{}, "Failure": failureJSON{}, "Saved": savedJSON{}} {
		want, ok := contract[name]
		if !ok {
			t.Errorf("the contract has no %s", name)
			continue
		}
		compareFields(t, name, want, reflect.TypeOf(v))
	}
	// The rows of lists and other objects without a name of their own.
	for name, v := range map[string]any{"Found.entities": foundEntityJSON{}, "Found.hits": hitJSON{}, "Documents.rows": documentRowJSON{}, "Entities.rows": entityRowJSON{}, "Relations.rows": relationJSON{},
		"Timeline.rows": datedJSON{}, "Histogram.buckets": bucketJSON{}, "Path.hops": hopJSON{}, "Proposals.rows": proposalJSON{}, "Card.ids": idJSON{}, "Card.metonymOf?": metonymJSON{},
		"Card.neighbours": neighbourJSON{}, "Card.relations": relationJSON{}, "Card.statements": statementJSON{}, "Doc.removed": removedJSON{}, "Doc.mentions": mentionJSON{}, "Doc.statements": saidJSON{},
		"View.left": leftJSON{}, "Corpus.limits": limitsJSON{}} {
		of, field, _ := strings.Cut(name, ".")
		compareFields(t, name, fieldsOf(contract[of][field]), reflect.TypeOf(v))
	}
}

func compareFields(t *testing.T, name string, want map[string]string, typ reflect.Type) {
	t.Helper()
	got := jsonFields(typ)
	for f := range want {
		optional := strings.HasSuffix(f, "?")
		omit, ok := got[strings.TrimSuffix(f, "?")]
		switch {
		case strings.HasPrefix(name, "Query") || strings.HasSuffix(name, "Request"): // what is read may be absent
			if !ok {
				t.Errorf("%s has no %s in Go", name, f)
			}
		case !ok || omit && !optional:
			t.Errorf("%s.%s: in Go there %v, may be left out %v", name, f, ok, omit)
		}
	}
	for f := range got {
		_, plain := want[f]
		_, optional := want[f+"?"]
		if !plain && !optional {
			t.Errorf("%s.%s is not in the contract", name, f)
		}
	}
}

// jsonFields lists the fields of a struct by their names in JSON, and whether each is left out when empty.
func jsonFields(typ reflect.Type) map[string]bool {
	out := map[string]bool{}
	for _, f := range reflect.VisibleFields(typ) {
		name, rest, _ := strings.Cut(f.Tag.Get("json"), ",")
		if name != "" && !f.Anonymous {
			out[name] = strings.Contains(rest, "omit")
		}
	}
	return out
}

// interfaces reads the interfaces of a TypeScript file: their fields, an optional one with its ?, and the types of these.
func interfaces(ts string) map[string]map[string]string {
	out := map[string]map[string]string{}
	ts = regexp.MustCompile(`(?s)/\*\*.*?\*/|//[^\n]*`).ReplaceAllString(ts, "")
	for _, m := range regexp.MustCompile(`(?m)^export interface (\w+) \{`).FindAllStringSubmatchIndex(ts, -1) {
		out[ts[m[2]:m[3]]] = fieldsOf(ts[m[1]-1:])
	}
	return out
}

// fieldsOf reads the fields of the first object type in s.
func fieldsOf(s string) map[string]string {
	out := map[string]string{}
	depth, start := 0, 0
	add := func(part string) {
		if name, typ, ok := strings.Cut(part, ":"); ok {
			out[strings.TrimSpace(name)] = typ
		}
	}
	at := strings.IndexByte(s, '{')
	for i := max(0, at); i < len(s); i++ {
		switch s[i] {
		case '{', '[', '(', '<':
			if depth++; depth == 1 {
				start = i + 1
			}
		case '}', ']', ')', '>':
			if depth--; depth == 0 {
				add(s[start:i])
				return out
			}
		case ';', ',':
			if depth == 1 {
				add(s[start:i])
				start = i + 1
			}
		}
	}
	return out
}

// Lists are never null: a page may ask for their length.
func TestNoListIsNull(t *testing.T) {
	c := newFake()
	s := testServer(c)
	for path, query := range everyCall(story()) {
		w := ask(s, "GET", prefix+path+"?"+query, "")
		if w.Code == 200 && strings.Contains(w.Body.String(), "null") {
			t.Errorf("%s of an empty corpus: %s", path, w.Body)
		}
		if full := ask(testServer(story()), "GET", prefix+path+"?"+query, ""); strings.Contains(full.Body.String(), "null") {
			t.Errorf("%s: %s", path, full.Body)
		}
	}
	if _, _, raw := saved(t, c, store.Query{}, HTMLSettings{}); strings.Contains(raw, "null") {
		t.Errorf("an empty page: %s", raw)
	}
}

// Every call is in docs/api.md with its parameters, and that names no other.
func TestDocumentation(t *testing.T) {
	b, err := os.ReadFile("../docs/api.md")
	if err != nil {
		t.Fatal(err)
	}
	doc := string(b)
	described := map[string]string{}
	parts := regexp.MustCompile("(?m)^### `(GET|POST) /api/v1/(\\w+)`\n").FindAllStringSubmatchIndex(doc, -1)
	for i, m := range parts {
		end := len(doc)
		if i+1 < len(parts) {
			end = parts[i+1][0]
		}
		described[doc[m[2]:m[3]]+" "+doc[m[4]:m[5]]] = doc[m[1]:end]
	}
	for _, r := range routes() {
		text, ok := described[r.method+" "+r.path]
		if !ok {
			t.Errorf("docs/api.md lacks %s %s", r.method, r.path)
			continue
		}
		delete(described, r.method+" "+r.path)
		for _, p := range r.params {
			if !strings.Contains(text, "`"+p+"`") {
				t.Errorf("docs/api.md: %s %s lacks the parameter %s", r.method, r.path, p)
			}
		}
		if says := strings.Contains(text, "filters"); says != (r.filters || r.body != nil && !r.writes) {
			t.Errorf("docs/api.md: %s %s is wrong about the filters", r.method, r.path)
		}
		if !strings.Contains(text, "```") {
			t.Errorf("docs/api.md: %s %s has no example", r.method, r.path)
		}
	}
	for name := range described {
		t.Errorf("docs/api.md describes %s, which is not there", name)
	}
	for _, p := range queryParams {
		if !strings.Contains(doc, "`"+p+"`") {
			t.Errorf("docs/api.md lacks the filter %s", p)
		}
	}
	for _, f := range formats() {
		if !strings.Contains(doc, "`"+f.Name+"`") {
			t.Errorf("docs/api.md lacks the format %s", f.Name)
		}
	}
	for _, example := range regexp.MustCompile(`(?m)^\$ curl .*/api/v1/(\w+)`).FindAllStringSubmatch(doc, -1) {
		if !slices.ContainsFunc(routes(), func(r route) bool { return r.path == example[1] }) {
			t.Errorf("docs/api.md has an example of %s", example[1])
		}
	}
}
