package fact_test

import (
	"encoding/json"
	"testing"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/text"
)

// TestRefJSON holds a Ref to its promise: an index in JSON, absent when it points at nothing, index 0 included.
func TestRefJSON(t *testing.T) {
	for _, c := range []struct {
		ref  fact.Ref
		want string
	}{
		{0, `{"title":"envoy"}`},
		{fact.RefTo(0), `{"title":"envoy","of":0}`},
		{fact.RefTo(41), `{"title":"envoy","of":41}`},
	} {
		b, err := json.Marshal(fact.Role{Title: "envoy", Of: c.ref})
		if err != nil || string(b) != c.want {
			t.Errorf("%v: %s, %v; want %s", c.ref, b, err, c.want)
		}
		var back fact.Role
		if err := json.Unmarshal(b, &back); err != nil || back.Of != c.ref {
			t.Errorf("%s came back as %v, %v", b, back.Of, err)
		}
	}
	if fact.Ref(0).Index() != -1 || fact.RefTo(3).Index() != 3 {
		t.Error("Index is not the inverse of RefTo")
	}
}

// TestStatusOf checks that the strongest doubt wins.
func TestStatusOf(t *testing.T) {
	for _, c := range []struct {
		p      fact.Polarity
		m      fact.Modality
		inside bool
		want   fact.Status
	}{
		{fact.Positive, fact.Asserted, false, fact.Stated},
		{fact.Positive, "", false, fact.Stated},
		{fact.Positive, fact.Asserted, true, fact.Alleged},
		{fact.Positive, fact.Future, true, fact.StatusPossible},
		{fact.Negative, fact.Possible, true, fact.Denied},
	} {
		if got := fact.StatusOf(c.p, c.m, c.inside); got != c.want {
			t.Errorf("%s %s %v: %s, want %s", c.p, c.m, c.inside, got, c.want)
		}
	}
}

// TestAbsentFields checks that a relation outside statements says nothing of one, and spans are pairs.
func TestAbsentFields(t *testing.T) {
	b, err := json.Marshal(fact.Statement{Content: []text.Span{{Start: 3, End: 9}}, Kind: fact.Direct})
	if want := `{"content":[[3,9]],"kind":"direct"}`; err != nil || string(b) != want {
		t.Errorf("%s, %v; want %s", b, err, want)
	}
}
