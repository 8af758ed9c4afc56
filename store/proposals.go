package store

import (
	"context"
	"fmt"

	"github.com/actant-project/actant/decision"
	"github.com/actant-project/actant/graph"
)

// proposeAmong is how many entities, those named most, are compared for Proposals.
const proposeAmong = 20000

// Proposals returns pairs of entities that may be the same, best first.
func (s *Store) Proposals(ctx context.Context, limit int) (out []decision.Proposal, err error) {
	err = s.view(ctx, "looking for the same entities", func(q *session) error {
		g, err := q.known(proposeAmong)
		if err != nil {
			return err
		}
		o, err := q.decided()
		if err != nil {
			return err
		}
		out = decision.Propose(g, o, limit)
		return nil
	})
	return out, err
}

// known is the graph of the entities named most, with their names, and all edges between them, without labels and evidence.
func (q *session) known(most int) (*graph.Graph, error) {
	counts, err := q.counters()
	if err != nil {
		return nil, err
	}
	b := &bones{session: q, total: counts["sentences"], most: most, named: true}
	if err := b.load(skeletonKey{typed: true, pairs: true}, scope{}); err != nil {
		return nil, err
	}
	return b.loader.Graph(b.total, nil), nil
}

// name completes a node with all it is called.
func (b *bones) name(entity int64, n graph.Node) (graph.Node, error) {
	if !b.named {
		return n, nil
	}
	a, err := b.actor(entity)
	if err != nil {
		return n, fmt.Errorf("entity %s: %w", n.Key, err)
	}
	return a.Node(n.Key, b.labelOf), nil
}
