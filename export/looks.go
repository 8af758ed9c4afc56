package export

import "github.com/actant-project/actant/fact"

// colourOf is the fill of a node by type, from Okabe and Ito's palette, lightened so that black text is
// readable on it; the hues stay apart for colour-blind readers.
func colourOf(t fact.Type) string {
	switch t {
	case fact.Person:
		return "#f3c26b"
	case fact.Organisation:
		return "#9ad3f2"
	case fact.Country:
		return "#8fd6bb"
	case fact.Place:
		return "#e6dd8a"
	case fact.Group:
		return "#e0b3cc"
	case fact.Event:
		return "#f0a77f"
	}
	return "#d0d0d0"
}

// line is how an edge is drawn for its status.
type line struct{ colour, yEd, mermaid, mutual string }

// lineOf draws what is stated solid, and every doubt otherwise.
func lineOf(s fact.Status) line {
	switch s {
	case fact.Stated:
		return line{"#404040", "line", "-->", "<-->"}
	case fact.Denied:
		return line{"#b03030", "dashed_dotted", "--x", "x--x"}
	case fact.Cooccurring:
		return line{"#a0a0a0", "dotted", "---", "---"}
	}
	return line{"#606060", "dashed", "-.->", "<-.->"}
}

// caption is what an edge is labelled with: the verb, and the doubt where there is one.
func caption(r *edgeRow) string {
	verb := r.Label
	if verb == "" {
		verb = string(r.Type)
	}
	if r.Status == fact.Stated || r.Status == fact.Cooccurring || r.Status == "" {
		return verb
	}
	return verb + " (" + string(r.Status) + ")"
}
