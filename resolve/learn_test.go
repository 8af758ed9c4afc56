package resolve

import (
	"bufio"
	"context"
	"encoding/csv"
	"encoding/json"
	"math"
	"math/rand"
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/gazetteer"
	"github.com/actant-project/actant/ner/rules"
	"github.com/actant-project/actant/segment"
	"github.com/actant-project/actant/syntax"
	"github.com/actant-project/actant/text"
)

// TestLearn learns the weights again and prints them. It needs the annotated texts in the
// folder that ACTANT_COREF names (gap/gap-development.tsv and gum/*.jsonl) and is
// skipped without.
func TestLearn(t *testing.T) {
	dir := os.Getenv("ACTANT_COREF")
	if dir == "" {
		t.Skip("ACTANT_COREF does not name a folder with GAP and GUM")
	}
	g := gazetteer.Default()
	parser, err := syntax.Open(g)
	if err != nil {
		t.Fatal(err)
	}
	l := learner{t: t, r: New(g), rec: rules.New(g), parser: parser, parses: make(map[string][]syntax.Word)}
	defer func(old [signsCount]int16) { weights = old }(weights)
	l.learn(dir, 4)
	t.Logf("%d pronouns, %v", len(l.pairs), weights)
	l.heldOut(dir)
}

// learn sets the weights anew. What is learnt depends on what was resolved before, so it goes round a few times.
func (l *learner) learn(dir string, rounds int) {
	weights = [signsCount]int16{}
	w := make([]float64, signsCount)
	for range rounds {
		l.pairs = l.pairs[:0]
		for i, row := range l.readGAP(filepath.Join(dir, "gap", "gap-development.tsv")) {
			if l.skip == nil || !l.skip(i) {
				l.gapRow(row)
			}
		}
		for _, genre := range [...]string{"news", "interview", "speech"} {
			l.readGUM(filepath.Join(dir, "gum", genre+".jsonl"))
		}
		l.fit(w)
		for i := range w {
			weights[i] = int16(math.Round(w[i] * 100))
		}
	}
}

// heldOut learns from four fifths of GAP at a time and logs how the rest is resolved, its two names given.
func (l *learner) heldOut(dir string) {
	const folds = 5
	found, right, gold := 0, 0, 0
	for k := range folds {
		l.skip = func(i int) bool { return i%folds == k }
		l.learn(dir, 2)
		for i, row := range l.readGAP(filepath.Join(dir, "gap", "gap-development.tsv")) {
			if i%folds == k {
				f, r, g := l.scoreRow(row)
				found, right, gold = found+f, right+r, gold+g
			}
		}
	}
	l.skip = nil
	l.t.Logf("GAP held out: %d of %d right, %.1f %%; %.1f %% of %d found", right, found, 100*float64(right)/float64(found), 100*float64(right)/float64(gold), gold)
}

// scoreRow counts the links of a pronoun to the two names of its row.
func (l *learner) scoreRow(row []string) (found, right, gold int) {
	d, ms, a, b, tok := l.gapText(row)
	x, _ := l.run(d, ms)
	for i, name := range []text.Span{a, b} {
		is := row[6+3*i] == "TRUE"
		if is {
			gold++
		}
		for k := range x.later {
			m := &x.later[k]
			if m.first != tok || m.Kind != fact.Pronoun {
				continue
			}
			for j := range x.ms {
				if n := &x.ms[j]; n.Span.Start == name.Start && n.form.group == m.group {
					found++
					if is {
						right++
					}
				}
			}
		}
	}
	return found, right, gold
}

// learner gathers pronouns with their candidates and what is right.
type learner struct {
	t     *testing.T
	r     *Resolver
	rec   *rules.Recognizer
	pairs []example
	skip  func(row int) bool // rows of GAP that are not learnt from

	parser *syntax.Parser
	parses map[string][]syntax.Word // by text
}

// example is a pronoun: the signs of each person's mentions, nobody last, and who is right.
type example struct {
	weight float64
	signs  [][]signs
	right  []bool
}

