package ingest

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"

	"golang.org/x/text/encoding/unicode"
)

type kind uint8

const (
	kindText kind = iota
	kindMarkdown
	kindHTML
	kindJSON
	kindJSONLines
	kindGzip
	kindBzip2
	kindZip
	kindTar
	kindBinary
	kindDrawing // XML that is drawn or loaded and not read
)

const headBytes = 4 << 10

// peekUTF8 gives the stream with its first bytes; UTF-16 is turned into UTF-8 on the way.
func peekUTF8(r io.Reader) (*bufio.Reader, []byte, error) {
	br := bufio.NewReaderSize(r, 64<<10)
	head, err := br.Peek(headBytes)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, nil, err
	}
	order, ok := utf16Order(head)
	if !ok {
		return br, head, nil
	}
	dec := unicode.UTF16(order, unicode.UseBOM).NewDecoder()
	br = bufio.NewReaderSize(dec.Reader(br), 64<<10)
	head, err = br.Peek(headBytes)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, nil, err
	}
	return br, head, nil
}

// utf16Order recognises UTF-16 by its byte order mark, or by ASCII with a NUL beside each letter.
func utf16Order(b []byte) (unicode.Endianness, bool) {
	switch {
	case bytes.HasPrefix(b, []byte{0xff, 0xfe}) && !bytes.HasPrefix(b, []byte{0xff, 0xfe, 0, 0}):
		return unicode.LittleEndian, true
	case bytes.HasPrefix(b, []byte{0xfe, 0xff}):
		return unicode.BigEndian, true
	case len(b) < 8:
		return unicode.LittleEndian, false
	}
	var nul, text [2]int
	for i, c := range b[:len(b)&^1] {
		switch {
		case c == 0:
			nul[i&1]++
		case c >= ' ' && c < 0x7f, c == '\n', c == '\r', c == '\t':
			text[i&1]++
		}
	}
	pairs := len(b) / 2
	switch {
	case nul[0] == 0 && nul[1]*5 > pairs*4 && text[0]*5 > pairs*4:
		return unicode.LittleEndian, true
	case nul[1] == 0 && nul[0]*5 > pairs*4 && text[1]*5 > pairs*4:
		return unicode.BigEndian, true
	}
	return unicode.LittleEndian, false
}

// sniff tells the format by content, and by extension where content leaves a choice.
func sniff(name string, head []byte) kind {
	switch {
	case bytes.HasPrefix(head, []byte{0x1f, 0x8b}):
		return kindGzip
	case bytes.HasPrefix(head, []byte("BZh")) && len(head) > 9 && string(head[4:10]) == "1AY&SY":
		return kindBzip2
	case bytes.HasPrefix(head, []byte("PK\x03\x04")), bytes.HasPrefix(head, []byte("PK\x05\x06")):
		return kindZip
	case len(head) > 262 && string(head[257:262]) == "ustar":
		return kindTar
	case isBinary(head):
		return kindBinary
	case drawing(head) != "":
		return kindDrawing
	}
	return sniffText(strings.ToLower(path.Ext(name)), head)
}

func sniffText(ext string, head []byte) kind {
	switch ext {
	case ".jsonl", ".ndjson", ".jsonlines", ".jl":
		return kindJSONLines
	case ".json":
		return kindJSON
	case ".html", ".htm", ".xhtml", ".shtml":
		return kindHTML
	case ".md", ".markdown", ".mdown", ".mkd":
		return kindMarkdown
	}
	body := bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\ufeff")), " \t\r\n")
	switch {
	case looksHTML(body):
		return kindHTML
	case ext != ".txt" && ext != ".text" && looksJSON(body):
		return kindJSON
	}
	return kindText
}

// drawing names the XML files that hold no article, and which we write ourselves: they lie in the folder that is read the next time.
func drawing(b []byte) string {
	low := strings.ToLower(string(bytes.TrimPrefix(b, []byte("\ufeff"))))
	for end := ">"; ; end = ">" {
		low = strings.TrimSpace(low)
		if strings.HasPrefix(low, "<!--") {
			end = "-->"
		} else if !strings.HasPrefix(low, "<?xml") && !strings.HasPrefix(low, "<!doctype svg") {
			break
		}
		_, rest, found := strings.Cut(low, end)
		if !found {
			return ""
		}
		low = rest
	}
	for _, d := range [...][2]string{{"<svg", "a picture (SVG)"}, {"<graphml", "a graph (GraphML)"}, {"<gexf", "a graph (GEXF)"}} {
		if rest, ok := strings.CutPrefix(low, d[0]); ok && (rest == "" || strings.ContainsAny(rest[:1], " >\t\r\n")) {
			return d[1]
		}
	}
	return ""
}

func looksHTML(b []byte) bool {
	low := strings.ToLower(string(b[:min(len(b), 512)]))
	if strings.HasPrefix(low, "<?xml") || strings.HasPrefix(low, "<!--") {
		_, rest, _ := strings.Cut(low, ">")
		low = strings.TrimSpace(rest)
	}
	for _, p := range []string{"<!doctype html", "<html", "<head", "<body", "<article", "<title", "<meta", "<div"} {
		if rest, ok := strings.CutPrefix(low, p); ok && (rest == "" || strings.ContainsAny(rest[:1], " >\t\r\n/")) {
			return true
		}
	}
	return false
}

// looksJSON wants an object with a quoted key, or a list of objects.
func looksJSON(b []byte) bool {
	if rest, ok := bytes.CutPrefix(b, []byte("[")); ok {
		b = bytes.TrimLeft(rest, " \t\r\n")
	}
	rest, ok := bytes.CutPrefix(b, []byte("{"))
	return ok && bytes.HasPrefix(bytes.TrimLeft(rest, " \t\r\n"), []byte(`"`))
}

// isBinary reports bytes that no text has: NUL, known signatures, many control characters.
func isBinary(head []byte) bool {
	if signature(head) != "" || bytes.IndexByte(head, 0) >= 0 {
		return true
	}
	control := 0
	for _, c := range head {
		if c < ' ' && (c < '\b' || c > '\r') && c != 0x1b || c == 0x7f {
			control++
		}
	}
	return control*20 > len(head)
}

// signature names the well-known files that people try to read as text.
func signature(head []byte) string {
	for _, m := range [...][2]string{
		{"%PDF-", "a PDF: convert it to text first (pdftotext does)"},
		{"{\\rtf", "an RTF file: save it as text first"},
		{"\xd0\xcf\x11\xe0", "an old Office file: save it as text first"},
		{"\x89PNG", "a PNG image"}, {"\xff\xd8\xff", "a JPEG image"}, {"GIF8", "a GIF image"},
		{"7z\xbc\xaf", "a 7-Zip archive: unpack it first"}, {"Rar!", "a RAR archive: unpack it first"},
		{"\xfd7zXZ", "an xz file: unpack it first"}, {"\x28\xb5\x2f\xfd", "a Zstandard file: unpack it first"},
		{"\x7fELF", "a program"}, {"SQLite format 3\x00", "an SQLite file"},
	} {
		if bytes.HasPrefix(head, []byte(m[0])) {
			return m[1]
		}
	}
	return ""
}

func binaryCause(head []byte) error {
	if what := signature(head); what != "" {
		return fmt.Errorf("%s: %w", what, ErrBinary)
	}
	return ErrBinary
}
