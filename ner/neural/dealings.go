package neural

import (
	"slices"
	"strings"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/gazetteer"
	"github.com/actant-project/actant/text"
)

// bareKinds takes off a name's span the word in small letters before or behind it that says what it is: "union E tū", "Tierra federation".
func (s *reading) bareKinds() {
	for i := range s.spans {
		sp := &s.spans[i]
		w := s.token(sp.first)
		if sp.last-sp.first > 1 && w == strings.ToLower(w) && (s.lists.Word(w).Is(gazetteer.Firm) || grouping[w] || papers[w]) && capitalised(s.token(sp.first+1)) {
			sp.first++
		}
		if end := s.token(sp.last - 1); sp.typ == organisation && sp.last-sp.first == 2 && (end == "federation" || end == "union") && capitalised(s.token(sp.first)) {
			sp.last--
		}
		if sent := s.d.Sentences[s.d.SentenceAt(s.d.Tokens[sp.first].Start)]; sp.typ == event && sp.last-sp.first == 1 && s.firmBefore(sp.first, sent) {
			sp.typ = organisation // "the charity Inquest"
		}
	}
}

// unseen takes for bodies the words in capitals behind a word for one where the network saw no name: "the weekly Ir".
func (s *reading) unseen() {
	var more []span
	next := 0
	for _, sent := range s.d.Sentences {
		for i := sent.First + 1; i < sent.Last; i++ {
			for next < len(s.spans) && s.spans[next].last <= i {
				next++
			}
			limit := sent.Last
			if next < len(s.spans) {
				limit = min(limit, s.spans[next].first)
			}
			if i >= limit || !s.mayName(i, gazetteer.NoTitle) || !s.introduced(i, sent) && !s.station(i, sent) {
				continue
			}
			last := i + 1
			for last < limit && s.mayName(last, gazetteer.Occupation) {
				last++
			}
			if last < sent.Last && (last == limit && last-i > 1 || letter(s.token(last)[0]) && capitalised(s.token(last))) {
				continue // a part of something else
			}
			if w := s.token(i - 1); w == "," && !strings.Contains(",.;", s.within(last, sent)) {
				continue
			} else if w == "TV" || w == "Radio" {
				i--
			}
			more = append(more, span{first: i, last: last, typ: organisation, score: max(s.mean(i, last, organisation), 0.5), kind: fact.Name})
			i = last
		}
	}
	s.replace(more)
}

// introduced reports whether a word for a body stands before token i with an article or an owner: "the weekly", "the survivors' group",
// "a new party,".
func (s *reading) introduced(i int, sent text.Sentence) bool {
	if s.within(i-1, sent) != "," {
		before := s.within(i-2, sent)
		return s.kindWord(s.within(i-1, sent)) && (article[strings.ToLower(before)] || possessive(before))
	}
	if w := s.within(i-2, sent); !s.kindWord(w) && w != "party" {
		return false
	}
	for k := i - 3; k > i-6; k-- {
		switch w := s.within(k, sent); {
		case w == "a" || w == "an":
			return true
		case !letter(w[0]) || linkWords[w]:
			return false
		}
	}
	return false
}

// station reports whether token i is an unknown word behind "TV" or "Radio", which no preposition goes before.
func (s *reading) station(i int, sent text.Sentence) bool {
	w, before := s.token(i), s.within(i-2, sent)
	if kind := s.within(i-1, sent); kind != "TV" && kind != "Radio" {
		return false
	}
	return proper(w) && !s.lists.CommonWord(w) && s.lists.Lookup(w) == nil && before != "on" && !capitalised(before)
}

// kindWord reports whether a word in small letters says what kind of body is named next.
func (s *reading) kindWord(w string) bool {
	return w == strings.ToLower(w) && (s.lists.Word(w).Is(gazetteer.Firm) && !alsoPersons[w] || papers[w] || w == "group" || w == "union")
}

// mayName reports whether token i is a word in a capital that may be a name's: no day, and no title but that of class.
func (s *reading) mayName(i int, class gazetteer.TitleClass) bool {
	w := s.token(i)
	word := s.lists.Word(w)
	if c := word.Class(); c != gazetteer.NoTitle && c != class {
		return false
	}
	return capitalised(w) && len(w) > 1 && !word.Is(gazetteer.Calendar) && !linkWords[strings.ToLower(w)] && !article[strings.ToLower(w)]
}

