package decision

import (
	"fmt"
	"strings"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/graph"
)

// Title says in words what d does, without marks at its end; label gives an entity's name for its key, or "".
func (d Decision) Title(label func(key string) string) string {
	name := func(key string) string {
		if s := label(key); s != "" {
			return s
		}
		return key
	}
	switch d.Kind {
	case Merge:
		return fmt.Sprintf("%s is the same as %s", name(d.Key), name(d.Into))
	case Split:
		return fmt.Sprintf("%s is another than %s%s", d.Name, name(d.Key), d.where())
	case Rename:
		if label(d.Key) == d.Name { // what it is called by this decision says nothing
			return fmt.Sprintf("%s is called %s", d.Key, d.Name)
		}
		return fmt.Sprintf("%s is called %s", name(d.Key), d.Name)
	case Retype:
		return fmt.Sprintf("%s is of type %s", name(d.Key), d.Type)
	case Hide:
		return fmt.Sprintf("%s is hidden", name(d.Key))
	case Reject:
		return fmt.Sprintf("rejected: %s%s", d.Edge.title(name), d.where())
	case Correct:
		return fmt.Sprintf("%s is %s%s", d.Edge.title(name), d.To.title(name), d.where())
	case Note:
		if d.Edge != nil {
			return fmt.Sprintf("note on %s: %s", d.Edge.title(name), d.Text)
		}
		return fmt.Sprintf("note on %s: %s", name(d.Key), d.Text)
	case Distinct:
		return fmt.Sprintf("%s and %s are two", name(d.Key), name(d.Into))
	case Keep:
		return fmt.Sprintf("%s and %s are left as they are", name(d.Key), name(d.Into))
	}
	return string(d.Kind)
}

// where is the part of its target that d is about.
func (d Decision) where() string {
	var parts []string
	if len(d.Forms) > 0 {
		parts = append(parts, "where it reads "+strings.Join(d.Forms, " or "))
	}
	if len(d.Documents) > 0 {
		parts = append(parts, "in "+strings.Join(d.Documents, ", "))
	}
	if d.Evidence != nil {
		parts = append(parts, "in one sentence of "+d.Evidence.Document)
	}
	if len(parts) == 0 {
		return ""
	}
	return ", " + strings.Join(parts, " ")
}

func (e *EdgeRef) title(name func(string) string) string {
	sign := "→"
	if e.Symmetric {
		sign = "—"
	}
	what := fmt.Sprintf("%s, %s", e.Type, e.Status)
	if e.Type == graph.Cooccur || e.Status == fact.Cooccurring {
		what = "named together"
	}
	return fmt.Sprintf("%s %s %s (%s)", name(e.Source), sign, name(e.Target), what)
}
