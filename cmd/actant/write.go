package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	"github.com/actant-project/actant/export"
	"github.com/actant-project/actant/graph"
	"github.com/actant-project/actant/render"
	"github.com/actant-project/actant/text"
	"github.com/actant-project/actant/web"
)

// pictures are the formats that render writes; the rest are export's.
var pictures = []export.Format{
	{Name: "svg", Extensions: []string{".svg"}, MediaType: "image/svg+xml", Readers: "browsers, Inkscape, Illustrator, word processors",
		About: "the picture; text stays text, each edge shows its sentence as a tooltip"},
	{Name: "png", Extensions: []string{".png"}, MediaType: "image/png", Readers: "everything", About: "the picture in pixels"},
	{Name: "pdf", Extensions: []string{".pdf"}, MediaType: "application/pdf", Readers: "everything", About: "the picture for print"},
	{Name: "html", Extensions: []string{".html", ".htm"}, MediaType: "text/html; charset=utf-8", Readers: "browsers",
		About: "the explorer in one file: search, filters, the sentences behind every edge; works from disk, without network"},
	{Name: "dot", Extensions: []string{".dot"}, MediaType: "text/vnd.graphviz", Readers: "Graphviz",
		About: "the picture for Graphviz: its colours, labels and tooltips"},
}

// formats is the one table of all formats: pictures, then data. The data-only DOT goes by .gv.
func formats() []export.Format {
	all := slices.Clone(pictures)
	for _, f := range export.Formats() {
		if f.Name == "dot" {
			f.Name, f.Extensions = "gv", []string{".gv"}
		}
		all = append(all, f)
	}
	return all
}

func formatNamed(name string) (export.Format, bool) {
	for _, f := range formats() {
		if f.Name == name {
			return f, true
		}
	}
	return export.Format{}, false
}

// formatOf chooses by extension, the longest first: .neo4j.csv before .csv.
func formatOf(path string) (string, bool) {
	best, length := "", 0
	for _, f := range formats() {
		for _, e := range f.Extensions {
			if len(e) > length && strings.HasSuffix(strings.ToLower(path), e) {
				best, length = f.Name, len(e)
			}
		}
	}
	return best, length > 0
}

// writer writes the outputs of one run; the picture is laid out once for all of them.
type writer struct {
	*app
	drawn
	flags       *graphFlags
	settings    render.Settings
	explicitTop bool
	pageTheme   string // "" is the reader's own
	scene       *render.Scene
	data        *graph.Graph
	measures    []graph.Measures // of data
	said        []string
}

func (w *writer) write(ctx context.Context, o output) error {
	picture := slices.ContainsFunc(pictures, func(f export.Format) bool { return f.Name == o.format })
	switch {
	case o.format == "html":
		return w.page(ctx, o)
	case picture:
		return w.picture(ctx, o)
	}
	return w.export(o)
}

// page writes the explorer in one file.
func (w *writer) page(ctx context.Context, o output) error {
	q := w.query
	if !w.explicitTop {
		q.Top, q.TopEdges = 0, 0
	}
	s := web.HTMLSettings{Title: w.settings.Title, Version: version(), Evidence: web.Evidence(w.flags.pageText), Theme: w.pageTheme}
	return w.file(o.path, func(out io.Writer) error { return web.WriteHTML(ctx, out, w.drawn.corpus, q, s) })
}

func (w *writer) picture(ctx context.Context, o output) error {
	if w.scene == nil {
		scene, err := render.SceneOf(ctx, w.shown, w.settings)
		if err != nil {
			return err
		}
		w.scene = scene
		for _, note := range scene.Notes {
			w.said = append(w.said, "Note: "+note+".")
		}
	}
	write := map[string]func(io.Writer) error{
		"svg": w.scene.WriteSVG, "png": w.scene.WritePNG, "pdf": w.scene.WritePDF, "dot": w.scene.WriteDOT,
	}[o.format]
	return w.file(o.path, write)
}

