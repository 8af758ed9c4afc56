package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/actant-project/actant/graph"
	"github.com/actant-project/actant/render"
	"github.com/actant-project/actant/render/layout"
)

// graphFlags are what `actant graph` is told beside what to read and what to keep.
type graphFlags struct {
	filterFlags
	outputs     []string
	format      string
	title       string
	note        string
	theme       string
	transparent bool
	engine      string
	scale       float64
	fonts       []string
	evidence    int
	rawCells    bool
}

const defaultTop = render.DefaultNodes

func graphCommand(a *app) *cobra.Command {
	var f graphFlags
	cmd := &cobra.Command{
		Use:   "graph FILE...",
		Short: "Draw who said and did what to whom, and write it in other programs' formats",
		Long: `Read everything, find who said and did what to whom, write it, and say what was found.
FILE may be text, Markdown, HTML, JSON Lines, a folder, a .gz, .zip or .tar of them, or -
for stdin. The extension of -o chooses the format (see actant formats); without -o the
picture is an SVG named after the article. Pictures show the 60 most important entities
unless --top says otherwise; data formats hold everything.

  actant graph article.txt
  actant graph article.txt -o net.svg -o net.graphml
  actant graph reports/ -o net.png --top 30 --theme dark --title "The strait talks"
  actant graph reports/ -o net.svg --around "Astrid Halvorsen" --depth 2 --status stated
  curl -s https://example.org/story | actant graph - --format dot -o - | dot -Tpdf > story.pdf`,
		Args: atLeast(1, "at least one FILE (- is stdin)"),
		RunE: func(cmd *cobra.Command, args []string) error { return a.graph(cmd, args, &f) },
	}
	a.readFlags(cmd)
	a.factsFlag(cmd)
	f.add(cmd, defaultTop)
	fs := cmd.Flags()
	fs.StringArrayVarP(&f.outputs, "output", "o", nil, "write to this file; may be given several times; - is stdout")
	fs.StringVar(&f.format, "format", "", "format of outputs whose extension names none, and of stdout (default svg)")
	fs.StringVar(&f.title, "title", "", "title of the picture (default: the document's, if there is one)")
	fs.StringVar(&f.note, "note", "", "source note under the picture (default: outlet and date, or the number of documents)")
	fs.StringVar(&f.theme, "theme", "light", "light or dark")
	fs.BoolVar(&f.transparent, "transparent", false, "picture without a background")
	fs.StringVar(&f.engine, "layout", "", "neato, fdp, sfdp, dot, circo, twopi or native (default: the best of several)")
	fs.Float64Var(&f.scale, "scale", 2, "pixels of a PNG for one unit of the picture, 0.5 to 10")
	fs.StringArrayVar(&f.fonts, "font", nil, "a TrueType or OpenType file for scripts that Liberation Sans lacks, in PNG and PDF")
	fs.IntVar(&f.evidence, "evidence", 3, "sentences written for each edge in data formats; -1 is all")
	fs.BoolVar(&f.rawCells, "raw-cells", false, "CSV: do not neutralise cells that spreadsheets would run as formulas")
	return cmd
}

