package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/actant-project/actant/decision"
	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/graph"
	"github.com/actant-project/actant/store"
)

// narrowing says of which part of an edge a decision speaks.
type narrowing struct {
	docs     []string
	evidence string
	list     bool
}

func (n *narrowing) add(cmd *cobra.Command) {
	fs := cmd.Flags()
	fs.StringArrayVar(&n.docs, "doc", nil, "only what this document says: an ID, the beginning of one, or a path")
	fs.StringVar(&n.evidence, "evidence", "", "only this sentence, by its reference; --list shows them")
	fs.BoolVar(&n.list, "list", false, "change nothing; show the sentences with their references")
}

func rejectCommand(a *app) *cobra.Command {
	var part narrowing
	cmd := a.deciding("reject A REL B", "Say that a relation is not so",
		`Say that A did not do REL to B, although it was read so: the whole edge, what one document says, or one sentence.
REL is one of `+list(fact.RelationTypes)+`,
or `+string(graph.Cooccur)+` for two who are only named together. A mutual relation is found in either order.

  actant reject Lind accuse Haddad --list
  actant reject Lind accuse Haddad --evidence 3f9c21aa#0b1c2d3e4f5a`, exactly(3, "A, a relation and B"),
		func(ctx context.Context, c *curator, args []string) error {
			return c.eachEdge(ctx, args, &part, func(e decision.EdgeRef) (decision.Decision, error) {
				return decision.Decision{Kind: decision.Reject}, nil
			})
		})
	part.add(cmd)
	return cmd
}

func correctCommand(a *app) *cobra.Command {
	var part narrowing
	var typ, status string
	var reverse, mutual bool
	cmd := a.deciding("correct A REL B", "Correct the type, status or direction of a relation",
		`Correct the type, status or direction of what A did to B: the whole edge, what one document says, or one sentence.
REL is one of `+list(fact.RelationTypes)+`.

  actant correct Lind accuse Haddad --to support
  actant correct Lind accuse Haddad --status denied --doc 3f9c21
  actant correct Lind accuse Haddad --reverse`, exactly(3, "A, a relation and B"),
		func(ctx context.Context, c *curator, args []string) error {
			if typ == "" && status == "" && !reverse && !mutual && !part.list {
				return usageError("correct needs --to REL, --status STATUS, --reverse or --mutual")
			}
			change, err := changeOf(typ, status, reverse, mutual)
			if err != nil {
				return err
			}
			return c.eachEdge(ctx, args, &part, func(e decision.EdgeRef) (decision.Decision, error) {
				to := change(e)
				if e == to {
					return decision.Decision{}, errSame
				}
				return decision.Decision{Kind: decision.Correct, To: &to}, nil
			})
		})
	part.add(cmd)
	fs := cmd.Flags()
	fs.StringVar(&typ, "to", "", "the relation that it is")
	fs.StringVar(&status, "status", "", "the status that it has: stated, denied, possible, alleged")
	fs.BoolVar(&reverse, "reverse", false, "it was B who did it to A")
	fs.BoolVar(&mutual, "mutual", false, "both did it")
	return cmd
}

var errSame = errors.New("nothing to correct")

// changeOf returns what the flags make of an edge.
func changeOf(typ, status string, reverse, mutual bool) (func(decision.EdgeRef) decision.EdgeRef, error) {
	if reverse && mutual {
		return nil, usageError("--reverse and --mutual exclude each other")
	}
	var types []fact.RelationType
	var states []fact.Status
	var err error
	if typ != "" {
		if types, err = known([]string{typ}, "--to", fact.RelationTypes); err != nil {
			return nil, err
		}
	}
	if status != "" {
		if states, err = known([]string{status}, "--status", statuses[:4]); err != nil {
			return nil, err
		}
	}
	return func(e decision.EdgeRef) decision.EdgeRef {
		for _, t := range types {
			e.Type = t
		}
		for _, s := range states {
			e.Status = s
		}
		if reverse {
			e.Source, e.Target, e.Symmetric = e.Target, e.Source, false
		}
		if mutual {
			e.Symmetric, e.Source, e.Target = true, min(e.Source, e.Target), max(e.Source, e.Target)
		}
		return e
	}, nil
}

