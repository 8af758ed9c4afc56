package relation

import (
	"bufio"
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/text"
)

// learnCodes are the types that the roots of the corpus's ontology answer to.
var learnCodes = map[string]fact.RelationType{"CONSULT": fact.Consult, "AGREE": fact.Agree, "DISAPPROVE": fact.Accuse, "SUPPORT": fact.Support,
	"DEMAND": fact.Request, "REJECT": fact.Reject, "THREATEN": fact.Threaten, "ASSAULT": fact.Assault, "FIGHT": fact.Assault, "AID": fact.Aid,
	"SANCTION": fact.Sanction, "COERCE": fact.Coerce, "CONCEDE": fact.Yield, "RETREAT": fact.Yield, "INVESTIGATE": fact.Investigate,
	"COOPERATE": fact.Cooperate, "PROTEST": fact.Protest, "MOBILIZE": fact.Mobilize}

// learnTypes are what the table tells apart.
func learnTypes() []fact.RelationType {
	types := append(slices.Sorted(maps.Values(learnCodes)), fact.Personnel)
	slices.Sort(types)
	return append(slices.Compact(types), none)
}

// lesson is one example: what the table is asked and what it should say.
type lesson struct {
	signs  []string
	kind   fact.RelationType
	weight float64
}

// TestLearn learns lexicon/learned.txt again from the tuned part of the event corpus, from
// the labelled sentences and from the lexicon; with -update it writes it.
func TestLearn(t *testing.T) {
	if !*update {
		t.Skip("-update learns the table again")
	}
	read := append(corpusLessons(t), sentenceLessons(t)...)
	lessons := append(lexiconLessons(ownLessons(t)), read...)
	t.Logf("%d lessons, %d of them sentences", len(lessons), len(read))
	if err := os.WriteFile(filepath.Join("lexicon", "learned.txt"), []byte(fitTable(lessons)), 0o644); err != nil {
		t.Fatal(err)
	}
}

// corpusLessons are those of the tuned part of the event corpus.
func corpusLessons(t *testing.T) []lesson {
	f, err := os.Open(filepath.Join("..", "..", "shared", "data", "events", "plover_gsr", "all.jsonl"))
	if err != nil {
		t.Skip("the corpus is not here")
	}
	defer f.Close()
	var out []lesson
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 1<<24)
	for n := 0; sc.Scan(); n++ {
		var g goldEvent
		if err := json.Unmarshal(sc.Bytes(), &g); err != nil {
			t.Fatal(err)
		}
		if eventPart(n) == 0 {
			out = append(out, lessonsOf(t, &g)...)
		}
	}
	return out
}

var ends = regexp.MustCompile(`([\[{])([^\]}/]+)(?:/(\w))?[\]}]`)

var endTypes = map[string]string{"": "country", "p": "person", "o": "organisation", "l": "place", "g": "group"}

// sentenceLessons are the deeds of lexicon/sentences.txt.
func sentenceLessons(t *testing.T) []lesson {
	data, err := os.ReadFile(filepath.Join("lexicon", "sentences.txt"))
	if err != nil {
		t.Fatal(err)
	}
	var out []lesson
	for line := range lines(string(data)) {
		kind, s, _ := strings.Cut(line, "\t")
		var src, tar []string
		s = ends.ReplaceAllStringFunc(s, func(m string) string {
			p := ends.FindStringSubmatch(m)
			if p[1] == "[" {
				src = append(src, p[2])
			} else {
				tar = append(tar, p[2])
			}
			return "[" + p[2] + "|" + endTypes[p[3]] + "]"
		})
		d, ms, es := marked(s)
		is := func(names []string) func([]actor) bool {
			return func(xs []actor) bool {
				return slices.ContainsFunc(xs, func(x actor) bool { return slices.Contains(names, es[x.entity].Name) })
			}
		}
		got := deedsBetween(newAnalysis(New(nil), d, parsed(t, d), ms, es), fact.RelationType(kind), is(src), is(tar))
		if len(got) == 0 && testing.Verbose() {
			t.Logf("teaches nothing: %s", line)
		}
		out = append(out, got...)
	}
	return out
}

// deedsBetween are the verbs through which one of the sources is tied to one of the targets.
func deedsBetween(a *analysis, kind fact.RelationType, src, tar func([]actor) bool) []lesson {
	var out []lesson
	for s := range a.d.Sentences {
		a.read(s)
		for i := range a.words {
			if !a.tree.known || !a.isVerb(i) {
				continue
			}
			p := a.deedAt(i)
			from := a.treeActors(nil, p.subj, asSource)
			if p.verb == nil || len(from) == 0 || !src(from) {
				continue
			}
			ways := a.below(&p, from)
			k := slices.IndexFunc(ways, func(w walk) bool { return tar(w.who) })
			if k < 0 {
				continue
			}
			w := ways[k]
			if k := kindOf(p.verb.patterns, p.particle); k != kind && ahead(kind) && a.weighTree(i).modality != fact.Asserted {
				continue // what is to come is an agreement or a threat to the corpus, and its own type to us
			}
			out = append(out, lesson{a.signs(nil, &p, &w), kind, 1})
		}
	}
	return out
}

// ahead reports whether the corpus gives the type to other acts that are still to come.
func ahead(k fact.RelationType) bool {
	return k == fact.Agree || k == fact.Threaten || k == fact.Reject
}

