// Command features tells the trainer what the gazetteer knows of words, so that training and Actant see the same.
//
// It reads one token a line, a blank line after each sentence, and writes for each token two numbers in hexadecimal:
// the bits of the names and titles that it lies in, and those of the word itself (see package encode). With -cut it
// reads texts instead, one a line, and writes the tokens of their sentences in that form, each text after "-DOCSTART-".
package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/actant-project/actant/encode"
	"github.com/actant-project/actant/gazetteer"
	"github.com/actant-project/actant/segment"
	"github.com/actant-project/actant/text"
)

func main() {
	work := run
	if len(os.Args) == 2 && os.Args[1] == "-cut" {
		work = cut
	}
	if err := work(os.Stdin, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "features:", err)
		os.Exit(1)
	}
}

func run(r io.Reader, w io.Writer) error {
	g := gazetteer.Default()
	in, out := bufio.NewScanner(r), bufio.NewWriter(w)
	in.Buffer(nil, 1<<20)
	var tokens []string
	for in.Scan() {
		if t := in.Text(); t != "" {
			tokens = append(tokens, t)
			continue
		}
		write(out, g, tokens)
		tokens = tokens[:0]
	}
	if err := in.Err(); err != nil {
		return fmt.Errorf("reading tokens: %w", err)
	}
	write(out, g, tokens)
	return out.Flush()
}

// cut writes the tokens of texts.
func cut(r io.Reader, w io.Writer) error {
	in, out := bufio.NewScanner(r), bufio.NewWriter(w)
	in.Buffer(nil, 1<<20)
	for in.Scan() {
		fmt.Fprint(out, "-DOCSTART-\n\n")
		d := segment.Segment(&text.Document{Text: in.Text()})
		for _, s := range d.Sentences {
			for _, t := range d.Tokens[s.First:s.Last] {
				fmt.Fprintln(out, d.Slice(t))
			}
			out.WriteByte('\n')
		}
	}
	if err := in.Err(); err != nil {
		return fmt.Errorf("reading texts: %w", err)
	}
	return out.Flush()
}

func write(out *bufio.Writer, g *gazetteer.Gazetteer, tokens []string) {
	if len(tokens) == 0 {
		return
	}
	spans := make([]uint32, len(tokens))
	encode.AddSpanBits(g, document(tokens), 0, spans)
	for i, t := range tokens {
		fmt.Fprintf(out, "%x %x\n", spans[i], encode.BitsOfWord(g, t))
	}
	out.WriteByte('\n')
}

// document lays the tokens out with single spaces.
func document(tokens []string) *text.Document {
	d := &text.Document{Text: strings.Join(tokens, " ")}
	at := 0
	for _, t := range tokens {
		d.Tokens = append(d.Tokens, text.Span{Start: at, End: at + len(t)})
		at += len(t) + 1
	}
	return d
}
