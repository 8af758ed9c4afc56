package relation

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/text"
)

// goldEvent is one sentence of the event corpus; offsets count code points.
type goldEvent struct {
	ID, Text, Code string
	Reciprocal     bool
	Spans          []struct {
		Role string
		B, E int
	}
}

// ploverCodes says which roots of the corpus's ontology a type of ours answers to.
var ploverCodes = map[fact.RelationType][]string{
	fact.Said: {"CONSULT"}, fact.Consult: {"CONSULT"}, fact.Agree: {"AGREE"}, fact.Accuse: {"DISAPPROVE"}, fact.Support: {"SUPPORT"},
	fact.Request: {"DEMAND"}, fact.Reject: {"REJECT"}, fact.Threaten: {"THREATEN"}, fact.Assault: {"ASSAULT", "FIGHT"},
	fact.Aid: {"AID"}, fact.Sanction: {"SANCTION"}, fact.Coerce: {"COERCE"}, fact.Yield: {"CONCEDE", "RETREAT"},
	fact.Investigate: {"INVESTIGATE"}, fact.Cooperate: {"COOPERATE"}, fact.Protest: {"PROTEST"}, fact.Mobilize: {"MOBILIZE"},
}

// roots returns the roots that a relation answers to. The ontology codes a friendly act to come as AGREE, a hostile one as THREATEN,
// and one that is refused as REJECT.
func roots(r *fact.Relation) []string {
	if r.Modality == fact.Future || r.Modality == fact.Intended {
		if hostile(r.Type) {
			return append([]string{"THREATEN"}, ploverCodes[r.Type]...)
		}
		return append([]string{"AGREE"}, ploverCodes[r.Type]...)
	}
	return ploverCodes[r.Type]
}

type eventScore struct{ gold, pair, found, root, directed, direction int }

// eventParts are the parts of the corpus. The tuned sentences were read while the lexicon was written and taught the learned table;
// those of dev were read later and taught it nothing; nobody has read the unseen ones.
var eventParts = [...]string{"tuned", "dev", "unseen"}

// unseen is the part that is never shown.
const unseen = 2

// eventPart is the part that line n belongs to.
func eventPart(n int) int {
	if n%2 == 0 {
		return 0
	}
	return 1 + n%4/2
}

// TestEventQuality reports how many of the annotated events are found, with which type and direction, where that corpus is at
// hand, for each part of it, with the names that the rules recognise and with the annotated ends given as mentions.
func TestEventQuality(t *testing.T) {
	f, err := os.Open(filepath.Join("..", "..", "shared", "data", "events", "plover_gsr", "all.jsonl"))
	if err != nil {
		t.Skip("the corpus is not here")
	}
	defer f.Close()
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 1<<24)
	var scores [2][len(eventParts)]eventScore
	for n := 0; sc.Scan(); n++ {
		var g goldEvent
		if err := json.Unmarshal(sc.Bytes(), &g); err != nil {
			t.Fatal(err)
		}
		part := eventPart(n)
		for m := range scores {
			scoreEvent(t, &scores[m][part], &g, part != unseen && m == 1, m == 1)
		}
	}
	var got strings.Builder
	for m, ends := range [...]string{"recognised", "given"} {
		for part, name := range eventParts {
			s := scores[m][part]
			fmt.Fprintf(&got, "%s, %s ends: %d sentences with both actors, in %d both are recognised; pairs found %d (%.1f %% of all, %.1f %% of the recognised), root right %.1f %%, direction right %.1f %% of %d\n",
				name, ends, s.gold, s.pair, s.found, per(s.found, s.gold), per(s.found, s.pair), per(s.root, s.found), per(s.direction, s.directed), s.directed)
		}
	}
	t.Log(got.String())
	golden(t, "events.txt", got.String())
}

func per(n, of int) float64 { return 100 * float64(n) / float64(max(of, 1)) }

