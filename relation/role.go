package relation

import "github.com/actant-project/actant/fact"

func (a *analysis) roles(out []fact.Relation) []fact.Relation { return out }
