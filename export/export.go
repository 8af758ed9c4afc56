// Package export writes a graph in the formats that other programs read.
//
// Every format carries the same attributes under the same names, every value is written,
// and parallel edges stay apart. A node's id is its key spelt as an XML NMTOKEN, the same in
// all formats and in all graphs, so that files can be joined. Every text is on one line of
// valid UTF-8 without control characters and without characters that reorder the line.
package export

import (
	"archive/zip"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/actant-project/actant/graph"
)

// ErrFormat is returned for a name that is no format, or no part of one.
var ErrFormat = errors.New("no such format")

// ErrTooLarge is returned, before anything is written, for a graph that the readers of the format refuse.
var ErrTooLarge = errors.New("graph too large for the format")

// Settings say what goes into a file. The zero Settings are good.
type Settings struct {
	Title    string // name of the graph, for formats that have a place for it; "" leaves it out
	Date     string // YYYY-MM-DD, the day the file is made, for formats that have a place for it; "" leaves it out
	Evidence int    // sentences written per edge, the best first; 0 means 3, below 0 all
	RawCells bool   // CSV: leave cells that begin with = + - @ as they are, though spreadsheets run them, and backslashes

	// Measures are the graph's, for a caller that writes several files of a large graph; nil works them out.
	Measures []graph.Measures
}

// Write writes g in a format, named as in Formats. A format of several files comes as a zip archive of
// them; WritePart writes them one by one. The same graph and settings give the same bytes.
func Write(w io.Writer, format string, g *graph.Graph, s Settings) error {
	f, err := find(format)
	if err != nil {
		return err
	}
	v := newView(g, s)
	if len(f.Parts) == 0 {
		return v.write(w, f.Name, f.write[0])
	}
	return v.zip(w, f)
}

// WritePart writes one file of a format of several, a part named as in Format.Parts.
func WritePart(w io.Writer, format, part string, g *graph.Graph, s Settings) error {
	f, err := find(format)
	if err != nil {
		return err
	}
	i := slices.Index(f.Parts, part)
	if i < 0 {
		return fmt.Errorf("export: %s has no part %q: %w", format, part, ErrFormat)
	}
	return newView(g, s).write(w, f.Name, f.write[i])
}

// find returns the format of a name.
func find(name string) (Format, error) {
	names := make([]string, 0, 16)
	for _, f := range Formats() {
		if f.Name == name {
			return f, nil
		}
		names = append(names, f.Name)
	}
	return Format{}, fmt.Errorf("export: %q: %w (there are %s)", name, ErrFormat, strings.Join(names, ", "))
}

// write runs one writer and names the format in its error.
func (v *view) write(w io.Writer, format string, write func(*view, *printer) error) error {
	p := newPrinter(w)
	err := write(v, p)
	if err == nil {
		err = p.flush()
	}
	if err != nil {
		return fmt.Errorf("export: writing %s: %w", format, err)
	}
	return nil
}

// zip writes the parts of a format into one archive, without times, so that the bytes repeat.
func (v *view) zip(w io.Writer, f Format) error {
	z := zip.NewWriter(w)
	for i, part := range f.Parts {
		m, err := z.Create(part + f.Extensions[0])
		if err != nil {
			return fmt.Errorf("export: writing %s: %w", f.Name, err)
		}
		if err := v.write(m, f.Name, f.write[i]); err != nil {
			return err
		}
	}
	if err := z.Close(); err != nil {
		return fmt.Errorf("export: writing %s: %w", f.Name, err)
	}
	return nil
}
