package eval

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/segment"
	"github.com/actant-project/actant/syntax"
	"github.com/actant-project/actant/text"
)

// Extract reads a document: pipeline.Extract with everything set.
type Extract func(context.Context, *text.Document) (*fact.Facts, error)

// CorefDocument is a line of annotated coreference; offsets count code points of Text.
type CorefDocument struct {
	ID, Genre, Split string
	Text             string
	Mentions         []CorefMention // with singletons
	Ontogum          []CorefMention // chains after OntoNotes' guidelines: no singletons
}

// CorefMention is an annotated phrase.
type CorefMention struct {
	Cluster, Type string
	B, E          int
}

// CorefScore is how well mentions are gathered into entities.
type CorefScore struct {
	Documents        int
	Named            ChainScore // chains with a name
	Typed            ChainScore // mentions of the seven types, in chains with a name or without
	Chains           ChainScore // whole chains of people, organisations, places and events: also the verbs that "this" goes back to
	Names            PRF        // B-cubed over the names that gold and ours share, singletons counted
	NamesMerged      Count      // pairs of names: in one gold entity, in one of ours, in both
	Pronouns, Others Count      // mentions that are no names: of gold's named chains, ours, and those in the right chain
}

// ChainScore is the three measures over chains of two mentions and more.
type ChainScore struct {
	Gold, Got         int // mentions
	MUC, BCubed, CEAF PRF
}

// CoNLL is the mean of the three F1.
func (c ChainScore) CoNLL() float64 { return (c.MUC.F1() + c.BCubed.F1() + c.CEAF.F1()) / 3 }

func (c *ChainScore) add(o ChainScore) {
	c.Gold += o.Gold
	c.Got += o.Got
	c.MUC.Add(o.MUC)
	c.BCubed.Add(o.BCubed)
	c.CEAF.Add(o.CEAF)
}

// Add adds the counts of o.
func (s *CorefScore) Add(o CorefScore) {
	s.Documents += o.Documents
	s.Named.add(o.Named)
	s.Typed.add(o.Typed)
	s.Chains.add(o.Chains)
	s.Names.Add(o.Names)
	s.NamesMerged.Add(o.NamesMerged)
	s.Pronouns.Add(o.Pronouns)
	s.Others.Add(o.Others)
}

// Coref scores extract, from raw text, on the documents of a split ("" is all) in JSON Lines.
//
// A mention of ours is taken for the smallest gold phrase whose head it holds, so that "Trump" meets "U.S. President
// Donald Trump, who ..."; heads are found with parser. Gold's chains are Ontogum's; ours are the entities of two mentions
// and more. What we merge that gold has not, or leaves out of scope, counts as wrong.
//
// A chain has a name when a phrase of it is headed by a proper noun that is no title alone ("Madam Speaker"), no people
// of a country ("Americans", which we take for the country) and not several names at once ("Ann Lee and Bo Li"). Adjectives
// of countries ("the Indian government"), which gold does not mark, are not held against us.
func Coref(ctx context.Context, r io.Reader, name, split string, extract Extract, parser syntax.Analyzer, lists Lists) (CorefScore, error) {
	var sum CorefScore
	err := eachLine(r, name, func(n int, line string) error {
		if strings.TrimSpace(line) == "" {
			return nil
		}
		var g CorefDocument
		if err := json.Unmarshal([]byte(line), &g); err != nil {
			return fmt.Errorf("eval: reading %s: line %d: %w", name, n, err)
		}
		if split != "" && g.Split != split {
			return nil
		}
		sc, err := CorefOf(ctx, &g, extract, parser, lists)
		if err != nil {
			return fmt.Errorf("eval: %s: line %d: %w", name, n, err)
		}
		sum.Add(sc)
		return nil
	})
	return sum, err
}

// CorefOf scores extract on one document.
func CorefOf(ctx context.Context, g *CorefDocument, extract Extract, parser syntax.Analyzer, lists Lists) (CorefScore, error) {
	d := &text.Document{Meta: text.Meta{ID: g.ID, Source: g.ID}, Text: g.Text}
	f, err := extract(ctx, d)
	if err != nil {
		return CorefScore{}, err
	}
	a := aligner{d: segment.Segment(d), lists: lists}
	if a.parse, err = parser.Analyze(ctx, a.d, nil); err != nil {
		return CorefScore{}, err
	}
	offsets := runeOffsets(g.Text)
	chains, err := a.phrases(g.Ontogum, offsets)
	if err != nil {
		return CorefScore{}, err
	}
	all, err := a.phrases(g.Mentions, offsets)
	if err != nil {
		return CorefScore{}, err
	}
	a.giveTypes(chains, all)
	sc := CorefScore{Documents: 1}
	sc.chains(&a, chains, f)
	sc.names(&a, all, f)
	return sc, nil
}

