package web

import (
	"bytes"
	"compress/gzip"
	"encoding/base64"
	"encoding/json"
	"errors"
	"html"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/actant-project/actant/decision"
	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/store"
)

// saved writes a page and reads its data back.
func saved(t testing.TB, c Corpus, q store.Query, set HTMLSettings) (page string, data savedJSON, raw string) {
	t.Helper()
	var b bytes.Buffer
	if err := writeHTML(t.Context(), &b, c, q, set, testBundle()); err != nil {
		t.Fatal(err)
	}
	m := regexp.MustCompile(`<script type="application/json" id="actant-data">([A-Za-z0-9+/=]*)</script>`).FindStringSubmatch(b.String())
	if m == nil {
		t.Fatalf("no data in %.500s", b.String())
	}
	z, err := base64.StdEncoding.DecodeString(m[1])
	if err != nil {
		t.Fatal(err)
	}
	r, err := gzip.NewReader(bytes.NewReader(z))
	if err != nil {
		t.Fatal(err)
	}
	j, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(j, &data); err != nil {
		t.Fatal(err)
	}
	return b.String(), data, string(j)
}

func TestSavedPageCarriesItsPart(t *testing.T) {
	page, d, _ := saved(t, story(), store.Query{}, HTMLSettings{Title: "Harbour <talks>", Version: "v1", Evidence: EvidenceFull, Date: "2025-04-05", Theme: "dark"})
	if len(d.Nodes) != 5 || len(d.Edges) != 6 || len(d.Pieces) != 6 || len(d.Documents) != 3 || len(d.Initial) != 5 {
		t.Fatalf("%d nodes, %d edges, %d lists of pieces, %d documents, %d first", len(d.Nodes), len(d.Edges), len(d.Pieces), len(d.Documents), len(d.Initial))
	}
	c := d.Corpus
	if !c.ReadOnly || c.Evidence != EvidenceFull || c.Documents != 3 || c.Relations != 6 || c.First != "2024-02-01" || c.Last != "2024-03-09" || c.Types[0] != (countJSON{"person", 5}) {
		t.Errorf("%+v", c)
	}
	if d.Title != "Harbour <talks>" || d.Date != "2025-04-05" || d.Theme != "dark" || !strings.Contains(page, "<title>Harbour &lt;talks&gt;</title>") || !strings.Contains(page, `data-theme="dark"`) {
		t.Errorf("title %q, date %q, theme %q", d.Title, d.Date, d.Theme)
	}
	for i, e := range d.Edges {
		if len(d.Pieces[i]) != e.Weight {
			t.Errorf("%s has %d pieces", e.ID, len(d.Pieces[i]))
		}
		for _, p := range d.Pieces[i] {
			k := slices.IndexFunc(d.Documents, func(x docJSON) bool { return x.ID == p.Document })
			if cutUTF16(d.Documents[k].Text, span{p.Start, p.End}) != p.Sentence || p.Sentence == "" {
				t.Errorf("%s: %+v does not lie in its document", e.ID, p)
			}
		}
	}
	if card := d.Cards["person/ada"]; card.TotalStatements != 1 || card.Statements[0].Text != "Cy Marsh" || card.First != "2024-02-01" {
		t.Errorf("%+v", card)
	}
	if d.Aliases["person/bo"] == nil {
		t.Error("no aliases")
	}
	_, part, _ := saved(t, story(), store.Query{Statuses: []fact.Status{fact.Denied}}, HTMLSettings{})
	if len(part.Nodes) != 2 || len(part.Documents) != 1 || part.Corpus.Evidence != EvidenceSentences {
		t.Errorf("what the filters leave out is in the page: %d nodes, %d documents", len(part.Nodes), len(part.Documents))
	}
}

