package render

import (
	"context"
	"fmt"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/graph"
	"github.com/actant-project/actant/render/layout"
	"github.com/actant-project/actant/text"
)

var symmetric = map[string]bool{"call": true, "meet": true, "trade": true, "cooperate": true, "agree": true, "sign": true}

// facts reads the first n entities of testdata/scene.txt and the relations between them.
func facts(t testing.TB, n int) *fact.Facts {
	t.Helper()
	data, err := os.ReadFile("testdata/scene.txt")
	if err != nil {
		t.Fatal(err)
	}
	f := &fact.Facts{Actant: 1, Doc: text.Meta{ID: "made-up", Source: "strait.txt", Title: "Strait crisis", Date: "2031-05-14", Outlet: "The Fiction Post", Language: "en"}}
	var body strings.Builder
	rest := false
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSpace(line)
		c := strings.Split(line, " | ")
		switch {
		case line == "--":
			rest = true
		case strings.HasPrefix(line, "#"):
		case !rest && len(f.Entities) < n:
			k, _ := strconv.Atoi(c[2])
			id := len(f.Entities)
			f.Entities = append(f.Entities, fact.Entity{ID: id, Key: fmt.Sprintf("%s/e%d", c[0], id+1), Name: c[1], Type: fact.Type(c[0]), Mentions: k})
		case rest:
			relate(t, f, &body, c, n)
		}
	}
	f.Text = body.String()
	return f
}

func relate(t testing.TB, f *fact.Facts, body *strings.Builder, c []string, n int) {
	a, _ := strconv.Atoi(c[0])
	b, _ := strconv.Atoi(c[1])
	times, err := strconv.Atoi(c[5])
	if err != nil {
		t.Fatalf("testdata/scene.txt: %v: %v", c, err)
	}
	if a > n || b > n {
		return
	}
	for range times {
		s := text.Span{Start: body.Len(), End: body.Len() + len(c[6])}
		body.WriteString(c[6] + " ")
		f.Sentences = append(f.Sentences, s)
		f.Relations = append(f.Relations, fact.Relation{Type: fact.RelationType(c[2]), Source: a - 1, Target: b - 1, Lemma: c[3], Symmetric: symmetric[c[3]],
			Sentence: s, Trigger: s, SourceSpan: s, TargetSpan: s, Status: fact.Status(c[4]), Polarity: fact.Positive, Modality: fact.Asserted, Rule: "test", Score: 0.9})
	}
}

func graphOf(f *fact.Facts) *graph.Graph {
	var b graph.Builder
	b.Add(f)
	return b.Graph()
}

func sceneOf(t testing.TB, n int, s Settings) *Scene {
	t.Helper()
	sc, err := SceneOf(context.Background(), graphOf(facts(t, n)), s)
	if err != nil {
		t.Fatal(err)
	}
	return sc
}

// native keeps tests apart from whether a layout helper was built.
func native() layout.Settings { return layout.Settings{Engine: "native"} }