// firmsBefore reports whether the name at token i stands in a list behind a word for several bodies: "the carriers Kestra and Vanto".
func (s *reading) firmsBefore(i int, sent text.Sentence) bool {
	for k := i - 1; k >= max(sent.First, i-12); k-- {
		w := s.token(k)
		switch {
		case w == "and" || w == "&" || capitalised(w) && !articles[strings.ToLower(w)]:
		case w == ",":
			if !capitalised(s.within(k-1, sent)) {
				return false // "the banks, Kestra said"
			}
		default:
			return s.kindWords(w)
		}
	}
	return false
}

// kindWords reports whether a word is a plural for bodies that is none for people.
func (s *reading) kindWords(w string) bool {
	one, plural := strings.CutSuffix(w, "s")
	if stem, ok := strings.CutSuffix(w, "ies"); ok {
		one = stem + "y"
	}
	return plural && w == strings.ToLower(w) && (s.lists.Word(one).Is(gazetteer.Firm) || grouping[one] || papers[one]) && !alsoPersons[one]
}

// dealings is how much what is done by, to and with a name says that it is a company, a paper or another body; less than nothing
// where only persons do such things. Players are bought as well: trade says that the text is not about sport.
func (s *reading) dealings(sp *span, sent text.Sentence, trade bool) int {
	sum := s.apposed(sp, sent) + s.heads(sp, sent) + s.press(sp, sent) - s.lives(sp, sent)
	if trade {
		sum += s.traded(sp, sent)
	}
	return sum
}

// apposed is how much a word for a body with an article before a name says, where the name ends the phrase: "for the union Raku," but not
// "the company Dahl founded".
func (s *reading) apposed(sp *span, sent text.Sentence) int {
	switch s.within(sp.first-1, sent) {
	case ",":
		if s.introduced(sp.first, sent) && strings.Contains(",.;", s.within(sp.last, sent)) {
			return enough
		}
	case "company", "firm", "club", "team", "agency", "union", "party", "group", "fund", "station":
		after := s.within(sp.last, sent)
		if !article[strings.ToLower(s.within(sp.first-2, sent))] {
			break
		}
		if strings.Contains(",.;)", after) || s.lists.Word(after).Is(gazetteer.Speech) && articles[s.within(sp.last+1, sent)] {
			return enough
		}
	}
	return 0
}

// heads is how much the people who run a name say: "Vanto's chairman", "the chief executive of Vanto", "Vanto, led by Ann Lee".
func (s *reading) heads(sp *span, sent text.Sentence) int {
	sum := 0
	before, earlier := s.within(sp.first-1, sent), s.within(sp.first-2, sent)
	after, next := s.within(sp.last, sent), s.within(sp.last+1, sent)
	strong := enough
	if sp.typ != person {
		strong = 1 // towns have boards and founders
	}
	if possessive(after) {
		switch {
		case runners[next]:
			sum += strong
		case runsPartly[next]: // tycoons have lobbyists, too
			sum++
		}
	}
	switch before {
	case "of", "at":
		if sp.typ == person && presiding[earlier] && !possessive(after) {
			sum += enough
		}
		if earlier != "chair" && runners[earlier] || earlier == "executive" && s.within(sp.first-3, sent) == "chief" {
			sum += strong
		}
	}
	if sp.typ == person && possessive(after) && (next == "leader" || next == "headquarters") || before == "chairs" {
		sum += strong
	}
	if s.wing(sp.first, sent) {
		sum++
	}
	if after == "," && s.within(sp.last+2, sent) == "by" && sp.typ == person && ledBy[next] {
		sum += enough
	}
	return sum
}

// wing reports whether "the centre-right" stands before token i. Politicians are called so as well.
func (s *reading) wing(i int, sent text.Sentence) bool {
	if w := s.within(i-1, sent); w != "right" && w != "left" && w != "wing" {
		return false
	}
	return s.within(i-2, sent) == "-" && wings[strings.ToLower(s.within(i-3, sent))] && article[strings.ToLower(s.within(i-4, sent))]
}

// rivalOf reports whether ", Vanto's biggest rival" follows at token i, of a body.
func (s *reading) rivalOf(i int, sent text.Sentence) bool {
	if s.within(i, sent) != "," || !capitalised(s.within(i+1, sent)) {
		return false
	}
	k := i + 2
	for k < i+5 && capitalised(s.within(k, sent)) {
		k++
	}
	if !possessive(s.within(k, sent)) {
		return false
	}
	if w := s.within(k+1, sent); rivals[w] || w == strings.ToLower(w) && rivals[s.within(k+2, sent)] {
		return !letter(s.within(k+2, sent)[0]) || !capitalised(s.within(k+3, sent))
	}
	return false
}

