package neural

import (
	"strings"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/gazetteer"
	"github.com/actant-project/actant/text"
)

// firms takes for organisations the names whose words do not say so, where what the document says of them does: that they
// have flights or shareholders, are an airline, or are an "it". What the lists are sure of and what is a part of a person's
// full name stays.
func (s *reading) firms() {
	s.bareKinds()
	s.unseen()
	said, towns := map[string]int{}, map[string]bool{}
	trade, next := !s.sporting(), 0
	for _, sent := range s.d.Sentences {
		for ; next < len(s.spans) && s.spans[next].first < sent.Last; next++ {
			sp := &s.spans[next]
			town := s.smallTown(sp)
			if sp.typ == organisation || town || s.undecided(sp) {
				said[s.key(sp.first, sp.last)] += s.firmly(sp, sent) + s.dealings(sp, sent, trade)
			}
			if town && s.whereabouts(sp, sent) {
				towns[s.key(sp.first, sp.last)] = true
			}
		}
	}
	for key := range said {
		if s.clipped(key) {
			said[key] += enough
		}
	}
	for i := range s.spans {
		sp := &s.spans[i]
		key := s.key(sp.first, sp.last)
		if said[key] < enough || !s.undecided(sp) && (said[key] <= enough || towns[key] || !s.smallTown(sp)) {
			continue
		}
		sp.typ, sp.score = organisation, max(s.mean(sp.first, sp.last, organisation), 0.5)
		if v := s.names[key]; v != nil {
			v.best = organisation
			v.sums[organisation] = max(v.sums[organisation], sure)
		}
	}
	s.paired()
}

// paired parts the two bodies that a hyphen joins where the document has each alone: "the Kestra-Vanto merger".
func (s *reading) paired() {
	alone := map[string]bool{}
	for _, sp := range s.spans {
		if sp.typ == organisation && sp.last-sp.first == 1 {
			alone[s.token(sp.first)] = true
		}
	}
	for i := 0; i < len(s.spans); i++ {
		if sp := s.spans[i]; sp.last-sp.first == 3 && s.token(sp.first+1) == "-" && alone[s.token(sp.first)] && alone[s.token(sp.last-1)] {
			s.vote(&sp).sums = [types]float32{} // the whole is no name
			s.spans[i].typ = organisation
			s.split(i, sp.first+1, sp.first+2, organisation)
		}
	}
}

// clipped reports whether a word is the beginning of a body's name of one word in the document: "Juve" of "Juventus".
func (s *reading) clipped(key string) bool {
	if len(key) < 4 || strings.Contains(key, " ") || s.lists.Lookup(key) != nil || s.lists.Word(key) != 0 {
		return false
	}
	for _, v := range s.votes {
		if v.best == organisation && v.last-v.first == 1 && len(v.name) > len(key)+1 && strings.HasPrefix(v.name, key) {
			return true
		}
	}
	return false
}

// enough is how much must be said of a name.
const enough = 2

// undecided reports whether a span may be an organisation that was taken for something else.
func (s *reading) undecided(sp *span) bool {
	switch t := fact.Types[sp.typ]; {
	case sp.last-sp.first > 3 && !(sp.last-sp.first < 6 && (trades[s.token(sp.last-1)] || companies[s.token(sp.first)])) || t == fact.Organisation || t == fact.Group || t == fact.Event || !capitalised(s.token(sp.first)):
		return false
	case t == fact.Person && (s.lists.Word(s.token(sp.first)).Is(gazetteer.AnyGivenName) && sp.last-sp.first > 1) && !foreignArticle[s.token(sp.first)]:
		return false
	}
	key := s.key(sp.first, sp.last)
	if v := s.names[key]; v != nil && v.kin > 0 {
		return false
	}
	ms := s.lists.Lookup(key)
	return len(ms) == 0 || !ms[0].Safe || initials(key) && key != ms[0].Entry.Name && strings.EqualFold(key, ms[0].Entry.Name) // the agency KUNA is not the town of Kuna
}

// smallTown reports whether a span is one word taken for a place that the lists know as a town, and no capital: the text may speak of a
// company of the same name, and never be in the town.
func (s *reading) smallTown(sp *span) bool {
	return s.town(sp) && s.lists.Lookup(s.token(sp.first)) != nil
}

// whereabouts reports whether a place is spoken of as one: "in Leeds", "Leeds, Alabama", "Leeds (AP)".
func (s *reading) whereabouts(sp *span, sent text.Sentence) bool {
	after := s.within(sp.last, sent)
	return locative[strings.ToLower(s.within(sp.first-1, sent))] || after == "(" || after == "—" || after == "," && capitalised(s.within(sp.last+1, sent))
}

