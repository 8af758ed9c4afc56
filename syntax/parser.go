package syntax

import (
	"context"
	"fmt"
	"slices"

	"github.com/actant-project/actant/encode"
	"github.com/actant-project/actant/gazetteer"
	"github.com/actant-project/actant/model"
	"github.com/actant-project/actant/text"
)

// Parser is an Analyzer by a trained network.
type Parser struct {
	net    encode.Encoder
	lemmas *lemmas
	cached lemmaCache

	upos, relations   []string
	root              int // number of the relation "root"
	tags              *model.Linear
	dep, head, query  *model.Linear // a biaffine score of each pair of words
	queryScale        float32
	keyScale          float32
	label, over, name *model.Linear // of a word, of its head, and from their sum the relations
	rootKey           []uint8       // codes of head for the root
	rootOver          []float32
}

// Open returns the parser of the model that comes with the program, which sees the names that g knows.
func Open(g *gazetteer.Gazetteer) (*Parser, error) {
	m, err := encode.Shipped()
	if err != nil {
		return nil, err
	}
	return New(m, g)
}

// New returns the parser of a model, which sees the names that g knows.
func New(m *encode.Model, g *gazetteer.Gazetteer) (*Parser, error) {
	p := &Parser{}
	var err error
	if p.net, err = m.Encoder("syntax", g); err != nil {
		return nil, err
	}
	table, err := m.Want("lemmas.tsv", model.Uint8, -1)
	if err != nil {
		return nil, err
	}
	if p.lemmas, err = parseLemmas(string(table.Uint8s())); err != nil {
		return nil, err
	}
	if err := p.open(m); err != nil {
		return nil, fmt.Errorf("syntax: %w", err)
	}
	return p, nil
}

func (p *Parser) open(m *encode.Model) (err error) {
	if p.upos, err = m.Strings("upos"); err != nil {
		return err
	}
	if p.relations, err = m.Strings("relations"); err != nil {
		return err
	}
	p.root = slices.Index(p.relations, "root")
	for name, layer := range map[string]**model.Linear{
		"upos": &p.tags, "arc_dep": &p.dep, "arc_head": &p.head, "arc": &p.query, "label_dep": &p.label, "label_head": &p.over, "label_out": &p.name,
	} {
		if *layer, err = m.Layer("syntax." + name); err != nil {
			return err
		}
	}
	if p.queryScale, err = m.Number("syntax.arc.query"); err != nil {
		return err
	}
	if p.keyScale, err = m.Number("syntax.arc.key"); err != nil {
		return err
	}
	if err := p.check(); err != nil {
		return err
	}
	return p.openRoot(m)
}

// check holds the sizes of the layers against each other.
func (p *Parser) check() error {
	n := p.net.Cols()
	for _, l := range []*model.Linear{p.tags, p.dep, p.head, p.label, p.over} {
		if l.In != n {
			return fmt.Errorf("a layer of the model reads %d values, want %d", l.In, n)
		}
	}
	switch {
	case p.tags.Out != len(p.upos) || p.name.Out != len(p.relations) || p.root < 0:
		return fmt.Errorf("the model has %d and %d scores for %d parts of speech and %d relations", p.tags.Out, p.name.Out, len(p.upos), len(p.relations))
	case p.query.In != p.dep.Out || p.query.Out != p.head.Out || p.head.Out > model.MaxProduct || p.label.Out != p.over.Out || p.name.In != p.label.Out:
		return fmt.Errorf("the layers of the model do not fit each other")
	case !(p.queryScale > 0) || !(p.keyScale > 0):
		return fmt.Errorf("the model's scales of arcs are not positive")
	}
	return nil
}

// openRoot computes once what the root is as a head.
func (p *Parser) openRoot(m *encode.Model) error {
	t, err := m.Want("syntax.root", model.Float32, p.net.Cols())
	if err != nil {
		return err
	}
	var w model.Work
	state := w.Matrix(1, t.Len())
	copy(state.Row(0), t.Float32s())
	head := p.head.Forward(&w, state)
	model.ReLU(head)
	p.rootKey = make([]uint8, head.Cols)
	w.QuantizeRow(p.rootKey, head.Row(0), 1/p.keyScale)
	p.rootOver = slices.Clone(p.over.Forward(&w, state).Row(0))
	return nil
}

