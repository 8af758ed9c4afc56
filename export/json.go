package export

import (
	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/graph"
	"github.com/actant-project/actant/text"
)

// writeJSON writes node-link JSON: networkx.node_link_graph reads it, with edges="links" from NetworkX 3.6 on.
// An edge's id is its "key", as multigraphs of NetworkX have it. Aliases, identifiers and evidence are structured.
func writeJSON(v *view, p *printer) error {
	p.print(`{"directed":true,"multigraph":true,"graph":`)
	p.json(jsonGraph{"actant", v.Title, v.Date})
	p.print(`,"nodes":[`)
	for i := range v.g.NodeCount() {
		r := v.node(i)
		p.print(comma(i), `{"id":`)
		p.json(r.id)
		jsonColumns(p, r, nodeColumns, func(name string) any {
			switch name {
			case "aliases":
				return append([]fact.Alias{}, r.Aliases...)
			case "ids":
				return r.IDs
			}
			return nil
		})
		p.print("}")
		if p.err != nil {
			return p.err
		}
	}
	p.print("\n],\"links\":[")
	for i := range v.g.EdgeCount() {
		r := v.edge(i)
		p.print(comma(i))
		jsonEnds(p, "key", r)
		jsonColumns(p, r, edgeColumns, func(name string) any {
			if name == "evidence" {
				return jsonEvidence(r.shown)
			}
			return nil
		})
		p.print("}")
		if p.err != nil {
			return p.err
		}
	}
	p.print("\n]}\n")
	return p.err
}

// writeCytoscape writes Cytoscape's JSON. Its desktop program takes scalars and lists of texts only, so
// evidence is text here. NetworkX's reader asks for "value" and "key".
func writeCytoscape(v *view, p *printer) error {
	p.print(`{"format_version":"1.0","generated_by":"actant","target_cytoscapejs_version":"~2.1","directed":true,"multigraph":true,"data":`)
	p.json(jsonGraph{"actant", v.Title, v.Date})
	p.print(`,"elements":{"nodes":[`)
	for i := range v.g.NodeCount() {
		r := v.node(i)
		p.print(comma(i), `{"data":{"id":`)
		p.json(r.id)
		p.print(`,"value":`)
		p.json(r.id)
		p.print(`,"name":`)
		p.json(r.Label)
		jsonColumns(p, r, nodeColumns, nil)
		p.print("}}")
		if p.err != nil {
			return p.err
		}
	}
	p.print("\n],\"edges\":[")
	for i := range v.g.EdgeCount() {
		r := v.edge(i)
		p.print(comma(i), `{"data":`)
		jsonEnds(p, "id", r)
		p.print(`,"key":`)
		p.json(r.ID)
		p.print(`,"interaction":`)
		p.json(r.Type)
		jsonColumns(p, r, edgeColumns, nil)
		p.print("}}")
		if p.err != nil {
			return p.err
		}
	}
	p.print("\n]}}\n")
	return p.err
}

// jsonGraph is what is said of the graph itself.
type jsonGraph struct {
	Generator string `json:"generator"`
	Name      string `json:"name,omitempty"`
	Date      string `json:"date,omitempty"`
}

// comma parts the rows, one a line.
func comma(i int) string {
	if i == 0 {
		return "\n"
	}
	return ",\n"
}

func jsonEnds(p *printer, id string, r *edgeRow) {
	p.print(`{"source":`)
	p.json(r.source)
	p.print(`,"target":`)
	p.json(r.target)
	p.print(`,"`, id, `":`)
	p.json(r.ID)
}

// jsonColumns writes the columns; special gives those that are more than a value, and nil for the others.
func jsonColumns[R any](p *printer, r *R, cs []column[R], special func(name string) any) {
	for _, c := range cs {
		p.print(`,"`, c.name, `":`)
		if special != nil {
			if x := special(c.name); x != nil {
				p.json(x)
				continue
			}
		}
		switch x := c.of(r); c.kind {
		case words:
			p.json(x.text)
		case list:
			p.json(append([]string{}, x.list...))
		default:
			p.print(x.line(c.name, c.kind))
		}
	}
}

// evidence is one sentence behind an edge; spans are bytes of the document's text.
type evidence struct {
	Text         string      `json:"text"`
	Document     string      `json:"document"`
	Source       string      `json:"source"`
	Title        string      `json:"title,omitempty"`
	Outlet       string      `json:"outlet,omitempty"`
	Date         string      `json:"date,omitempty"`
	Sentence     text.Span   `json:"sentence"`
	Trigger      text.Span   `json:"trigger"`
	SourceSpan   text.Span   `json:"source_span"`
	TargetSpan   text.Span   `json:"target_span"`
	Lemma        string      `json:"lemma,omitempty"`
	Polarity     string      `json:"polarity,omitempty"`
	Modality     string      `json:"modality,omitempty"`
	Status       fact.Status `json:"status"`
	AttributedTo string      `json:"attributed_to,omitempty"`
	Rule         string      `json:"rule,omitempty"`
	Score        jsonNumber  `json:"score"`
}

func jsonEvidence(es []graph.Evidence) []evidence {
	out := make([]evidence, len(es))
	for i, e := range es {
		out[i] = evidence{e.Text, e.Document, e.Source, e.Title, e.Outlet, e.Date, e.Sentence, e.Trigger, e.SourceSpan, e.TargetSpan,
			e.Lemma, string(e.Polarity), string(e.Modality), e.Status, e.AttributedTo, e.Rule, jsonNumber(e.Score)}
	}
	return out
}

// jsonNumber is a figure that is written like those of the columns, and never breaks the JSON.
type jsonNumber float64

// MarshalJSON writes the rounded decimal.
func (n jsonNumber) MarshalJSON() ([]byte, error) { return []byte(decimal(float64(n))), nil }
