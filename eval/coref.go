package eval

import (
	"cmp"
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
	Named, Typed     ChainScore // chains with a name; chains of people, organisations, places and events, named or not
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

// phrase is a gold mention.
type phrase struct {
	text.Span
	cluster, typ string
	core         []int // its head and what is joined to it as one name
	proper       bool  // the head is a proper noun
	named        bool  // ... and names one entity
	pronoun      bool
}

// aligner finds gold phrases for our mentions.
type aligner struct {
	d     *text.Document
	parse []syntax.Word
	lists Lists
}

// runeOffsets maps code points to bytes.
func runeOffsets(s string) []int {
	out := make([]int, 0, len(s)+1)
	for i := range s {
		out = append(out, i)
	}
	return append(out, len(s))
}

func (a *aligner) phrases(ms []CorefMention, offsets []int) ([]phrase, error) {
	out := make([]phrase, 0, len(ms))
	for _, m := range ms {
		if m.B < 0 || m.B >= m.E || m.E >= len(offsets) {
			return nil, fmt.Errorf("a mention spans the code points %d to %d of a text of %d", m.B, m.E, len(offsets)-1)
		}
		p := phrase{Span: text.Span{Start: offsets[m.B], End: offsets[m.E]}, cluster: m.Cluster, typ: m.Type}
		a.findCore(&p)
		out = append(out, p)
	}
	slices.SortStableFunc(out, func(x, y phrase) int { return cmp.Or(x.Len()-y.Len(), x.Start-y.Start) })
	return out, nil
}

// findCore finds the head of a phrase, the word that depends on none inside it, and the words that are one name with it
// or stand in apposition to it.
func (a *aligner) findCore(p *phrase) {
	first, last := tokensOf(a.d, p.Span)
	p.core = a.coreOf(first, last)
	if len(p.core) == 0 {
		return
	}
	p.proper = slices.ContainsFunc(p.core, func(i int) bool { return a.parse[i].UPOS == "PROPN" })
	p.named = p.proper && a.isName(p.core, last)
	p.pronoun = last-first == 1 && a.parse[first].UPOS == "PRON"
}

// isName says whether the words of a core name one entity; last is the end of the phrase.
func (a *aligner) isName(core []int, last int) bool {
	var words []string
	for _, i := range core {
		words = append(words, a.d.Slice(a.d.Tokens[i]))
	}
	if a.lists.Title != nil && a.lists.Title(append(slices.Clone(words), "X")) == len(words) {
		return false
	}
	if a.lists.Demonym != nil && len(words) == 1 && a.lists.Demonym(words[0]) {
		return false
	}
	if end := core[len(core)-1] + 1; end < last && strings.EqualFold(a.d.Slice(a.d.Tokens[end]), "and") {
		return false
	}
	for i := core[0] + 1; i < last; i++ {
		if slices.Contains(core, a.parse[i].Head) && a.parse[i].Deprel == "conj" {
			return false
		}
	}
	return true
}

// coreOf returns the head of the tokens [first, last) and what is flat with it or its apposition.
func (a *aligner) coreOf(first, last int) []int {
	var core []int
	for i := first; i < last && core == nil; i++ {
		if h := a.parse[i].Head; (h < first || h >= last) && a.parse[i].UPOS != "PUNCT" {
			core = append(core, i)
		}
	}
	for i := first; i < last && core != nil; i++ {
		if r := a.parse[i].Deprel; slices.Contains(core, a.parse[i].Head) && (r == "flat" || r == "appos") && i > core[0] {
			core = append(core, i)
		}
	}
	return core
}

// tokensOf is the range of the tokens of a span.
func tokensOf(d *text.Document, sp text.Span) (first, last int) {
	first = d.TokenAt(sp.Start)
	for last = first; last < len(d.Tokens) && d.Tokens[last].Start < sp.End; last++ {
	}
	return first, last
}

// giveTypes hands the types of the annotated entities on to the chains' phrases of the same span.
func (a *aligner) giveTypes(chains, all []phrase) {
	types := make(map[text.Span]string, len(all))
	for _, p := range all {
		types[p.Span] = p.typ
	}
	for i := range chains {
		chains[i].typ = types[chains[i].Span]
	}
}

// align returns, for each of our mentions, the index of its phrase or -1. No phrase is given twice.
func (a *aligner) align(ps []phrase, ms []fact.Mention) []int {
	byToken := make(map[int][]int)
	for i, p := range ps {
		for _, t := range p.core {
			byToken[t] = append(byToken[t], i)
		}
	}
	taken := make([]bool, len(ps))
	out := make([]int, len(ms))
	for k, m := range ms {
		out[k] = -1
		for _, t := range a.coreOf(tokensOf(a.d, m.Span)) {
			for _, i := range byToken[t] { // the smallest first
				if !taken[i] && ps[i].pronoun == (m.Kind == fact.Pronoun) && (out[k] < 0 || i < out[k]) {
					out[k] = i
				}
			}
		}
		if out[k] >= 0 {
			taken[out[k]] = true
		}
	}
	return out
}

// chains scores chains of two mentions and more.
func (s *CorefScore) chains(a *aligner, ps []phrase, f *fact.Facts) {
	at := a.align(ps, f.Mentions)
	named, typed := make(map[string]bool), make(map[string]bool)
	for _, p := range ps {
		named[p.cluster] = named[p.cluster] || p.named
		typed[p.cluster] = typed[p.cluster] || p.typ == "person" || p.typ == "organization" || p.typ == "place" || p.typ == "event"
	}
	ours := make(Clusters, len(f.Entities))
	for k, m := range f.Mentions {
		id := at[k]
		if id < 0 && m.Kind == fact.Demonym && a.parse[a.d.TokenAt(m.Span.Start)].UPOS == "ADJ" {
			continue
		}
		if id < 0 {
			id = len(ps) + k
		}
		e := m.Entity.Index()
		ours[e] = append(ours[e], id)
	}
	ours = ours.withoutSingletons()
	s.Named = scoreChains(chainsOf(ps, func(c string) bool { return named[c] && typed[c] }), ours)
	s.Typed = scoreChains(chainsOf(ps, func(c string) bool { return typed[c] }), ours)
	s.countLinks(ps, f, at, named)
}

// chainsOf gathers the phrases of the clusters that are in scope.
func chainsOf(ps []phrase, in func(cluster string) bool) Clusters {
	var out Clusters
	index := make(map[string]int)
	for i, p := range ps {
		if !in(p.cluster) {
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
