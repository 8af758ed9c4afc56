package relation

import (
	"fmt"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
)

// TestSpeech holds the statements found in testdata/speech.txtar to what a reader takes from each text. What is expected and not
// met stands in testdata/quality/statements.txt: a change in quality is a change in that file (-update rewrites it).
func TestSpeech(t *testing.T) {
	ar, err := txtar.ParseFile("testdata/speech.txtar")
	if err != nil {
		t.Fatal(err)
	}
	var unmet strings.Builder
	cases, met := 0, 0
	for i := 0; i+1 < len(ar.Files); i += 2 {
		name, ok := strings.CutSuffix(ar.Files[i].Name, ".txt")
		if !ok || ar.Files[i+1].Name != name+".want" {
			t.Fatalf("%s has no .want", ar.Files[i].Name)
		}
		cases++
		got, want := onlyStatements(describe(t, string(ar.Files[i].Data))), string(ar.Files[i+1].Data)
		if got == want {
			met++
			continue
		}
		fmt.Fprintf(&unmet, "\n%s\nfound:\n%swanted:\n%s", name, got, want)
	}
	if cases < 60 {
		t.Errorf("only %d cases", cases)
	}
	golden(t, "statements.txt", fmt.Sprintf("%d of %d texts as expected; the others:\n%s", met, cases, &unmet))
}

// onlyStatements keeps the lines of statements.
func onlyStatements(s string) string {
	var b strings.Builder
	for line := range strings.Lines(s) {
		switch kind, _, _ := strings.Cut(line, " "); kind {
		case "direct", "indirect", "mixed":
			b.WriteString(line)
		}
	}
	return b.String()
}