// chains scores chains of two mentions and more.
func (s *CorefScore) chains(a *aligner, ps []phrase, f *fact.Facts) {
	ms, entity := allMentions(f)
	at := a.align(ps, ms)
	named, typed := make(map[string]bool), make(map[string]bool)
	for _, p := range ps {
		named[p.cluster] = named[p.cluster] || p.named
		typed[p.cluster] = typed[p.cluster] || gumTypes[p.typ]
	}
	ours := a.clustersOf(ms, entity, at, len(f.Entities)+len(f.Unnamed), len(ps))
	entities := ours[:len(f.Entities)].withoutSingletons()
	ours = ours.withoutSingletons()
	s.Named = scoreChains(chainsOf(ps, func(p *phrase) bool { return named[p.cluster] && typed[p.cluster] }), entities)
	s.Typed = scoreChains(chainsOf(ps, func(p *phrase) bool { return gumTypes[p.typ] || named[p.cluster] && !p.verb }), ours)
	s.Chains = scoreChains(chainsOf(ps, func(p *phrase) bool { return typed[p.cluster] }), ours)
	s.countLinks(ps, f, at, named)
}

// gumTypes are GUM's types of what bears one of our types even unnamed; a work, a law or a product does when named.
var gumTypes = map[string]bool{"person": true, "organization": true, "place": true, "event": true}

// allMentions are the mentions of f, those of what is never named behind the others, each with the number of its cluster.
func allMentions(f *fact.Facts) (ms []fact.Mention, cluster []int) {
	for _, m := range f.Mentions {
		ms, cluster = append(ms, m), append(cluster, m.Entity.Index())
	}
	for i, u := range f.Unnamed {
		for _, m := range u.Mentions {
			ms, cluster = append(ms, m), append(cluster, len(f.Entities)+i)
		}
	}
	return ms, cluster
}

// clustersOf gathers our mentions by cluster, of which there are so many: the phrases they were taken for, or numbers from n on.
func (a *aligner) clustersOf(ms []fact.Mention, cluster, at []int, clusters, n int) Clusters {
	ours := make(Clusters, clusters)
	for k, m := range ms {
		id := at[k]
		if cluster[k] < 0 || id < 0 && m.Kind == fact.Demonym && a.parse[a.d.TokenAt(m.Span.Start)].UPOS == "ADJ" {
			continue
		}
		if id < 0 {
			id = n + k
		}
		ours[cluster[k]] = append(ours[cluster[k]], id)
	}
	return ours
}

// chainsOf gathers by cluster the phrases that are in scope.
func chainsOf(ps []phrase, in func(*phrase) bool) Clusters {
	var out Clusters
	index := make(map[string]int)
	for i, p := range ps {
		if !in(&p) {
			continue
		}
		if _, ok := index[p.cluster]; !ok {
			index[p.cluster] = len(out)
			out = append(out, nil)
		}
		out[index[p.cluster]] = append(out[index[p.cluster]], i)
	}
	return out.withoutSingletons()
}

func scoreChains(gold, got Clusters) ChainScore {
	return ChainScore{gold.mentions(), got.mentions(), MUC(gold, got), BCubed(gold, got), CEAFe(gold, got)}
}

// countLinks counts the pronouns and descriptions whose entity has a name in the right chain.
func (s *CorefScore) countLinks(ps []phrase, f *fact.Facts, at []int, named map[string]bool) {
	clusters := make(map[int]map[string]bool) // of the names of our entities
	isName := func(m fact.Mention) bool { return m.Kind != fact.Pronoun && m.Kind != fact.Nominal }
	for k, m := range f.Mentions {
		if e := m.Entity.Index(); isName(m) && at[k] >= 0 {
			if clusters[e] == nil {
				clusters[e] = make(map[string]bool)
			}
			clusters[e][ps[at[k]].cluster] = true
		}
	}
	for k, m := range f.Mentions {
		if isName(m) {
			continue
		}
		c := &s.Others
		if m.Kind == fact.Pronoun {
			c = &s.Pronouns
		}
		c.Predicted++
		if at[k] >= 0 && clusters[m.Entity.Index()][ps[at[k]].cluster] {
			c.Correct++
		}
	}
	for _, p := range ps {
		switch {
		case !named[p.cluster] || p.proper:
		case p.pronoun:
			s.Pronouns.Gold++
		default:
			s.Others.Gold++
		}
	}
}

// names scores the names that gold and ours share.
func (s *CorefScore) names(a *aligner, ps []phrase, f *fact.Facts) {
	at := a.align(ps, f.Mentions)
	ours := make(Clusters, len(f.Entities))
	index := make(map[string]int)
	var gold Clusters
	for k, m := range f.Mentions {
		if at[k] < 0 || m.Kind == fact.Pronoun || m.Kind == fact.Nominal {
			continue
		}
		ours[m.Entity.Index()] = append(ours[m.Entity.Index()], at[k])
		c := ps[at[k]].cluster
		if _, ok := index[c]; !ok {
			index[c] = len(gold)
			gold = append(gold, nil)
		}
		gold[index[c]] = append(gold[index[c]], at[k])
	}
	ours = slices.DeleteFunc(ours, func(ms []int) bool { return len(ms) == 0 })
	s.Names = BCubed(gold, ours)
	in := gold.of()
	for _, ms := range ours {
		s.NamesMerged.Predicted += len(ms) * (len(ms) - 1) / 2
		for i := range ms {
			for j := range i {
				if in[ms[i]] == in[ms[j]] {
					s.NamesMerged.Correct++
				}
			}
		}
	}
	for _, ms := range gold {
		s.NamesMerged.Gold += len(ms) * (len(ms) - 1) / 2
	}
}