func scoreEvent(t *testing.T, s *eventScore, g *goldEvent, show, given bool) {
	src, tar := endsOf(g)
	if len(src) == 0 || len(tar) == 0 {
		return
	}
	s.gold++
	d, ms, es := load(g.Text)
	if given {
		ms, es = withEnds(g.Text, ms, es, append(append([]text.Span{}, src...), tar...))
	}
	rs := New(nil).Extract(d, parsed(t, d), ms, es).Relations
	if recognised(ms, src) && recognised(ms, tar) {
		s.pair++
	}
	touches := func(sp text.Span, in []text.Span) bool {
		for _, x := range in {
			if x.Overlaps(sp) {
				return true
			}
		}
		return false
	}
	is := func(e int, sp text.Span, in []text.Span) bool { // the end itself, or a pronoun that stands for it
		return touches(sp, in) || slices.ContainsFunc(ms, func(m fact.Mention) bool { return m.Entity.Index() == e && touches(m.Span, in) })
	}
	found, right, forward := false, false, false
	for i := range rs {
		r := &rs[i]
		if r.Type == fact.RoleOf || r.Type == fact.Member {
			continue
		}
		ab := is(r.Source, r.SourceSpan, src) && is(r.Target, r.TargetSpan, tar)
		ba := is(r.Source, r.SourceSpan, tar) && is(r.Target, r.TargetSpan, src)
		if !ab && !ba {
			continue
		}
		found = true
		forward = forward || ab || r.Symmetric
		for _, c := range roots(r) {
			right = right || c == g.Code
		}
	}
	if found {
		s.found++
		if right {
			s.root++
		}
		if !g.Reciprocal {
			s.directed++
			if forward {
				s.direction++
			}
		}
	}
	if show && os.Getenv("SHOW") == "event" && (!found || !right) {
		t.Logf("%s %s found %v rec %v: %s", g.ID, g.Code, found, recognised(ms, src) && recognised(ms, tar), g.Text)
		for _, r := range rs {
			t.Logf("      %s:%s %s -> %s (%s) %s %s", r.Type, r.Mode, es[r.Source].Name, es[r.Target].Name, d.Slice(r.Trigger), r.Modality, r.Rule)
		}
	}
}

// withEnds adds the annotated ends to the mentions in the place of those that overlap them; an end that holds a recognised name at its
// last word is that entity, every other one a group of its own.
func withEnds(s string, ms []fact.Mention, es []fact.Entity, ends []text.Span) ([]fact.Mention, []fact.Entity) {
	for _, end := range ends {
		for end.Len() > 0 && s[end.End-1] == ' ' {
			end.End--
		}
		m := fact.Mention{Span: end, Text: end.Of(s), Type: fact.Group, Kind: fact.Name, Score: 1}
		for _, have := range ms {
			if have.Span.End == end.End && (have.Span.Start <= end.Start || have.Type == fact.Person) && have.Span.Overlaps(end) && !have.Entity.IsZero() {
				m.Type, m.Kind, m.Entity = have.Type, have.Kind, have.Entity
			}
		}
		if m.Entity.IsZero() {
			id := len(es)
			es = append(es, fact.Entity{ID: id, Key: "group/" + m.Text, Name: m.Text, Type: fact.Group, Mentions: 1})
			m.Entity = fact.RefTo(id)
		}
		ms = slices.DeleteFunc(ms, func(h fact.Mention) bool { return h.Span.Overlaps(end) })
		ms = append(ms, m)
	}
	slices.SortFunc(ms, func(p, q fact.Mention) int { return p.Span.Compare(q.Span) })
	return ms, es
}

// recognised reports whether a mention with an entity lies in one of the spans.
func recognised(ms []fact.Mention, in []text.Span) bool {
	for _, m := range ms {
		for _, sp := range in {
			if sp.Overlaps(m.Span) && !m.Entity.IsZero() {
				return true
			}
		}
	}
	return false
}
