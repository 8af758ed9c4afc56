package graph

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/text"
)

// digest is what one document gives to a graph. It holds no pointers and never changes,
// so Builders share it and its %#v form is its value.
type digest struct {
	id, source, title, outlet string
	date                      int32
	total                     int // sentences of the document
	entities                  []entity
	relations                 []relation
	pairs                     []pair
	sentences                 []sentence // those that are evidence
}

type entity struct {
	key, name           string
	typ                 fact.Type
	aliases             []fact.Alias
	ids                 [][2]string
	roles               []role
	metonymOf           string
	mentions, sentences int
}

type role struct{ title, of string } // of is a key, or ""

// relation is a fact.Relation with its ends, its attribution and its sentence as indices of the digest.
type relation struct {
	source, target, attributed, sentence int32
	typ                                  fact.RelationType
	label, lemma, rule                   string
	status                               fact.Status
	polarity                             fact.Polarity
	modality                             fact.Modality
	symmetric                            bool
	date                                 int32
	score                                float32
	trigger, sourceSpan, targetSpan      span
}

type sentence struct {
	span span
	text string
}

// span is a text.Span in half the space; the zero span is unknown.
type span struct{ start, end int32 }

func (s span) text() text.Span { return text.Span{Start: int(s.start), End: int(s.end)} }

func spanOf(s text.Span) span { return span{int32(s.Start), int32(s.End)} }

func (d *digest) textBytes() int {
	n := 0
	for _, s := range d.sentences {
		n += len(s.text)
	}
	return n
}

// reader makes a digest of one Facts.
type reader struct {
	*Builder
	f    *fact.Facts
	text string // of f, without marks of emphasis and links
	d    *digest
	ids  []int32 // by index of f.Entities: index of d.entities, or -1
	seen map[span]int32
}

func (b *Builder) digest(f *fact.Facts) *digest {
	r := &reader{Builder: b, f: f, text: f.Plain(), seen: make(map[span]int32), d: &digest{
		id: b.intern(f.Doc.ID), source: b.intern(f.Doc.Source), title: b.intern(f.Doc.Title),
		outlet: b.intern(f.Doc.Outlet), date: packDate(f.Doc.Date),
	}}
	r.readEntities()
	r.readRelations()
	r.readPairs()
	if r.d.id == "" {
		r.d.id = r.d.source
	}
	if r.d.id == "" {
		sum := sha256.Sum256(fmt.Appendf(nil, "%#v", *r.d))
		r.d.id = hex.EncodeToString(sum[:16])
	}
	return r.d
}

// entity returns the digest's index of an entity of the Facts, or -1.
func (r *reader) entity(i int) int32 {
	if i < 0 || i >= len(r.ids) {
		return -1
	}
	return r.ids[i]
}

func (r *reader) readEntities() {
	byKey := make(map[string]int32, len(r.f.Entities))
	r.ids = make([]int32, len(r.f.Entities))
	for i := range r.f.Entities {
		e := &r.f.Entities[i]
		r.ids[i] = -1
		if e.Key == "" {
			continue
		}
		at, ok := byKey[e.Key]
		if !ok {
			at = int32(len(r.d.entities))
			byKey[e.Key] = at
			r.d.entities = append(r.d.entities, entity{key: r.intern(e.Key), name: r.intern(e.Name), typ: knownType(e.Type)})
		}
		r.ids[i] = at
	}
	for i := range r.f.Entities {
		if at := r.ids[i]; at >= 0 {
			r.describe(&r.d.entities[at], &r.f.Entities[i])
		}
	}
}

