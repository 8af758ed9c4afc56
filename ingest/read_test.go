package ingest

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"runtime"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"github.com/actant-project/actant/text"
)

const story = "Boat finds owner\n\nA boat that was lost in 2011 has found its owner, the coast guard of Orrin said on Monday.\n"

// collect reads an input and gives "source" or "source: error" for each document.
func collect(in Input, s Settings) (docs []*text.Document, out []string) {
	for d, err := range Read(context.Background(), in, s) {
		if err != nil {
			out = append(out, strings.TrimPrefix(err.Error(), "ingest: reading "))
			continue
		}
		docs = append(docs, d)
		out = append(out, d.Source)
	}
	return docs, out
}

func read(t *testing.T, name string, b []byte, s Settings) []string {
	t.Helper()
	docs, out := collect(FromReader(name, bytes.NewReader(b)), s)
	for _, d := range docs {
		checkRemoved(t, d)
	}
	return out
}

func expect(t *testing.T, got []string, want ...string) {
	t.Helper()
	if len(got) != len(want) {
		t.Fatalf("got %q, want %q", got, want)
	}
	for i := range want {
		if !strings.Contains(got[i], want[i]) {
			t.Errorf("got %q, want %q", got[i], want[i])
		}
	}
}

func TestBadInput(t *testing.T) {
	small := Settings{Limits: Limits{Document: 1000}}
	for _, c := range []struct {
		name, in string
		set      Settings
		want     string
	}{
		{"empty.txt", "", Settings{}, "empty.txt: empty: it holds no text"},
		{"blank.txt", "\ufeff \r\n\t\n", Settings{}, "blank.txt: empty"},
		{"a.pdf", "%PDF-1.7\n%\xe2\xe3", Settings{}, "a.pdf: a PDF: convert it to text first"},
		{"a.bin", "abc\x00\x01\x02\x00def", Settings{}, "a.bin: binary, not text"},
		{"mixed.txt", "Zoë met Zoë and Zoë and Zoë \xff\xfe in Köln", Settings{}, "mixed.txt: invalid UTF-8 at byte 32"},
		{"koi8.txt", "\xf0\xd2\xc9\xd7\xc5\xd4, \xcd\xc9\xd2! \xeb\xc1\xcb \xc4\xc5\xcc\xc1?", Settings{}, "koi8.txt: invalid UTF-8 at byte 0"},
		{"long.txt", strings.Repeat("word ", 300), small, "long.txt: document larger than 1000 bytes"},
		{"a.json", "[{\"text\":\"x", Settings{}, "a.json#1: broken JSON: it ends too early"},
		{"b.json", "{\"text\": 7}", Settings{}, "b.json: field \"text\" is a number, not a string"},
		{"c.json", "[]", Settings{}, "c.json: empty"},
		{"d.jsonl", "\n\n", Settings{}, "d.jsonl: empty"},
		{"e.jsonl", "{\"text\":\"a\xffb\"}", Settings{}, "e.jsonl#1: invalid UTF-8 at byte 10 of the object"},
		{"f.gz", "\x1f\x8b\x09\x00broken, quite", Settings{}, "f.gz: broken gzip"},
		{"g.zip", "PK\x03\x04broken", Settings{}, "g.zip: broken zip"},
		{"h.html", "<html><body><script>var a = 'Bob met Ann in Rome today.'</script></body></html>", Settings{}, "h.html: the page has no article"},
	} {
		expect(t, read(t, c.name, []byte(c.in), c.set), c.want)
	}
}

func TestEncodings(t *testing.T) {
	const s = "Café owner sues Zürich\n\nA café owner has sued the city – “in style”, said her lawyer, François Gügler, on Friday.\n"
	utf16le, _ := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().Bytes([]byte(s))
	utf16be, _ := unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM).NewEncoder().Bytes([]byte(s))
	cp1252, _ := charmap.Windows1252.NewEncoder().Bytes([]byte(s))
	for name, b := range map[string][]byte{"utf8": []byte(s), "utf16le": utf16le, "utf16be without a mark": utf16be, "windows-1252": cp1252} {
		docs, out := collect(FromReader("a.txt", bytes.NewReader(b)), Settings{})
		if len(docs) != 1 || docs[0].Text != s {
			t.Errorf("%s: %q", name, out)
		}
	}
	docs, _ := collect(FromReader("a.txt", strings.NewReader("\ufeff"+s)), Settings{})
	if len(docs) != 1 || docs[0].Text != "\ufeff"+s || docs[0].Title != "Café owner sues Zürich" {
		t.Errorf("byte order mark: %+v", docs)
	}
	page := []byte("<html><head><meta charset=iso-8859-1></head><body><p>The caf\xe9 in Z\xfcrich closed on Friday, its owner said.</p></body></html>")
	docs, out := collect(FromReader("a.html", bytes.NewReader(page)), Settings{})
	if len(docs) != 1 || !strings.Contains(docs[0].Text, "café in Zürich") {
		t.Errorf("HTML in Latin-1: %q", out)
	}
}

