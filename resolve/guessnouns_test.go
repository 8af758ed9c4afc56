package resolve

import (
	"bufio"
	"bytes"
	"io"
	"maps"
	"math"
	"math/rand"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/actant-project/actant/fact"
)

// guessed are the classes of a noun; the first is none of ours.
var guessed = [...]fact.Type{"-", fact.Person, fact.Organisation, fact.Place, fact.Event}

const (
	dimensions = 100
	confident  = 0.7   // least probability of a guess
	frequent   = 60000 // how many of the commonest words are looked at
)

// noun is what is known of one: its vector, and the senses in WordNet that its first one is a kind of.
type noun struct {
	vector []float64
	kinds  []string
}

// guess is a linear model of a noun's class.
type guess struct {
	vector [len(guessed)][dimensions + 1]float64
	kinds  map[string]*[len(guessed)]float64
}

func newGuess() *guess { return &guess{kinds: make(map[string]*[len(guessed)]float64)} }

// of is the weights of one sense.
func (m *guess) of(kind string) *[len(guessed)]float64 {
	if m.kinds[kind] == nil {
		m.kinds[kind] = new([len(guessed)]float64)
	}
	return m.kinds[kind]
}

// guessNouns adds to types the frequent nouns that it lacks and that leave little doubt.
func guessNouns(t *testing.T, types map[string]fact.Type, nouns map[string]noun) {
	t.Helper()
	known := slices.DeleteFunc(slices.Sorted(maps.Keys(types)), func(w string) bool { return nouns[w].vector == nil })
	right, said := 0, 0
	for fold := range 5 {
		held := func(i int) bool { return i%5 == fold }
		m := learnGuess(known, types, nouns, held)
		for i, w := range known {
			if k, p := m.best(nouns[w]); held(i) && k > 0 && p >= confident {
				said++
				if guessed[k] == types[w] {
					right++
				}
			}
		}
	}
	t.Logf("held out: %d of %d guesses right", right, said)
	m := learnGuess(known, types, nouns, func(int) bool { return false })
	for w, n := range nouns {
		if k, p := m.best(n); types[w] == "" && k > 0 && p >= confident {
			types[w] = guessed[k]
		}
	}
}

// learnGuess fits the model to the known nouns that are not held out (AdaGrad, light decay).
func learnGuess(known []string, types map[string]fact.Type, nouns map[string]noun, held func(int) bool) *guess {
	m, sums := newGuess(), newGuess()
	step := func(w, sum *float64, g float64) {
		g += 1e-4 * *w
		*sum += g * g
		*w -= 0.05 * g / math.Sqrt(*sum+1e-6)
	}
	order := rand.New(rand.NewSource(1)).Perm(len(known))
	for range 30 {
		for _, i := range order {
			if held(i) {
				continue
			}
			n := nouns[known[i]]
			p := m.probabilities(n)
			for k := range guessed {
				if guessed[k] == types[known[i]] {
					p[k]--
				}
				for d, x := range n.vector {
					step(&m.vector[k][d], &sums.vector[k][d], p[k]*x)
				}
				for _, kind := range n.kinds {
					step(&m.of(kind)[k], &sums.of(kind)[k], p[k])
				}
			}
		}
	}
	return m
}

func (m *guess) probabilities(n noun) (p [len(guessed)]float64) {
	all := 0.0
	for k := range p {
		sum := 0.0
		for d, x := range n.vector {
			sum += m.vector[k][d] * x
		}
		for _, kind := range n.kinds {
			if w := m.kinds[kind]; w != nil {
				sum += w[k]
			}
		}
		p[k] = math.Exp(sum)
		all += p[k]
	}
	for k := range p {
		p[k] /= all
	}
	return p
}

func (m *guess) best(n noun) (class int, p float64) {
	for k, q := range m.probabilities(n) {
		if q > p {
			class, p = k, q
		}
	}
	return class, p
}

// readNouns returns the frequent words that WordNet (dict/index.noun, dict/data.noun) has for nouns.
func readNouns(t *testing.T, wordnet, vectors string) map[string]noun {
	t.Helper()
	above, first := make(map[string][]string), make(map[string]string)
	readLines(t, filepath.Join(wordnet, "data.noun"), func(f []string) { above[f[0]] = kindsAbove(f) })
	readLines(t, filepath.Join(wordnet, "index.noun"), func(f []string) {
		senses, err := strconv.Atoi(f[2])
		if err != nil {
			t.Fatal(err)
		}
		first[f[0]] = f[len(f)-senses]
	})
	out := make(map[string]noun)
	for w, v := range readVectors(t, vectors) {
		if first[w] == "" {
			continue
		}
		n := noun{vector: v}
		for next := []string{first[w]}; len(next) > 0 && len(n.kinds) < 40; next = next[1:] {
			n.kinds = append(n.kinds, next[0])
			next = append(next, above[next[0]]...)
		}
		out[w] = n
	}
	return out
}

// kindsAbove are the senses that the one on a line of data.noun is a kind of.
func kindsAbove(f []string) (out []string) {
	for i := range f {
		if f[i] == "@" && i+1 < len(f) {
			out = append(out, f[i+1])
		}
		if f[i] == "|" {
			break
		}
	}
	return out
}

func readLines(t *testing.T, name string, use func(fields []string)) {
	t.Helper()
	f, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		if fields := strings.Fields(lines.Text()); !strings.HasPrefix(lines.Text(), " ") && len(fields) > 3 {
			use(fields)
		}
	}
}

// readVectors reads the vectors of frequent words of letters, with a 1 behind each: "word":[100 numbers, length, rank].
func readVectors(t *testing.T, name string) map[string][]float64 {
	t.Helper()
	f, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	in := bufio.NewReaderSize(f, 1<<20)
	out := make(map[string][]float64)
	for begun := false; ; {
		line, err := in.ReadBytes(']')
		if err == io.EOF {
			return out
		}
		if !begun {
			begun = bytes.HasPrefix(bytes.TrimLeft(line, ","), []byte(`"vectors":{`))
			line = bytes.TrimPrefix(bytes.TrimLeft(line, ","), []byte(`"vectors":{`))
		}
		word, numbers, ok := strings.Cut(strings.Trim(string(line), ",]"), ":[")
		fields := strings.Split(numbers, ",")
		if !begun || !ok || len(fields) != dimensions+2 {
			continue
		}
		rank, err := strconv.Atoi(fields[dimensions+1])
		word = strings.Trim(word, `"`)
		if err != nil || rank >= frequent || len(word) < 3 || strings.Trim(word, "abcdefghijklmnopqrstuvwxyz") != "" {
			continue
		}
		v := make([]float64, dimensions+1)
		v[dimensions] = 1
		for d := range dimensions {
			if v[d], err = strconv.ParseFloat(fields[d], 64); err != nil {
				t.Fatal(err)
			}
		}
		out[word] = v
	}
}