// Analyze does as Analyzer says.
func (p *Parser) Analyze(ctx context.Context, d *text.Document, parse func(sentence int) bool) ([]Word, error) {
	words := make([]Word, len(d.Tokens))
	err := p.net.Run(ctx, d, parse, func(b *encode.Batch) error {
		p.tag(d, words, b)
		if b.First > 0 {
			p.parse(words, b)
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("syntax: %w", err)
	}
	joinParts(d, words)
	return words, nil
}

// tag finds parts of speech and lemmas.
func (p *Parser) tag(d *text.Document, words []Word, b *encode.Batch) {
	scores := p.tags.Forward(b.Work, b.States)
	for _, part := range b.Parts {
		first := d.Sentences[part.Sentence].First
		for i := part.First; i < part.Last; i++ {
			upos := best(scores.Row(part.Row+i-part.First), -1)
			words[i].UPOS = p.upos[upos]
			words[i].Lemma = p.lemma(d.Slice(d.Tokens[i]), upos, i == first)
		}
	}
}

// best returns the first of the greatest scores but that of one.
func best(scores []float32, but int) int {
	at := -1
	for i, s := range scores {
		if i != but && (at < 0 || s > scores[at]) {
			at = i
		}
	}
	return max(at, 0)
}

// parse finds the trees of the first parts of a batch.
func (p *Parser) parse(words []Word, b *encode.Batch) {
	w := b.Work
	states := b.States.Part(0, b.Rows)
	dep, label := model.ForwardBoth(w, states, p.dep, p.label)
	head, over := model.ForwardBoth(w, states, p.head, p.over)
	model.ReLU(dep)
	model.ReLU(head)
	queries := w.Codes(b.Rows, p.query.Out)
	w.Quantize(queries, p.query.Forward(w, dep), p.queryScale)
	heads := w.Int32s(b.Rows)
	for _, part := range b.Parts[:b.First] {
		mark := w.Mark()
		n := part.Len()
		keys := w.Codes(n+1, head.Cols)
		copy(keys.Row(0), p.rootKey)
		for i := range n {
			w.QuantizeRow(keys.Row(i+1), head.Row(part.Row+i), 1/p.keyScale)
		}
		scores := w.Matrix(n, n+1)
		w.Products(scores, queries.Part(part.Row, part.Row+n), keys)
		model.Tree(w, heads[part.Row:part.Row+n], scores)
		w.Release(mark)
	}
	p.relate(words, b, label, over, heads)
}

// relate names the relation of each word to its head: sum, which it changes, is what the words say of it, over what they say as heads.
func (p *Parser) relate(words []Word, b *encode.Batch, sum, over model.Matrix, heads []int32) {
	for _, part := range b.Parts[:b.First] {
		for i := part.Row; i < part.Row+part.Len(); i++ {
			row, head := sum.Row(i), p.rootOver
			if heads[i] > 0 {
				head = over.Row(part.Row + int(heads[i]) - 1)
			}
			for k, v := range head {
				row[k] += v
			}
		}
	}
	model.ReLU(sum)
	scores := p.name.Forward(b.Work, sum)
	for _, part := range b.Parts[:b.First] {
		for i := range part.Len() {
			head := int(heads[part.Row+i])
			word := &words[part.First+i]
			if head == 0 {
				word.Head, word.Deprel = -1, p.relations[p.root]
			} else {
				word.Head, word.Deprel = part.First+head-1, p.relations[best(scores.Row(part.Row+i), p.root)]
			}
		}
	}
}

// joinParts hangs the later parts of a sentence that was too long on the first, so that it is one tree.
func joinParts(d *text.Document, words []Word) {
	for _, s := range d.Sentences {
		if s.Last-s.First <= encode.MaxPart {
			continue
		}
		top := -1
		for i := s.First; i < s.Last; i++ {
			switch w := &words[i]; {
			case w.Deprel == "" || w.Head >= 0:
			case top < 0:
				top = i
			default:
				w.Head, w.Deprel = top, "parataxis"
			}
		}
	}
}
