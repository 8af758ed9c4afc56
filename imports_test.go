// Package actant_test holds the law of who may import whom.
package actant_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const module = "github.com/actant-project/actant"

// law says what each package may import of this module, beside its own subpackages where "/..." stands. A name must
// stand above all that import it, so there can be no cycle. A new arrow is a change to the
// law, made on purpose. Tests may import what they like, but never a command.
const law = `
	text:
	fact:            text
	gazetteer/...:   text fact
	ingest/...:      text
	segment/...:     text
	model:
	model/convert:   model
	model/weights:   model
	encode/...:      text fact gazetteer model model/weights
	syntax/...:      text gazetteer model model/weights encode
	ner:             text fact
	ner/rules/...:   text fact gazetteer ner
	ner/prose/...:   text fact ner
	ner/neural/...:  text fact gazetteer ner model model/weights encode
	ner/nertest:     text fact segment ner
	ner/all:         text fact gazetteer encode ner ner/rules ner/prose ner/neural
	resolve/...:     text fact gazetteer syntax
	relation/...:    text fact gazetteer syntax
	graph:           text fact
	graph/force:     graph
	decision:        text fact graph
	store/...:       text fact graph decision
	pipeline:        text fact segment ner syntax resolve relation
	eval/...:        text fact segment syntax ner
	render/layout/...:
	render/...:      fact graph
	export/...:      fact graph text
	web:             text fact graph graph/force render render/layout render/verb export store decision
	train/...:       text fact gazetteer segment encode model model/convert
	cmd/actant-layout/...: render/layout/wire
	cmd/actant/...:  text fact gazetteer model model/weights encode ingest segment syntax ner ner/all resolve relation graph pipeline eval render render/layout export store decision web
`

// commands may read flags, the environment and the clock, and open files.
var commands = []string{"cmd/actant", "cmd/actant-layout", "gazetteer/build", "train/features", "train/ship"}

// seams are packages below the commands with a leave of their own.
var seams = map[string][]string{
	"render/layout": {"os", "os/exec", "go"}, // runs Graphviz in a process of its own
	"pipeline":      {"go"},                  // the one place that starts goroutines
	"store":         {"os"},                  // a corpus is a file
}

func TestImportsRunDownOnly(t *testing.T) {
	rules := readLaw(t)
	for _, f := range sources(t) {
		for _, imported := range f.internal() {
			switch {
			case strings.HasPrefix(imported, "cmd/"):
				t.Errorf("%s imports %s: nothing imports a command", f.name, imported)
			case f.test:
			case !rules.allow(f.pkg, imported):
				t.Errorf("%s imports %s, which the law in imports_test.go does not allow %s", f.name, imported, f.pkg)
			}
		}
		if _, ok := rules.of(f.pkg); !ok && !f.test {
			t.Errorf("%s: package %s is not in the law in imports_test.go", f.name, f.pkg)
		}
	}
}

func TestTheLawSaysNo(t *testing.T) {
	rules := readLaw(t)
	for _, c := range []struct {
		pkg, imported string
		want          bool
	}{
		{"fact", "text", true}, {"text", "fact", false}, {"ner", "ner/rules", false}, {"ner/all", "ner/rules", true}, {"pipeline", "ner/all", false},
		{"ner/nertest", "ner/prose", false}, {"ner/prose", "gazetteer", false}, {"graph", "pipeline", false}, {"render", "ingest", false}, {"render", "text", false},
		{"render", "render/layout", true}, {"render/layout", "graph", false}, {"export", "segment", false}, {"relation", "relation/lexicon", true},
		{"relation/lexicon", "segment", false}, {"cmd/actant", "ner/rules", false}, {"unheard/of", "text", false},
	} {
		if got := rules.allow(c.pkg, c.imported); got != c.want {
			t.Errorf("may %s import %s? %v, want %v", c.pkg, c.imported, got, c.want)
		}
	}
}

// Right of the facts there are positions in texts but no texts.
func TestGraphRenderAndExportKnowNoDocument(t *testing.T) {
	for _, f := range sources(t) {
		if f.test || f.pkg != "graph" && !within(f.pkg, "render") && !within(f.pkg, "export") {
			continue
		}
		if !slices.Contains(f.imports(), module+"/text") {
			continue
		}
		ast.Inspect(f.syntax, func(n ast.Node) bool {
			if s, ok := n.(*ast.SelectorExpr); ok {
				if x, ok := s.X.(*ast.Ident); ok && x.Name == "text" && s.Sel.Name != "Span" {
					t.Errorf("%s uses text.%s: of texts it may know spans only", f.name, s.Sel.Name)
				}
			}
			return true
		})
	}
}