// traded is how much trade with a name says: "buy Vanto for", "a merger with Vanto", "France's Vanto".
func (s *reading) traded(sp *span, sent text.Sentence) int {
	sum := 0
	before, earlier, after := s.within(sp.first-1, sent), strings.ToLower(s.within(sp.first-2, sent)), s.within(sp.last, sent)
	if s.rivalOf(sp.last, sent) && s.business() {
		sum += enough
	}
	switch before {
	case "buy", "buying", "acquire", "acquiring", "acquires":
		sum++
		if after == "for" || after == "from" || after == "in" {
			sum++
		}
	case "with":
		switch earlier {
		case "merge", "merger", "merging":
			sum += enough
		case "contract", "venture":
			sum++
		}
	case "of":
		switch {
		case sp.typ == person && (merged[earlier] || earlier == "%" || earlier == "percent"):
			sum += enough
		case merged[earlier]:
			sum++
		}
	case "by":
		if (earlier == "poll" || earlier == "polls") && !possessive(after) {
			sum += enough
		}
	case "in":
		if earlier == "invest" || earlier == "invested" || earlier == "investing" {
			sum += enough
		}
	case "rival":
		if !article[earlier] && s.business() {
			sum += enough
		}
	case ",":
		if earlier == "rival" && article[strings.ToLower(s.within(sp.first-3, sent))] && s.business() {
			sum += enough
		}
	case "values", "valued", "valuing":
		if after == "at" {
			sum += enough
		}
	case "advising":
		sum++
	}
	if possessive(before) && sp.last-sp.first == 1 && s.lists.Lookup(s.token(sp.first)) == nil && s.country(s.within(sp.first-2, sent)) {
		sum++
	}
	return sum
}

// country reports whether a word is a country's name.
func (s *reading) country(w string) bool {
	return slices.ContainsFunc(s.lists.Lookup(w), func(m gazetteer.Match) bool { return m.Entry.Type == fact.Country && m.Kind == fact.Name })
}

// business reports whether the text is of companies: three different words of theirs.
func (s *reading) business() bool {
	seen := map[string]bool{}
	for i := range s.d.Tokens {
		if w := s.token(i); commerce[w] {
			seen[w] = true
		}
	}
	return len(seen) > 2
}

// press is how much a name speaks for a paper or a broadcaster: "Al Sabah television"; and, where it opens with another language's article,
// "told El Correo", "according to La Jornada".
func (s *reading) press(sp *span, sent text.Sentence) int {
	if sp.typ != person {
		return 0
	}
	before, earlier, after := s.within(sp.first-1, sent), s.within(sp.first-2, sent), s.within(sp.last, sent)
	if next := s.within(sp.last+1, sent); media[after] && (ends(next) || s.acts(next)) {
		return enough + 1
	}
	first := s.token(sp.first)
	if sp.last-sp.first > 1 && (first == "TV" || first == "Radio") {
		return enough
	}
	if after == "is" && s.within(sp.last+1, sent) == "reporting" || (after == "reported" || after == "reports") && before == "," && ends(s.within(sp.last+1, sent)) {
		return enough
	}
	contracted := len(first) > 3 && (strings.HasPrefix(first, "L'") || strings.HasPrefix(first, "L’"))
	if !contracted && (sp.last-sp.first < 2 || !foreignArticle[first]) || s.partOfPerson(sp) {
		return 0
	}
	sum := 0
	if contracted || sp.last-sp.first > 2 {
		sum++
	}
	switch before {
	case "told":
		if after == "." && s.quotes(sent) {
			sum++
		}
	case "by":
		if !seenBy[earlier] {
			return 0
		}
		sum++
	case "with":
		if earlier != "interview" {
			return 0
		}
		if after == "he" || after == "she" { // then the paper is somebody else
			sum++
		}
	case "to":
		if strings.ToLower(earlier) != "according" {
			return 0
		}
	default:
		return 0
	}
	return sum + 1
}

// quotes reports whether a sentence holds the words of somebody between marks.
func (s *reading) quotes(sent text.Sentence) bool {
	for i := sent.First; i < sent.Last; i++ {
		switch s.token(i) {
		case "\"", "“", "”", "''", "``":
			return true
		}
	}
	return false
}

