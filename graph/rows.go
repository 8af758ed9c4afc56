package graph

import (
	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/text"
)

// Day is a date as a number, YYYYMMDD; 0 is unknown.
type Day int32

// ParseDay reads YYYY-MM-DD; anything else is 0.
func ParseDay(s string) Day { return Day(packDate(s)) }

// String writes YYYY-MM-DD, or "" when unknown.
func (d Day) String() string { return dateString(int32(d)) }

// Digest is what one document gives to a graph, checked as Builder.Add checks it, for those who keep graphs in tables.
type Digest struct {
	Day       Day // of the document
	Sentences int
	Entities  []DigestEntity
	Relations []DigestRelation // each once
	Pairs     []DigestPair
}

// DigestEntity is an entity of a document.
type DigestEntity struct {
	Key string
	row *entity
}

// Mentions and Sentences are how often the document names the entity, and in how many sentences.
func (e DigestEntity) Mentions() int  { return e.row.mentions }
func (e DigestEntity) Sentences() int { return e.row.sentences }

// Count adds what the document says of e to a (sign 1), or takes it away (sign -1).
func (e DigestEntity) Count(a *Actor, sign int) { a.count(e.row, sign) }

// DigestRelation is a piece of evidence of a typed edge. Its ends are put in the order in which the edge has them.
type DigestRelation struct {
	Source, Target                            int // indices of entities
	Type                                      fact.RelationType
	Status                                    fact.Status
	Symmetric                                 bool
	Attributed                                int // index of an entity, or -1
	Day                                       Day // of the relation, else of the document
	Score                                     float32
	Label, Lemma, Rule                        string
	Polarity                                  fact.Polarity
	Modality                                  fact.Modality
	Sentence, Trigger, SourceSpan, TargetSpan text.Span // zero when unknown
}

// DigestPair is the co-occurrence of two entities; the key of Source is the smaller.
type DigestPair struct {
	Source, Target int
	Sentences      int
	Shared         []DigestShared // the best of its sentences, CooccurEvidence at most
}

// DigestShared is a sentence that names both ends of a pair.
type DigestShared struct {
	Sentence, SourceSpan, TargetSpan text.Span
	Others                           int // entities named in it beside the two
}

// Score is the score of the evidence that such a sentence is.
func (s DigestShared) Score() float32 { return 1 / float32(1+s.Others) }

// DigestOf returns what f gives to a graph.
func DigestOf(f *fact.Facts) *Digest {
	d := new(Builder).digest(f)
	out := &Digest{Day: Day(d.date), Sentences: d.total}
	for i := range d.entities {
		out.Entities = append(out.Entities, DigestEntity{d.entities[i].key, &d.entities[i]})
	}
	seen := make(map[DigestRelation]bool, len(d.relations))
	for i := range d.relations {
		if r := d.exported(&d.relations[i]); !seen[r] {
			seen[r] = true
			out.Relations = append(out.Relations, r)
		}
	}
	for i := range d.pairs {
		out.Pairs = append(out.Pairs, d.exportedPair(&d.pairs[i]))
	}
	return out
}

func (d *digest) exported(r *relation) DigestRelation {
	x := DigestRelation{Source: int(r.source), Target: int(r.target), Type: r.typ, Status: r.status, Symmetric: r.symmetric,
		Attributed: int(r.attributed), Day: Day(r.date), Score: r.score, Label: r.label, Lemma: r.lemma, Rule: r.rule,
		Polarity: r.polarity, Modality: r.modality, Sentence: d.place(r.sentence), Trigger: r.trigger.text(),
		SourceSpan: r.sourceSpan.text(), TargetSpan: r.targetSpan.text()}
	if x.Day == 0 {
		x.Day = Day(d.date)
	}
	if x.Symmetric && d.entities[x.Source].key > d.entities[x.Target].key {
		x.Source, x.Target = x.Target, x.Source
		x.SourceSpan, x.TargetSpan = x.TargetSpan, x.SourceSpan
	}
	return x
}

func (d *digest) exportedPair(p *pair) DigestPair {
	x := DigestPair{Source: int(p.a), Target: int(p.b), Sentences: p.count}
	turned := d.entities[x.Source].key > d.entities[x.Target].key
	if turned {
		x.Source, x.Target = x.Target, x.Source
	}
	for _, s := range p.evidence {
		e := DigestShared{Sentence: d.place(s.sentence), SourceSpan: s.aSpan.text(), TargetSpan: s.bSpan.text(), Others: int(s.others)}
		if turned {
			e.SourceSpan, e.TargetSpan = e.TargetSpan, e.SourceSpan
		}
		x.Shared = append(x.Shared, e)
	}
	return x
}

func (d *digest) place(sentence int32) text.Span {
	if sentence < 0 {
		return text.Span{}
	}
	return d.sentences[sentence].span.text()
}