func (a *app) graph(cmd *cobra.Command, paths []string, f *graphFlags) error {
	outputs, err := f.plan(paths)
	if err != nil {
		return err
	}
	theme, ok := map[string]render.Theme{"light": render.Light, "dark": render.Dark}[f.theme]
	if !ok {
		return usageError("--theme %s: must be light or dark", f.theme)
	}
	if f.scale < 0.5 || f.scale > 10 {
		return usageError("--scale %g: must be between 0.5 and 10", f.scale)
	}
	fonts, err := readFonts(f.fonts)
	if err != nil {
		return err
	}
	started := time.Now()
	var about description
	g, err := a.gatherAbout(cmd.Context(), paths, &about)
	if err != nil {
		return err
	}
	if g.NodeCount() == 0 {
		return exit{exitNothing, "nothing found: no entities in " + plural(a.documents, "document")}
	}
	shown, left, err := f.narrowed(g)
	if err != nil {
		return err
	}
	if shown.NodeCount() == 0 {
		return exit{exitNothing, fmt.Sprintf("nothing found: no edge is left of %d entities after filtering", g.NodeCount())}
	}
	w := &writer{app: a, flags: f, whole: g, shown: shown, left: left, explicitTop: cmd.Flags().Changed("top")}
	w.settings = render.Settings{
		Title: or(f.title, about.title()), Source: or(f.note, about.note()), Theme: theme, Transparent: f.transparent,
		Left: left, MaxNodes: f.top, Scale: f.scale, Fonts: fonts, Layout: layoutSettings(f.engine),
	}
	if f.top == 0 {
		w.settings.MaxNodes = -1
	}
	w.settings.Cooccurrence = map[string]render.Layer{"always": render.LayerShown, "never": render.LayerHidden}[f.cooccurrence]
	for _, o := range outputs {
		if err := w.write(cmd.Context(), o); err != nil {
			return err
		}
	}
	if !a.quiet {
		a.summarize(a.err, shown)
		for _, line := range w.said {
			fmt.Fprintln(a.err, line)
		}
		if terminal(a.err) {
			fmt.Fprintf(a.err, "Done in %.1f s.\n", time.Since(started).Seconds())
		}
	}
	return nil
}

func readFonts(paths []string) ([][]byte, error) {
	var out [][]byte
	for _, p := range paths {
		b, err := os.ReadFile(p)
		if err != nil {
			return nil, exit{exitUnreadable, "--font: " + err.Error()}
		}
		out = append(out, b)
	}
	return out, nil
}

// gatherAbout is gather that also keeps what the picture's title and note say.
func (a *app) gatherAbout(ctx context.Context, paths []string, about *description) (*graph.Graph, error) {
	facts, err := a.facts(ctx, paths)
	if err != nil {
		return nil, err
	}
	var b graph.Builder
	for f := range facts {
		about.add(f.Doc)
		b.Add(f)
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return b.Graph(), nil
}

// narrowed applies the filters but for the number of nodes, which is a matter of each output.
func (f *graphFlags) narrowed(g *graph.Graph) (*graph.Graph, graph.Left, error) {
	filter, err := f.filter(g)
	if err != nil {
		return nil, graph.Left{}, err
	}
	filter.TopNodes, filter.TopEdges = 0, 0
	if f.cooccurrence == "auto" {
		filter.Layers = graph.AllLayers
	}
	filter.KeepIsolated = !f.narrows()
	shown, left := g.Filter(filter)
	return shown, left, nil
}

// output is one file to write, or stdout.
type output struct {
	path   string // "-" is stdout
	format string
}

// plan decides the format of every output before anything is read.
func (f *graphFlags) plan(paths []string) ([]output, error) {
	if len(f.outputs) == 0 {
		f.outputs = []string{defaultOutput(paths, or(f.format, "svg"))}
	}
	var out []output
	for _, path := range f.outputs {
		format := f.format
		if path != "-" {
			if byName, ok := formatOf(path); ok {
				format = byName
			}
		}
		if path == "-" {
			format = or(format, "svg")
		}
		if format == "" {
			return nil, usageError("%s: no format goes by that extension; `actant formats` lists them, --format names one", path)
		}
		if _, ok := formatNamed(format); !ok {
			return nil, usageError("--format %s: no such format; `actant formats` lists them", format)
		}
		out = append(out, output{path, format})
	}
	return out, nil
}

// defaultOutput names the picture after the only input, beside the user and not beside the input.
func defaultOutput(paths []string, format string) string {
	name := "graph"
	if len(paths) == 1 && paths[0] != "-" {
		base := filepath.Base(filepath.Clean(paths[0]))
		if base = strings.TrimSuffix(base, filepath.Ext(base)); base != "" && base != "." && base != ".." && base != "/" {
			name = base
		}
	}
	if f, ok := formatNamed(format); ok {
		return name + f.Extensions[0]
	}
	return name + "." + format
}

func or(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

func layoutSettings(engine string) layout.Settings {
	helper, cache := layoutHelper()
	return layout.Settings{Engine: engine, Helper: helper, CacheDir: cache}
}
