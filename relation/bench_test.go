package relation

import (
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"github.com/actant-project/actant/syntax"
)

// BenchmarkExtract reads the texts of the cases, over and over, as one document, without and with a parse.
func BenchmarkExtract(b *testing.B) {
	var s strings.Builder
	for _, file := range []string{"testdata/relations.txtar", "testdata/statements.txtar"} {
		ar, err := txtar.ParseFile(file)
		if err != nil {
			b.Fatal(err)
		}
		for _, f := range ar.Files {
			if strings.HasSuffix(f.Name, ".txt") {
				s.Write(f.Data)
				s.WriteByte('\n')
			}
		}
	}
	d, ms, es := marked(strings.Repeat(s.String(), 10))
	x := New(nil)
	words := parsed(b, d)
	for _, c := range []struct {
		name  string
		words []syntax.Word
	}{{"words", nil}, {"tree", words}} {
		b.Run(c.name, func(b *testing.B) {
			b.SetBytes(int64(len(d.Text)))
			b.ReportAllocs()
			for b.Loop() {
				x.Extract(d, c.words, ms, es)
			}
		})
	}
}

// BenchmarkLexicon compiles the lists, which is done once in a process.
func BenchmarkLexicon(b *testing.B) {
	for b.Loop() {
		compile()
	}
}
