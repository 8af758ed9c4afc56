package web

import (
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/graph"
)

// Bounds of what a request may ask.
const (
	maxAddress = 256 << 10 // bytes of a query string
	maxText    = 1000      // bytes of one name, key or search
	maxList    = 20000     // names in one list
	maxOffset  = 100_000_000
)

// queryParams are the filters, which most calls take.
var queryParams = []string{"types", "relations", "statuses", "documents", "since", "until", "minSources", "minWeight", "around", "depth", "top", "cooccurrence", "duplicates"}

// params reads the parameters of a request; the first error stays.
type params struct {
	values url.Values
	err    error
}

// parse splits a query string, and refuses parameters that the call does not know or that come twice.
func parse(raw string, known []string) (*params, error) {
	if len(raw) > maxAddress {
		return nil, refuse(414, "POST /api/v1/expand takes long lists in its body.", "the address is longer than %d bytes", maxAddress)
	}
	values, err := url.ParseQuery(raw)
	if err != nil {
		return nil, refuse(400, "", "the address does not parse: escape %%, & and ; in values")
	}
	names := make([]string, 0, len(values))
	for name := range values {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		if !slices.Contains(known, name) {
			return nil, wrong(name, "this call has no such parameter; it has %s", strings.Join(known, ", "))
		}
		if len(values[name]) > 1 {
			return nil, wrong(name, "given twice; several values are parted by commas")
		}
	}
	return &params{values: values}, nil
}

func (p *params) fail(err *failure) {
	if p.err == nil {
		p.err = err
	}
}

// text returns a value, "" when it is absent.
func (p *params) text(name string) string {
	v := p.values.Get(name)
	if len(v) > maxText {
		p.fail(wrong(name, "longer than %d bytes", maxText))
		return ""
	}
	return v
}

// needed is text that must be there.
func (p *params) needed(name string) string {
	v := p.text(name)
	if strings.TrimSpace(v) == "" {
		p.fail(wrong(name, "missing"))
	}
	return v
}

// number returns a whole number of at least least; above most it is most.
func (p *params) number(name string, absent, least, most int) int {
	v := p.values.Get(name)
	if v == "" {
		return absent
	}
	n, err := strconv.Atoi(v)
	if err != nil || n < least {
		p.fail(wrong(name, "%s is no whole number from %d up", quoted(v), least))
		return absent
	}
	return min(n, most)
}

// list returns the values between commas.
func (p *params) list(name string) []string {
	v := p.values.Get(name)
	if v == "" {
		return nil
	}
	out := strings.Split(v, ",")
	p.bounded(name, out)
	return out
}

func (p *params) bounded(name string, list []string) {
	if len(list) > maxList {
		p.fail(wrong(name, "more than %d values", maxList))
	}
	for _, s := range list {
		if len(s) > maxText {
			p.fail(wrong(name, "a value is longer than %d bytes", maxText))
		}
	}
}

// choice returns one of the allowed words, the first when absent.
func (p *params) choice(name string, allowed ...string) string {
	return p.oneOf(name, p.values.Get(name), allowed)
}

func (p *params) oneOf(name, v string, allowed []string) string {
	if v == "" {
		return allowed[0]
	}
	if !slices.Contains(allowed, v) {
		p.fail(wrong(name, "%s is none of %s", quoted(v), strings.Join(allowed, ", ")))
		return allowed[0]
	}
	return v
}

// query reads the filters.
func (p *params) query() queryJSON {
	return queryJSON{
		Types: typed[fact.Type](p.list("types")), Relations: typed[fact.RelationType](p.list("relations")), Statuses: typed[fact.Status](p.list("statuses")),
		Documents: p.list("documents"), Since: p.text("since"), Until: p.text("until"),
		MinSources: p.number("minSources", 0, 0, maxOffset), MinWeight: p.number("minWeight", 0, 0, maxOffset),
		Around: p.list("around"), Depth: p.number("depth", 0, 0, maxDepth), Top: p.number("top", 0, 0, maxOffset),
		Cooccurrence: p.text("cooccurrence"), Duplicates: p.choice("duplicates", "false", "true") == "true",
	}
}

func typed[T ~string](ss []string) []T {
	var out []T
	for _, s := range ss {
		out = append(out, T(s))
	}
	return out
}

// maxDepth is how far around an entity a view may reach.
const maxDepth = 10

var (
	statuses      = []fact.Status{fact.Stated, fact.Denied, fact.StatusPossible, fact.Alleged, fact.Cooccurring}
	relationTypes = append(slices.Clone(fact.RelationTypes), graph.Cooccur)
)

// check refuses filters that mean nothing, whether they came in the address or in a body, and completes dates.
func (p *params) check(q *queryJSON) {
	allowed(p, "types", q.Types, fact.Types)
	allowed(p, "relations", q.Relations, relationTypes)
	allowed(p, "statuses", q.Statuses, statuses)
	p.bounded("documents", q.Documents)
	p.bounded("around", q.Around)
	q.Since, q.Until = p.day("since", q.Since, false), p.day("until", q.Until, true)
	q.Cooccurrence = p.oneOf("cooccurrence", q.Cooccurrence, []string{"auto", "shown", "hidden"})
	for _, n := range []struct {
		name  string
		value int
	}{{"minSources", q.MinSources}, {"minWeight", q.MinWeight}, {"depth", q.Depth}, {"top", q.Top}} {
		if n.value < 0 {
			p.fail(wrong(n.name, "%d is below 0", n.value))
		}
	}
	q.Depth = min(q.Depth, maxDepth)
}

func allowed[T ~string](p *params, name string, given, all []T) {
	for _, v := range given {
		if !slices.Contains(all, v) {
			p.fail(wrong(name, "%s is none of %s", quoted(string(v)), strings.Join(typed[string](words(all)), ", ")))
			return
		}
	}
}

func words[T ~string](vs []T) []string {
	out := make([]string, len(vs))
	for i, v := range vs {
		out[i] = string(v)
	}
	return out
}

// day reads YYYY-MM-DD, and YYYY-MM and YYYY as their first or last day.
func (p *params) day(name, v string, last bool) string {
	for _, layout := range []string{time.DateOnly, "2006-01", "2006"} {
		t, err := time.Parse(layout, v)
		if err != nil {
			continue
		}
		if last && layout == "2006-01" {
			t = t.AddDate(0, 1, -1)
		}
		if last && layout == "2006" {
			t = t.AddDate(1, 0, -1)
		}
		return t.Format(time.DateOnly)
	}
	if v != "" {
		p.fail(wrong(name, "%s is no date like 2025-02-13", quoted(v)))
	}
	return ""
}