// firmly is how much a place speaks for an organisation; less than nothing where it speaks for a person or a place.
func (s *reading) firmly(sp *span, sent text.Sentence) int {
	sum := 0
	before, after := s.within(sp.first-1, sent), s.within(sp.last, sent)
	kind := s.firmBefore(sp.first, sent) || s.firmBehind(sp.last, sent) || s.firmsBefore(sp.first, sent) || s.isFirm(sp.last, sent)
	if kind {
		sum += enough + 1
	}
	sum += s.has(sp, sent) + s.bodily(sp, sent)
	switch w := s.lists.Word(before); {
	case w.Class() != gazetteer.NoTitle && before != strings.ToLower(before), w.Is(gazetteer.AnyGivenName) && capitalised(before):
		sum -= 2 * enough
	case (before == "in" || before == "near") && !shared[s.within(sp.first-2, sent)]:
		sum--
	}
	if s.itself(sp.last, sent) {
		sum += enough
	}
	switch s.pronoun(sp.last, sent.Last) {
	case "its", "itself":
		if s.acts(after) {
			sum++
		}
	case "it":
		if before == "." && s.lists.Word(after).Is(gazetteer.Speech) && s.within(sp.last+1, sent) == "it" && itsPlans[s.within(sp.last+2, sent)] {
			sum += enough
		}
	case "him", "her", "his":
		switch {
		case kind, s.within(sp.last+1, sent) == "him": // "the weekly Farol printed his letters", "Eimskip forced him"
		case asks[after]:
			sum-- // "Seewacht demanded her release"
		default:
			sum -= enough
		}
	case "he", "she":
		if next := s.within(sp.last+1, sent); after != "he" && after != "she" && !(kind && after == "that" && (next == "he" || next == "she")) { // not "told the broadcaster Kanal (that) he left"
			sum -= enough
		}
	case "who", "whose", "himself", "herself":
		sum -= enough
	}
	return sum
}

// itself reports whether ", the Norwegian fish farmer, said it would" follows at token i.
func (s *reading) itself(i int, sent text.Sentence) bool {
	if s.within(i, sent) != "," || !article[s.within(i+1, sent)] {
		return false
	}
	for k := i + 2; k < min(sent.Last, i+9); k++ {
		switch w := s.token(k); {
		case w == ",":
			return s.lists.Word(s.within(k+1, sent)).Is(gazetteer.Speech) && s.within(k+2, sent) == "it" && itsPlans[s.within(k+3, sent)]
		case !letter(w[0]) && w != "-", capitalised(w) && s.within(k-1, sent) != "the" && s.within(k-1, sent) != "a":
			return false
		}
	}
	return false
}

// within is token i of a sentence, or "." outside.
func (s *reading) within(i int, sent text.Sentence) string {
	if i < sent.First || i >= sent.Last {
		return "."
	}
	return s.token(i)
}

// acts reports whether a word is one that says what an actor does.
func (s *reading) acts(w string) bool {
	switch w {
	case "has", "had", "is", "was", "will", "would", "plans", "expects", "hopes", "aims", "makes", "owns", "sells", "employs":
		return true
	}
	return s.lists.Word(w).Is(gazetteer.Speech) || len(w) > 3 && strings.HasSuffix(w, "ed")
}

// firmBefore reports whether what stands before a name at token i says that it is one: "the airline Kestrel", "shares in
// Vantor", "engineers at Zephyro".
func (s *reading) firmBefore(i int, sent text.Sentence) bool {
	w, earlier := s.within(i-1, sent), s.within(i-2, sent)
	switch w {
	case "in", "of":
		return shared[strings.ToLower(earlier)]
	case "at":
		if stoppages[earlier] {
			return true
		}
		one, plural := strings.CutSuffix(strings.ToLower(earlier), "s")
		return plural && s.lists.Word(one).Class() >= gazetteer.Office || shared[earlier] || earlier == "staff"
	case "rival":
		return earlier == "its" // politicians have rivals, too
	case "company", "firm", "club", "team", "agency", "union", "party", "group", "fund", "station":
		return !article[strings.ToLower(earlier)] // "the company Dahl founded"
	}
	return w == strings.ToLower(w) && (s.lists.Word(w).Is(gazetteer.Firm) && !alsoPersons[w] || papers[w]) || w == "up" && earlier == "-" && s.within(i-3, sent) == "start"
}

// has says how much of what follows a name only companies have: "Vantor shares", "Kestrel's chief executive"; what towns or
// people may have as well counts half.
func (s *reading) has(sp *span, sent text.Sentence) int {
	i := sp.last
	w := s.within(i, sent)
	own := possessive(w)
	if own {
		i++
		w = s.within(i, sent)
	}
	switch {
	case shared[w], own && w == "chief" && strings.HasPrefix(s.within(i+1, sent), "exec"):
		return enough
	case w != strings.ToLower(w) || !s.lists.Word(w).Is(gazetteer.Owned):
		return 0
	case fact.Types[sp.typ] == fact.Person && !own:
		return enough
	}
	return 1
}

