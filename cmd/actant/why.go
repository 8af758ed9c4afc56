package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/graph"
	"github.com/actant-project/actant/store"
	"github.com/actant-project/actant/text"
)

func whyCommand(a *app) *cobra.Command {
	var asJSON bool
	var filters filterFlags
	cmd := &cobra.Command{
		Use:   "why A B [FILE...]",
		Short: "Show the sentences behind the edges between A and B",
		Long: `Show every sentence behind the edges between A and B, either direction, with both ends and
the trigger marked, its status, date, document and the rule that found it. Without FILE they
come from the corpus (-c).

  actant why Trump Putin article.txt
  actant why Trump Putin -c corpus.db
  actant why "Astrid Halvorsen" Turkey reports/ --json`,
		Args: atLeast(2, "two names, then FILEs, or -c for a corpus"),
		RunE: func(cmd *cobra.Command, args []string) error {
			g, from, to, err := a.ends(cmd.Context(), args, &filters)
			if err != nil {
				return err
			}
			edges := between(g, from, to)
			if len(edges) == 0 {
				return exit{exitNothing, fmt.Sprintf("no edge between %s and %s; `actant path` may find a way round",
					g.Node(from).Label, g.Node(to).Label)}
			}
			return a.showEdges(g, edges, asJSON)
		},
	}
	a.readFlags(cmd)
	a.factsFlag(cmd)
	a.corpusFlag(cmd)
	filters.add(cmd, 0)
	filters.addDuplicates(cmd)
	cmd.Flags().BoolVar(&asJSON, "json", false, "JSON Lines: one piece of evidence a line")
	return cmd
}

func pathCommand(a *app) *cobra.Command {
	var asJSON bool
	var filters filterFlags
	cmd := &cobra.Command{
		Use:   "path A B [FILE...]",
		Short: "Show the best chain of edges from A to B, with a sentence for each",
		Long: `Show the best chain of edges from A to B, with the best sentence for each step. Short chains
are preferred to long ones, what is stated often to what is stated once, alleged, possible or
denied, and two relations of whatever status to one mere co-occurrence. Without FILE it
searches the corpus (-c).

  actant path "Marc Fogel" Putin article.txt`,
		Args: atLeast(2, "two names, then FILEs, or -c for a corpus"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 2 {
				return a.pathIn(cmd.Context(), args[0], args[1], &filters, asJSON)
			}
			g, from, to, err := a.ends(cmd.Context(), args, &filters)
			if err != nil {
				return err
			}
			return a.showPath(g, g.Path(from, to), g.Node(from).Label, g.Node(to).Label, asJSON)
		},
	}
	a.readFlags(cmd)
	a.factsFlag(cmd)
	a.corpusFlag(cmd)
	filters.add(cmd, 0)
	filters.addDuplicates(cmd)
	cmd.Flags().BoolVar(&asJSON, "json", false, "JSON Lines: one piece of evidence a line")
	return cmd
}

// ends reads the files, or asks the corpus, and finds the nodes that two names mean.
func (a *app) ends(ctx context.Context, args []string, filters *filterFlags) (g *graph.Graph, from, to int, err error) {
	if len(args) == 2 {
		return a.endsIn(ctx, args[0], args[1], filters)
	}
	if g, err = a.gather(ctx, args[2:], filters.duplicates); err != nil {
		return nil, 0, 0, err
	}
	filter, err := filters.filter(g)
	if err != nil {
		return nil, 0, 0, err
	}
	filter.Layers, filter.KeepIsolated = graph.AllLayers, true
	g, _ = g.Filter(filter)
	if from, err = find(g, args[0]); err != nil {
		return nil, 0, 0, err
	}
	to, err = find(g, args[1])
	return g, from, to, err
}

