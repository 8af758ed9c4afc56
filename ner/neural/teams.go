package neural

import (
	"strings"

	"github.com/actant-project/actant/text"
)

// teams takes for organisations the towns and provinces that play: in a text about sport "Leeds beat Derby" and "the Leeds
// striker" are of clubs, "in Leeds" is not. Countries' teams stay countries.
func (s *reading) teams() {
	if !s.sporting() {
		return
	}
	play := map[string]bool{}
	s.towns(func(sp *span, sent text.Sentence) {
		if s.plays(sp, sent) {
			play[s.key(sp.first, sp.last)] = true
		}
	})
	s.towns(func(sp *span, sent text.Sentence) {
		if play[s.key(sp.first, sp.last)] {
			sp.typ, sp.score = organisation, max(s.mean(sp.first, sp.last, organisation), 0.5)
		}
	})
}

// towns visits the spans of places that are no countries, but for those that something is said to be in.
func (s *reading) towns(visit func(*span, text.Sentence)) {
	next := 0
	for _, sent := range s.d.Sentences {
		for ; next < len(s.spans) && s.spans[next].first < sent.Last; next++ {
			if sp := &s.spans[next]; sp.typ == place && !locative[strings.ToLower(s.within(sp.first-1, sent))] {
				visit(sp, sent)
			}
		}
	}
}

var locative = set("in at near from around outside across throughout through inside into towards toward")

// sporting reports whether the text is about sport: some different words of it, and one in eighty.
func (s *reading) sporting() bool {
	seen, n := map[string]bool{}, 0
	for i := range s.d.Tokens {
		if w := s.token(i); len(w) > 3 {
			if w = strings.ToLower(w); sport[w] {
				seen[w] = true
				n++
			}
		}
	}
	return len(seen) > 3 && n*80 > len(s.d.Tokens)
}

// plays reports whether what stands beside a place says that it is a team.
func (s *reading) plays(sp *span, sent text.Sentence) bool {
	before, after := strings.ToLower(s.within(sp.first-1, sent)), s.within(sp.last, sent)
	switch {
	case playVerbs[after], player[after], score(after) && !month[s.within(sp.last+1, sent)]:
		return true
	case possessive(after):
		next := s.within(sp.last+1, sent)
		return player[next] || player[s.within(sp.last+2, sent)] || leads[next]
	case opponents[before], before == "-" && score(s.within(sp.first-2, sent)), score(before) && s.within(sp.first-2, sent) == "-":
		return true
	case before == "to" || before == "with":
		return results[s.within(sp.first-2, sent)] || results[s.within(sp.first-3, sent)]
	case before == "over":
		return victories[s.within(sp.first-2, sent)]
	case before == "left" || before == "joined":
		return true
	case before == "from":
		for i := sp.first - 2; i > sp.first-6; i-- {
			if transfers[s.within(i, sent)] {
				return true
			}
		}
	}
	return false
}

// score reports whether a word is a number of goals or points.
func score(w string) bool { return w != "" && len(w) < 4 && strings.Trim(w, "0123456789") == "" }

var (
	sport = set(`league cup championship championships tournament season striker midfielder defender goalkeeper coach match matches goal goals scored
kickoff referee fixture fixtures semifinal semi-final semifinals quarterfinal quarter-final playoff playoffs innings wicket wickets touchdown
quarterback penalty halftime half-time squad teammates stadium winger batsman bowler pitcher inning midfield premiership substitute offside
rebounds standings relegation scoreless equaliser equalizer hat-trick`)
	player = set(`striker midfielder defender goalkeeper coach captain manager winger forward quarterback batsman bowler pitcher players fans side team
squad skipper keeper back centre-back full-back supporters substitute bench`)
	playVerbs = set(`beat beats defeated thrashed drew draw lost lose win wins won face faced host hosted edged trounced routed scored play plays
played are were have crushed hammered clinched equalised equalized triumphed`)
	opponents = set("v vs v. vs. versus against beat beating defeated defeating thrashed thrashing edged edging overcame overcoming hosts visitors")
	results   = set("lost losing defeat draw drew lose loses loss")
	leads     = set("president chairman chairwoman owner owners boss")
	victories = set("win wins victory victories triumph")
	transfers = set("joined signed bought arrived transfer loan move moved")
	month     = set("January February March April May June July August September October November December")
)