// stoppages are what happens at companies.
var stoppages = set("steward stewards layoffs walkout job jobs shareholdings")

// asks are verbs whose objects are another's as a rule.
var asks = set("demanded demands condemned criticised criticized backed supported opposed praised welcomed urged seeks sought requested rejected")

// itsPlans are verbs that follow an "it" that is somebody: not "it was over".
var itsPlans = set("will would has had plans planned expects expected intends intended agreed can could may might did does")

// shared is what neither people nor towns have.
var shared = set(`share shares stock shareholder shareholders stockholders subsidiary subsidiaries dividend dividends bondholders earnings revenue revenues
shareholding flotation turnover stake stakes`)

// firmBehind reports whether ", the Leeds-based airline," follows at token i.
func (s *reading) firmBehind(i int, sent text.Sentence) bool {
	if s.within(i, sent) != "," {
		return false
	}
	switch s.within(i+1, sent) {
	case "a", "an", "the", "one":
	default:
		return false
	}
	for k := i + 2; k < min(sent.Last, i+9); k++ {
		w := s.token(k)
		next := s.within(k+1, sent)
		if w == "start" && next == "-" && s.within(k+2, sent) == "up" || papers[w] && !letter(next[0]) {
			return true
		}
		if s.lists.Word(w).Is(gazetteer.Firm) {
			return !possessive(next) && s.lists.Word(next).Class() == gazetteer.NoTitle
		}
		if grouping[w] {
			return !letter(next[0]) || linkWords[next] || next == "that" || next == "which" || next == "from" // not "the union organiser"
		}
		switch w {
		case ",", ".", "of", "for", "who", "in", "at", "and":
			return false
		}
	}
	return false
}

// isFirm reports whether "is a Swiss company" follows at token i.
func (s *reading) isFirm(i int, sent text.Sentence) bool {
	if w := s.within(i, sent); w != "is" && w != "was" || s.within(i+1, sent) != "a" && s.within(i+1, sent) != "an" {
		return false
	}
	for k := i + 2; k < min(sent.Last, i+6); k++ {
		w := s.token(k)
		if s.kindWord(w) || grouping[w] {
			next := s.within(k+1, sent)
			return !letter(next[0]) || linkWords[next] || next == "that" || next == "which" || next == "based"
		}
		if !letter(w[0]) && w != "-" || linkWords[w] || s.lists.Word(w).Is(gazetteer.Preposition) {
			return false
		}
	}
	return false
}

// grouping are words for bodies that also stand before words for people.
var grouping = set("group union party NGO fund federation association organisation organization movement militia app website platform hotline campaign coalition")

var article = set("the a an this that")

// bodily is how much the words of a name, and those right beside it, say that what was taken for a person is a body: "the Guardia
// di Finanza", "Harwell Water", "Napoli owner Ann Lee", "the Eimskip office", "Suvaré, which".
func (s *reading) bodily(sp *span, sent text.Sentence) int {
	if fact.Types[sp.typ] != fact.Person {
		return s.nowhere(sp, sent)
	}
	sum, n := 0, sp.last-sp.first
	before, after, next := s.within(sp.first-1, sent), s.within(sp.last, sent), s.within(sp.last+1, sent)
	last := s.token(sp.last - 1)
	if n > 1 && (trades[last] || companies[s.token(sp.first)] || s.lists.Word(s.token(sp.first)).Is(gazetteer.OrgStart) && !s.lists.Word(s.token(sp.first)).Is(gazetteer.AnyGivenName|gazetteer.Surname)) || n == 1 && len(last) > 6 && (strings.HasSuffix(last, "bank") || strings.HasSuffix(last, "banki")) && !s.lists.Word(last).Is(gazetteer.Surname) {
		sum += enough
	}
	first, end := s.lists.Word(s.token(sp.first)), s.lists.Word(last)
	if the := strings.EqualFold(before, "the"); the && (n > 1 && !first.Is(gazetteer.Common) && first.Class() == gazetteer.NoTitle && !end.Is(gazetteer.AnyGivenName|gazetteer.Common) || premises[after]) && (premises[after] || !letter(after[0]) && !possessive(after) || linkWords[after] || s.acts(after)) {
		sum += enough
	}
	switch {
	case after == "," && next == "which":
		if sum++; sp.first == sent.First || undertakes[s.within(sp.last+2, sent)] {
			sum++
		}
	case officers[after] && capitalised(next), possessive(after) && next == "general" && s.within(sp.last+2, sent) == "counsel":
		sum += enough
	case possessive(after) && next == "own" && s.lists.Word(s.within(sp.last+2, sent)).Is(bodyWords), acquired[before], after == "fined":
		sum++
	}
	return sum
}