// endsIn returns the part of the corpus that joins two of its entities.
func (a *app) endsIn(ctx context.Context, nameA, nameB string, filters *filterFlags) (*graph.Graph, int, int, error) {
	s, q, ends, err := a.askAbout(ctx, nameA, nameB, filters)
	if err != nil {
		return nil, 0, 0, err
	}
	q.Layers = graph.AllLayers
	g, err := s.Between(ctx, ends[0], ends[1], q)
	if err != nil {
		return nil, 0, 0, err
	}
	from, okA := g.NodeByKey(ends[0])
	to, okB := g.NodeByKey(ends[1])
	if !okA || !okB {
		return nil, 0, 0, exit{exitNothing, fmt.Sprintf("no edge between %s and %s under these filters", nameA, nameB)}
	}
	return g, from, to, nil
}

// askAbout opens the corpus for a question about two of its entities. The corpus stays open until the command ends.
func (a *app) askAbout(ctx context.Context, nameA, nameB string, filters *filterFlags) (s *store.Store, q store.Query, ends [2]string, err error) {
	if s, err = a.openCorpus(ctx, true); err != nil {
		return
	}
	if q, err = filters.query(ctx, s); err != nil {
		return
	}
	for i, name := range []string{nameA, nameB} {
		e, err := findIn(ctx, s, name)
		if err != nil {
			return s, q, ends, err
		}
		ends[i] = e.Key
	}
	return
}

// pathIn is path on a corpus.
func (a *app) pathIn(ctx context.Context, nameA, nameB string, filters *filterFlags, asJSON bool) error {
	s, q, ends, err := a.askAbout(ctx, nameA, nameB, filters)
	if err != nil {
		return err
	}
	q.Layers = graph.AllLayers
	g, edges, err := s.Path(ctx, ends[0], ends[1], q)
	if err != nil {
		return err
	}
	return a.showPath(g, edges, nameA, nameB, asJSON)
}

func (a *app) showPath(g *graph.Graph, edges []int, from, to string, asJSON bool) error {
	if len(edges) == 0 {
		return exit{exitNothing, fmt.Sprintf("no path from %s to %s", from, to)}
	}
	return a.showEdges(g, edges, asJSON)
}

// between returns the edges that join two nodes: what is stated first, then the heaviest. When
// there are typed ones, plain co-occurrence says nothing new and is left out.
func between(g *graph.Graph, from, to int) []int {
	var out []int
	typed := false
	for _, i := range g.EdgesAt(from) {
		e := g.Edge(i)
		if (e.Source == from && e.Target == to) || (e.Source == to && e.Target == from) {
			out = append(out, i)
			typed = typed || e.Status != fact.Cooccurring
		}
	}
	if typed {
		out = slices.DeleteFunc(out, func(i int) bool { return g.Edge(i).Status == fact.Cooccurring })
	}
	slices.SortStableFunc(out, func(x, y int) int { return compareEdges(g.Edge(x), g.Edge(y)) })
	return out
}

// evidenceLine is one piece of evidence in JSON.
type evidenceLine struct {
	Source       string            `json:"source"`
	Target       string            `json:"target"`
	Type         fact.RelationType `json:"type"`
	Status       fact.Status       `json:"status"`
	Symmetric    bool              `json:"symmetric"`
	AttributedTo string            `json:"attributed_to,omitempty"`
	Lemma        string            `json:"lemma,omitempty"`
	Sentence     string            `json:"sentence"`
	Span         text.Span         `json:"span"`
	Document     string            `json:"document"`
	Path         string            `json:"path"`
	Date         string            `json:"date,omitempty"`
	Rule         string            `json:"rule,omitempty"`
	Score        float64           `json:"score,omitempty"`
	Modality     fact.Modality     `json:"modality,omitempty"`
	Sources      int               `json:"sources,omitempty"`    // of the edge
	Confidence   float64           `json:"confidence,omitempty"` // of the edge
}

func (a *app) showEdges(g *graph.Graph, edges []int, asJSON bool) error {
	w := bufio.NewWriter(a.out)
	if asJSON {
		enc := json.NewEncoder(w)
		enc.SetEscapeHTML(false)
		for _, i := range edges {
			e := g.Edge(i)
			for _, v := range g.Evidence(i) {
				if err := enc.Encode(evidenceLine{g.Node(e.Source).Label, g.Node(e.Target).Label, e.Type, v.Status, e.Symmetric,
					v.AttributedTo, v.Lemma, v.Text, v.Sentence, v.Document, v.Source, v.Date, v.Rule, v.Score, v.Modality, e.Documents, g.Confidence(i)}); err != nil {
					return err
				}
			}
		}
		return w.Flush()
	}
	st := styleFor(a.out)
	for n, i := range edges {
		if n > 0 {
			fmt.Fprintln(w)
		}
		writeEdge(w, st, g, i)
	}
	return w.Flush()
}