func TestOnlyCommandsTouchTheWorld(t *testing.T) {
	for _, f := range sources(t) {
		if f.test || slices.ContainsFunc(commands, func(c string) bool { return within(f.pkg, c) }) {
			continue
		}
		for _, deed := range f.deeds() {
			if !slices.Contains(seams[f.pkg], deed) {
				t.Errorf("%s: %q belongs to the commands, or to a seam that imports_test.go names", f.name, deed)
			}
		}
	}
}

// rule is one line of the law.
type rule struct {
	pkg     string
	subtree bool
	may     []string
}

type rules []rule

func readLaw(t *testing.T) rules {
	t.Helper()
	var out rules
	for line := range strings.Lines(strings.TrimSpace(law)) {
		pkg, may, _ := strings.Cut(line, ":")
		r := rule{pkg: strings.TrimSpace(pkg), may: strings.Fields(may)}
		for _, m := range r.may {
			if _, ok := out.of(m); !ok {
				t.Fatalf("the law lets %s import %s, which does not stand above it", r.pkg, m)
			}
		}
		r.pkg, r.subtree = strings.CutSuffix(r.pkg, "/...")
		out = append(out, r)
	}
	return out
}

// of returns the rule of a package: the one that names it closest.
func (rs rules) of(pkg string) (rule, bool) {
	best, found := rule{}, false
	for _, r := range rs {
		if (r.pkg == pkg || r.subtree && within(pkg, r.pkg)) && len(r.pkg) >= len(best.pkg) {
			best, found = r, true
		}
	}
	return best, found
}

func (rs rules) allow(pkg, imported string) bool {
	r, ok := rs.of(pkg)
	return ok && (slices.Contains(r.may, imported) || r.subtree && within(imported, r.pkg))
}

// within reports whether pkg is root or lies under it.
func within(pkg, root string) bool { return pkg == root || strings.HasPrefix(pkg, root+"/") }

// source is one Go file.
type source struct {
	name, pkg string
	test      bool
	syntax    *ast.File
}

func sources(t *testing.T) []source {
	t.Helper()
	var out []source
	err := filepath.WalkDir(".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && name != "." && (strings.HasPrefix(d.Name(), ".") || strings.HasPrefix(d.Name(), "_") || d.Name() == "testdata" || d.Name() == "node_modules"):
			return fs.SkipDir
		case d.IsDir() || !strings.HasSuffix(name, ".go"):
			return nil
		}
		syntax, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		name = filepath.ToSlash(name)
		out = append(out, source{name, path.Dir(name), strings.HasSuffix(name, "_test.go"), syntax})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(out) < 20 {
		t.Fatalf("found only %d Go files: the law is looking in the wrong place", len(out))
	}
	return out
}

func (f source) imports() []string {
	var out []string
	for _, i := range f.syntax.Imports {
		p, _ := strconv.Unquote(i.Path.Value)
		out = append(out, p)
	}
	return out
}

// internal lists the imported packages of this module, by their folders.
func (f source) internal() []string {
	var out []string
	for _, p := range f.imports() {
		if p, ok := strings.CutPrefix(p, module+"/"); ok {
			out = append(out, p)
		}
	}
	return out
}

// deeds lists what a file does that only commands and seams may: "flag", "os", "os/exec",
// "time.Now", "go" for starting a goroutine, "init" for code that runs unasked.
func (f source) deeds() []string {
	var out []string
	for _, p := range f.imports() {
		if p == "flag" || p == "os" || p == "os/exec" || p == "github.com/spf13/pflag" || p == "github.com/spf13/cobra" {
			out = append(out, p)
		}
	}
	ast.Inspect(f.syntax, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.GoStmt:
			out = append(out, "go")
		case *ast.FuncDecl:
			if n.Recv == nil && n.Name.Name == "init" {
				out = append(out, "init")
			}
		case *ast.SelectorExpr:
			if x, ok := n.X.(*ast.Ident); ok && x.Name == "time" && (n.Sel.Name == "Now" || n.Sel.Name == "Since") {
				out = append(out, "time."+n.Sel.Name)
			}
		}
		return true
	})
	return out
}
