package decision

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/actant-project/actant/fact"
)

// header is the first line of a file of decisions, and version the newest that this program reads.
const (
	header  = "actant-decisions"
	version = 1
)

// maxLine bounds a line, so that a file that is something else is refused before it fills the memory.
const maxLine = 1 << 20

// ErrNotDecisions is the error of Parse for a file that does not start as a file of decisions does.
var ErrNotDecisions = errors.New("not a file of decisions: its first line is not \"" + header + " 1\"")

// Write writes decisions, one a line under a header: the kind, then field=value in a fixed order. Values are quoted as in Go
// unless they are of letters, digits and the signs -_./:+@#%>=. IDs are left out: a line's place is its ID.
func Write(w io.Writer, ds []Decision) error {
	b := bufio.NewWriter(w)
	fmt.Fprintf(b, "%s %d\n", header, version)
	for _, d := range ds {
		b.WriteString(d.String())
		b.WriteByte('\n')
	}
	return b.Flush()
}

// String is the line of d in a file of decisions.
func (d Decision) String() string {
	b := []byte(d.Kind)
	put := func(name, value string) {
		if value != "" {
			b = append(append(append(b, ' '), name...), '=')
			b = appendValue(b, value)
		}
	}
	for _, f := range fields {
		if f.list != nil {
			for _, v := range *f.list(&d) {
				put(f.name, v)
			}
			continue
		}
		put(f.name, f.get(&d))
	}
	if d.Undone {
		b = append(b, " undone"...)
	}
	return string(b)
}

// field is a field of a line. A list is written once for each of its values.
type field struct {
	name string
	get  func(d *Decision) string
	set  func(d *Decision, s string) error
	list func(d *Decision) *[]string
}

// fields are those of a line, in their order.
var fields = []field{
	plain("key", func(d *Decision) *string { return &d.Key }),
	plain("into", func(d *Decision) *string { return &d.Into }),
	ref("edge", func(d *Decision) **EdgeRef { return &d.Edge }, ParseEdgeRef),
	ref("evidence", func(d *Decision) **EvidenceRef { return &d.Evidence }, ParseEvidenceRef),
	ref("to", func(d *Decision) **EdgeRef { return &d.To }, ParseEdgeRef),
	{name: "type", get: func(d *Decision) string { return string(d.Type) },
		set: func(d *Decision, s string) error { d.Type = fact.Type(s); return nil }},
	{name: "form", list: func(d *Decision) *[]string { return &d.Forms }},
	{name: "doc", list: func(d *Decision) *[]string { return &d.Documents }},
	plain("name", func(d *Decision) *string { return &d.Name }),
	plain("text", func(d *Decision) *string { return &d.Text }),
	plain("at", func(d *Decision) *string { return &d.At }),
}

func plain(name string, at func(d *Decision) *string) field {
	return field{name: name, get: func(d *Decision) string { return *at(d) },
		set: func(d *Decision, s string) error { *at(d) = s; return nil }}
}

func ref[T fmt.Stringer](name string, at func(d *Decision) **T, parse func(string) (T, error)) field {
	return field{name: name,
		get: func(d *Decision) string {
			if p := *at(d); p != nil {
				return (*p).String()
			}
			return ""
		},
		set: func(d *Decision, s string) error {
			v, err := parse(s)
			*at(d) = &v
			return err
		}}
}

// appendValue appends s as it is where that is safe, and quoted otherwise.
func appendValue(b []byte, s string) []byte {
	if strings.ContainsFunc(s, func(r rune) bool { return !bare(r) }) || !utf8.ValidString(s) {
		return strconv.AppendQuote(b, s)
	}
	return append(b, s...)
}

func bare(r rune) bool {
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune("-_./:+@#%>=", r))
}

