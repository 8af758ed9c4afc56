package segment_test

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/actant-project/actant/segment"
	"github.com/actant-project/actant/text"
)

var update = flag.Bool("update", false, "rewrite the expectations under testdata")

// escapes are how testdata/cases.txt writes what an editor would hide or break.
var escapes = strings.NewReplacer(`\n`, "\n", `\t`, "\t", `\xff`, "\xff", `\x00`, "\x00", `\x1b`, "\x1b", `\u00a0`, "\u00a0", `\u00ad`, "\u00ad",
	`\u200b`, "\u200b", `\u202e`, "\u202e", `\ufeff`, "\ufeff", `\u2028`, "\u2028")

// TestCases reads cases of an input line "< ..." and a line "> ..." for each expected
// sentence, its tokens parted by spaces. Lines that start with # are headings.
func TestCases(t *testing.T) {
	const file = "testdata/cases.txt"
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	cases := 0
	blocks := strings.Split(strings.TrimSpace(string(data)), "\n")
	for i := 0; i < len(blocks); {
		in, ok := strings.CutPrefix(blocks[i], "< ")
		if !ok {
			out.WriteString(blocks[i] + "\n")
			i++
			continue
		}
		line := i + 1
		var want []string
		for i++; i < len(blocks) && strings.HasPrefix(blocks[i], ">"); i++ {
			want = append(want, blocks[i])
		}
		d := segment.Segment(&text.Document{Text: escapes.Replace(in)})
		check(t, d)
		got := sentenceLines(d)
		cases++
		fmt.Fprintf(&out, "< %s\n%s", in, strings.Join(append(got, ""), "\n"))
		if !*update && strings.Join(got, "\n") != strings.Join(want, "\n") {
			t.Errorf("%s:%d: %s\n got:\n%s\nwant:\n%s", file, line, in, strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
	}
	if cases < 150 {
		t.Errorf("%d cases read, want at least 150", cases)
	}
	if *update {
		if err := os.WriteFile(file, []byte(out.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func sentenceLines(d *text.Document) []string {
	var out []string
	for _, s := range d.Sentences {
		line := ">"
		for _, tok := range d.Tokens[s.First:s.Last] {
			line += " " + d.Slice(tok)
		}
		out = append(out, line)
	}
	return out
}

func TestRemovedIsLeftOut(t *testing.T) {
	const s = "Advertisement The minister left. Read more\n\nNewsletter\n\nHe came back."
	cut := func(sub string) text.Removed {
		i := strings.Index(s, sub)
		return text.Removed{Span: text.Span{Start: i, End: i + len(sub)}, Why: text.Advertisement}
	}
	in := &text.Document{Text: s, Removed: []text.Removed{cut("Advertisement"), cut("Read more"), cut("Newsletter")}}
	d := segment.Segment(in)
	check(t, d)
	got := strings.Join(sentenceLines(d), "\n")
	if want := "> The minister left .\n> He came back ."; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if in.Sentences != nil || in.Tokens != nil || in.Paragraphs != nil {
		t.Error("the document given was written to")
	}
	if len(d.Paragraphs) != 2 {
		t.Errorf("%d paragraphs, want 2", len(d.Paragraphs))
	}
}

func TestEmpty(t *testing.T) {
	for _, s := range []string{"", " \n\t ", "\u200b\u200b", "\ufeff", "\x00\x01"} {
		if d := segment.Segment(&text.Document{Text: s}); len(d.Tokens)+len(d.Sentences)+len(d.Paragraphs) != 0 {
			t.Errorf("%q: %d tokens, %d sentences, %d paragraphs, want none", s, len(d.Tokens), len(d.Sentences), len(d.Paragraphs))
		}
	}
}
