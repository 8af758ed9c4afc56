package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/actant-project/actant/decision"
	"github.com/actant-project/actant/graph"
	"github.com/actant-project/actant/render"
	"github.com/actant-project/actant/render/layout"
	"github.com/actant-project/actant/store"
	"github.com/actant-project/actant/web"
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
	pageText    string
	rawCells    bool
}

const defaultTop = render.DefaultNodes

func graphCommand(a *app) *cobra.Command {
	var f graphFlags
	cmd := &cobra.Command{
		Use:   "graph [FILE...]",
		Short: "Draw who said and did what to whom, and write it in other programs' formats",
		Long: `Read everything, find who said and did what to whom, write it, and say what was found.
FILE may be text, Markdown, HTML, JSON Lines, a folder, a .gz, .zip or .tar of them, or -
for stdin. The extension of -o chooses the format (see actant formats); without -o the
picture is an SVG named after the article. Pictures show the 60 most important entities
unless --top says otherwise; data formats hold everything, and so does .html, the explorer in one
file. Without FILE the corpus (-c) is drawn.

  actant graph article.txt
  actant graph article.txt -o net.svg -o net.graphml
  actant graph reports/ -o net.html
  actant graph -c corpus.db -o net.svg --since 2025-01-01
  actant graph reports/ -o net.png --top 30 --theme dark --title "The strait talks"
  actant graph reports/ -o net.svg --around "Astrid Halvorsen" --depth 2 --status stated
  curl -s https://example.org/story | actant graph - --format dot -o - | dot -Tpdf > story.pdf`,
		RunE: func(cmd *cobra.Command, args []string) error { return a.graph(cmd, args, &f) },
	}
	a.readFlags(cmd)
	a.factsFlag(cmd)
	a.corpusFlag(cmd)
	f.add(cmd, defaultTop)
	f.addDuplicates(cmd)
	f.addOutputs(cmd)
	return cmd
}

// addOutputs adds what says where to write, and how it shall look.
func (f *graphFlags) addOutputs(cmd *cobra.Command) {
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
	fs.StringVar(&f.pageText, "page-text", string(web.EvidenceSentences), "what a page (.html) carries of the texts: full, sentences or none")
	fs.BoolVar(&f.rawCells, "raw-cells", false, "CSV: do not neutralise cells that spreadsheets would run as formulas")
}

func exportCommand(a *app) *cobra.Command {
	var f graphFlags
	cmd := &cobra.Command{
		Use:   "export -o FILE | --format NAME",
		Short: "Write the corpus in other programs' formats",
		Long: `Write the graph of the corpus, or the part that the filters keep, in the format that the extension of
-o or --format names; ` + "`actant formats`" + ` lists them. Without -o it goes to stdout.

  actant export -o net.gexf
  actant export --format graphml --since 2025-01-01 --min-sources 2 > net.graphml`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if len(f.outputs) == 0 && f.format == "" {
				return usageError("export needs -o FILE or --format NAME; `actant formats` lists the formats")
			}
			if len(f.outputs) == 0 {
				f.outputs = []string{"-"}
			}
			return a.graph(cmd, nil, &f)
		},
	}
	a.corpusFlag(cmd)
	f.add(cmd, 0)
	f.addDuplicates(cmd)
	f.addOutputs(cmd)
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
	d, err := a.toDraw(cmd.Context(), paths, f, slices.ContainsFunc(outputs, func(o output) bool { return o.format == "html" }))
	if err != nil {
		return err
	}
	w := &writer{app: a, flags: f, drawn: d, explicitTop: cmd.Flags().Changed("top")}
	if cmd.Flags().Changed("theme") {
		w.pageTheme = f.theme
	}
	w.settings = render.Settings{
		Title: or(f.title, d.title), Source: or(f.note, d.note), Theme: theme, Transparent: f.transparent,
		Left: d.left, MaxNodes: f.top, Scale: f.scale, Fonts: fonts, Layout: layoutSettings(f.engine),
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
		a.summarize(a.err, d.shown)
		if err := a.sayAlike(cmd.Context(), d); err != nil {
			return err
		}
		for _, line := range w.said {
			fmt.Fprintln(a.err, line)
		}
		if terminal(a.err) {
			fmt.Fprintf(a.err, "Done in %.1f s.\n", time.Since(started).Seconds())
		}
	}
	return nil
}

// reviewable is the most entities among which graph looks for those that may be the same.
const reviewable = 20000