// run resolves d and returns the candidates of every pronoun by its token.
func (l *learner) run(d *text.Document, ms []fact.Mention) (*resolution, map[int][]candidate) {
	seen := make(map[int][]candidate)
	x := &resolution{g: l.r.g, d: d, parse: l.parse(d), observe: func(p pronoun, c candidate) { seen[p.tok] = append(seen[p.tok], c) }}
	x.sift(ms)
	return x, seen
}

// add keeps an example; verdict says yes (1), no (-1) or perhaps (0) of a person, and
// unknown that the right one may be none of them.
func (l *learner) add(cands []candidate, weight float64, unknown bool, verdict func(*group) int) {
	e := example{weight: weight}
	at := make(map[*group]int)
	any := false
	for _, c := range cands {
		i, ok := at[c.who]
		if !ok || c.who == nil {
			i = len(e.signs)
			at[c.who] = i
			right := c.who == nil && unknown || c.who != nil && verdict(c.who) >= 0
			e.signs, e.right = append(e.signs, nil), append(e.right, right)
			any = any || right
		}
		e.signs[i] = append(e.signs[i], c.signs)
	}
	var nobody signs
	nobody.add(signNobody, true)
	e.signs, e.right = append(e.signs, []signs{nobody}), append(e.right, unknown || !any)
	l.pairs = append(l.pairs, e)
}

// parse parses each text once.
func (l *learner) parse(d *text.Document) []syntax.Word {
	words, ok := l.parses[d.Text]
	if !ok {
		var err error
		if words, err = l.parser.Analyze(context.Background(), d, nil); err != nil {
			l.t.Fatal(err)
		}
		l.parses[d.Text] = words
	}
	return words
}

// readGAP reads pronouns with two names each.
func (l *learner) readGAP(name string) [][]string {
	f, err := os.Open(name)
	if err != nil {
		l.t.Fatal(err)
	}
	defer f.Close()
	r := csv.NewReader(f)
	r.Comma, r.LazyQuotes = '\t', true
	rows, err := r.ReadAll()
	if err != nil {
		l.t.Fatal(err)
	}
	return rows[1:]
}

// gapText is the text of a row with its names, and the token of its pronoun.
func (l *learner) gapText(row []string) (d *text.Document, ms []fact.Mention, a, b text.Span, tok int) {
	offsets := runeOffsets(row[1])
	at := func(field int) int {
		n, err := strconv.Atoi(row[field])
		if err != nil {
			l.t.Fatal(err)
		}
		return offsets[n]
	}
	a = text.Span{Start: at(5), End: at(5) + len(row[4])}
	b = text.Span{Start: at(8), End: at(8) + len(row[7])}
	d = segment.Segment(&text.Document{Text: row[1]})
	ms = []fact.Mention{{Span: a, Type: fact.Person, Score: 1}, {Span: b, Type: fact.Person, Score: 1}}
	for _, m := range l.recognize(d) {
		if !m.Span.Overlaps(a) && !m.Span.Overlaps(b) {
			ms = append(ms, m)
		}
	}
	return d, ms, a, b, d.TokenAt(at(3))
}

func (l *learner) gapRow(row []string) {
	d, ms, a, b, tok := l.gapText(row)
	x, seen := l.run(d, ms)
	isA, isB := row[6] == "TRUE", row[9] == "TRUE"
	verdicts := make(map[*group]int)
	for i := range x.ms {
		switch m := &x.ms[i]; {
		case m.Span.Start == a.Start:
			verdicts[m.form.group] = sure(isA)
		case m.Span.Start == b.Start:
			verdicts[m.form.group] = sure(isB)
		}
	}
	if len(seen[tok]) == 0 {
		return
	}
	neither := !isA && !isB
	l.add(seen[tok], 1, neither, func(g *group) int {
		if v := verdicts[g]; v != 0 {
			return v
		}
		return sure(neither)
	})
}

func sure(yes bool) int {
	if yes {
		return 1
	}
	return -1
}

