package web

import (
	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/graph"
)

// tones is the colour of each type of relation, as pictures have it (a test compares).
func tones() map[string]string {
	out := map[string]string{string(graph.Cooccur): "faint"}
	for _, t := range fact.RelationTypes {
		out[string(t)] = "neutral"
	}
	for _, t := range []fact.RelationType{fact.Consult, fact.Agree, fact.Support, fact.Aid, fact.Yield, fact.Cooperate} {
		out[string(t)] = "cooperative"
	}
	for _, t := range []fact.RelationType{fact.Accuse, fact.Reject, fact.Threaten, fact.Assault, fact.Sanction, fact.Coerce, fact.Protest, fact.Mobilize, fact.Investigate} {
		out[string(t)] = "hostile"
	}
	return out
}