func TestLineLimit(t *testing.T) {
	in := `{"text":"one"}` + "\n" + `{"text":"` + strings.Repeat("x", 200_000) + `"}` + "\n" + `{"text":"three"}`
	expect(t, read(t, "a.jsonl", []byte(in), Settings{Limits: Limits{Document: 1000}}), "a.jsonl#1", "a.jsonl#2: line too long: more than 1000 bytes", "a.jsonl#3")
}

func TestJSON(t *testing.T) {
	expect(t, read(t, "a.json", []byte("{\n \"text\": \"one\"\n}"), Settings{}), "a.json")
	expect(t, read(t, "a.json", []byte("[{\"text\":\"one\"},\n{\"body\":\"two\"}, 3]"), Settings{}), "a.json#1", "a.json#2", "a.json#3: a JSON number, not an object")
	expect(t, read(t, "a.json", []byte("{\"text\":\"one\"}\n{\"text\":\"two\"}\n"), Settings{}), "a.json#1", "a.json#2")
	expect(t, read(t, "-", []byte("{\"text\":\"one\"}\n{\"text\":\"two\"}\n"), Settings{}), "-#1", "-#2")
	expect(t, read(t, "-", []byte("\ufeff{\"text\":\"one\"}"), Settings{}), "-")
}

func gz(b []byte) []byte {
	var buf bytes.Buffer
	w := gzip.NewWriter(&buf)
	w.Write(b)
	w.Close()
	return buf.Bytes()
}

func tarOf(files ...string) []byte {
	var buf bytes.Buffer
	w := tar.NewWriter(&buf)
	for i := 0; i+1 < len(files); i += 2 {
		w.WriteHeader(&tar.Header{Name: files[i], Mode: 0o644, Size: int64(len(files[i+1])), Typeflag: tar.TypeReg})
		io.WriteString(w, files[i+1])
	}
	w.Close()
	return buf.Bytes()
}

func zipOf(files ...string) []byte {
	var buf bytes.Buffer
	w := zip.NewWriter(&buf)
	for i := 0; i+1 < len(files); i += 2 {
		f, _ := w.Create(files[i])
		io.WriteString(f, files[i+1])
	}
	w.Close()
	return buf.Bytes()
}

func TestArchives(t *testing.T) {
	members := []string{"a.txt", story, "pic.png", "\x89PNG\r\n\x1a\n", "sub/b.md", "# " + story, ".hidden", story, "c.jsonl", "{\"text\":\"one\"}\n{\n"}
	inside := []string{"!/a.txt", "!/pic.png: skipped: a PNG image", "!/sub/b.md", "!/c.jsonl#1", "!/c.jsonl#2: broken JSON"}
	for name, b := range map[string][]byte{
		"x.tar": tarOf(members...), "x.tar.gz": gz(tarOf(members...)), "x.tgz": gz(tarOf(members...)),
		"x.zip": zipOf(members...), "x.zip.gz": gz(zipOf(members...)),
	} {
		want := make([]string, len(inside))
		for i := range inside {
			want[i] = name + inside[i]
		}
		expect(t, read(t, name, b, Settings{}), want...)
	}
	expect(t, read(t, "a.txt.gz", gz([]byte(story)), Settings{}), "a.txt.gz")
	expect(t, read(t, "a.jsonl.gz", gz([]byte("{\"text\":\"one\"}\n")), Settings{}), "a.jsonl.gz#1")
	expect(t, read(t, "x.zip", zipOf("in.zip", string(zipOf("a.txt", story))), Settings{}), "x.zip!/in.zip!/a.txt")
	expect(t, read(t, "x.docx", zipOf("[Content_Types].xml", "<x/>"), Settings{}), "x.docx: an Office document")
}

func TestBombs(t *testing.T) {
	deep := []byte(story)
	for range 8 {
		deep = gz(deep)
	}
	expect(t, read(t, "deep.gz", deep, Settings{}), "archives nested more than 4 deep")
	zeros := gz(bytes.Repeat([]byte("a "), 9<<20))
	expect(t, read(t, "ratio.gz", zeros, Settings{}), "unpacks to more than 200 times its size")
	expect(t, read(t, "big.gz", zeros, Settings{Limits: Limits{Document: 1 << 20}}), "document larger than 1 MiB")
	expect(t, read(t, "wide.gz", zeros, Settings{Limits: Limits{Expanded: 1 << 20}}), "unpacks to more than 1 MiB")
	lines := gz(bytes.Repeat([]byte("{\"text\":\""+strings.Repeat("a", 5000)+"\"}\n"), 4000))
	got := read(t, "ratio.jsonl.gz", lines, Settings{})
	if last := got[len(got)-1]; !strings.Contains(last, "unpacks to more than 200 times its size") {
		t.Errorf("got %q", last)
	}
	many := make([]string, 0, 64)
	for i := range 32 {
		many = append(many, fmt.Sprintf("%d.txt", i), strings.Repeat("a ", 300_000))
	}
	got = read(t, "many.zip", zipOf(many...), Settings{})
	if len(got) != 32 || !strings.Contains(got[31], "unpacks to more than") {
		t.Errorf("got %q", got)
	}
}

