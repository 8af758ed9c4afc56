package ingest

import (
	"fmt"
	"io"
)

// Limits guard against hostile or broken input. A zero field takes its default.
type Limits struct {
	Document int64 // bytes of one document or one line of JSON Lines; zero is 32 MiB
	Expanded int64 // bytes that one input may unpack to in all; zero is 64 GiB
	Ratio    int64 // bytes unpacked for each byte of the input, beyond the first 16 MiB; zero is 200
	Depth    int   // archives within archives; zero is 4
}

func (l Limits) orDefault() Limits {
	if l.Document <= 0 {
		l.Document = 32 << 20
	}
	if l.Expanded <= 0 {
		l.Expanded = 64 << 30
	}
	if l.Ratio <= 0 {
		l.Ratio = 200
	}
	if l.Depth <= 0 {
		l.Depth = 4
	}
	return l
}

// graceBytes may be unpacked whatever the ratio: small archives of repetitive text are no bombs.
const graceBytes = 16 << 20

// meter compares what came out of all decompressors with what went in at the outermost file.
type meter struct{ raw, out int64 }

func (m *meter) check(l Limits) error {
	if m.out > l.Expanded {
		return fmt.Errorf("unpacks to more than %s: %w", size(l.Expanded), ErrLimit)
	}
	if m.out > graceBytes && m.out/l.Ratio > m.raw {
		return fmt.Errorf("unpacks to more than %d times its size (a zip bomb?): %w", l.Ratio, ErrLimit)
	}
	return nil
}

// rawReader counts the bytes of the outermost file.
type rawReader struct {
	r io.Reader
	m *meter
}

func (r *rawReader) Read(p []byte) (int, error) {
	n, err := r.r.Read(p)
	r.m.raw += int64(n)
	return n, err
}

// unpacked counts what a decompressor gives and stops it at the limits.
type unpacked struct {
	r   io.Reader
	run *run
}

func (u *unpacked) Read(p []byte) (int, error) {
	n, err := u.r.Read(p)
	u.run.meter.out += int64(n)
	if over := u.run.meter.check(u.run.lim); over != nil {
		return 0, over
	}
	if done := u.run.ctx.Err(); done != nil {
		return 0, done
	}
	return n, err
}

// size writes a limit as people say it.
func size(n int64) string {
	switch {
	case n >= 1<<30 && n%(1<<30) == 0:
		return fmt.Sprintf("%d GiB", n>>30)
	case n >= 1<<20 && n%(1<<20) == 0:
		return fmt.Sprintf("%d MiB", n>>20)
	case n >= 1<<10 && n%(1<<10) == 0:
		return fmt.Sprintf("%d KiB", n>>10)
	}
	return fmt.Sprintf("%d bytes", n)
}
