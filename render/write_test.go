package render

import (
	"bytes"
	"context"
	"encoding/xml"
	"flag"
	"image/png"
	"io"
	"os"
	"os/exec"
	"strings"
	"testing"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/text"
)

var update = flag.Bool("update", false, "write the golden files anew")

func TestGoldenSVG(t *testing.T) {
	sc := sceneOf(t, 6, Settings{Title: "Strait crisis", Source: "Source: The Fiction Post", Date: "14 May 2031", Layout: native()})
	golden(t, "testdata/small.svg", writeAll(t, sc)["svg"])
	golden(t, "testdata/small.dot", writeAll(t, sc)["dot"])
}

func golden(t *testing.T, path string, got []byte) {
	t.Helper()
	if *update {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s has changed; look at the picture, then run with -update", path)
	}
}

// svgTexts reads an SVG with an independent reader: what it shows as text, its tooltips and its keys.
func svgTexts(t *testing.T, svg []byte) (shown, tips, keys []string) {
	t.Helper()
	d := xml.NewDecoder(bytes.NewReader(svg))
	var in []string
	var words string
	for {
		tok, err := d.Token()
		if err == io.EOF {
			return shown, tips, keys
		}
		if err != nil {
			t.Fatalf("not well-formed: %v", err)
		}
		switch x := tok.(type) {
		case xml.StartElement:
			in, words = append(in, x.Name.Local), ""
			for _, a := range x.Attr {
				if a.Name.Local == "data-node" {
					keys = append(keys, a.Value)
				}
				if strings.HasPrefix(a.Name.Local, "on") || strings.Contains(a.Name.Local, "href") {
					t.Errorf("attribute %s", a.Name.Local)
				}
			}
			if x.Name.Local == "script" || x.Name.Local == "foreignObject" || x.Name.Local == "image" || x.Name.Local == "style" {
				t.Errorf("element %s", x.Name.Local)
			}
		case xml.CharData:
			words += string(x)
		case xml.EndElement:
			switch in[len(in)-1] {
			case "text":
				shown = append(shown, words)
			case "title":
				tips = append(tips, words)
			}
			in = in[:len(in)-1]
		}
	}
}

func TestSVGTextStaysText(t *testing.T) {
	sc := sceneOf(t, 30, Settings{Title: "Strait", Layout: native()})
	shown, tips, keys := svgTexts(t, writeAll(t, sc)["svg"])
	all, allTips := strings.Join(shown, "\n"), strings.Join(tips, "\n")
	for _, n := range sc.Nodes {
		for _, l := range n.Lines {
			if !strings.Contains(all, l) {
				t.Errorf("%q is not there as text", l)
			}
		}
		if !strings.Contains(strings.Join(keys, "\n"), n.Key) {
			t.Errorf("no key %q", n.Key)
		}
	}
	for _, e := range sc.Edges {
		if e.Shown && !strings.Contains(all, e.Label) {
			t.Errorf("%q is not there as text", e.Label)
		}
	}
	if !strings.Contains(allTips, "“Lindqvist spoke with Tarasov by telephone late on Tuesday.” – The Fiction Post, Strait crisis, 2031-05-14") {
		t.Error("no tooltip shows the evidence")
	}
	if !strings.Contains(allTips, "Valdora did not seize Sabel Strait (denied, 1 sentence)") {
		t.Error("no tooltip says that a relation is denied")
	}
}

func TestPNG(t *testing.T) {
	for _, transparent := range []bool{false, true} {
		sc := sceneOf(t, 10, Settings{Scale: 1.5, Transparent: transparent, Layout: native()})
		img, err := png.Decode(bytes.NewReader(writeAll(t, sc)["png"]))
		if err != nil {
			t.Fatal(err)
		}
		b := img.Bounds()
		if w, h := float64(b.Dx()), float64(b.Dy()); w < sc.Width*1.5 || w > sc.Width*1.5+1 || h < sc.Height*1.5 || h > sc.Height*1.5+1 {
			t.Errorf("%v pixels for a picture of %v by %v", b, sc.Width, sc.Height)
		}
		if _, _, _, a := img.At(2, 2).RGBA(); (a == 0) != transparent {
			t.Errorf("transparent %v, but the corner has alpha %d", transparent, a)
		}
		for _, n := range sc.Nodes {
			r, g, bl, _ := img.At(int(n.At.X*1.5), int(n.At.Y*1.5)).RGBA()
			if got := Color(r>>8<<16 | g>>8<<8 | bl>>8); got != n.Color {
				t.Errorf("%s is %s in the middle, want %s", n.Label, got.Hex(), n.Color.Hex())
			}
		}
	}
}

func TestPNGTooLarge(t *testing.T) {
	sc := sceneOf(t, 10, Settings{Scale: 100, Layout: native()})
	if err := sc.WritePNG(io.Discard); err == nil {
		t.Error("a PNG of some thousand million pixels was made")
	}
}

// tool runs an independent reader, or skips where there is none.
func tool(t *testing.T, in []byte, name string, args ...string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		t.Skipf("no %s here", name)
	}
	cmd := exec.Command(path, args...)
	cmd.Stdin = bytes.NewReader(in)
	var words bytes.Buffer
	cmd.Stderr = &words
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%s: %v\n%s", name, err, words.String())
	}
	if words.Len() > 0 {
		t.Logf("%s: %s", name, words.String())
	}
	return string(out)
}

