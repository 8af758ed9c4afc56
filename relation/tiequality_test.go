package relation

import (
	"fmt"
	"hash/crc32"
	"slices"
	"strings"
	"testing"

	"github.com/actant-project/actant/fact"
)

// TestTieQuality reports how many of the labelled relations are found, and how many of those found are labelled or may be,
// in the fifth of the labelled sentences from which nothing is learnt: by the rules alone, and with the learned judgement.
func TestTieQuality(t *testing.T) {
	r := newTieReader(t)
	var got strings.Builder
	for _, part := range [][2]string{{"sentences of corpora", labelled}, {"sentences written for it", "../train/ties/own.txt"}} {
		var rules, all tieScore
		for line := range labelsIn(t, part[1]) {
			id, labels, _ := strings.Cut(line, "\t")
			if crc32.ChecksumIEEE([]byte(id))%5 != 0 {
				continue
			}
			for _, p := range r.read(t, id, labels) {
				rules.add(p, p.Found)
				all.add(p, p.judged)
			}
		}
		fmt.Fprintf(&got, "%s, rules: %s\n%s, with the learned judgement: %s\n", part[0], rules, part[0], all)
	}
	t.Log(got.String())
	golden(t, "ties.txt", got.String())
}

// tieScore counts labelled relations and found ones, of events and of posts.
type tieScore [2]struct{ labelled, hit, found, right int }

func (s *tieScore) add(p *tiePair, found []string) {
	of := func(class string) int {
		if strings.HasPrefix(class, string(fact.RoleOf)) || strings.HasPrefix(class, string(fact.Member)) {
			return 1
		}
		return 0
	}
	for _, c := range p.Is {
		s[of(c)].labelled++
		if slices.Contains(found, c) {
			s[of(c)].hit++
		}
	}
	for _, c := range found {
		s[of(c)].found++
		if slices.Contains(p.Is, c) || slices.Contains(p.May, c) {
			s[of(c)].right++
		}
	}
}

func (s tieScore) String() string {
	part := func(i int) string {
		return fmt.Sprintf("%.1f %% of %d found, %.1f %% of %d right", per(s[i].hit, s[i].labelled), s[i].labelled, per(s[i].right, s[i].found), s[i].found)
	}
	return "deeds " + part(0) + "; roles and members " + part(1)
}
