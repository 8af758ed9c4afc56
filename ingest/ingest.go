// Package ingest turns bytes into documents: text files, Markdown, web pages, JSON Lines,
// folders and archives of them. What surrounds the article (bylines, advertisements,
// newsletter boxes) is marked as removed, and what it says about the article becomes metadata.
package ingest

import (
	"bufio"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"strings"

	"github.com/actant-project/actant/text"
)

// Input is one thing to read: a file, an archive, standard input.
type Input struct {
	Name string // the path as given; it becomes the Source of its documents
	Open func() (io.ReadCloser, error)
	// Found says that Name was met while walking a folder. A found file that is no text is
	// reported as ErrSkipped; one that the user named is an error.
	Found bool
}

// FromReader is the Input that reads r, once.
func FromReader(name string, r io.Reader) Input {
	return Input{Name: name, Open: func() (io.ReadCloser, error) { return io.NopCloser(r), nil }}
}

// Settings say how documents are read. The zero value works.
type Settings struct {
	Limits Limits
	// KeepAll leaves Document.Removed empty; the metadata are read all the same.
	KeepAll bool
	// IsPlace reports whether a name is that of a city or region ("Washington", "Port Moresby"): it
	// decides whether "Name: ..." at the head of an article is a dateline. The capitals and
	// the usual cities of the news are known without it, so nil will do.
	IsPlace func(name string) bool
}

// Error is a document or file that could not be read.
type Error struct {
	Source string // as Meta.Source: path, path#LINE, path!/member
	Err    error
}

func (e *Error) Error() string { return fmt.Sprintf("ingest: reading %s: %v", e.Source, e.Err) }

// Unwrap returns the cause.
func (e *Error) Unwrap() error { return e.Err }

// Causes that callers branch on.
var (
	ErrSkipped = errors.New("skipped") // met in a folder or archive and not text: no failure
	ErrEmpty   = errors.New("empty: it holds no text")
	ErrBinary  = errors.New("binary, not text")
	ErrLimit   = errors.New("over the limit")

	errNoFiles = errors.New("empty: a folder without files")
)

// Read yields the documents of one input, cleaned but not segmented, in the order they stand in. What
// cannot be read is yielded as an *Error, and the rest goes on. Either the document or the
// error is nil. Memory holds one document at a time. A done context ends the sequence with its error.
func Read(ctx context.Context, in Input, s Settings) iter.Seq2[*text.Document, error] {
	return func(yield func(*text.Document, error) bool) {
		r := &run{ctx: ctx, set: s, lim: s.Limits.orDefault(), yield: yield}
		rc, err := in.Open()
		if err != nil {
			r.fail(in.Name, plainCause(err))
			return
		}
		defer rc.Close()
		r.root(source{name: in.Name, found: in.Found, file: rc})
	}
}

// run is one call of Read.
type run struct {
	ctx   context.Context
	set   Settings
	lim   Limits
	meter meter
	yield func(*text.Document, error) bool
}

// source is a stream on its way to be read.
type source struct {
	name  string    // as shown
	path  string    // whose extension tells the format; name when empty
	file  io.Reader // the stream
	depth int       // archives around it
	found bool      // nobody named it: skip what is no text
}

func (s source) base() string {
	if s.path != "" {
		return s.path
	}
	return s.name
}

func (r *run) fail(source string, err error) bool {
	return r.yield(nil, &Error{source, err})
}

// skip reports something met on the way that is no text.
func (r *run) skip(s source, err error) bool {
	if s.found {
		err = fmt.Errorf("%w: %w", ErrSkipped, err)
	}
	return r.fail(s.name, err)
}

// root counts what is read of the outermost file, against which expansion is measured.
func (r *run) root(s source) bool {
	if at, size, ok := readerAt(s.file); ok && isZip(at) {
		r.meter.raw = size
		return r.zip(s, at, size)
	}
	s.file = &rawReader{s.file, &r.meter}
	return r.read(s)
}

// read finds out what s is and yields its documents; false means stop.
func (r *run) read(s source) bool {
	if err := r.ctx.Err(); err != nil {
		r.fail(s.name, err)
		return false
	}
	br, head, err := peekUTF8(s.file)
	if err != nil {
		return r.fail(s.name, plainCause(err))
	}
	switch k := sniff(s.base(), head); k {
	case kindGzip, kindBzip2:
		return r.compressed(s, br, k)
	case kindZip:
		return r.zipStream(s, br)
	case kindTar:
		return r.tar(s, br)
	case kindJSONLines:
		return r.jsonLines(s, br)
	case kindJSON:
		return r.json(s, br)
	case kindBinary:
		return r.skip(s, binaryCause(head))
	case kindDrawing:
		return r.skip(s, fmt.Errorf("%s, not a text", drawing(head)))
	default:
		return r.whole(s, br, k)
	}
}

// whole reads the formats that are one document a file.
func (r *run) whole(s source, br *bufio.Reader, k kind) bool {
	b, err := r.all(br)
	if err != nil {
		return r.fail(s.name, err)
	}
	d, err := r.decode(b, k)
	if err != nil {
		return r.fail(s.name, err)
	}
	d.Source = s.name
	return r.done(d)
}

func (r *run) decode(b []byte, k kind) (*text.Document, error) {
	if k == kindHTML {
		return readHTML(b)
	}
	t, err := decodeText(b)
	if err != nil {
		return nil, err
	}
	if k == kindMarkdown {
		return readMarkdown(t), nil
	}
	return &text.Document{Text: t}, nil
}

// all reads one document's bytes, or fails when there are more than the limit.
func (r *run) all(rd io.Reader) ([]byte, error) {
	b, err := io.ReadAll(io.LimitReader(rd, r.lim.Document+1))
	if err != nil {
		return nil, plainCause(err)
	}
	if int64(len(b)) > r.lim.Document {
		return nil, fmt.Errorf("document larger than %s: %w", size(r.lim.Document), ErrLimit)
	}
	return b, nil
}

// done cleans a document, fills in what every document has and yields it.
func (r *run) done(d *text.Document) bool {
	if err := r.ctx.Err(); err != nil {
		r.fail(d.Source, err)
		return false
	}
	if strings.Trim(d.Text, " \t\r\n\v\f\u00a0\ufeff") == "" {
		return r.fail(d.Source, ErrEmpty)
	}
	clean(d, r.set)
	if d.ID == "" {
		sum := sha256.Sum256([]byte(d.Text))
		d.ID = hex.EncodeToString(sum[:16])
	}
	d.Language = languageTag(d.Language)
	d.Bytes = len(d.Text)
	return r.yield(d, nil)
}

// plainCause drops the operation and path that the standard library repeats.
func plainCause(err error) error {
	var pe *fs.PathError
	if errors.As(err, &pe) {
		return pe.Err
	}
	return err
}

// languageTag keeps a BCP 47 tag and takes everything else for English.
func languageTag(s string) string {
	s = strings.ReplaceAll(strings.TrimSpace(s), "_", "-")
	primary, _, _ := strings.Cut(s, "-")
	if len(primary) < 2 || len(primary) > 3 || len(s) > 35 {
		return "en"
	}
	for i := range len(s) {
		c := s[i] | 0x20
		if s[i] != '-' && (c < 'a' || c > 'z') && (s[i] < '0' || s[i] > '9') {
			return "en"
		}
	}
	return s
}