type failing struct{ n int }

func (f *failing) Read(p []byte) (int, error) {
	if f.n == 0 {
		return 0, &fs.PathError{Op: "read", Path: "/dev/x", Err: errors.New("input/output error")}
	}
	f.n--
	return copy(p, "{\"text\":\"one\"}\n"), nil
}

func TestReadError(t *testing.T) {
	_, got := collect(FromReader("a.jsonl", &failing{0}), Settings{})
	expect(t, got, "a.jsonl: input/output error")
	_, got = collect(Input{Name: "gone.txt", Open: func() (io.ReadCloser, error) {
		return nil, &fs.PathError{Op: "open", Path: "gone.txt", Err: fs.ErrNotExist}
	}}, Settings{})
	expect(t, got, "gone.txt: file does not exist")
}

func TestContext(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	n := 0
	var last error
	for d, err := range Read(ctx, FromReader("a.jsonl", strings.NewReader(strings.Repeat("{\"text\":\"one\"}\n", 100))), Settings{}) {
		if last = err; d != nil {
			n++
			cancel()
		}
	}
	if n != 1 || !errors.Is(last, context.Canceled) {
		t.Errorf("%d documents, then %v", n, last)
	}
	for range Read(context.Background(), FromReader("a.jsonl", strings.NewReader(strings.Repeat("{\"text\":\"one\"}\n{\n", 100))), Settings{}) {
		break // must not panic
	}
}

func TestWalk(t *testing.T) {
	fsys := fstest.MapFS{
		"in/b.txt": {Data: []byte(story)}, "in/a/z.txt": {Data: []byte(story)}, "in/a/.git/x.txt": {Data: []byte(story)},
		"in/.hidden.txt": {Data: []byte(story)}, "in/pic.jpg": {Data: []byte("\xff\xd8\xff\xe0")},
		"in/loop": {Data: []byte("../in"), Mode: fs.ModeSymlink}, "in/pipe": {Mode: fs.ModeNamedPipe},
		"in/void": {Data: []byte("nowhere"), Mode: fs.ModeSymlink}, "pic.jpg": {Data: []byte("\xff\xd8\xff\xe0")},
	}
	var got []string
	for in, err := range Walk(fsys, strings.NewReader(story), "in", "missing.txt", "-", "pic.jpg") {
		if err != nil {
			got = append(got, err.Error())
			continue
		}
		_, out := collect(in, Settings{})
		got = append(got, out...)
	}
	expect(t, got, "in/a/z.txt", "in/b.txt", "in/loop: skipped: a link to a folder", "in/pic.jpg: skipped: a JPEG image", "in/pipe: skipped: neither a file nor a folder",
		"in/void: skipped: broken link", "ingest: reading missing.txt: file does not exist", "-", "pic.jpg: a JPEG image")
	for in, err := range Walk(fsys, nil, "in/pic.jpg", "in") {
		if err != nil {
			continue
		}
		for _, err := range Read(context.Background(), in, Settings{}) {
			if err != nil && errors.Is(err, ErrSkipped) != in.Found {
				t.Errorf("%s found %v: %v", in.Name, in.Found, err)
			}
		}
	}
}

// endless gives n lines without ever holding them.
type endless struct {
	line string
	n    int
	rest string
}

func (e *endless) Read(p []byte) (int, error) {
	if e.rest == "" {
		if e.n == 0 {
			return 0, io.EOF
		}
		e.n--
		e.rest = e.line
	}
	n := copy(p, e.rest)
	e.rest = e.rest[n:]
	return n, nil
}

// TestFlatMemory streams 10,000 documents and looks at what is left on the heap half-way.
func TestFlatMemory(t *testing.T) {
	line := fmt.Sprintf("{\"text\":%q}\n", strings.Repeat("The council of Orrin met on Monday and rose on Tuesday. ", 60))
	n := 0
	for d, err := range Read(context.Background(), FromReader("a.jsonl", &endless{line: line, n: 10_000}), Settings{}) {
		if err != nil || d.Bytes < 3000 {
			t.Fatal(err)
		}
		if n++; n == 5000 {
			var m runtime.MemStats
			runtime.GC()
			runtime.ReadMemStats(&m)
			if m.HeapAlloc > 64<<20 {
				t.Errorf("%d MiB on the heap after %d documents", m.HeapAlloc>>20, n)
			}
		}
	}
	if n != 10_000 {
		t.Errorf("%d documents", n)
	}
}
