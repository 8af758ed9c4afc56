package ingest

import (
	"fmt"
	"io"
	"io/fs"
	"iter"
	"strings"
)

// Walk yields an Input for each path, and for each file below it where the path is a folder, in sorted
// order. The path "-" is stdin. Hidden files and folders are left out; links to files are
// followed and links to folders are not (so loops do no harm), unless the path itself is one. A path that is missing or unreadable is yielded
// as an *Error with a zero Input, and so is, as ErrSkipped, a device or broken link in a folder.
//
// fsys opens paths as they are given, absolute and relative ones too: the command passes a type whose Open
// is os.Open, tests an fstest.MapFS.
func Walk(fsys fs.FS, stdin io.Reader, paths ...string) iter.Seq2[Input, error] {
	return func(yield func(Input, error) bool) {
		w := walker{fsys, yield}
		for _, p := range paths {
			if p == "-" {
				if !yield(FromReader("-", stdin), nil) {
					return
				}
			} else if !w.given(p) {
				return
			}
		}
	}
}

type walker struct {
	fsys  fs.FS
	yield func(Input, error) bool
}

func (w walker) fail(name string, err error) bool {
	return w.yield(Input{}, &Error{name, plainCause(err)})
}

// given yields what the user named. What is neither file nor folder (a pipe) is read all the same.
func (w walker) given(name string) bool {
	info, err := fs.Stat(w.fsys, name)
	if err != nil {
		return w.fail(name, err)
	}
	if info.IsDir() {
		return w.top(name)
	}
	return w.file(name, false)
}

// top yields what lies in a folder that the user named, and says so when that is nothing.
func (w walker) top(name string) bool {
	empty := true
	inner := walker{w.fsys, func(in Input, err error) bool {
		empty = false
		return w.yield(in, err)
	}}
	if !inner.folder(name) {
		return false
	}
	return !empty || w.fail(name, errNoFiles)
}

func (w walker) file(name string, found bool) bool {
	open := func() (io.ReadCloser, error) { return w.fsys.Open(name) }
	return w.yield(Input{Name: name, Open: open, Found: found}, nil)
}

func (w walker) folder(name string) bool {
	entries, err := fs.ReadDir(w.fsys, name)
	if err != nil && !w.fail(name, err) {
		return false
	}
	for _, e := range entries {
		if hidden(e.Name()) {
			continue
		}
		child := strings.TrimRight(name, "/") + "/" + e.Name()
		if name == "." {
			child = e.Name()
		}
		if !w.entry(child, e) {
			return false
		}
	}
	return true
}

func (w walker) entry(name string, e fs.DirEntry) bool {
	switch {
	case e.IsDir():
		return w.folder(name)
	case e.Type().IsRegular():
		return w.file(name, true)
	case e.Type()&fs.ModeSymlink == 0:
		return w.fail(name, fmt.Errorf("%w: neither a file nor a folder", ErrSkipped))
	}
	info, err := fs.Stat(w.fsys, name)
	switch {
	case err != nil:
		return w.fail(name, fmt.Errorf("%w: broken link: %w", ErrSkipped, plainCause(err)))
	case info.Mode().IsRegular():
		return w.file(name, true)
	case info.IsDir():
		return w.fail(name, fmt.Errorf("%w: a link to a folder", ErrSkipped))
	}
	return w.fail(name, fmt.Errorf("%w: neither a file nor a folder", ErrSkipped))
}
