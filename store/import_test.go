package store

import (
	"strings"
	"testing"

	"github.com/actant-project/actant/decision"
)

func TestImportSaysWhatBecameOfEachLine(t *testing.T) {
	s := open(t)
	add(t, s, press{entities: 30, perDoc: 8, filler: 120}.document(1))
	list, _, err := s.Entities(ctx, Query{}, "key", 0, 4)
	if err != nil {
		t.Fatal(err)
	}
	a, b, c, d := list[0].Key, list[1].Key, list[2].Key, list[3].Key
	if _, err := s.Decide(ctx, decision.Decision{Kind: decision.Distinct, Key: a, Into: b, At: noon}); err != nil {
		t.Fatal(err)
	}
	log := []decision.Decision{
		{Kind: decision.Distinct, Key: a, Into: b},                        // held
		{Kind: decision.Merge, Key: a, Into: b},                           // at odds with what holds here
		{Kind: decision.Merge, Key: c, Into: b},                           // taken
		{Kind: decision.Merge, Key: a, Into: c},                           // at odds with both together
		{Kind: decision.Merge, Key: b, Into: c},                           // a circle
		{Kind: decision.Rename, Key: "person/nobody-yet", Name: "Nobody"}, // waits
		{Kind: decision.Hide, Key: "person/nobody-else"},                  // waits, too
		{Kind: decision.Hide, Key: d, Undone: true},
	}
	in, err := s.ImportDecisions(ctx, log, noon)
	if err != nil || in.Taken != 3 || in.Held != 1 || len(in.LeftOut) != 3 || len(in.Waiting) != 2 {
		t.Fatalf("%+v %v", in, err)
	}
	for i, want := range []string{"held apart", "held apart", "one entity already"} {
		if got := in.LeftOut[i].Reason.Error(); !strings.Contains(got, want) {
			t.Errorf("%d: %q, want %q", i, got, want)
		}
	}
	ours, err := s.Decisions(ctx)
	if err != nil || len(ours) != 4 || ours[1].At != noon {
		t.Fatal(ours, err)
	}
	if in, err = s.ImportDecisions(ctx, ours, noon); err != nil || in.Taken != 0 || in.Held != 4 {
		t.Errorf("%+v %v", in, err)
	}
}

// A long log is taken in without compiling it anew for each line.
func BenchmarkImportDecisions(b *testing.B) {
	var log []decision.Decision
	for i := range 5000 {
		name, _ := usualPress.entity(i)
		log = append(log, decision.Decision{Kind: decision.Rename, Key: decision.Key("person", name), Name: name + " I", At: noon})
	}
	for b.Loop() {
		in := newImport(nil)
		if got := in.choose(log, noon); len(got) == 0 {
			b.Fatal("nothing")
		}
	}
}
