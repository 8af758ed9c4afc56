package relation

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
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

// TestEventQuality reports how many of the annotated events are found, with which type and direction, where that corpus is at
// hand. Every second sentence was looked at while the lexicon was written; the others were not.
func TestEventQuality(t *testing.T) {
	f, err := os.Open(filepath.Join("..", "..", "shared", "data", "events", "plover_gsr", "all.jsonl"))
	if err != nil {
		t.Skip("the corpus is not here")
	}
	defer f.Close()
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 1<<24)
	var scores [2]eventScore
	for n := 0; sc.Scan(); n++ {
		var g goldEvent
		if err := json.Unmarshal(sc.Bytes(), &g); err != nil {
			t.Fatal(err)
		}
		scoreEvent(t, &scores[n%2], &g, n%2 == 0)
	}
	for i, s := range scores {
		t.Logf("%s: %d sentences with both actors, in %d both are recognised; pairs found %d (%.1f %% of all, %.1f %% of the recognised), root right %.1f %%, direction right %.1f %% of %d",
			[2]string{"tuned", "unseen"}[i], s.gold, s.pair, s.found, per(s.found, s.gold), per(s.found, s.pair), per(s.root, s.found), per(s.direction, s.directed), s.directed)
	}
}

func per(n, of int) float64 { return 100 * float64(n) / float64(max(of, 1)) }

func scoreEvent(t *testing.T, s *eventScore, g *goldEvent, show bool) {
	at := []int{}
	for i := range g.Text {
		at = append(at, i)
	}
	at = append(at, len(g.Text))
	var src, tar []text.Span
	for _, sp := range g.Spans {
		b := text.Span{Start: at[min(sp.B, len(at)-1)], End: at[min(sp.E, len(at)-1)]}
		switch sp.Role {
		case "SRC":
			src = append(src, b)
		case "TAR":
			tar = append(tar, b)
		case "SRC/TAR":
			src, tar = append(src, b), append(tar, b)
		}
	}
	if len(src) == 0 || len(tar) == 0 {
		return
	}
	s.gold++
	d, ms, es := load(g.Text)
	rs := New(nil).Extract(d, nil, ms, es).Relations
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
	found, right, forward := false, false, false
	for i := range rs {
		r := &rs[i]
		if r.Type == fact.RoleOf || r.Type == fact.Member {
			continue
		}
		ab := touches(r.SourceSpan, src) && touches(r.TargetSpan, tar)
		ba := touches(r.SourceSpan, tar) && touches(r.TargetSpan, src)
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
		t.Logf("%s found %v rec %v: %s", g.Code, found, recognised(ms, src) && recognised(ms, tar), g.Text)
		for _, r := range rs {
			t.Logf("      %s:%s %s -> %s (%s) %s %s", r.Type, r.Mode, es[r.Source].Name, es[r.Target].Name, d.Slice(r.Trigger), r.Modality, r.Rule)
		}
	}
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
