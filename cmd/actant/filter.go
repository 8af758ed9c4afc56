package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/graph"
	"github.com/actant-project/actant/store"
)

// filterFlags are the filters that every command that shows a graph has.
type filterFlags struct {
	types, relations, statuses []string
	documents                  []string
	minWeight, minDocuments    int
	since, until               string
	around                     string
	depth, top                 int
	cooccurrence               string
	duplicates                 bool // of a corpus: count near-duplicate documents, too
}

func (f *filterFlags) add(cmd *cobra.Command, top int) {
	fs := cmd.Flags()
	fs.StringSliceVar(&f.types, "type", nil, "only entities of these types: "+list(fact.Types))
	fs.StringSliceVar(&f.relations, "rel", nil, "only these relations: "+list(fact.RelationTypes))
	fs.StringSliceVar(&f.statuses, "status", nil, "only edges of these statuses: stated, denied, possible, alleged, cooccurring")
	fs.StringArrayVar(&f.documents, "doc", nil, "only edges found in this document, by ID (of a corpus also the beginning of one) or path; may be given several times")
	fs.IntVar(&f.minWeight, "min-weight", 0, "only edges that rest on at least this many sentences")
	fs.IntVar(&f.minDocuments, "min-sources", 0, "only edges found in at least this many documents")
	fs.StringVar(&f.since, "since", "", "only edges dated on or after YYYY-MM-DD; YYYY-MM and YYYY do, too")
	fs.StringVar(&f.until, "until", "", "only edges dated on or before YYYY-MM-DD; YYYY-MM and YYYY do, too")
	fs.StringVar(&f.around, "around", "", "only what lies around the entity of this NAME")
	fs.IntVar(&f.depth, "depth", 1, "how many steps around NAME")
	fs.IntVar(&f.top, "top", top, "only the N most important entities; 0 is all")
	fs.StringVar(&f.cooccurrence, "cooccurrence", "auto", "entities that only share a sentence: auto (when there is nothing else), always, never")
}

func list[T ~string](values []T) string {
	words := make([]string, len(values))
	for i, v := range values {
		words[i] = string(v)
	}
	return strings.Join(words, " ")
}

var statuses = []fact.Status{fact.Stated, fact.Denied, fact.StatusPossible, fact.Alleged, fact.Cooccurring}

// filter turns the flags into a filter of g, or says which flag is wrong. Without a graph, --around is left to the caller.
func (f *filterFlags) filter(g *graph.Graph) (graph.Filter, error) {
	var out graph.Filter
	var err error
	if out.Types, err = known(f.types, "--type", fact.Types); err != nil {
		return out, err
	}
	if out.Relations, err = known(f.relations, "--rel", append(slices.Clone(fact.RelationTypes), graph.Cooccur)); err != nil {
		return out, err
	}
	if out.Statuses, err = known(f.statuses, "--status", statuses); err != nil {
		return out, err
	}
	if out.Since, err = day("--since", f.since, false); err != nil {
		return out, err
	}
	if out.Until, err = day("--until", f.until, true); err != nil {
		return out, err
	}
	for _, n := range []struct {
		flag  string
		value int
	}{{"--min-weight", f.minWeight}, {"--min-sources", f.minDocuments}, {"--depth", f.depth}, {"--top", f.top}} {
		if n.value < 0 {
			return out, usageError("%s %d: must not be below 0", n.flag, n.value)
		}
	}
	out.Documents = f.documents
	out.MinWeight, out.MinDocuments = f.minWeight, f.minDocuments
	out.TopNodes = f.top
	if f.top > 0 {
		out.TopEdges = 3 * f.top
	}
	if out.Layers, err = f.layers(); err != nil {
		return out, err
	}
	if g == nil {
		return out, nil
	}
	if f.around != "" {
		node, err := find(g, f.around)
		if err != nil {
			return out, err
		}
		out.Around, out.AroundDepth = []int{node}, f.depth
	}
	return out, nil
}

// day reads YYYY-MM-DD, and YYYY-MM and YYYY as their first or last day.
func day(flag, value string, last bool) (string, error) {
	if value == "" {
		return "", nil
	}
	for _, form := range []struct {
		layout        string
		years, months int
	}{{time.DateOnly, 0, 0}, {"2006-01", 0, 1}, {"2006", 1, 0}} {
		t, err := time.Parse(form.layout, value)
		if err != nil {
			continue
		}
		if last && form.layout != time.DateOnly {
			t = t.AddDate(form.years, form.months, -1)
		}
		return t.Format(time.DateOnly), nil
	}
	return "", usageError("%s %s: not a date of the form 2025-02-13, 2025-02 or 2025", flag, value)
}

