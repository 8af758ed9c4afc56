package syntax

import "testing"

func TestLemmas(t *testing.T) {
	l, err := parseLemmas("NOUN\t\t1\t0\t\nNOUN\tes\t1\t1\t\nNOUN\tves\t1\t3\tf\nNOUN\t^axes\t1\t2\tis\nPROPN\t\t0\t0\t\nPROPN+\t^us\t0\t2\tU.S.\nPROPN!\t\t0\t0\t\nVERB\t^went\t1\t4\tgo\nVERB^\t\t1\t0\t\nX\ta\t0\t3\tb\n")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		form, upos string
		first      bool
		want       string
	}{
		{"Houses", "NOUN", false, "house"}, {"wolves", "NOUN", false, "wolf"}, {"axes", "NOUN", false, "axis"}, {"taxes", "NOUN", false, "taxe"},
		{"Us", "PROPN", false, "Us"}, // its class has no rule for all words, so the plain one holds
		{"NATO", "PROPN", false, "NATO"}, {"went", "VERB", false, "go"}, {"Went", "VERB", true, "went"}, {"Went", "VERB", false, "go"},
		{"Étés", "NOUN", false, "étés"}, {"", "NOUN", false, ""}, {"a", "X", false, "a"}, {"b", "X", false, "b"}, {"thing", "ADJ", false, "thing"},
	} {
		if got := l.of(c.form, c.upos, c.first); got != c.want {
			t.Errorf("%s %s: %q, want %q", c.form, c.upos, got, c.want)
		}
	}
	for _, bad := range []string{"NOUN\tx\n", "NOUN\tx\t1\tmany\t\n", "NOUN\tx\t1\t-1\t\n"} {
		if _, err := parseLemmas(bad); err == nil {
			t.Errorf("%q was read", bad)
		}
	}
}