func TestXmllintAcceptsSVG(t *testing.T) {
	for _, sc := range []*Scene{sceneOf(t, 30, Settings{Layout: native()}), hostileScene(t)} {
		tool(t, writeAll(t, sc)["svg"], "xmllint", "--noout", "-")
	}
}

func TestPDFTextCanBeSearched(t *testing.T) {
	sc := sceneOf(t, 30, Settings{Title: "Strait crisis", Layout: native()})
	out := tool(t, writeAll(t, sc)["pdf"], "pdftotext", "-layout", "-", "-")
	for _, n := range sc.Nodes {
		if !sc.fonts.Lacks(n.Label) && !strings.Contains(out, n.Lines[0]) {
			t.Errorf("%q is not in the text of the PDF", n.Lines[0])
		}
	}
	for _, want := range []string{"Strait crisis", "may sanction", "did not seize", "denied or did not happen"} {
		if !strings.Contains(out, want) {
			t.Errorf("%q is not in the text of the PDF", want)
		}
	}
}

func TestGraphvizReadsDOT(t *testing.T) {
	for _, sc := range []*Scene{sceneOf(t, 60, Settings{Title: "Strait", Layout: native()}), hostileScene(t)} {
		out := tool(t, writeAll(t, sc)["dot"], "dot", "-Tplain")
		if n := strings.Count(out, "\nnode "); n != len(sc.Nodes) {
			t.Errorf("dot read %d nodes, want %d", n, len(sc.Nodes))
		}
		if n := strings.Count(out, "\nedge "); n != len(sc.Edges) {
			t.Errorf("dot read %d edges, want %d", n, len(sc.Edges))
		}
	}
}

// hostileNames are what a text may hold to break its reader.
var hostileNames = []string{
	"<script>alert(1)</script>", `"; }digraph{x`, `back\slash \N \G \l`, "]]> & &amp; &#x0;", "ab\u202Ecd\u2066ef\u200B", "nul\x00 bell\x07 bad\xff\xfe utf8",
	"\uFFFE\uFFFF\uFDD0", strings.Repeat("Unbreakable", 40), strings.Repeat("many words ", 60), "שלום עולם and English", "محمد بن سلمان", "王晓明和朋友们的很长的名字在这里",
	"e\u0301\u0301\u0301\u0301 zalgo", "👩‍👩‍👧‍👦 family", "tab\tnew\nline\r\n", "   ", "", "'single' \"double\"", "<!-- -->", "{a|b|<c>d}",
}

func hostileScene(t testing.TB) *Scene {
	t.Helper()
	f := &fact.Facts{Doc: text.Meta{ID: "x", Title: hostileNames[0], Outlet: hostileNames[3]}}
	for i, name := range hostileNames {
		f.Text += name + "."
		f.Entities = append(f.Entities, fact.Entity{ID: i, Key: "other/" + name, Name: name, Type: fact.Types[i%7], Mentions: i})
		if i > 0 {
			f.Relations = append(f.Relations, fact.Relation{Type: fact.Accuse, Source: i, Target: i / 2, Lemma: name, Status: fact.Stated, Score: 1, Sentence: text.Span{Start: 0, End: len(f.Text)}})
		}
	}
	sc, err := SceneOf(context.Background(), graphOf(f), Settings{Title: hostileNames[0], Source: hostileNames[5], Date: hostileNames[4], Layout: native()})
	if err != nil {
		t.Fatal(err)
	}
	return sc
}

func TestHostileNamesStayHarmless(t *testing.T) {
	sc := hostileScene(t)
	out := writeAll(t, sc)
	svgTexts(t, out["svg"])
	for _, format := range []string{"svg", "dot"} {
		if i := strings.IndexFunc(string(out[format]), func(r rune) bool { return hidden(r) || r < ' ' && r != '\n' }); i >= 0 {
			t.Errorf("%s holds %q", format, out[format][i:i+4])
		}
	}
	if bytes.Contains(out["svg"], []byte("<script")) {
		t.Error("markup came through")
	}
	if _, err := png.Decode(bytes.NewReader(out["png"])); err != nil {
		t.Error(err)
	}
	tool(t, out["pdf"], "pdftotext", "-", "-")
}

func FuzzEscape(f *testing.F) {
	for _, s := range hostileNames {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		var back struct {
			Attr string `xml:"a,attr"`
			Text string `xml:",chardata"`
		}
		if err := xml.Unmarshal([]byte(`<x a="`+escape(s)+`">`+escape(s)+`</x>`), &back); err != nil {
			t.Fatalf("%q: %v", s, err)
		}
		if want := legal(s); back.Attr != want || back.Text != want {
			t.Errorf("%q came back as %q and %q", want, back.Attr, back.Text)
		}
		if q := quote(s); unquote(q) != legal(s) {
			t.Errorf("%q came back from %s as %q", legal(s), q, unquote(q))
		}
		if c := clean(s); clean(c) != c || strings.ContainsAny(c, "\n\t\r") {
			t.Errorf("%q is not clean", c)
		}
	})
}

// unquote reads a quoted string of DOT; a quotation mark inside ends it early.
func unquote(q string) string {
	var out strings.Builder
	for i := 1; i < len(q)-1; i++ {
		c := q[i]
		if c == '"' {
			return "ended early"
		}
		if c == '\\' {
			i++
			if c = q[i]; c == 'n' {
				c = '\n'
			}
		}
		out.WriteByte(c)
	}
	return out.String()
}