// query turns the flags into a question to a corpus, or says which flag is wrong.
func (f *filterFlags) query(ctx context.Context, s *store.Store) (store.Query, error) {
	flt, err := f.filter(nil)
	if err != nil {
		return store.Query{}, err
	}
	q := store.Query{
		Types: flt.Types, Relations: flt.Relations, Statuses: flt.Statuses, Documents: flt.Documents, Since: flt.Since, Until: flt.Until,
		MinSources: flt.MinDocuments, MinWeight: flt.MinWeight, Top: flt.TopNodes, TopEdges: flt.TopEdges, Layers: flt.Layers,
		Depth: f.depth, Duplicates: f.duplicates,
	}
	if len(f.documents) > 0 {
		if q.Documents, err = documentsIn(ctx, s, f.documents); err != nil {
			return q, err
		}
	}
	if f.around != "" {
		e, err := findIn(ctx, s, f.around)
		if err != nil {
			return q, err
		}
		q.Around = []string{e.Key}
	}
	return q, nil
}

// documentsIn returns the IDs of documents of a corpus given by ID, the beginning of one, or path.
func documentsIn(ctx context.Context, s *store.Store, names []string) (ids []string, err error) {
	for _, n := range names {
		more, err := s.IDs(ctx, n)
		if errors.Is(err, store.ErrUnknown) {
			return nil, exit{exitNothing, fmt.Sprintf("there is no document %s in the corpus; `actant ls docs` lists them", n)}
		}
		if err != nil {
			return nil, err
		}
		ids = append(ids, more...)
	}
	return ids, nil
}

// findIn returns the entity of a corpus that name means: a label, an alias or a key.
func findIn(ctx context.Context, s *store.Store, name string) (store.Entity, error) {
	found, err := s.Find(ctx, name, 1)
	if err != nil {
		return store.Entity{}, err
	}
	if len(found) == 0 {
		return store.Entity{}, exit{exitNothing, fmt.Sprintf("nobody named %q in the corpus; `actant ls entities` lists them", name)}
	}
	return found[0], nil
}

// narrows reports whether edges are chosen: then an entity without one is not what was asked for.
func (f *filterFlags) narrows() bool {
	return len(f.relations) > 0 || len(f.documents) > 0 || len(f.statuses) > 0 || f.minWeight > 0 || f.minDocuments > 0 ||
		f.since != "" || f.until != "" || f.around != ""
}

func (f *filterFlags) layers() (graph.Layers, error) {
	switch f.cooccurrence {
	case "always":
		return graph.AllLayers, nil
	case "never":
		return graph.TypedLayer, nil
	case "auto":
		if slices.Contains(f.statuses, string(fact.Cooccurring)) || slices.Contains(f.relations, string(graph.Cooccur)) {
			return graph.AllLayers, nil
		}
		return graph.AutoLayer, nil
	}
	return 0, usageError("--cooccurrence %s: must be auto, always or never", f.cooccurrence)
}

func known[T ~string](given []string, flag string, values []T) ([]T, error) {
	var out []T
	for _, s := range given {
		v := T(strings.ToLower(strings.TrimSpace(s)))
		if !slices.Contains(values, v) {
			return nil, usageError("%s %s: must be one of %s", flag, s, list(values))
		}
		out = append(out, v)
	}
	return out, nil
}

// find returns the node that name means: a label, an alias or a key.
func find(g *graph.Graph, name string) (int, error) {
	found := g.Find(name)
	if len(found) == 0 {
		return 0, exit{exitNothing, fmt.Sprintf("nobody named %q here%s", name, suggest(g, name))}
	}
	return found[0], nil
}

// suggest names up to three entities that share a word with name.
func suggest(g *graph.Graph, name string) string {
	var near []string
	words := strings.Fields(strings.ToLower(name))
	for i := 0; i < g.NodeCount() && len(near) < 3; i++ {
		label := g.Node(i).Label
		for _, w := range strings.Fields(strings.ToLower(label)) {
			if slices.Contains(words, w) {
				near = append(near, label)
				break
			}
		}
	}
	if len(near) == 0 {
		return "; `actant entities` lists them"
	}
	return "; did you mean " + strings.Join(near, " or ") + "?"
}
