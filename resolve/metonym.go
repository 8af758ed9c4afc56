package resolve

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/gazetteer"
)

// findMetonyms marks the capitals that act: "Washington imposed sanctions". A capital
// whose name is also somebody's family name in the document is left alone.
func (x *resolution) findMetonyms() {
	for i := range x.ms {
		m := &x.ms[i]
		if m.Kind != fact.Name || m.Type != fact.Place && m.Type != fact.Organisation {
			continue
		}
		if e := x.capitalOf(m.Text); e != nil && (!x.surnames[nameKey(m)] || x.namesakes[nameKey(m)]) && (x.acts(m) && !x.joinedBelow(m) || x.addressed(m) || x.stands(m)) {
			m.Kind, m.Type, m.ID = fact.Metonym, fact.Place, e.ID
		}
	}
}

// capitalOf returns the country whose capital goes by this name.
func (x *resolution) capitalOf(name string) *gazetteer.Entry {
	for _, match := range x.g.Lookup(name) {
		if match.Kind == fact.Name && match.Entry.Type == fact.Place {
			if match.Capital && match.Safe {
				return x.g.CountryByCode(match.Entry.Country)
			}
			return nil
		}
	}
	return nil
}

// acts says whether a verb of saying or acting follows m and m can be its subject.
func (x *resolution) acts(m *mention) bool {
	before := x.token(m.first-1, m.sent)
	if low := strings.ToLower(before); prepositions[low] || locatives[low] || low == "," && !x.opensClause(m.first-1, m.sent) || capitalised(before) && m.first-1 > x.firstToken(m.sent) {
		return false
	}
	next := m.last
	for adverbs[x.lower(next, m.sent)] || x.auxiliary(next, m.sent) {
		next++
	}
	w := x.lower(next, m.sent)
	return speech[w] || acting[w]
}

// addressed says whether m is the object of a verb that is done to somebody and not to a town: "warned Oslo".
func (x *resolution) addressed(m *mention) bool {
	next := x.token(m.last, m.sent)
	return addressing[x.lower(m.first-1, m.sent)] && !capitalised(next) && !strings.HasPrefix(next, "'") && !strings.HasPrefix(next, "’")
}

var addressing = words(`accuse accuses accused accusing blame blames blamed blaming urge urges urged urging warn warns warned warning
	tell tells told telling ask asks asked asking thank thanks thanked thanking praise praises praised praising
	criticise criticises criticised criticising criticize criticizes criticized criticizing denounce denounces denounced denouncing
	assure assures assured assuring reassure reassures reassured reassuring pressure pressures pressured pressuring
	persuade persuades persuaded persuading convince convinces convinced convincing lobby lobbies lobbied lobbying
	condemn condemns condemned condemning threaten threatens threatened threatening rebuke rebukes rebuked rebuking
	sanction sanctions sanctioned sanctioning anger angers angered angering infuriate infuriates infuriated infuriating
	antagonise antagonises antagonised antagonising antagonize antagonizes antagonized antagonizing appease appeases appeased appeasing`)

// stands says whether the tree shows m where a government stands and no town: as the subject of a deed, alone or with others, behind "by", in talks
// between two, as who decides ("Tokyo's decision").
func (x *resolution) stands(m *mention) bool {
	if !x.hasTree(m.sent) {
		return false
	}
	at := x.seat(x.headOf(m.first, m.last))
	if at.verb < 0 {
		return false
	}
	w := x.lower(at.verb, m.sent)
	rel, _, _ := strings.Cut(at.rel, ":")
	switch at.rel {
	case "nsubj":
		return speech[w] || acting[w] || governing[w]
	case "nsubj:pass", "obj", "iobj":
		return addressing[w]
	case "nmod:poss":
		return deciding[w]
	}
	if rel != "nmod" && rel != "obl" {
		return false
	}
	switch x.lower(x.child(x.first(at), m.sent, "case"), m.sent) {
	case "by":
		return rel == "obl" && (speech[w] || acting[w] || addressing[w] || governing[w])
	case "between", "with":
		return dealings[w]
	case "on", "against":
		return pressing[w]
	}
	return false
}

// joinedBelow says whether m is joined to what hangs on a noun, so that the verb behind it is not its own: "the museums of London and Paris signed".
func (x *resolution) joinedBelow(m *mention) bool {
	if !x.hasTree(m.sent) {
		return false
	}
	h := x.headOf(m.first, m.last)
	return x.dep(h) == "conj" && strings.HasPrefix(x.seat(h).rel, "nmod")
}

// first is the head of the phrase that a conjunct is joined to.
func (x *resolution) first(at sits) int {
	h := at.head
	for range farUp {
		if x.up(h) == at.verb || x.up(h) < 0 {
			break
		}
		h = x.up(h)
	}
	return h
}

// what two states have with each other, what a government has and a town has not, what is put on a state, and what governments do.
var (
	dealings = words(`talks talk negotiations negotiation relations ties contacts dialogue tensions tension war hostilities conflict dispute row rift
		feud rivalry standoff deal agreement treaty pact accord alliance understanding cooperation diplomacy meeting summit truce ceasefire`)
	deciding = words(`decision move stance position policy response reaction refusal demand demands request proposal offer claim claims warning warnings threat
		threats accusation accusations criticism support backing pledge promise sanctions ambassador envoy diplomats diplomat troops forces army
		military ally allies relations ties willingness insistence intention intentions ambitions invasion aggression interests`)
	pressing  = words(`sanctions embargo tariffs pressure`)
	governing = words(`decided decides severed extradited extradites freed intervened attacked attacks armed arms funded funds bombed bombs shelled shells
		occupied occupies reacted reacts retaliates hailed hails welcomed welcomes lodged protested abstained abstains eased summons expels bans
		deploys invades freezes blocked blocks halted mobilised mobilized denounced denounces violated violates`)
)

// auxiliary says whether token i is a "has" or "had" before a participle, or a modal.
func (x *resolution) auxiliary(i, sent int) bool {
	switch x.lower(i, sent) {
	case "has", "had", "have", "will", "would", "could", "may", "might":
		return true
	}
	return false
}

// opensClause says whether the comma at token i ends an introduction such as
// "Meanwhile," or "On Friday,": no name stands between it and the sentence's start.
func (x *resolution) opensClause(comma, sent int) bool {
	first := x.firstToken(sent)
	for i := comma - 1; i > max(first, comma-farthest); i-- {
		if w := x.token(i, sent); capitalised(w) && !days[strings.ToLower(w)] {
			return false
		}
	}
	return comma > first && !locatives[x.lower(first, sent)] || days[x.lower(comma-1, sent)]
}

var days = words(`monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october
	november december`)

func (x *resolution) firstToken(sent int) int {
	if sent < 0 {
		return 0
	}
	return x.d.Sentences[sent].First
}

func capitalised(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(r)
}