// eachEdge finds the edges of that relation from one to the other, of whatever status, and takes a decision on each.
func (c *curator) eachEdge(ctx context.Context, args []string, part *narrowing, make func(decision.EdgeRef) (decision.Decision, error)) error {
	types, err := known(args[1:2], "REL", append(slices.Clone(fact.RelationTypes), graph.Cooccur))
	if err != nil {
		return err
	}
	from, to, err := c.two(ctx, []string{args[0], args[2]})
	if err != nil {
		return err
	}
	edges, err := c.edges(ctx, from, to, types[0])
	if err != nil {
		return err
	}
	if part.list {
		return c.listEvidence(ctx, edges)
	}
	docs, ref, err := c.part(ctx, edges, part)
	if err != nil {
		return err
	}
	done := 0
	for _, e := range edges {
		if ref != nil && !c.rests(ctx, e.Ref, *ref) {
			continue
		}
		d, err := make(e.Ref)
		if errors.Is(err, errSame) {
			continue
		}
		if err != nil {
			return err
		}
		edge := e.Ref
		d.Edge, d.Documents, d.Evidence = &edge, docs, ref
		if err := c.decide(ctx, d); err != nil {
			return err
		}
		done++
	}
	if done == 0 {
		return exit{exitNothing, "nothing changed: the edge is that already"}
	}
	return nil
}

// edges lists the edges of a type from one to the other; the mutual ones in either order.
func (c *curator) edges(ctx context.Context, from, to store.Entity, t fact.RelationType) ([]store.EdgeRow, error) {
	layers := graph.TypedLayer
	if t == graph.Cooccur {
		layers = graph.AllLayers
	}
	rows, _, err := c.s.Relations(ctx, store.Query{Around: []string{from.Key}, Relations: []fact.RelationType{t}, Layers: layers}, "", 0, 0)
	if err != nil {
		return nil, refusal(err)
	}
	rows = slices.DeleteFunc(rows, func(e store.EdgeRow) bool {
		straight := e.SourceKey == from.Key && e.TargetKey == to.Key
		back := e.Symmetric && e.SourceKey == to.Key && e.TargetKey == from.Key
		return !straight && !back
	})
	if len(rows) == 0 {
		return nil, exit{exitNothing, fmt.Sprintf("no edge %s %s %s; `actant why` shows those there are", from.Label, t, to.Label)}
	}
	return rows, nil
}

// part resolves --doc and --evidence.
func (c *curator) part(ctx context.Context, edges []store.EdgeRow, part *narrowing) ([]string, *decision.EvidenceRef, error) {
	docs, err := documentsIn(ctx, c.s, part.docs)
	if err != nil || part.evidence == "" {
		return docs, nil, err
	}
	ref, err := decision.ParseEvidenceRef(part.evidence)
	if err != nil {
		return nil, nil, usageError("--evidence: %v", err)
	}
	ids, err := documentsIn(ctx, c.s, []string{ref.Document})
	if err != nil {
		return nil, nil, err
	}
	ref.Document = ids[0]
	if !slices.ContainsFunc(edges, func(e store.EdgeRow) bool { return c.rests(ctx, e.Ref, ref) }) {
		return nil, nil, exit{exitNothing, fmt.Sprintf("the edge does not rest on %s; --list shows what it rests on", part.evidence)}
	}
	return docs, &ref, nil
}

// rests reports whether an edge rests on a piece of evidence.
func (c *curator) rests(ctx context.Context, e decision.EdgeRef, ref decision.EvidenceRef) bool {
	pieces, _, err := c.s.Evidence(ctx, e, store.Query{Documents: []string{ref.Document}}, 0, 0)
	return err == nil && slices.ContainsFunc(pieces, func(v graph.Evidence) bool { return decision.Ref(v.Document, v.Text) == ref })
}

func (c *curator) listEvidence(ctx context.Context, edges []store.EdgeRow) error {
	out := bufio.NewWriter(c.out)
	st := styleFor(c.out)
	for _, e := range edges {
		pieces, _, err := c.s.Evidence(ctx, e.Ref, store.Query{}, 0, 0)
		if err != nil {
			return refusal(err)
		}
		fmt.Fprintln(out, st.bold(titleOf(e.SourceLabel, e.TargetLabel, e.Edge)))
		for _, v := range pieces {
			fmt.Fprintf(out, "  %s\n    %s\n", marked(v), st.dim(printable(strings.TrimSpace(decision.Ref(v.Document, v.Text).String()+"  "+v.Date))))
		}
	}
	return out.Flush()
}
