package store

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/text"
)

// press makes documents that look like news: few are in all the papers, most in one. The same settings make the same documents.
type press struct {
	entities int // that there are
	perDoc   int
	filler   int // words between the sentences that say something
}

var usualPress = press{entities: 200_000, perDoc: 12, filler: 260}

var (
	givenNames = []string{"Anna", "Boris", "Carla", "Dmitri", "Elif", "Femi", "Grace", "Hana", "Igor", "Jolanta", "Kofi", "Léa", "Marek", "Nadia", "Omar", "Petra", "Quentin", "Rosa", "Søren", "Tamar"}
	syllables  = []string{"ba", "chi", "dor", "el", "fan", "gu", "hal", "im", "jo", "kra", "lin", "mo", "nus", "or", "pe", "qua", "ri", "sten", "tu", "ves", "wil", "xa", "yor", "zan"}
	plainWords = []string{"after", "before", "city", "week", "report", "early", "late", "money", "people", "road", "river", "market", "plan", "vote", "price", "school", "border",
		"winter", "summer", "power", "water", "grain", "coal", "train", "bridge", "letter", "office", "paper", "night", "morning", "street", "house", "line", "north", "south", "number",
		"talks", "rule", "court", "port", "ship", "field", "village", "union", "court", "budget", "strike", "law", "party", "crowd", "storm", "harvest", "bank", "loan", "export"}
)

// entity makes the entity of that rank: a person, an organisation, a country or a place.
func (p press) entity(rank int) (name string, t fact.Type) {
	var b strings.Builder
	for n := rank + 7; n > 0; n /= len(syllables) {
		b.WriteString(syllables[n%len(syllables)])
	}
	word := strings.ToUpper(b.String()[:1]) + b.String()[1:]
	switch rank % 5 {
	case 0, 1:
		return givenNames[rank/5%len(givenNames)] + " " + word, fact.Person
	case 2:
		return word + " Group", fact.Organisation
	case 3:
		return word + "land", fact.Country
	}
	return "Port " + word, fact.Place
}

type trade struct {
	typ       fact.RelationType
	verb      string
	lemma     string
	symmetric bool
	status    fact.Status
}

var trades = []trade{
	{fact.Consult, "met", "meet", true, fact.Stated}, {fact.Accuse, "accused", "accuse", false, fact.Stated}, {fact.Support, "backed", "back", false, fact.Stated},
	{fact.Sanction, "may fine", "fine", false, fact.StatusPossible}, {fact.Aid, "did not help", "help", false, fact.Denied}, {fact.Assault, "attacked", "attack", false, fact.Alleged},
	{fact.Agree, "signed with", "sign", true, fact.Stated}, {fact.Member, "joined", "join", false, fact.Stated},
}

// document makes document number n.
func (p press) document(n int) *fact.Facts {
	r := rand.New(rand.NewPCG(uint64(n), 0x5eed))
	m := &maker{r: r, f: &fact.Facts{Actant: fact.Version, Sentences: []text.Span{}, Removed: []text.Removed{}, Mentions: []fact.Mention{}, Statements: []fact.Statement{},
		Relations: []fact.Relation{}, Cooccurrences: []fact.Cooccurrence{}}, at: map[int]int{}, pairs: map[[2]int]int{}}
	ranks := make([]int, p.perDoc)
	for i := range ranks {
		ranks[i] = int(math.Pow(float64(p.entities), math.Pow(r.Float64(), 0.75))) - 1 // as in Zipf's law, the first in every third document
	}
	m.f.Doc = text.Meta{Source: fmt.Sprintf("press/%06d.txt", n), Title: "Report " + m.words(4), Outlet: "The " + givenNames[n%7] + " Post", Language: "en"}
	if n%11 != 0 {
		m.f.Doc.Date = fmt.Sprintf("%04d-%02d-%02d", 2015+r.IntN(10), 1+r.IntN(12), 1+r.IntN(28))
	}
	pick := func() int { return ranks[r.IntN(len(ranks))] }
	for i := range p.perDoc {
		m.plain(p.filler / p.perDoc)
		switch i % 4 {
		case 0, 1:
			m.relation(p, trades[r.IntN(len(trades))], ranks[i], pick(), pick())
		case 2:
			m.statement(p, ranks[i], pick())
		default:
			m.sentence(p, " and ", ranks[i], pick(), pick(), pick())
		}
	}
	m.f.Text = m.b.String()
	m.f.Doc.Bytes = len(m.f.Text)
	m.f.Doc.ID = Hash(m.f.Text)[:32]
	m.cooccur()
	return m.f
}

// maker writes one document.
type maker struct {
	r     *rand.Rand
	f     *fact.Facts
	b     strings.Builder
	at    map[int]int // entity of a rank
	pairs map[[2]int]int
}