// Parse reads a file of decisions, as Write writes it; name is the file's, for errors. Blank lines and lines that
// begin with # count for nothing.
func Parse(r io.Reader, name string) ([]Decision, error) {
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, maxLine)
	var out []Decision
	n, headed := 0, false
	for lines.Scan() {
		n++
		line := strings.TrimSpace(strings.TrimPrefix(lines.Text(), "\ufeff"))
		if line == "" || line[0] == '#' {
			continue
		}
		if !headed {
			if err := checkHeader(line); err != nil {
				return nil, fmt.Errorf("%s:%d: %w", name, n, err)
			}
			headed = true
			continue
		}
		d, err := parseLine(line)
		if err != nil {
			return nil, fmt.Errorf("%s:%d: %w", name, n, err)
		}
		out = append(out, d)
	}
	if errors.Is(lines.Err(), bufio.ErrTooLong) {
		return nil, fmt.Errorf("%s:%d: a line of more than %d bytes; %w", name, n+1, maxLine, ErrNotDecisions)
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	if !headed {
		return nil, fmt.Errorf("%s:%d: %w", name, n, ErrNotDecisions)
	}
	return out, nil
}

func checkHeader(line string) error {
	word, rest, _ := strings.Cut(line, " ")
	if word != header {
		return ErrNotDecisions
	}
	v, err := strconv.Atoi(strings.TrimSpace(rest))
	switch {
	case err != nil || v < 1:
		return ErrNotDecisions
	case v > version:
		return fmt.Errorf("decisions of version %d; this program reads up to %d: take a newer actant", v, version)
	}
	return nil
}

// parseLine reads one decision.
func parseLine(line string) (Decision, error) {
	kind, rest, _ := strings.Cut(line, " ")
	d := Decision{Kind: Kind(kind)}
	if !slices.Contains(Kinds, d.Kind) {
		return d, fmt.Errorf("%q is no kind of decision; the kinds are %s", kind, joined(Kinds))
	}
	seen := make(map[string]bool)
	for rest = strings.TrimSpace(rest); rest != ""; rest = strings.TrimSpace(rest) {
		name, value, tail, err := cutField(rest)
		if err != nil {
			return d, err
		}
		rest = tail
		if err := d.setField(name, value, seen); err != nil {
			return d, err
		}
	}
	return d, d.complete()
}

// cutField takes the first field off s; value is "" for a mere word.
func cutField(s string) (name, value, rest string, err error) {
	i := strings.IndexAny(s, " \t=\"")
	if i < 0 {
		return s, "", "", nil
	}
	if name = s[:i]; s[i] != '=' {
		return name, "", s[i:], nil
	}
	s = s[i+1:]
	if !strings.HasPrefix(s, `"`) {
		end := strings.IndexAny(s, " \t\"")
		if end < 0 {
			end = len(s)
		}
		return name, s[:end], s[end:], nil
	}
	quoted, err := strconv.QuotedPrefix(s)
	if err == nil {
		value, err = strconv.Unquote(quoted)
	}
	if err != nil {
		return name, "", "", fmt.Errorf("%s: the quoted text does not end, or has a wrong escape", name)
	}
	return name, value, s[len(quoted):], nil
}

func (d *Decision) setField(name, value string, seen map[string]bool) error {
	if name == "undone" && value == "" {
		d.Undone = true
		return nil
	}
	i := slices.IndexFunc(fields, func(f field) bool { return f.name == name })
	switch {
	case i < 0:
		return fmt.Errorf("%q is no field of a decision", name)
	case value == "":
		return fmt.Errorf("%s has no value", name)
	case fields[i].list != nil:
		at := fields[i].list(d)
		*at = append(*at, value)
		return nil
	case seen[name]:
		return fmt.Errorf("%s stands there twice", name)
	}
	seen[name] = true
	return fields[i].set(d, value)
}

func joined[T ~string](values []T) string {
	words := make([]string, len(values))
	for i, v := range values {
		words[i] = string(v)
	}
	return strings.Join(words, " ")
}
