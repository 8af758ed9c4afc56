package ingest

import (
	"archive/tar"
	"archive/zip"
	"bufio"
	"bytes"
	"compress/bzip2"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"strings"
)

// compressed reads a stream that holds one file, whose name is that of the stream without .gz.
func (r *run) compressed(s source, br *bufio.Reader, k kind) bool {
	if s.depth >= r.lim.Depth {
		return r.fail(s.name, r.tooDeep())
	}
	in := s
	in.path, in.depth = stripExt(s.base()), s.depth+1
	if k == kindBzip2 {
		in.file = &unpacked{bzip2.NewReader(br), r}
		return r.read(in)
	}
	gz, err := gzip.NewReader(br)
	if err != nil {
		return r.fail(s.name, fmt.Errorf("broken gzip: %w", err))
	}
	defer gz.Close()
	in.file = &unpacked{gz, r}
	return r.read(in)
}

// stripExt takes the compression's extension off; .tgz becomes .tar.
func stripExt(name string) string {
	ext := path.Ext(name)
	switch strings.ToLower(ext) {
	case ".tgz", ".tbz", ".tbz2":
		return strings.TrimSuffix(name, ext) + ".tar"
	case ".gz", ".bz2":
		return strings.TrimSuffix(name, ext)
	}
	return name
}

func (r *run) tar(s source, br *bufio.Reader) bool {
	if s.depth >= r.lim.Depth {
		return r.fail(s.name, r.tooDeep())
	}
	tr := tar.NewReader(br)
	for {
		h, err := tr.Next()
		if errors.Is(err, io.EOF) {
			return true
		}
		if err != nil {
			return r.fail(s.name, fmt.Errorf("broken tar: %w", err))
		}
		if h.Typeflag != tar.TypeReg || hiddenPath(h.Name) {
			continue
		}
		if !r.read(member(s, h.Name, tr)) {
			return false
		}
	}
}

func member(s source, name string, rd io.Reader) source {
	return source{name: s.name + "!/" + strings.TrimLeft(name, "/"), path: name, file: rd, depth: s.depth + 1, found: true}
}

// hiddenPath reports whether any folder or the file itself is hidden, or is what
// archivers of one system add beside the files.
func hiddenPath(name string) bool {
	for part := range strings.SplitSeq(name, "/") {
		if hidden(part) || part == "__MACOSX" {
			return true
		}
	}
	return false
}

func hidden(base string) bool {
	return strings.HasPrefix(base, ".") && strings.Trim(base, "./") != ""
}

// zipStream holds a zip that cannot be read at random, as one inside another archive, in memory.
func (r *run) zipStream(s source, br *bufio.Reader) bool {
	limit := 8 * r.lim.Document
	b, err := io.ReadAll(io.LimitReader(br, limit+1))
	switch {
	case err != nil:
		return r.fail(s.name, plainCause(err))
	case int64(len(b)) > limit:
		return r.fail(s.name, fmt.Errorf("zip within a stream larger than %s: %w", size(limit), ErrLimit))
	}
	return r.zip(s, bytes.NewReader(b), int64(len(b)))
}

func (r *run) zip(s source, at io.ReaderAt, n int64) bool {
	if s.depth >= r.lim.Depth {
		return r.fail(s.name, r.tooDeep())
	}
	z, err := zip.NewReader(at, n)
	if err != nil {
		return r.fail(s.name, fmt.Errorf("broken zip: %w", err))
	}
	if what := officeKind(z); what != "" {
		return r.skip(s, fmt.Errorf("%s: save it as text or HTML first: %w", what, ErrBinary))
	}
	for _, f := range z.File {
		if f.Mode()&fs.ModeType != 0 || hiddenPath(f.Name) {
			continue
		}
		if !r.zipMember(s, f) {
			return false
		}
	}
	return true
}

func (r *run) zipMember(s source, f *zip.File) bool {
	m := member(s, f.Name, nil)
	if f.Flags&1 != 0 {
		return r.fail(m.name, errors.New("encrypted"))
	}
	rc, err := f.Open()
	if err != nil {
		return r.fail(m.name, fmt.Errorf("broken zip: %w", err))
	}
	defer rc.Close()
	m.file = &unpacked{rc, r}
	return r.read(m)
}

// officeKind names the kinds of document that are zips inside.
func officeKind(z *zip.Reader) string {
	for _, f := range z.File[:min(len(z.File), 8)] {
		switch f.Name {
		case "[Content_Types].xml":
			return "an Office document"
		case "mimetype":
			return "an OpenDocument or EPUB file"
		}
	}
	return ""
}

func (r *run) tooDeep() error {
	return fmt.Errorf("archives nested more than %d deep: %w", r.lim.Depth, ErrLimit)
}

// readerAt finds random access in an open file.
func readerAt(rd io.Reader) (io.ReaderAt, int64, bool) {
	at, ok := rd.(io.ReaderAt)
	st, ok2 := rd.(interface{ Stat() (fs.FileInfo, error) })
	if !ok || !ok2 {
		return nil, 0, false
	}
	info, err := st.Stat()
	if err != nil || !info.Mode().IsRegular() {
		return nil, 0, false
	}
	return at, info.Size(), true
}

func isZip(at io.ReaderAt) bool {
	var b [4]byte
	n, _ := at.ReadAt(b[:], 0)
	return n == 4 && (string(b[:]) == "PK\x03\x04" || string(b[:]) == "PK\x05\x06")
}