// writeEdge prints an edge and every sentence under it.
func writeEdge(w io.Writer, st style, g *graph.Graph, i int) {
	e := g.Edge(i)
	fmt.Fprintf(w, "%s%s\n", st.bold(edgeTitle(g, e)), st.dim(support(g, i)))
	for _, v := range g.Evidence(i) {
		fmt.Fprintf(w, "  %s\n", marked(v))
		notes := []string{statusNote(v)}
		if v.AttributedTo != "" {
			notes = append(notes, "in the words of "+printable(v.AttributedTo))
		}
		if v.Date != "" {
			notes = append(notes, v.Date)
		}
		notes = append(notes, fmt.Sprintf("%s:%d", printable(v.Source), v.Sentence.Start))
		if v.Rule != "" {
			notes = append(notes, fmt.Sprintf("rule %s, %.2f", v.Rule, v.Score))
		}
		fmt.Fprintf(w, "  %s\n", st.dim("  "+strings.Join(notes, " · ")))
	}
}

// support is on how many sources an edge rests, and how sure that makes it: ", 2 sources, confidence 0.98".
func support(g *graph.Graph, i int) string {
	e := g.Edge(i)
	if e.Status == fact.Cooccurring {
		return ""
	}
	return fmt.Sprintf(", %s, confidence %.2f", plural(e.Documents, "source"), g.Confidence(i))
}

// statusNote is the status of a piece of evidence, and of what is only possible in what way.
func statusNote(v graph.Evidence) string {
	if v.Status == fact.Cooccurring {
		return "in one sentence"
	}
	if v.Status == fact.StatusPossible && v.Modality != "" && v.Modality != fact.Possible {
		return string(v.Status) + " (" + string(v.Modality) + ")"
	}
	return string(v.Status)
}

// edgeTitle is "Donald Trump → Vladimir Putin: support (praise), stated".
func edgeTitle(g *graph.Graph, e graph.Edge) string {
	return titleOf(g.Node(e.Source).Label, g.Node(e.Target).Label, e)
}

func titleOf(source, target string, e graph.Edge) string {
	arrow := "→"
	if e.Symmetric {
		arrow = "—"
	}
	what := string(e.Type)
	if e.Label != "" && e.Label != what {
		what += " (" + e.Label + ")"
	}
	what += ", " + string(e.Status)
	if e.Status == fact.Cooccurring {
		what = "named together"
	}
	return printable(fmt.Sprintf("%s %s %s: %s", source, arrow, target, what))
}

// marked is the sentence with [source], [target] and *trigger* marked.
func marked(v graph.Evidence) string {
	type mark struct {
		text.Span
		open, shut string
	}
	var marks []mark
	for _, s := range []text.Span{v.SourceSpan, v.TargetSpan} {
		if v.Sentence.Contains(s) && s.Len() > 0 {
			marks = append(marks, mark{s, "[", "]"})
		}
	}
	if v.Sentence.Contains(v.Trigger) && v.Trigger.Len() > 0 {
		marks = append(marks, mark{v.Trigger, "*", "*"})
	}
	slices.SortFunc(marks, func(a, b mark) int { return a.Span.Compare(b.Span) })
	var b strings.Builder
	at := v.Sentence.Start
	cut := func(from, to int) string { return v.Text[from-v.Sentence.Start : to-v.Sentence.Start] }
	for _, m := range marks {
		if m.Start < at || m.End-v.Sentence.Start > len(v.Text) {
			continue
		}
		b.WriteString(cut(at, m.Start))
		b.WriteString(m.open + cut(m.Start, m.End) + m.shut)
		at = m.End
	}
	b.WriteString(v.Text[min(len(v.Text), at-v.Sentence.Start):])
	return strings.Join(strings.Fields(printable(b.String())), " ")
}
