package decision_test

import (
	"os"
	"strings"
	"testing"

	"github.com/actant-project/actant/decision"
)

// The example in the documentation is a log with every kind of line.
func TestTheDocumentedLogParses(t *testing.T) {
	page, err := os.ReadFile("../docs/decisions.md")
	if err != nil {
		t.Fatal(err)
	}
	_, log, ok := strings.Cut(string(page), "```\nactant-decisions 1\n")
	log, _, closed := strings.Cut(log, "```\n")
	if !ok || !closed {
		t.Fatal("no example")
	}
	seen := map[decision.Kind]bool{}
	for _, d := range parse(t, log) {
		seen[d.Kind] = true
		if line := d.String(); !strings.Contains(log, line+"\n") {
			t.Errorf("actant would write %s", line)
		}
	}
	for _, k := range decision.Kinds {
		if !seen[k] || !strings.Contains(string(page), "| `"+string(k)+" ") {
			t.Errorf("%s is not described", k)
		}
	}
}
