package render

import (
	"fmt"
	"strings"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/graph"
)

// Limits of a tooltip: what a reader takes in at a glance.
const (
	tipSentences = 3
	tipLength    = 320
)

// nodeTip says who it is, and how often it is named.
func nodeTip(n graph.Node) string {
	lines := []string{clean(n.Label) + " (" + clean(string(n.Type)) + ")"}
	if len(n.Roles) > 0 {
		lines = append(lines, clean(strings.Join(n.Roles[:min(2, len(n.Roles))], "; ")))
	}
	var also []string
	for _, a := range n.Aliases[:min(4, len(n.Aliases))] {
		if a.Name != n.Label {
			also = append(also, clean(a.Name))
		}
	}
	if len(also) > 0 {
		lines = append(lines, "also "+strings.Join(also, ", "))
	}
	lines = append(lines, fmt.Sprintf("%s in %s", plural(n.Mentions, "mention", "mentions"), plural(n.Documents, "document", "documents")))
	return short(strings.Join(lines, "\n"), 2*tipLength)
}

// edgeTip says the relation in words and shows the sentences it rests on.
func edgeTip(e graph.Edge, source, target, phrase string, evidence []graph.Evidence) string {
	head := source + " " + phrase + " " + target
	if e.Status == fact.Cooccurring {
		head = source + " and " + target + " are named together"
	}
	head += " (" + status(e) + ", " + plural(e.Weight, "sentence", "sentences") + ")"
	lines := []string{head}
	for _, ev := range evidence[:min(tipSentences, len(evidence))] {
		if text := clean(ev.Text); text != "" {
			lines = append(lines, "“"+short(text, tipLength)+"”"+origin(ev))
		}
	}
	return strings.Join(lines, "\n")
}

// status words the status of an edge, with the one in whose words it is alleged.
func status(e graph.Edge) string {
	switch e.Status {
	case fact.Cooccurring:
		return "in one sentence"
	case fact.Alleged:
		if len(e.AttributedTo) > 0 {
			return "alleged by " + clean(strings.Join(e.AttributedTo[:min(3, len(e.AttributedTo))], ", "))
		}
	case fact.StatusPossible:
		return "possible or planned"
	}
	return clean(string(e.Status))
}

func origin(ev graph.Evidence) string {
	var parts []string
	for _, s := range []string{ev.Outlet, ev.Title, ev.Date} {
		if s = clean(s); s != "" {
			parts = append(parts, short(s, 90))
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return " – " + strings.Join(parts, ", ")
}
