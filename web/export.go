package web

import (
	"bytes"
	"context"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"github.com/actant-project/actant/export"
	"github.com/actant-project/actant/graph"
	"github.com/actant-project/actant/render"
	"github.com/actant-project/actant/store"
)

// pictures are the formats that the renderer writes, with their media types.
var pictures = []export.Format{
	{Name: "svg", Extensions: []string{".svg"}, MediaType: "image/svg+xml"}, {Name: "png", Extensions: []string{".png"}, MediaType: "image/png"},
	{Name: "pdf", Extensions: []string{".pdf"}, MediaType: "application/pdf"}, {Name: "dot", Extensions: []string{".dot"}, MediaType: "text/vnd.graphviz"},
}

// formats lists all that can be exported: pictures, the page, then data. The data-only DOT goes by gv.
func formats() []export.Format {
	out := append(slices.Clone(pictures), export.Format{Name: "html", Extensions: []string{".html"}, MediaType: "text/html; charset=utf-8"})
	for _, f := range export.Formats() {
		if f.Name == "dot" {
			f.Name, f.Extensions = "gv", []string{".gv"}
		}
		if len(f.Parts) > 0 {
			f.Extensions, f.MediaType = []string{".zip"}, "application/zip"
		}
		out = append(out, f)
	}
	return out
}

func (s *Server) exportGet(ctx context.Context, c *call) (any, error) {
	e := exportJSON{Format: c.needed("format"), Query: c.q, Theme: c.text("theme"), Evidence: Evidence(c.text("evidence"))}
	return s.export(ctx, c, e)
}

func (s *Server) exportPost(ctx context.Context, c *call) (any, error) {
	e := *c.body.(*exportJSON)
	c.check(&e.Query)
	c.bounded("keys", e.Keys)
	if len(e.Keys) > s.maxNodes() {
		c.fail(wrong("keys", "more than %d", s.maxNodes()))
	}
	for k, p := range e.Positions {
		e.Positions[k] = [2]float64{bounded(p[0]), bounded(p[1])}
	}
	return s.export(ctx, c, e)
}

// export writes what is on the screen in a format.
func (s *Server) export(ctx context.Context, c *call, e exportJSON) (any, error) {
	names := make([]string, 0, 20)
	for _, f := range formats() {
		names = append(names, f.Name)
	}
	c.oneOf("format", or(e.Format, "?"), names)
	e.Theme = c.oneOf("theme", e.Theme, []string{"light", "dark"})
	e.Evidence = Evidence(c.oneOf("evidence", string(e.Evidence), words(Levels)))
	if c.err != nil {
		return nil, c.err
	}
	f := formats()[slices.Index(names, e.Format)]
	if err := s.draw(ctx); err != nil {
		return nil, err
	}
	defer func() { <-s.drawing }()
	var b bytes.Buffer
	if err := s.writeFile(ctx, &b, e); err != nil {
		return nil, tooLarge(err)
	}
	return &file{fileName(s.name()) + f.Extensions[0], f.MediaType, b.Bytes()}, nil
}

func (s *Server) writeFile(ctx context.Context, b *bytes.Buffer, e exportJSON) error {
	if e.Format == "html" {
		return s.writePage(ctx, b, e)
	}
	g, left, err := s.screen(ctx, e)
	if err != nil {
		return err
	}
	if slices.ContainsFunc(pictures, func(f export.Format) bool { return f.Name == e.Format }) {
		return s.writePicture(ctx, b, g, left, e)
	}
	format := e.Format
	if format == "gv" {
		format = "dot"
	}
	return export.Write(b, format, g.Sourced(base), export.Settings{Title: s.name(), Date: s.set.Clock().UTC().Format(time.DateOnly)})
}

// screen is the graph of what is on the screen: the given nodes, else the view of the filters.
func (s *Server) screen(ctx context.Context, e exportJSON) (*graph.Graph, graph.Left, error) {
	if len(e.Keys) == 0 {
		q := e.Query.asked()
		q.Top = min(or(e.Query.Top, overviewNodes), s.maxNodes())
		q.TopEdges = edgesPerNode * q.Top
		return s.corpus.Graph(ctx, q)
	}
	g, err := s.among(ctx, e.Query, slices.Clone(e.Keys))
	if err != nil {
		return nil, graph.Left{}, err
	}
	if g.NodeCount() == 0 {
		return nil, graph.Left{}, wrong("keys", "none of these entities is here under the filters")
	}
	return only(g, e.Edges), graph.Left{}, nil
}

// only drops the edges of g that are not named, as far as a filter can say it; without names it drops none.
func only(g *graph.Graph, ids []string) *graph.Graph {
	if ids == nil || len(ids) >= g.EdgeCount() {
		return g
	}
	g, _ = g.Filter(graph.Filter{TopEdges: max(1, len(ids)), KeepIsolated: true})
	return g
}

func (s *Server) writePicture(ctx context.Context, b *bytes.Buffer, g *graph.Graph, left graph.Left, e exportJSON) error {
	st, err := s.corpus.Stats(ctx)
	if err != nil {
		return err
	}
	set := render.Settings{Source: sourceNote(s.name(), st), Left: left, Fonts: s.set.Fonts, Layout: s.set.Layout}
	if len(e.Keys) > 0 { // all that is on the screen, and not what would make the best picture
		set.MaxNodes, set.MaxEdges, set.Cooccurrence, set.Weak, set.Isolated = -1, -1, render.LayerShown, true, true
	}
	if len(e.Positions) > 0 {
		set.At = make(map[string]render.Point, len(e.Positions))
		for k, p := range e.Positions {
			set.At[k] = render.Point{X: p[0], Y: p[1]}
		}
	}
	if e.Theme == "dark" {
		set.Theme = render.Dark
	}
	sc, err := render.SceneOf(ctx, g, set)
	if err != nil {
		return err
	}
	switch e.Format {
	case "svg":
		return sc.WriteSVG(b)
	case "png":
		return sc.WritePNG(b)
	case "pdf":
		return sc.WritePDF(b)
	}
	return sc.WriteDOT(b)
}

// sourceNote says under a picture what it was made of: "Source: strait, 12 documents, 2024-01-02 to 2024-03-05".
func sourceNote(name string, st store.Stats) string {
	out := fmt.Sprintf("Source: %s, %d documents", name, st.Documents)
	if st.Documents == 1 {
		out = "Source: " + name + ", 1 document"
	}
	switch st.First {
	case "":
		return out
	case st.Last:
		return out + ", " + st.First
	}
	return out + ", " + st.First + " to " + st.Last
}

// write sends a file to be saved.
func (f *file) write(w http.ResponseWriter) error {
	h := w.Header()
	h.Set("Content-Type", f.media)
	h.Set("Content-Disposition", `attachment; filename="`+f.name+`"`)
	h.Set("Content-Length", strconv.Itoa(len(f.data)))
	w.Write(f.data)
	return nil
}

// fileName makes a file's name that no system misreads: letters, digits and hyphens of ASCII.
func fileName(name string) string {
	name = strings.Map(func(r rune) rune {
		if r < 0x80 && (unicode.IsLetter(r) || unicode.IsDigit(r)) {
			return unicode.ToLower(r)
		}
		return '-'
	}, name)
	parts := strings.FieldsFunc(name, func(r rune) bool { return r == '-' })
	return or(strings.Trim(strings.Join(parts, "-")[:min(60, len(strings.Join(parts, "-")))], "-"), "graph")
}
