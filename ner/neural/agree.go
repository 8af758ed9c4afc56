package neural

import (
	"slices"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/gazetteer"
	"github.com/actant-project/actant/model"
)

// Measured on six marked corpora; see train/py/consistency.py, which is the reference.
const (
	weight = 0.4  // how much of the log-odds of a word's other places is added to its scores
	fullAt = 4    // from so many places on
	sure   = 0.8  // the summed confidence from which a name is looked for elsewhere, too
	chance = 0.15 // what the network must itself give a further place

	kinship   = 1.0  // how much of a person's confidence goes to the parts of the name
	kinChance = 0.05 // chance for those
)

// total is what the places of a word say together.
type total struct {
	places int
	probs  [classes]float32
}

// number numbers the capitalised words and sums what is probable of their places.
func (s *reading) number() {
	s.word = slices.Grow(s.word, len(s.d.Tokens))[:len(s.d.Tokens)]
	for i := range s.word {
		s.word[i] = -1
		w := s.token(i)
		if !capitalised(w) {
			continue
		}
		k, ok := s.words[w]
		if !ok {
			k = int32(len(s.totals))
			s.words[w] = k
			s.totals = append(s.totals, total{})
		}
		s.word[i] = k
		s.totals[k].places++
		for c, p := range s.probs[i] {
			s.totals[k].probs[c] += p
		}
	}
}

// share adds to the scores of each token a share of the log-odds of the mean of the other places of its word.
func (s *reading) share() {
	for i, k := range s.word {
		if k < 0 || s.totals[k].places < 2 {
			continue
		}
		t := &s.totals[k]
		others := float32(t.places - 1)
		by := weight * min(1, others/(fullAt-1))
		row := s.scores.Row(i)
		for c, p := range s.probs[i] {
			mean := min(max((t.probs[c]-p)/others, 1e-3), 1-1e-3)
			odds := by * (model.Log(mean) - model.Log(1-mean))
			if c == 0 {
				row[0] += odds
				continue
			}
			row[2*c-1] += odds
			row[2*c] += odds
		}
	}
}

// vote is what the places of a name say of its type.
type vote struct {
	name  string
	first int
	last  int
	sums  [types]float32
	kin   float32 // confidence of the persons' full names that hold the word
	best  int8
}

// agree gives all spans of one name the type with the most confidence, and takes further places of confident names.
func (s *reading) agree() {
	for i := range s.spans {
		sp := &s.spans[i]
		sp.score = s.mean(sp.first, sp.last, sp.typ)
		if sp.last-sp.first > 1 && s.lists.Word(s.token(sp.last-1)).Is(gazetteer.Suffix) {
			sp.typ, sp.score = organisation, 1 // "Eberhard Lang GmbH" is nobody
		}
		s.vote(sp).sums[sp.typ] += sp.score
	}
	for _, v := range s.votes {
		v.settle()
	}
	s.family()
	for _, v := range s.votes {
		v.settle()
		if name := s.token(v.first); v.sums[v.best] >= sure && capitalised(name) && len(v.name) >= 3 {
			s.firsts[name] = append(s.firsts[name], v)
		}
	}
	for i := range s.spans {
		sp := &s.spans[i]
		if best := s.names[s.key(sp.first, sp.last)].best; best != sp.typ {
			sp.typ, sp.score = best, s.mean(sp.first, sp.last, best)
		}
	}
	s.fill()
}

// settle chooses the best type.
func (v *vote) settle() {
	for k, sum := range v.sums {
		if sum > v.sums[v.best] {
			v.best = int8(k)
		}
	}
}

// family lets persons' full names speak for their last words alone, and for first words that the lists do not know.
func (s *reading) family() {
	for _, v := range slices.Clone(s.votes) {
		if fact.Types[v.best] != fact.Person || v.last-v.first < 2 || v.sums[v.best] < sure || v.last-v.first == 3 && s.token(v.first+1) == "-" {
			continue // a hyphen joins whole names: the two of a merger, of a double surname
		}
		for _, i := range []int{v.first, v.last - 1} {
			word := s.token(i)
			if !capitalised(word) || len(word) < 3 || i == v.first && s.lists.Lookup(word) != nil {
				continue
			}
			s.vote(&span{first: i, last: i + 1}).kin += v.sums[v.best]
		}
	}
	for _, v := range s.votes {
		v.sums[person] += v.kin * kinship
	}
}

func (s *reading) vote(sp *span) *vote {
	key := s.key(sp.first, sp.last)
	v := s.names[key]
	if v == nil {
		v = &vote{name: key, first: sp.first, last: sp.last}
		s.names[key] = v
		s.votes = append(s.votes, v)
	}
	return v
}

// mean is the mean probability of a type over tokens.
func (s *reading) mean(first, last int, typ int8) float32 {
	var sum float32
	for i := first; i < last; i++ {
		sum += s.probs[i][1+typ]
	}
	return sum / float32(last-first)
}

// fill takes further places of confident names, the longest name at each place.
func (s *reading) fill() {
	taken := 0
	found := s.spans
	for _, sent := range s.d.Sentences {
		for i := sent.First; i < sent.Last; i++ {
			for taken < len(found) && found[taken].last <= i {
				taken++
			}
			limit := sent.Last
			if taken < len(found) {
				if found[taken].first <= i {
					i = found[taken].last - 1
					continue
				}
				limit = min(limit, found[taken].first)
			}
			if s.word[i] < 0 {
				continue
			}
			if v := s.longest(i, limit); v != nil {
				last := i + v.last - v.first
				s.spans = append(s.spans, span{first: i, last: last, typ: v.best, score: s.mean(i, last, v.best), kind: fact.Name})
				i = last - 1
			}
		}
	}
	slices.SortFunc(s.spans, func(a, b span) int { return a.first - b.first })
}

// longest is the longest confident name whose words stand from token i on, before token limit, if the network gives it some
// chance there.
func (s *reading) longest(i, limit int) *vote {
	var best *vote
	for _, v := range s.firsts[s.token(i)] {
		n := v.last - v.first
		if i+n <= limit && (best == nil || n > best.last-best.first) && s.mean(i, i+n, v.best) > v.chance() && s.same(i, v) {
			best = v
		}
	}
	return best
}

// chance is what the network must give a further place of a name.
func (v *vote) chance() float32 {
	if v.kin > 0 && v.best == person {
		return kinChance
	}
	return chance
}

func (s *reading) same(i int, v *vote) bool {
	for k := v.first; k < v.last; k++ {
		if s.token(i+k-v.first) != s.token(k) {
			return false
		}
	}
	return true
}