// gumDocument is a line of GUM's coreference as JSON; offsets count code points.
type gumDocument struct {
	Split, Text string
	Mentions    []struct {
		Cluster, Type string
		B, E          int
	}
}

// readGUM reads the training documents of one genre.
func (l *learner) readGUM(name string) {
	f, err := os.Open(name)
	if err != nil {
		l.t.Fatal(err)
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<24)
	for lines.Scan() {
		var d gumDocument
		if err := json.Unmarshal(lines.Bytes(), &d); err != nil {
			l.t.Fatal(err)
		}
		if d.Split == "train" {
			l.gumText(d)
		}
	}
}

func (l *learner) gumText(g gumDocument) {
	offsets := runeOffsets(g.Text)
	clusters := make(map[text.Span]string)
	ends := make(map[int][]text.Span) // people by the end of their spans
	for _, m := range g.Mentions {
		sp := text.Span{Start: offsets[m.B], End: offsets[m.E]}
		clusters[sp] = m.Cluster
		if m.Type == "person" {
			ends[sp.End] = append(ends[sp.End], sp)
		}
	}
	d := segment.Segment(&text.Document{Text: g.Text})
	x, seen := l.run(d, l.recognize(d))
	people := make(map[*group]string)
	for i := range x.ms {
		m := &x.ms[i]
		var best text.Span
		for _, sp := range ends[m.Span.End] {
			if sp.Contains(m.Span) && (best.IsZero() || sp.Len() < best.Len()) {
				best = sp
			}
		}
		if people[m.form.group] == "" && m.Type == fact.Person {
			people[m.form.group] = clusters[best]
		}
	}
	for tok := range d.Tokens {
		cluster, ok := clusters[d.Tokens[tok]]
		if !ok || len(seen[tok]) == 0 {
			continue
		}
		found := false
		for _, c := range seen[tok] {
			found = found || c.who != nil && people[c.who] == cluster
		}
		l.add(seen[tok], 3, !found, func(g *group) int { return sure(people[g] == cluster) })
	}
}

func (l *learner) recognize(d *text.Document) []fact.Mention {
	ms, err := l.rec.Recognize(context.Background(), d)
	if err != nil {
		l.t.Fatal(err)
	}
	return ms
}

// runeOffsets maps code points to bytes.
func runeOffsets(s string) []int {
	out := make([]int, 0, len(s)+1)
	for i := range s {
		out = append(out, i)
	}
	return append(out, len(s))
}

// fit raises the likelihood of the right ones by gradient steps (AdaGrad, light decay);
// a person's score is that of the best mention.
func (l *learner) fit(w []float64) {
	rng := rand.New(rand.NewSource(1))
	sums := make([]float64, len(w))
	for range 60 {
		rng.Shuffle(len(l.pairs), func(i, j int) { l.pairs[i], l.pairs[j] = l.pairs[j], l.pairs[i] })
		for _, e := range l.pairs {
			for id, g := range e.gradient(w) {
				g += 0.0005 * w[id] // a sign that is rarely seen learns little
				sums[id] += g * g
				w[id] -= 0.1 * g / math.Sqrt(sums[id]+1e-6)
			}
		}
	}
}

func (e example) gradient(w []float64) (out [signsCount]float64) {
	scores, picked := make([]float64, len(e.signs)), make([]signs, len(e.signs))
	top := math.Inf(-1)
	for i, mentions := range e.signs {
		scores[i] = math.Inf(-1)
		for _, s := range mentions {
			sum := 0.0
			for _, id := range s.ids[:s.n] {
				sum += w[id]
			}
			if sum > scores[i] {
				scores[i], picked[i] = sum, s
			}
		}
		top = max(top, scores[i])
	}
	all, right := 0.0, 0.0
	for i := range scores {
		scores[i] = math.Exp(scores[i] - top)
		all += scores[i]
		if e.right[i] {
			right += scores[i]
		}
	}
	for i, s := range picked {
		p := scores[i] / all
		if e.right[i] {
			p -= scores[i] / right
		}
		for _, id := range s.ids[:s.n] {
			out[id] += e.weight * p
		}
	}
	return out
}
