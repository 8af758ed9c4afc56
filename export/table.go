package export

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/graph"
)

// kind is the type of an attribute.
type kind uint8

const (
	words   kind = iota
	integer      // counts
	real         // rounded to six digits, the same on every machine
	boolean      //
	list         // of texts
)

// value is one attribute of one node or edge; the column's kind says which field counts.
type value struct {
	text string
	n    int
	real float64
	flag bool
	list []string
}

// column is one attribute of all nodes, or of all edges.
type column[R any] struct {
	name string
	kind kind
	of   func(*R) value
}

// nodeRow is a node with its figures; all texts are clean.
type nodeRow struct {
	graph.Node
	graph.Measures
	id string
}

// edgeRow is an edge with the evidence to be written; all texts are clean.
type edgeRow struct {
	graph.Edge
	source, target string // ids
	shown          []graph.Evidence
	pieces         int // of evidence, with those not shown
	dates          []string
	twin           bool // the edge before it differs from it in direction only
}

// nodeColumns are the attributes of a node beside its id, in order.
var nodeColumns = []column[nodeRow]{
	{"label", words, func(r *nodeRow) value { return value{text: r.Label} }},
	{"key", words, func(r *nodeRow) value { return value{text: r.Key} }},
	{"type", words, func(r *nodeRow) value { return value{text: string(r.Type)} }},
	{"aliases", list, func(r *nodeRow) value { return value{list: aliasNames(r.Aliases)} }},
	{"ids", list, func(r *nodeRow) value { return value{list: idPairs(r.IDs)} }},
	{"roles", list, func(r *nodeRow) value { return value{list: r.Roles} }},
	{"metonym_of", words, func(r *nodeRow) value { return value{text: r.MetonymOf} }},
	{"mentions", integer, func(r *nodeRow) value { return value{n: r.Mentions} }},
	{"documents", integer, func(r *nodeRow) value { return value{n: r.Documents} }},
	{"degree", integer, func(r *nodeRow) value { return value{n: r.Degree} }},
	{"weighted_degree", integer, func(r *nodeRow) value { return value{n: r.WeightedDegree} }},
	{"pagerank", real, func(r *nodeRow) value { return value{real: r.PageRank} }},
	{"betweenness", real, func(r *nodeRow) value { return value{real: r.Betweenness} }},
	{"community", integer, func(r *nodeRow) value { return value{n: r.Community} }},
}

// edgeColumns are the attributes of an edge beside its id and its ends, in order.
var edgeColumns = []column[edgeRow]{
	{"weight", integer, func(r *edgeRow) value { return value{n: r.Weight} }},
	{"label", words, func(r *edgeRow) value { return value{text: r.Label} }},
	{"type", words, func(r *edgeRow) value { return value{text: string(r.Type)} }},
	{"status", words, func(r *edgeRow) value { return value{text: string(r.Status)} }},
	{"symmetric", boolean, func(r *edgeRow) value { return value{flag: r.Symmetric} }},
	{"documents", integer, func(r *edgeRow) value { return value{n: r.Documents} }},
	{"score", real, func(r *edgeRow) value { return value{real: r.Score} }},
	{"significance", real, func(r *edgeRow) value { return value{real: r.Significance} }},
	{"first_date", words, func(r *edgeRow) value { return value{text: r.First} }},
	{"last_date", words, func(r *edgeRow) value { return value{text: r.Last} }},
	{"attributed_to", list, func(r *edgeRow) value { return value{list: r.AttributedTo} }},
	{"evidence_count", integer, func(r *edgeRow) value { return value{n: r.pieces} }},
	{"evidence", list, func(r *edgeRow) value { return value{list: sentences(r.shown)} }},
	{"sources", list, func(r *edgeRow) value { return value{list: sources(r.shown)} }},
}

// line is the value as one text: lists joined, figures as decimals.
func (v value) line(name string, k kind) string {
	switch k {
	case integer:
		return strconv.Itoa(v.n)
	case real:
		return decimal(v.real)
	case boolean:
		return strconv.FormatBool(v.flag)
	case list:
		if name == "evidence" { // sentences have semicolons of their own
			return strings.Join(v.list, " | ")
		}
		return strings.Join(v.list, "; ")
	}
	return v.text
}

// decimal writes f rounded to six significant digits, without an exponent, as every reader takes it.
func decimal(f float64) string {
	if math.IsNaN(f) || math.IsInf(f, 0) || math.Abs(f) < 1e-12 {
		return "0"
	}
	f, _ = strconv.ParseFloat(strconv.FormatFloat(f, 'g', 6, 64), 64)
	return strconv.FormatFloat(f, 'f', -1, 64)
}

func aliasNames(as []fact.Alias) []string {
	names := make([]string, len(as))
	for i, a := range as {
		names[i] = a.Name
	}
	return names
}

// idPairs lists identifiers as "iso3166=RU", sorted.
func idPairs(ids map[string]string) []string {
	pairs := make([]string, 0, len(ids))
	for k, id := range ids {
		pairs = append(pairs, k+"="+id)
	}
	slices.Sort(pairs)
	return pairs
}

// sentences lists evidence for a reader: the sentence, then where it stands.
func sentences(es []graph.Evidence) []string {
	lines := make([]string, len(es))
	for i, e := range es {
		where := sourceOf(e)
		if e.Text == "" { // the facts came without their text
			where += " bytes " + strconv.Itoa(e.Sentence.Start) + "-" + strconv.Itoa(e.Sentence.End)
		}
		if e.Date != "" {
			where += ", " + e.Date
		}
		lines[i] = strings.TrimSpace(e.Text + " [" + strings.TrimSpace(where) + "]")
	}
	return lines
}

// sources lists the documents of evidence, each once, sorted.
func sources(es []graph.Evidence) []string {
	names := make([]string, len(es))
	for i, e := range es {
		names[i] = sourceOf(e)
	}
	slices.Sort(names)
	return slices.Compact(names)
}

func sourceOf(e graph.Evidence) string {
	if e.Source != "" {
		return e.Source
	}
	return e.Document
}

// isDate reports whether s is a day as XML Schema and every reader know it.
func isDate(s string) bool {
	_, err := time.Parse(time.DateOnly, s)
	return err == nil && s >= "0001-01-01"
}