// What a level leaves out must be nowhere, in no spelling.
func TestEvidenceLevels(t *testing.T) {
	c := story()
	one := c.docs["doc-one"]
	one.Text += "Nobody is quoted here about heliotropes."
	for _, x := range []struct {
		level               Evidence
		text, sentence, ref bool
	}{{EvidenceFull, true, true, true}, {EvidenceSentences, false, true, true}, {EvidenceNone, false, false, false}} {
		_, _, raw := saved(t, c, store.Query{}, HTMLSettings{Evidence: x.level})
		if got := strings.Contains(raw, "heliotropes"); got != x.text {
			t.Errorf("%s: text in the page: %v", x.level, got)
		}
		if got := strings.Contains(raw, "accused Bo"); got != x.sentence {
			t.Errorf("%s: sentences in the page: %v", x.level, got)
		}
		if got := strings.Contains(raw, decision.SentenceHash("Di Vane helped Ed Poll.")); got != x.ref {
			t.Errorf("%s: hashes of sentences in the page: %v", x.level, got)
		}
		if got := strings.Contains(raw, `"text":"Cy Marsh"`); got != x.sentence {
			t.Errorf("%s: statements in the page: %v", x.level, got)
		}
		for _, never := range []string{"someone", "secret-folder", "user:pw"} {
			if strings.Contains(raw, never) {
				t.Errorf("%s: %q is in the page", x.level, never)
			}
		}
	}
}

func TestSavedPageRepeats(t *testing.T) {
	a, _, _ := saved(t, story(), store.Query{}, HTMLSettings{Date: "2025-04-05"})
	for range 3 {
		if b, _, _ := saved(t, story(), store.Query{}, HTMLSettings{Date: "2025-04-05"}); a != b {
			t.Fatal("the same corpus gives another page")
		}
	}
}

func TestNothingBreaksOutOfThePage(t *testing.T) {
	c := hostileCorpus(t, 150_000)
	page, d, _ := saved(t, c, store.Query{}, HTMLSettings{Title: `</title><script>alert(1)</script><!--`, Version: `"><script>`, Date: `"><script>`, Theme: `"><script>`, Evidence: EvidenceFull})
	if n := strings.Count(strings.ToLower(page), "<script"); n != 2 || strings.Count(strings.ToLower(page), "</script") != 2 || strings.Contains(page, "<!--") {
		t.Errorf("%d scripts in the page", n)
	}
	if d.Theme != "" {
		t.Errorf("theme %q", d.Theme)
	}
	if len(d.Nodes) != c.g.NodeCount() {
		t.Errorf("%d nodes", len(d.Nodes))
	}
	b := testBundle()
	for _, part := range []string{b.js.source, b.css.source} {
		if !strings.Contains(html.UnescapeString(page), part) {
			t.Errorf("the policy lacks %s", part)
		}
	}
	if !strings.Contains(page, `content="default-src &#39;none&#39;; script-src &#39;sha256-`) || strings.Contains(page, "connect-src") {
		t.Errorf("the policy is not strict: %.600s", page)
	}
}

func TestSavedPageRefuses(t *testing.T) {
	var b bytes.Buffer
	err := writeHTML(t.Context(), &b, story(), store.Query{}, HTMLSettings{}, &bundle{})
	if !errors.Is(err, ErrNoPage) || b.Len() != 0 {
		t.Errorf("without the bundle: %v, %d bytes", err, b.Len())
	}
	if err = writeHTML(t.Context(), &b, story(), store.Query{}, HTMLSettings{MaxBytes: 2000}, testBundle()); !errors.Is(err, ErrTooLarge) || b.Len() != 0 {
		t.Errorf("above the limit: %v, %d bytes", err, b.Len())
	}
	if err = writeHTML(t.Context(), &b, story(), store.Query{}, HTMLSettings{MaxBytes: 20, Evidence: EvidenceFull}, testBundle()); !errors.Is(err, ErrTooLarge) {
		t.Errorf("texts above the limit: %v", err)
	}
	for _, js := range []string{"a='</script>'", "a='</SCRIPT '", "a='<!--'"} {
		bad, err := bundleOf(fstest.MapFS{"ui/dist/app.js": {Data: []byte(js)}, "ui/dist/app.css": {Data: []byte("b{}")}})
		if err != nil {
			t.Fatal(err)
		}
		if err := writeHTML(t.Context(), &b, story(), store.Query{}, HTMLSettings{}, bad); err == nil {
			t.Errorf("%s was written into a script", js)
		}
	}
}

func TestPlacesGivenAreKept(t *testing.T) {
	_, d, _ := saved(t, story(), store.Query{}, HTMLSettings{At: map[string][2]float64{"person/ada": {-70.5, 12}}})
	i := slices.IndexFunc(d.Nodes, func(n nodeJSON) bool { return n.Key == "person/ada" })
	if d.Nodes[i].X != -70.5 || d.Nodes[i].Y != 12 {
		t.Errorf("%+v", d.Nodes[i])
	}
}
