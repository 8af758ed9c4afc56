package render

import (
	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/render/font"
)

// Measures of the legend.
const (
	signWidth  = 30.0
	signGap    = 7.0
	itemGap    = 20.0
	legendRow  = 21.0
	groupGap   = 6.0
	signRadius = 7.0
)

var typeNames = map[fact.Type]string{fact.Person: "Person", fact.Organisation: "Organisation", fact.Country: "Country",
	fact.Place: "Place", fact.Group: "Group", fact.Event: "Event", fact.Other: "Other"}

var statusNames = []struct {
	status fact.Status
	name   string
}{{fact.Stated, "stated"}, {fact.StatusPossible, "possible or planned"}, {fact.Alleged, "“alleged”, in someone’s words"},
	{fact.Denied, "denied or did not happen"}, {fact.Cooccurring, "named in one sentence"}}

var toneNames = []struct {
	tone Tone
	name string
}{{Cooperative, "cooperation"}, {Hostile, "conflict"}, {Neutral, "other relation"}}

// signs lists what occurs in the picture: types, tones, statuses.
func (sc *Scene) signs() []LegendItem {
	var out []LegendItem
	types, tones, statuses := map[fact.Type]bool{}, map[Tone]bool{}, map[fact.Status]bool{}
	for _, n := range sc.Nodes {
		types[known(n.Type)] = true
	}
	for _, e := range sc.Edges {
		tones[e.Tone], statuses[e.Status] = true, true
	}
	for _, t := range fact.Types {
		if types[t] {
			out = append(out, LegendItem{Label: typeNames[t], Node: t})
		}
	}
	for _, t := range toneNames {
		if tones[t.tone] {
			out = append(out, LegendItem{Label: t.name, Tone: t.tone})
		}
	}
	for _, s := range statusNames {
		// A solid line needs no explaining where all are solid.
		if statuses[s.status] && (s.status != fact.Stated || len(statuses) > 1) {
			out = append(out, LegendItem{Label: s.name, Status: s.status})
		}
	}
	return out
}

// known maps a type without a colour of its own to the last.
func known(t fact.Type) fact.Type {
	if _, ok := typeNames[t]; ok {
		return t
	}
	return fact.Other
}

// kind tells the groups of the legend apart.
func (l LegendItem) kind() int {
	switch {
	case l.Node != "":
		return 0
	case l.Tone != ToneNone:
		return 1
	}
	return 2
}

// sign is the width of an item's sign.
func (l LegendItem) sign() float64 {
	if l.Node != "" {
		return 2 * signRadius
	}
	return signWidth
}

func (sc *Scene) itemWidth(l LegendItem) float64 {
	return l.sign() + signGap + sc.fonts.Width(l.Label, noteSize, font.Regular)
}

// rowWidth is the width of the widest group in one row.
func (sc *Scene) rowWidth(items []LegendItem) float64 {
	rows := [3]float64{}
	for _, l := range items {
		rows[l.kind()] += sc.itemWidth(l) + itemGap
	}
	return max(rows[0], rows[1]+rows[2])
}

// setLegend sets the items in rows, entities first and lines after them, and returns where they end.
func (sc *Scene) setLegend(items []LegendItem, y float64) float64 {
	x := margin
	for i, l := range items {
		w := sc.itemWidth(l)
		turn := i > 0 && items[i-1].kind() == 0 && l.kind() > 0
		if x > margin && x+w > sc.Width-margin || turn {
			x, y = margin, y+legendRow
		}
		l.At = Point{X: x + l.sign()/2, Y: y}
		sc.Legend = append(sc.Legend, l)
		sc.write(Text{Text: l.Label, At: Point{X: x + l.sign() + signGap, Y: y + noteSize*0.36}, Size: noteSize, Class: "legend"})
		x += w + itemGap
	}
	if len(items) > 0 {
		y += groupGap
	}
	return y
}