// describe adds what e says of itself to what is known of it already.
func (r *reader) describe(to *entity, e *fact.Entity) {
	to.mentions = clampCount(to.mentions + max(e.Mentions, 0))
	for _, a := range e.Aliases {
		if a.Name != "" {
			to.aliases = append(to.aliases, fact.Alias{Name: r.intern(a.Name), Count: clampCount(max(a.Count, 1))})
		}
	}
	for k, v := range e.IDs {
		if k != "" && v != "" {
			to.ids = append(to.ids, [2]string{r.intern(k), r.intern(v)})
		}
	}
	slices.SortFunc(to.ids, func(x, y [2]string) int { return slices.Compare(x[:], y[:]) })
	to.ids = slices.Compact(to.ids)
	for _, o := range e.Roles {
		if o.Title == "" {
			continue
		}
		h := role{title: r.intern(o.Title)}
		if of := r.entity(o.Of.Index()); of >= 0 {
			h.of = r.d.entities[of].key
		}
		if !slices.Contains(to.roles, h) {
			to.roles = append(to.roles, h)
		}
	}
	if of := r.entity(e.MetonymOf.Index()); of >= 0 && to.metonymOf == "" && r.d.entities[of].key != to.key {
		to.metonymOf = r.d.entities[of].key
	}
}

func (r *reader) readRelations() {
	for i := range r.f.Relations {
		x := &r.f.Relations[i]
		s, t := r.entity(x.Source), r.entity(x.Target)
		if s < 0 || t < 0 || s == t || x.Type == "" || x.Type == Cooccur {
			continue
		}
		label := x.Lemma
		if x.Type == fact.Consult && x.Mode != "" {
			label = x.Mode
		}
		r.d.relations = append(r.d.relations, relation{
			source: s, target: t, attributed: r.entity(x.AttributedTo.Index()), sentence: r.sentence(x.Sentence),
			typ: fact.RelationType(r.intern(string(x.Type))), label: r.intern(label), lemma: r.intern(x.Lemma), rule: r.intern(x.Rule),
			status: statusOf(x), polarity: fact.Polarity(r.intern(string(x.Polarity))), modality: fact.Modality(r.intern(string(x.Modality))),
			symmetric: x.Symmetric, date: packDate(x.Date), score: clampScore(x.Score),
			trigger: r.span(x.Trigger), sourceSpan: r.span(x.SourceSpan), targetSpan: r.span(x.TargetSpan),
		})
	}
}

// statusOf is the status as given, or worked out where it is none of the four.
func statusOf(x *fact.Relation) fact.Status {
	switch x.Status {
	case fact.Stated, fact.Denied, fact.StatusPossible, fact.Alleged:
		return x.Status
	}
	return fact.StatusOf(x.Polarity, x.Modality, !x.Statement.IsZero() || !x.AttributedTo.IsZero())
}

// sentence returns the index of the digest's sentence with that span, or -1 for no span.
func (r *reader) sentence(sp text.Span) int32 {
	s := r.span(sp)
	if s == (span{}) {
		return -1
	}
	at, ok := r.seen[s]
	if !ok {
		at = int32(len(r.d.sentences))
		r.seen[s] = at
		row := sentence{span: s}
		if r.f.Text != "" {
			row.text = strings.Clone(r.text[s.start:s.end])
		}
		r.d.sentences = append(r.d.sentences, row)
	}
	return at
}

func (r *reader) span(s text.Span) span {
	limit := math.MaxInt32
	if r.f.Text != "" {
		limit = min(limit, len(r.f.Text))
	}
	if s.Start < 0 || s.End <= s.Start || s.End > limit {
		return span{}
	}
	return span{int32(s.Start), int32(s.End)}
}

func knownType(t fact.Type) fact.Type {
	if i := slices.Index(fact.Types, t); i >= 0 {
		return fact.Types[i]
	}
	return fact.Other
}

func clampScore(s float32) float32 {
	if !(s > 0) { // NaN too
		return 0
	}
	return min(s, 1)
}

func clampCount(n int) int { return min(n, math.MaxInt32) }

// packDate turns YYYY-MM-DD into the number YYYYMMDD, and anything else into 0.
func packDate(s string) int32 {
	if len(s) != 10 || s[4] != '-' || s[7] != '-' {
		return 0
	}
	n := int32(0)
	for i := range len(s) {
		if i == 4 || i == 7 {
			continue
		}
		if s[i] < '0' || s[i] > '9' {
			return 0
		}
		n = n*10 + int32(s[i]-'0')
	}
	if m, d := n/100%100, n%100; m < 1 || m > 12 || d < 1 || d > 31 {
		return 0
	}
	return n
}

func dateString(n int32) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", n/10000, n/100%100, n%100)
}