// nowhere is how much the words of a name, and those right beside it, say that what was taken for a place is a body: "Castellan Estates",
// "sued Quillon", "Quillon's general counsel", "Qubria is a Swiss company".
func (s *reading) nowhere(sp *span, sent text.Sentence) int {
	if sp.typ != place && sp.typ != other {
		return 0
	}
	sum := s.coined(sp, sent)
	if last := s.token(sp.last - 1); sp.last-sp.first > 1 && (trades[last] && !s.lists.Word(last).Is(gazetteer.PlaceTail) || companies[s.token(sp.first)] || campaigns[s.token(sp.first)]) {
		sum += enough
	}
	before, after, next := s.within(sp.first-1, sent), s.within(sp.last, sent), s.within(sp.last+1, sent)
	switch {
	case possessive(after) && next == "general" && s.within(sp.last+2, sent) == "counsel":
		sum += enough
	case after == "," && next == "which" && undertakes[s.within(sp.last+2, sent)]:
		sum += enough
	case litigious[strings.ToLower(before)], after == "sued":
		sum++
	}
	return sum
}

// coined reports as 1 whether a span is a word that was made for a name and does something: "AgriBotix sued", "CCU called for protests".
func (s *reading) coined(sp *span, sent text.Sentence) int {
	w, after := s.token(sp.first), s.within(sp.last, sent)
	if sp.last-sp.first != 1 || len(w) < 3 || s.lists.Lookup(w) != nil || !s.acts(after) || s.loud(sent) {
		return 0
	}
	if initials(w) && strings.Trim(w, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == "" && sp.typ == place && !locative[strings.ToLower(s.within(sp.first-1, sent))] {
		return enough
	}
	for i := 3; i+1 < len(w); i++ {
		if 'A' <= w[i] && w[i] <= 'Z' && 'a' <= w[i-1] && w[i-1] <= 'z' && 'a' <= w[i+1] && w[i+1] <= 'z' && !strings.HasPrefix(w, "Mac") {
			return enough
		}
	}
	return 0
}

var (
	// undertakes are what companies do, of which a clause with "which" tells.
	undertakes = set("employs owns operates sells manufactures publishes represents supplies insures")
	// campaigns open the names of those who want it: "Save Hanger Field".
	campaigns = set("Save Stop Protect Reclaim Defend Rescue")
	litigious = set("sue sues sued suing fined fines")
	// companies open the names of companies and syndicates in other languages.
	companies = set(`Constructora Construtora Cooperativa Minera Mineradora Compañía Companhia Compagnia Empresa Consorcio Consórcio Consorzio
Jabhat Harakat Jaysh Jaish Liwa Hizb Kataib Saraya Lashkar Jamaat Tehreek Jund Chama Costruzioni Inversiones Transportes Aerolíneas Laboratorios Ferrovie Officine Clan Cartel Cártel`)
	// trades end companies' names and no person's.
	trades = set(`Water Shipping Titanium Energy Airways Motors Steel Petroleum Logistics Foods Pharma Telecom Mining Cement Electric Robotics
Software Capital Minerals Metals Chemicals Resources Trading Media Pictures Records Contracting Contractors Estates Lithography Generics
Constructions Engineering Electronics Semiconductor Semiconductors Biotech Therapeutics Pharmaceuticals Diagnostics Genomics Aerospace Aviation
Airlines Systems Technologies Industries Textiles Packaging Plastics Insurance Securities Ventures Networks Entertainment Studios
Laboratories Properties Costruzioni Holdings Chimie Énergie Energia Energía Telecomunicazioni Telecomunicaciones Automobiles Assurances Werke
Stahl Technik Cimentos Cementos Petróleo Petróleos Aérospatiale Ingeniería Engenharia Elektronik Farmaceutici`)
	// premises are what companies have and people give no name to.
	premises = set("office offices factory plant headquarters takeover merger bid")
	// officers are who runs a company or a club, or plays for it; a person's are aides and lawyers.
	officers = set("owner chairman chairwoman president coach manager striker midfielder defender goalkeeper captain economist analyst")
	acquired = set("bought acquired acquires owns owned founded co-founded")
)

// pronoun is the first pronoun behind a name, as far as no other name and no other clause comes between.
func (s *reading) pronoun(i, end int) string {
	for k := i; k < min(end, i+9); k++ {
		switch w := s.token(k); w {
		case "it", "its", "itself", "he", "she", "his", "her", "him", "who", "whose", "himself", "herself":
			return w
		case ";", ":", ".", "“", "”", "\"", "they", "the", "a", "an", "which":
			return ""
		default:
			if capitalised(w) {
				return ""
			}
		}
	}
	return ""
}