// sayAlike says how many pairs of several documents may be one, since a picture shows each of them as two.
func (a *app) sayAlike(ctx context.Context, d drawn) (err error) {
	var pairs []decision.Proposal
	way := "`actant add` and `actant review` settle"
	switch {
	case a.documents < 2 || d.shown.NodeCount() > reviewable:
		return nil
	case d.fromCorpus:
		way = "`actant review` settles"
		pairs, err = d.corpus.Proposals(ctx, 0)
	default:
		pairs = decision.Propose(d.shown, nil, 0)
	}
	if err != nil || len(pairs) == 0 {
		return err
	}
	a.say("%s may be the same, such as %s and %s; %s that.", plural(len(pairs), "pair"), pairs[0].ALabel, pairs[0].BLabel, way)
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

// drawn is what a run of graph writes.
type drawn struct {
	shown       *graph.Graph
	left        graph.Left // what the filters took out of it
	title, note string
	corpus      *store.Store // nil when nobody asked for one
	fromCorpus  bool         // and not from files
	query       store.Query  // of corpus
}

// toDraw reads the files, or asks the corpus. keep asks for a corpus also of files.
func (a *app) toDraw(ctx context.Context, paths []string, f *graphFlags, keep bool) (drawn, error) {
	if len(paths) == 0 {
		return a.drawCorpus(ctx, f)
	}
	if a.corpus != "" {
		return drawn{}, usageError("give FILEs or a corpus (-c), not both")
	}
	return a.drawFiles(ctx, paths, f, keep)
}

func (a *app) drawCorpus(ctx context.Context, f *graphFlags) (d drawn, err error) {
	if d.corpus, err = a.openCorpus(ctx, true); err != nil {
		return d, err
	}
	d.fromCorpus = true
	if d.query, err = f.query(ctx, d.corpus); err != nil {
		return d, err
	}
	q := d.query
	q.Top, q.TopEdges, q.Isolated, q.Layers = 0, 0, !f.narrows(), f.dataLayers(q.Layers)
	if d.shown, d.left, err = d.corpus.Graph(ctx, q); err != nil {
		return d, err
	}
	st, err := d.corpus.Stats(ctx)
	if err != nil {
		return d, err
	}
	a.documents = st.Documents
	about := description{documents: st.Documents, from: st.First, to: st.Last}
	d.note = about.note()
	if d.shown.NodeCount() == 0 {
		return d, exit{exitNothing, fmt.Sprintf("nothing found: %s in %s, none under these filters", entityCount(st.Entities), plural(st.Documents, "document"))}
	}
	return d, nil
}

func (a *app) drawFiles(ctx context.Context, paths []string, f *graphFlags, keep bool) (d drawn, err error) {
	facts, err := a.facts(ctx, paths)
	if err != nil {
		return d, err
	}
	if keep {
		if d.corpus, err = a.createCorpus(ctx, ":memory:"); err != nil {
			return d, err
		}
	}
	var b graph.Builder
	var about description
	for batch := range batches(a.once(facts, f.duplicates)) {
		for _, f := range batch {
			about.add(f.Doc)
			b.Add(f)
		}
		if keep {
			if _, err := d.corpus.Add(ctx, batch, now()); err != nil {
				return d, err
			}
		}
	}
	if err := ctx.Err(); err != nil {
		return d, err
	}
	g := b.Graph()
	if g.NodeCount() == 0 {
		return d, exit{exitNothing, "nothing found: no entities in " + plural(a.documents, "document")}
	}
	filter, err := f.filter(g)
	if err != nil {
		return d, err
	}
	if keep {
		f.duplicates = true // what is left shall all count
		if d.query, err = f.query(ctx, d.corpus); err != nil {
			return d, err
		}
	}
	filter.TopNodes, filter.TopEdges, filter.KeepIsolated, filter.Layers = 0, 0, !f.narrows(), f.dataLayers(filter.Layers)
	d.shown, d.left = g.Filter(filter)
	d.title, d.note = about.title(), about.note()
	if d.shown.NodeCount() == 0 {
		return d, exit{exitNothing, fmt.Sprintf("nothing found: no edge is left of %s after filtering", entityCount(g.NodeCount()))}
	}
	return d, nil
}

// dataLayers are those of data formats: all, unless the user says otherwise.
func (f *graphFlags) dataLayers(l graph.Layers) graph.Layers {
	if f.cooccurrence == "auto" {
		return graph.AllLayers
	}
	return l
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
