package ingest

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
)

// jsonLines reads one object a line. A broken or too long line is an error of its own.
func (r *run) jsonLines(s source, br *bufio.Reader) bool {
	lines := lineReader{br: br, limit: r.lim.Document}
	any := false
	for n := 1; ; n++ {
		line, err := lines.next()
		if errors.Is(err, io.EOF) {
			break
		}
		if n == 1 {
			line = bytes.TrimPrefix(line, []byte("\ufeff"))
		}
		line = bytes.TrimSpace(line)
		if err == nil && len(line) == 0 {
			continue
		}
		any = true
		name := fmt.Sprintf("%s#%d", s.name, n)
		if err != nil {
			if !r.fail(name, plainCause(err)) || !errors.Is(err, errLineTooLong) {
				return errors.Is(err, errLineTooLong)
			}
			continue
		}
		if !r.record(name, line) {
			return false
		}
	}
	return any || r.fail(s.name, ErrEmpty)
}

// record yields the document that one JSON object holds.
func (r *run) record(name string, object []byte) bool {
	d, err := parseRecord(object)
	if err != nil {
		return r.fail(name, err)
	}
	d.Source = name
	return r.done(d)
}

var errLineTooLong = errors.New("line too long")

// lineReader gives lines of any length up to a limit and survives longer ones.
type lineReader struct {
	br    *bufio.Reader
	limit int64
	buf   []byte
}

// next returns the next line with its end, valid until the next call. A line over the limit is
// read to its end and reported as errLineTooLong; after the last line comes io.EOF.
func (l *lineReader) next() ([]byte, error) {
	l.buf = l.buf[:0]
	long := false
	for {
		part, err := l.br.ReadSlice('\n')
		if !long && int64(len(l.buf)+len(part)) > l.limit {
			long, l.buf = true, nil
		}
		if !long {
			l.buf = append(l.buf, part...)
		}
		switch {
		case errors.Is(err, bufio.ErrBufferFull):
			continue
		case err != nil && !errors.Is(err, io.EOF):
			return nil, err
		case err != nil && len(part) == 0 && len(l.buf) == 0 && !long:
			return nil, io.EOF
		case long:
			return nil, fmt.Errorf("%w: more than %s: %w", errLineTooLong, size(l.limit), ErrLimit)
		}
		return l.buf, nil
	}
}

// json reads a .json file: an object, a list of objects, or (mislabelled) JSON Lines. Members of a list
// are numbered path#1, path#2; a single object goes by the path alone.
func (r *run) json(s source, br *bufio.Reader) bool {
	if b, _ := br.Peek(3); string(b) == "\ufeff" {
		br.Discard(3)
	}
	first, err := firstByte(br)
	if err != nil {
		if errors.Is(err, io.EOF) {
			err = ErrEmpty
		}
		return r.fail(s.name, plainCause(err))
	}
	if first == '[' {
		return r.jsonList(s, br)
	}
	return r.jsonObject(s, br)
}

// firstByte skips white space and peeks.
func firstByte(br *bufio.Reader) (byte, error) {
	for {
		c, err := br.ReadByte()
		if err != nil {
			return 0, err
		}
		if c != ' ' && c != '\t' && c != '\r' && c != '\n' {
			return c, br.UnreadByte()
		}
	}
}

// jsonObject tells one object from objects line by line by whether its first line is complete.
func (r *run) jsonObject(s source, br *bufio.Reader) bool {
	lines := lineReader{br: br, limit: r.lim.Document}
	line, err := lines.next()
	if err != nil {
		return r.fail(s.name, plainCause(err))
	}
	if json.Valid(line) {
		if _, err := firstByte(br); err == nil {
			rest := io.MultiReader(bytes.NewReader(bytes.Clone(line)), br)
			return r.jsonLines(s, bufio.NewReaderSize(rest, 64<<10))
		}
		return r.record(s.name, line)
	}
	b, err := r.all(io.MultiReader(bytes.NewReader(bytes.Clone(line)), br))
	if err != nil {
		return r.fail(s.name, err)
	}
	return r.record(s.name, b)
}

func (r *run) jsonList(s source, br *bufio.Reader) bool {
	budget := &allowance{r: br, left: r.lim.Document}
	dec := json.NewDecoder(budget)
	if _, err := dec.Token(); err != nil {
		return r.fail(s.name, plainCause(err))
	}
	n := 0
	for dec.More() {
		n++
		name := fmt.Sprintf("%s#%d", s.name, n)
		budget.left = r.lim.Document
		var raw json.RawMessage
		if err := dec.Decode(&raw); err != nil {
			return r.fail(name, jsonCause(plainCause(err)))
		}
		if !r.record(name, raw) {
			return false
		}
	}
	if _, err := dec.Token(); err != nil {
		return r.fail(s.name, jsonCause(plainCause(err)))
	}
	return n > 0 || r.fail(s.name, ErrEmpty)
}

// allowance is a reader that fails when more than left bytes are taken before left is set anew.
type allowance struct {
	r    io.Reader
	left int64
}

func (a *allowance) Read(p []byte) (int, error) {
	if a.left <= 0 {
		return 0, fmt.Errorf("document too large: %w", ErrLimit)
	}
	n, err := a.r.Read(p)
	a.left -= int64(n)
	return n, err
}

func jsonCause(err error) error {
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return errors.New("broken JSON: it ends too early")
	}
	return fmt.Errorf("broken JSON: %w", err)
}
