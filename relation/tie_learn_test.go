package relation

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/text"
)

// What an example weighs: the labelled pairs of a sentence weigh one.
const (
	listWeight  = 0.2 // of lexicon/lessons.txt, which tell of words and not of ways
	restWeight  = 0.3 // of the other pairs of an annotated sentence, taken for no deeds
	plainWeight = 0.1 // of the pairs of text without labels, of whom a few are deeds all the same
)

// plainSentences is how many sentences without labels are read.
const plainSentences = 2000

// tieLessons are all that the table of ties is learned from.
func tieLessons(t *testing.T) []lesson {
	var out []lesson
	for _, l := range ownLessons(t) {
		if s := asTieSigns(l.signs); l.kind != none && len(s) > 0 {
			out = append(out, lesson{s, l.kind, listWeight})
		}
	}
	out = append(out, plainTies(t)...)
	for _, g := range readEvents(t) {
		out = append(out, tiesOfEvent(t, &g)...)
	}
	for kind, s := range labelled(t) {
		out = append(out, tiesOfLine(t, kind, s)...)
	}
	return out
}

// asTieSigns turns the signs of a lesson of the lists into those of a tie.
func asTieSigns(signs []string) []string {
	var out []string
	for _, s := range signs {
		switch name, value, _ := strings.Cut(s, "="); name {
		case "v":
			out = append(out, "l="+value)
		case "o":
			out = append(out, "ob="+value, "b="+value)
		case "p":
			out = append(out, "t="+value)
		}
	}
	return out
}

// tiesOfLine are those of one labelled sentence.
func tiesOfLine(t *testing.T, kind, s string) []lesson {
	d, ms, es, src, tar := withPair(s)
	in := func(names []string) func(*standing) bool {
		return func(x *standing) bool { return slices.Contains(names, es[x.entity].Name) }
	}
	return tiesBetween(newAnalysis(New(nil), d, parsed(t, d), ms, es), fact.RelationType(kind), in(src), in(tar), 0)
}

// tiesOfEvent are those of one annotated sentence.
func tiesOfEvent(t *testing.T, g *goldEvent) []lesson {
	src, tar := endsOf(g)
	kind := learnCodes[g.Code]
	if len(src) == 0 || len(tar) == 0 || kind == "" {
		return nil
	}
	d, ms, es := load(g.Text)
	ms, es = withEnds(g.Text, ms, es, append(append([]text.Span{}, src...), tar...))
	touches := func(in []text.Span) func(*standing) bool {
		return func(x *standing) bool {
			return slices.ContainsFunc(in, func(s text.Span) bool { return s.Overlaps(x.span) })
		}
	}
	return tiesBetween(newAnalysis(New(nil), d, parsed(t, d), ms, es), kind, touches(src), touches(tar), restWeight)
}

// tiesBetween are the ties from one of the sources to one of the targets, and, as no relation, those back, unless both do it with each other,
// and of all others, where they weigh anything.
func tiesBetween(a *analysis, kind fact.RelationType, src, tar func(*standing) bool, rest float64) []lesson {
	mutual := kind == fact.Consult || kind == fact.Agree || kind == fact.Cooperate
	var out []lesson
	a.eachTie(func(t *tie) {
		switch {
		case src(t.from) && tar(t.to):
			if !ahead(kind) || a.weighTree(t.top).modality == fact.Asserted {
				out = append(out, lesson{a.tieSigns(nil, t), kind, 1})
			}
		case src(t.to) && tar(t.from):
			if !mutual {
				out = append(out, lesson{a.tieSigns(nil, t), none, 1})
			}
		case rest > 0:
			out = append(out, lesson{a.tieSigns(nil, t), none, rest})
		}
	})
	return out
}

// eachTie calls f with the ties of the document, sentence by sentence.
func (a *analysis) eachTie(f func(*tie)) {
	for s := range a.d.Sentences {
		if a.read(s); !a.tree.known {
			continue
		}
		ss := a.standings()
		for i := range ss {
			for j := range ss {
				if ss[i].entity == ss[j].entity {
					continue
				}
				if t, ok := a.tieOf(&ss[i], &ss[j]); ok {
					f(&t)
				}
			}
		}
	}
}

// plainTies are the ties of two whom no event ties in text of which only the words are read.
func plainTies(t *testing.T) []lesson {
	data, err := os.ReadFile(filepath.Join("..", "..", "shared", "data", "ner", "gmb", "train.conll"))
	if err != nil {
		t.Skip("the corpus is not here")
	}
	var out []lesson
	for n, s := range strings.Split(string(data), "\n\n") {
		if n == plainSentences {
			break
		}
		d, ms, es := load(plainText(s))
		a := newAnalysis(New(nil), d, parsed(t, d), ms, es)
		known := -1
		var es2 []event
		a.eachTie(func(t *tie) {
			if known != a.sentence {
				known, es2 = a.sentence, a.lexEvents()
			}
			if !tied(es2, t.from.entity, t.to.entity) && a.canAct(t.from.entity, asSource) {
				out = append(out, lesson{a.tieSigns(nil, t), none, plainWeight})
			}
		})
	}
	return out
}

// plainText joins the words of a sentence in columns.
func plainText(s string) string {
	var words []string
	for line := range lines(s) {
		if w, _, _ := strings.Cut(line, "\t"); w != "-DOCSTART-" {
			words = append(words, w)
		}
	}
	return unspaced.Replace(strings.Join(words, " "))
}

var unspaced = strings.NewReplacer(" ,", ",", " .", ".", " 's", "'s", " ;", ";", " :", ":", " ?", "?", " !", "!", " n't", "n't", " '", "'")