func (w *writer) export(o output) error {
	if w.data == nil {
		w.data = w.shown
		if w.explicitTop && w.flags.top > 0 {
			w.data, _ = w.shown.Filter(graph.Filter{TopNodes: w.flags.top, KeepIsolated: true})
		}
	}
	name := o.format
	if name == "gv" {
		name = "dot"
	}
	if w.measures == nil {
		w.measures = w.data.Measures()
	}
	f, _ := formatNamed(o.format)
	settings := export.Settings{Title: w.settings.Title, Evidence: w.flags.evidence, RawCells: w.flags.rawCells, Measures: w.measures}
	if len(f.Parts) == 0 || o.path == "-" {
		return w.file(o.path, func(out io.Writer) error { return export.Write(out, name, w.data, settings) })
	}
	for i, path := range f.Paths(o.path) {
		if err := w.file(path, func(out io.Writer) error { return export.WritePart(out, name, f.Parts[i], w.data, settings) }); err != nil {
			return err
		}
	}
	return nil
}

// file writes one output whole or not at all: an error leaves what was there before.
func (w *writer) file(path string, write func(io.Writer) error) error {
	if path == "-" {
		b := bufio.NewWriterSize(w.out, 1<<16)
		if err := write(b); err != nil {
			return err
		}
		return b.Flush()
	}
	if err := writeFile(path, write); err != nil {
		return exit{exitUnreadable, fmt.Sprintf("writing %s: %v", path, plain(err))}
	}
	w.said = append(w.said, "Wrote "+path+".")
	return nil
}

func writeFile(path string, write func(io.Writer) error) error {
	if info, err := os.Stat(path); err == nil && !info.Mode().IsRegular() {
		f, err := os.OpenFile(path, os.O_WRONLY, 0)
		if err != nil {
			return err
		}
		return errors.Join(write(f), f.Close())
	}
	f, err := os.CreateTemp(filepath.Dir(path), ".actant-*")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name())
	b := bufio.NewWriterSize(f, 1<<16)
	err = errors.Join(write(b), b.Flush(), f.Chmod(0o644), f.Close())
	if err != nil {
		return err
	}
	return os.Rename(f.Name(), path)
}

// plain drops the name of the temporary file from an error.
func plain(err error) error {
	var p *os.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}

// layoutHelper finds what Graphviz runs in when the program carries no copy of it, and
// where its compiled code may be kept.
func layoutHelper() (helper, cache string) {
	if self, err := os.Executable(); err == nil {
		beside := filepath.Join(filepath.Dir(self), "actant-layout")
		if _, err := os.Stat(beside); err == nil {
			helper = beside
		}
	}
	if helper == "" {
		helper, _ = exec.LookPath("actant-layout")
	}
	if dir, err := os.UserCacheDir(); err == nil {
		cache = filepath.Join(dir, "actant")
	}
	return helper, cache
}

// description is what the title and the source note of a picture say of its documents.
type description struct {
	first     text.Meta
	documents int
	outlets   map[string]bool
	from, to  string
}

func (d *description) add(m text.Meta) {
	if d.documents == 0 {
		d.first, d.outlets = m, map[string]bool{}
	}
	d.documents++
	if m.Outlet != "" {
		d.outlets[m.Outlet] = true
	}
	if m.Date != "" {
		if d.from == "" || m.Date < d.from {
			d.from = m.Date
		}
		d.to = max(d.to, m.Date)
	}
}

func (d *description) title() string {
	if d.documents != 1 {
		return ""
	}
	return shorten(d.first.Title, 110)
}

// note is "Source: The Lakeside Monitor, 2022-11-30" or "Source: 12 documents, 2024-01-02 to 2024-03-05".
func (d *description) note() string {
	what := plural(d.documents, "document")
	if len(d.outlets) == 1 && d.documents == 1 {
		what = d.first.Outlet
	} else if d.documents == 1 {
		what = filepath.Base(d.first.Source)
	}
	switch {
	case d.from == "":
	case d.from == d.to:
		what += ", " + d.from
	default:
		what += ", " + d.from + " to " + d.to
	}
	return "Source: " + what
}