// partOfPerson reports whether a span's words end the full name of a person in the document: "De Wolf" of "Saskia De Wolf".
func (s *reading) partOfPerson(sp *span) bool {
	key := s.key(sp.first, sp.last)
	return slices.ContainsFunc(s.votes, func(v *vote) bool { return v.best == person && strings.HasSuffix(v.name, " "+key) })
}

// lives is how much what is said of a name says that it is a person: an age, a birth, a wife, an arrest.
func (s *reading) lives(sp *span, sent text.Sentence) int {
	before, after, next := s.within(sp.first-1, sent), s.within(sp.last, sent), s.within(sp.last+1, sent)
	switch {
	case after == "," && number(next) && len(next) == 2 && strings.Contains(",.", s.within(sp.last+2, sent)):
		return enough
	case possessive(after) && ofPersons[next], personally[after], (after == "was" || after == "is") && personally[next]:
		return enough
	case toPersonsOnly[before], s.calling(sp.last, sent) && !s.itself(sp.last, sent):
		return enough
	case before == "," && ofPersons[s.within(sp.first-2, sent)] && hisOrHer[strings.ToLower(s.within(sp.first-3, sent))]:
		return enough // "his widow, Velia,"
	}
	if i := s.d.SentenceAt(s.d.Tokens[sp.first].Start); sp.first == sent.First && i+1 < len(s.d.Sentences) && !possessive(after) {
		switch s.token(s.d.Sentences[i+1].First) {
		case "He", "She":
			if !s.otherPerson(sp, sent) {
				return 1
			}
		}
	}
	return 0
}

// calling reports whether ", a former general," or the like follows at token i.
func (s *reading) calling(i int, sent text.Sentence) bool {
	if s.within(i, sent) != "," || !article[s.within(i+1, sent)] {
		return false
	}
	for k := i + 2; k < min(sent.Last, i+6); k++ {
		w, next := s.token(k), s.within(k+1, sent)
		switch {
		case !letter(w[0]) || linkWords[w]:
			return false
		case w == strings.ToLower(w) && s.lists.Word(w).Class() != gazetteer.NoTitle && !s.kindWord(w) && !grouping[w] && (!letter(next[0]) || linkWords[next] || next == "who"):
			return true
		}
	}
	return false
}

// otherPerson reports whether a sentence that a span opens names a person besides.
func (s *reading) otherPerson(sp *span, sent text.Sentence) bool {
	at, _ := slices.BinarySearchFunc(s.spans, sp.last, func(o span, last int) int { return o.first - last })
	for ; at < len(s.spans) && s.spans[at].first < sent.Last; at++ {
		if s.spans[at].typ == person {
			return true
		}
	}
	return false
}

var (
	// alsoPersons are words for companies and for people.
	alsoPersons = set("producer publisher builder brewer jeweller")
	// papers are words for what is printed or broadcast.
	papers = set("newspaper daily weekly magazine tabloid broadsheet newsletter")
	media  = set("television TV radio newspaper magazine")
	// foreignArticle are the articles of other languages that open the names of papers and broadcasters.
	foreignArticle = set("El La De Le Les Der Die Das Al Il Het")
	// runners are who runs a body and by what.
	runners    = set("chairman chairwoman chair CEO founder co-founder founders co-founders board boardroom shareholders")
	runsPartly = set("lobbyist lobbyists unit engineers treasurer takeover investors")
	ledBy      = set("led controlled owned run founded headed")
	merged     = set("takeover acquisition merger purchase buyout")
	seenBy     = set("seen reported published obtained")
	// commerce are words of texts about companies.
	commerce = set(`company firm shares shareholders investors profit profits revenue merger investor shareholder antitrust banker lender takeover recall factory plant market customers
chief-executive stake sales startup industry brand supplier products`)
	// presiding are who are at the head of bodies and not of people.
	presiding     = set("president vice-president secretary-general chairman chairwoman treasurer members")
	rivals        = set("rival competitor supplier customer owner parent subsidiary contractor")
	wings         = set("centre center far hard left right")
	hisOrHer      = set("his her")
	personally    = set("born died resigned retired scored sang married jailed sentenced arrested convicted smiled laughed wept divorced")
	toPersonsOnly = set("married arrested jailed hugged Mr Mr. Mrs Mrs. Ms Ms. Dr Dr.")
)
