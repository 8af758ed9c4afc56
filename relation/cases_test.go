package relation

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/segment"
	"github.com/actant-project/actant/text"
)

var update = flag.Bool("update", false, "rewrite the .want files of testdata")

// TestCases holds the extractor to everything that testdata/*.txtar says it finds, and to nothing else.
//
// Those of testdata/tree are read with a parse.
//
// NAME.txt is a text in which mentions are marked: [Trump|person Donald Trump], [Russian|country demonym Russia],
// [he|person pronoun Donald Trump]; without a name the surface is the name. NAME.want is all that is found in it.
func TestCases(t *testing.T) {
	files := []string{"testdata/relations.txtar", "testdata/statements.txtar"}
	more, _ := filepath.Glob("testdata/tree/*.txtar")
	files = append(files, more...)
	cases := 0
	for _, file := range files {
		ar, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		want := map[string]string{}
		for _, f := range ar.Files {
			if name, ok := strings.CutSuffix(f.Name, ".want"); ok {
				want[name] = string(f.Data)
			}
		}
		out := &txtar.Archive{Comment: ar.Comment}
		for _, f := range ar.Files {
			name, ok := strings.CutSuffix(f.Name, ".txt")
			if !ok {
				continue
			}
			cases++
			got := describe(t, string(f.Data))
			out.Files = append(out.Files, f, txtar.File{Name: name + ".want", Data: []byte(got)})
			t.Run(name, func(t *testing.T) {
				if !*update && got != want[name] {
					t.Errorf("%s: %s\ngot\n%swant\n%s", file, f.Data, got, want[name])
				}
			})
		}
		if *update {
			if err := os.WriteFile(file, txtar.Format(out), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	if cases < 60 {
		t.Errorf("only %d cases", cases)
	}
}

var mark = regexp.MustCompile(`\[([^\]|]+)\|(\w+)(?: (name|demonym|pronoun|nominal|metonym))?(?: ([^\]]+))?\]`)

// marked reads a text with marked mentions. The document is of Thursday 13 February 2025.
func marked(s string) (*text.Document, []fact.Mention, []fact.Entity) {
	var b strings.Builder
	var ms []fact.Mention
	var es []fact.Entity
	last := 0
	for _, m := range mark.FindAllStringSubmatchIndex(s, -1) {
		b.WriteString(s[last:m[0]])
		group := func(i int) string {
			if m[2*i] < 0 {
				return ""
			}
			return s[m[2*i]:m[2*i+1]]
		}
		surface, kind, name := group(1), fact.Kind(group(3)), group(4)
		if kind == "" {
			kind = fact.Name
		}
		if name == "" {
			name = surface
		}
		e := slices.IndexFunc(es, func(e fact.Entity) bool { return e.Name == name })
		if e < 0 {
			e = len(es)
			es = append(es, fact.Entity{ID: e, Key: group(2) + "/" + name, Name: name, Type: fact.Type(group(2))})
		}
		es[e].Mentions++
		sp := text.Span{Start: b.Len(), End: b.Len() + len(surface)}
		typ := es[e].Type
		if kind == fact.Demonym {
			typ = fact.Group
		}
		ms = append(ms, fact.Mention{Span: sp, Text: surface, Type: typ, Kind: kind, Entity: fact.RefTo(e), Score: 1})
		b.WriteString(surface)
		last = m[1]
	}
	b.WriteString(s[last:])
	d := segment.Segment(&text.Document{Text: b.String(), Meta: text.Meta{Date: "2025-02-13"}})
	return d, ms, es
}

// describe writes what is found in a marked text, one line each.
func describe(t testing.TB, s string) string {
	d, ms, es := marked(s)
	res := New(nil).Extract(d, parsed(t, d), ms, es)
	var b strings.Builder
	name := func(r fact.Ref) string {
		if r.IsZero() {
			return "-"
		}
		return es[r.Index()].Name
	}
	for _, s := range res.Statements {
		fmt.Fprintf(&b, "%s %s (%s) %q", s.Kind, name(s.Speaker), d.Slice(s.SpeakerSpan), d.Slice(s.Cue))
		for _, c := range s.CoSpeakers {
			fmt.Fprintf(&b, " with %s", name(c))
		}
		if !s.Addressee.IsZero() {
			fmt.Fprintf(&b, " to %s", name(s.Addressee))
		}
		for _, c := range s.Content {
			fmt.Fprintf(&b, " | %s", d.Slice(c))
		}
		b.WriteByte('\n')
	}
	for _, r := range res.Relations {
		arrow := "->"
		if r.Symmetric {
			arrow = "<>"
		}
		kind := string(r.Type)
		if r.Mode != "" {
			kind += ":" + r.Mode
		}
		fmt.Fprintf(&b, "%s %s %s %s, %s", kind, es[r.Source].Name, arrow, es[r.Target].Name, r.Status)
		if r.Modality != fact.Asserted {
			fmt.Fprintf(&b, " %s", r.Modality)
		}
		fmt.Fprintf(&b, " %s %q", r.Tense, d.Slice(r.Trigger))
		if r.Passive {
			b.WriteString(" passive")
		}
		if !r.AttributedTo.IsZero() {
			fmt.Fprintf(&b, " by %s", name(r.AttributedTo))
		}
		if r.Date != "" {
			fmt.Fprintf(&b, " on %s", r.Date)
		}
		b.WriteByte('\n')
	}
	return b.String()
}
