package relation

import (
	"bufio"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// labelled are the sentences of corpora that the labels are of.
const labelled = "../train/ties/corpora.txt"

// tieSets are the sets of names whose sentences are read, by what the labels call them.
var tieSets = map[string]string{"gmb": "gmb/train.conll", "masc": "masc-news/all.conll", "men": "men/train.conll", "wikigold": "wikigold/test.conll",
	"ewt": "uner-ewt/train.conll", "docred": "re-docred/dev.conll", "other": "masc-other/all.conll"}

// labelLines are the lines of the file asked for.
func labelLines(t *testing.T) []string {
	if *pairsOf != "unlabelled" {
		return slices.Collect(labelsIn(t, *pairsOf))
	}
	known := map[string]bool{}
	for line := range labelsIn(t, labelled) {
		id, _, _ := strings.Cut(line, "\t")
		known[id] = true
	}
	var out []string
	for _, set := range [...]string{"gmb", "docred", "other"} {
		for i, words := range sentencesOf(t, tieSets[set]) {
			if id := set + ":" + strconv.Itoa(i); !known[id] && len(words) >= 8 && len(words) <= 60 {
				out = append(out, id+"\t?")
			}
		}
	}
	return out
}

// labelsIn yields the lines of a file of labels.
func labelsIn(t *testing.T, file string) iter.Seq[string] {
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return lines(string(data))
}

// tieTexts returns what gives the text of a sentence by what the labels call it: that of a corpus by its number or name, or the text itself.
func tieTexts(t *testing.T) func(id string) string {
	sets := map[string][][]string{}
	for name, file := range tieSets {
		sets[name] = sentencesOf(t, file)
	}
	gum := map[string]string{}
	name := ""
	for line := range dataLines(t, "ud/en_gum-open-ud-train.conllu") {
		if id, ok := strings.CutPrefix(line, "# sent_id = "); ok {
			name = id
		}
		if s, ok := strings.CutPrefix(line, "# text = "); ok {
			gum[name] = s
		}
	}
	return func(id string) string {
		set, n, _ := strings.Cut(id, ":")
		if set == "gum" {
			return gum[n]
		}
		i, err := strconv.Atoi(n)
		if err != nil || i >= len(sets[set]) {
			return id
		}
		return joined(sets[set][i])
	}
}

// dataLines yields the lines of a file of the data folder.
func dataLines(t *testing.T, file string) iter.Seq[string] {
	return func(yield func(string) bool) {
		f, err := os.Open(filepath.Join("..", "..", "shared", "data", file))
		if err != nil {
			t.Skip("the corpora are not here")
		}
		defer f.Close()
		sc := bufio.NewScanner(f)
		sc.Buffer(nil, 1<<20)
		for sc.Scan() && yield(sc.Text()) {
		}
	}
}

// sentencesOf reads the sentences of a set of names.
func sentencesOf(t *testing.T, file string) [][]string {
	var out [][]string
	var words []string
	for line := range dataLines(t, filepath.Join("ner", file)) {
		w, _, _ := strings.Cut(line, "\t")
		switch {
		case w == "":
			if len(words) > 0 {
				out = append(out, words)
			}
			words = nil
		case w != "-DOCSTART-":
			words = append(words, w)
		}
	}
	if len(words) > 0 {
		out = append(out, words)
	}
	return out
}

// joined writes words as a text would.
func joined(words []string) string {
	var b strings.Builder
	open, glue := false, true
	for _, w := range words {
		if w == "``" || w == "''" {
			w = `"`
		}
		left, right := true, true
		switch w {
		case ",", ".", ";", ":", "!", "?", "%", ")", "]", "'s", "n't", "'re", "'ve", "'ll", "'d", "'m", "...", "’s", "”", "'":
			left = false
		case "(", "[", "$", "£", "€", "“", "#":
			right = false
		case `"`:
			left, right = !open, open
			open = !open
		}
		if !glue && left {
			b.WriteByte(' ')
		}
		b.WriteString(w)
		glue = !right
	}
	return b.String()
}
