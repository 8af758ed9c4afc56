package export

import (
	"strings"

	"github.com/actant-project/actant/fact"
)

// writeCypher writes a script that needs no parameters and can be run again: nodes are merged by id, edges by
// their ends, type, status and direction, so that a newer graph of the same people updates an older one.
func writeCypher(v *view, p *printer) error {
	p.print("// A graph by Actant")
	if v.Title != "" {
		p.print(": ", v.Title)
	}
	p.print("\nCREATE CONSTRAINT actant_entity_id IF NOT EXISTS FOR (n:Entity) REQUIRE n.id IS UNIQUE;\n")
	for i := range v.g.NodeCount() {
		r := v.node(i)
		p.print("MERGE (n:Entity {id: ", quote(r.id), "}) SET n:", cypherName(labelOf(r.Type)), ", n += {name: ", quote(r.Label))
		cypherColumns(p, r, without(nodeColumns, "label"))
		p.print("};\n")
		if p.err != nil {
			return p.err
		}
	}
	for i := range v.g.EdgeCount() {
		r := v.edge(i)
		p.print("MATCH (a:Entity {id: ", quote(r.source), "}), (b:Entity {id: ", quote(r.target), "}) MERGE (a)-[r:",
			cypherName(relationLabel(r.Type)), " {status: ", quote(string(r.Status)), ", symmetric: ",
			value{flag: r.Symmetric}.line("", boolean), "}]->(b) SET r += {id: ", quote(r.ID))
		cypherColumns(p, r, without(edgeColumns, "status", "symmetric"))
		p.print("};\n")
		if p.err != nil {
			return p.err
		}
	}
	return p.err
}

func cypherColumns[R any](p *printer, r *R, cs []column[R]) {
	for _, c := range cs {
		p.print(", ", c.name, ": ")
		switch x := c.of(r); c.kind {
		case words:
			p.print(quote(x.text))
		case real:
			p.print(float(x.real))
		case list:
			p.print("[")
			for i, s := range x.list {
				if i > 0 {
					p.print(", ")
				}
				p.print(quote(s))
			}
			p.print("]")
		default:
			p.print(x.line(c.name, c.kind))
		}
	}
}

// quote writes s as a string of Cypher. A backslash never stands before a "u": Neo4j up to 4 turns \uXXXX into
// its character before it looks for quotes, even behind another backslash, and a name could so end the string.
func quote(s string) string {
	return "'" + cypherEscape.Replace(s) + "'"
}

var cypherEscape = strings.NewReplacer(`\u`, `\\' + 'u`, `\U`, `\\' + 'U`, `\`, `\\`, `'`, `\'`)

// float writes a figure so that it is no integer, whatever its value.
func float(f float64) string {
	s := decimal(f)
	if !strings.Contains(s, ".") {
		s += ".0"
	}
	return s
}

// labelOf is a node's label in a property graph: "Person".
func labelOf(t fact.Type) string {
	if !isWord(string(t)) {
		return "Other"
	}
	return strings.ToUpper(string(t[:1])) + string(t[1:])
}

// relationLabel is a relationship's type in a property graph: "CONSULT".
func relationLabel(t fact.RelationType) string {
	if t == "" {
		return "RELATED"
	}
	return strings.ToUpper(string(t))
}

// cypherName writes a label or type, in backticks unless it is a plain word.
func cypherName(s string) string {
	if isWord(s) {
		return s
	}
	return "`" + strings.NewReplacer("`", "``", `\`, "_").Replace(s) + "`"
}

// isWord reports whether s is a name that no query language needs to quote.
func isWord(s string) bool {
	return s != "" && strings.Trim(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_") == ""
}