// lexiconLessons adds to the listed lessons the verbs of the lexicon: those with a type, and, as no relation, those that no lesson
// tells of.
func lexiconLessons(listed []lesson) []lesson {
	told := map[string]bool{}
	for _, l := range listed {
		if l.kind != none {
			v, _, _ := strings.Cut(strings.TrimPrefix(l.signs[0], "b "), "+")
			told[v] = true
		}
	}
	out := listed
	lex := theLexicon()
	for _, lemma := range slices.Sorted(maps.Keys(lex.verbs)) {
		v := lex.verbs[lemma]
		k := kindOf(v.patterns, "")
		switch {
		case slices.Contains(learnTypes(), k):
			out = append(out, lesson{[]string{"v=" + lemma, "k=" + string(k)}, k, 1})
		case k == "" && len(v.patterns) == 0 && !told["v="+lemma]:
			out = append(out, lesson{[]string{"v=" + lemma, "b any"}, none, 0.2})
		}
	}
	return out
}

// ownLessons are those of lexicon/lessons.txt.
func ownLessons(t *testing.T) []lesson {
	data, err := os.ReadFile(filepath.Join("lexicon", "lessons.txt"))
	if err != nil {
		t.Fatal(err)
	}
	var out []lesson
	for kind, words := range named(string(data)) {
		for _, w := range words {
			weight := 1.5
			if kind == none {
				weight = 1
			}
			out = append(out, lesson{signsOf(w), fact.RelationType(kind), weight})
		}
	}
	return out
}

// signsOf are the signs of "verb/object@preposition", of which the last two may be missing; "@-" is no preposition, "verb>" has an infinitive.
func signsOf(w string) []string {
	if v, ok := strings.CutSuffix(w, ">"); ok {
		return []string{"v=" + v, "vx=" + v}
	}
	w, prep, way := strings.Cut(w, "@")
	verb, object, both := strings.Cut(w, "/")
	out := []string{"v=" + verb}
	if both {
		if v := theLexicon().verbs[verb]; v != nil && v.effect&eLight != 0 {
			out[0] = "b v=" + verb
		}
		out = append(out, "o="+object, "vo="+verb+" "+object, "b="+object)
	}
	if prep = strings.Trim(prep, "-"); way {
		out = append(out, "p="+prep, "vp="+verb+" "+prep, "vq="+verb+" "+prep)
	}
	return out
}

// lessonsOf are the deeds of an annotated sentence whose ends are the annotated ones.
func lessonsOf(t *testing.T, g *goldEvent) []lesson {
	src, tar := endsOf(g)
	kind := learnCodes[g.Code]
	if len(src) == 0 || len(tar) == 0 || kind == "" {
		return nil
	}
	d, ms, es := load(g.Text)
	ms, es = withEnds(g.Text, ms, es, append(append([]text.Span{}, src...), tar...))
	touches := func(in []text.Span) func([]actor) bool {
		return func(xs []actor) bool {
			return slices.ContainsFunc(xs, func(x actor) bool {
				return slices.ContainsFunc(in, func(s text.Span) bool { return s.Overlaps(x.span) })
			})
		}
	}
	return deedsBetween(newAnalysis(New(nil), d, parsed(t, d), ms, es), kind, touches(src), touches(tar))
}

// endsOf returns the annotated ends in bytes.
func endsOf(g *goldEvent) (src, tar []text.Span) {
	at := []int{}
	for i := range g.Text {
		at = append(at, i)
	}
	at = append(at, len(g.Text))
	for _, sp := range g.Spans {
		b := text.Span{Start: at[min(sp.B, len(at)-1)], End: at[min(sp.E, len(at)-1)]}
		if sp.Role == "SRC" || sp.Role == "SRC/TAR" {
			src = append(src, b)
		}
		if sp.Role == "TAR" || sp.Role == "SRC/TAR" {
			tar = append(tar, b)
		}
	}
	return src, tar
}

// fit fits a multinomial logistic model by plain descent, in the given order: the weights of each sign, by type.
func fit(lessons []lesson) map[string][]float64 {
	types := learnTypes()
	w := map[string][]float64{}
	for _, l := range lessons {
		for _, s := range l.signs {
			if w[s] == nil {
				w[s] = make([]float64, len(types))
			}
		}
	}
	for epoch := range 30 {
		rate := 0.4 / (1 + float64(epoch)/5)
		for _, l := range lessons {
			step(w, types, &l, rate)
		}
	}
	return w
}

// fitTable writes what is fitted as a table.
func fitTable(lessons []lesson) string {
	types, w := learnTypes(), fit(lessons)
	var b strings.Builder
	b.WriteString("# Learned by TestLearn; what each sign adds to the score of a type, in hundredths. Not written by hand.\n")
	fmt.Fprintf(&b, "types\t%s\n", strings.Join(asStrings(types), " "))
	for _, s := range slices.Sorted(maps.Keys(w)) {
		var row []string
		for i, x := range w[s] {
			if n := int(math.Round(100 * x)); n >= 20 || n <= -20 {
				row = append(row, fmt.Sprint(types[i], " ", n))
			}
		}
		if len(row) > 0 {
			fmt.Fprintf(&b, "%s\t%s\n", s, strings.Join(row, " "))
		}
	}
	return b.String()
}

func asStrings(types []fact.RelationType) []string {
	out := make([]string, len(types))
	for i, t := range types {
		out[i] = string(t)
	}
	return out
}

// step moves the weights of one example's signs down its slope.
func step(w map[string][]float64, types []fact.RelationType, l *lesson, rate float64) {
	sums := make([]float64, len(types))
	high, total := math.Inf(-1), 0.0
	for i := range sums {
		for _, s := range l.signs {
			sums[i] += w[s][i]
		}
		high = max(high, sums[i])
	}
	for i := range sums {
		sums[i] = math.Exp(sums[i] - high)
		total += sums[i]
	}
	for i := range sums {
		slope := sums[i] / total
		if types[i] == l.kind {
			slope--
		}
		for _, s := range l.signs {
			w[s][i] -= rate * l.weight * (slope + 0.01*w[s][i])
		}
	}
}