func (m *maker) words(n int) string {
	out := make([]string, n)
	for i := range out {
		out[i] = plainWords[m.r.IntN(len(plainWords))]
	}
	return strings.Join(out, " ")
}

func (m *maker) plain(words int) {
	start := m.b.Len()
	m.b.WriteString("The " + m.words(words) + ".")
	m.end(start)
}

func (m *maker) end(start int) text.Span {
	s := text.Span{Start: start, End: m.b.Len()}
	m.f.Sentences = append(m.f.Sentences, s)
	m.b.WriteByte(' ')
	return s
}

// name writes the entity's name and returns its index and where it stands.
func (m *maker) name(p press, rank int) (int, text.Span) {
	name, t := p.entity(rank)
	i, ok := m.at[rank]
	if !ok {
		i = len(m.f.Entities)
		m.at[rank] = i
		m.f.Entities = append(m.f.Entities, fact.Entity{ID: i, Key: string(t) + "/" + strings.ReplaceAll(strings.ToLower(name), " ", "-"), Name: name, Type: t})
	}
	e := &m.f.Entities[i]
	if e.Mentions > 0 && t == fact.Person {
		_, name, _ = strings.Cut(name, " ")
	}
	e.Mentions++
	if k := slices.IndexFunc(e.Aliases, func(a fact.Alias) bool { return a.Name == name }); k >= 0 {
		e.Aliases[k].Count++
	} else {
		e.Aliases = append(e.Aliases, fact.Alias{Name: name, Count: 1})
	}
	s := text.Span{Start: m.b.Len(), End: m.b.Len() + len(name)}
	m.b.WriteString(name)
	m.f.Mentions = append(m.f.Mentions, fact.Mention{Span: s, Text: name, Type: t, Kind: fact.Name, Entity: fact.RefTo(i), Score: 0.9})
	return i, s
}

func (m *maker) sentence(p press, between string, ranks ...int) (text.Span, []int, []text.Span) {
	start := m.b.Len()
	var ids []int
	var spans []text.Span
	for i, rank := range ranks {
		if i > 0 {
			m.b.WriteString(between)
		}
		id, s := m.name(p, rank)
		ids, spans = append(ids, id), append(spans, s)
	}
	m.b.WriteString(" " + m.words(3) + ".")
	s := m.end(start)
	seen := slices.Compact(slices.Sorted(slices.Values(ids)))
	for i, a := range seen {
		for _, b := range seen[i+1:] {
			m.pairs[[2]int{a, b}]++
		}
	}
	return s, ids, spans
}

func (m *maker) relation(p press, t trade, a, b, by int) {
	if a == b {
		return
	}
	s, ids, spans := m.sentence(p, " "+t.verb+" ", a, b)
	x := fact.Relation{Type: t.typ, Source: ids[0], Target: ids[1], Symmetric: t.symmetric, Lemma: t.lemma, Sentence: s, SourceSpan: spans[0], TargetSpan: spans[1],
		Trigger: text.Span{Start: spans[0].End + 1, End: spans[0].End + 1 + len(t.verb)}, Polarity: fact.Positive, Modality: fact.Asserted, Status: t.status, Rule: "verb",
		Score: float32(50+m.r.IntN(50)) / 100}
	if t.status == fact.Alleged {
		if i, ok := m.at[by]; ok {
			x.AttributedTo = fact.RefTo(i)
		}
	}
	if m.r.IntN(4) == 0 {
		x.Date = fmt.Sprintf("2020-%02d-%02d", 1+m.r.IntN(12), 1+m.r.IntN(28))
	}
	if t.typ == fact.Consult {
		x.Mode = []string{"meet", "call", "visit"}[m.r.IntN(3)]
	}
	m.f.Relations = append(m.f.Relations, x)
}

func (m *maker) statement(p press, who, about int) {
	start := m.b.Len()
	i, s := m.name(p, who)
	m.b.WriteString(" said that the ")
	from := m.b.Len()
	m.b.WriteString(m.words(6))
	m.f.Statements = append(m.f.Statements, fact.Statement{Speaker: fact.RefTo(i), SpeakerSpan: s, Content: []text.Span{{Start: from, End: m.b.Len()}}, Kind: fact.Indirect})
	m.b.WriteByte('.')
	m.end(start)
}

func (m *maker) cooccur() {
	for k, n := range m.pairs {
		m.f.Cooccurrences = append(m.f.Cooccurrences, fact.Cooccurrence{Source: k[0], Target: k[1], Sentences: n})
	}
	slices.SortFunc(m.f.Cooccurrences, func(x, y fact.Cooccurrence) int {
		return slices.Compare([]int{x.Source, x.Target}, []int{y.Source, y.Target})
	})
}
