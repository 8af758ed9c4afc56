package gazetteer

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/gazetteer/flat"
	"github.com/actant-project/actant/gazetteer/internal/format"
)

// overlay is the entries of users' lists.
type overlay struct {
	forms  map[string][]Match
	folded map[string][]Match // by the form in upper case, for headlines
	firsts map[uint32]uint32  // hash of the first word to the mask of lengths
}

// With returns a gazetteer that also knows the user's entries. Under their names and aliases
// only they are found. Of two entries with one form the later wins; g itself is unchanged.
func (g *Gazetteer) With(user []Entry) *Gazetteer {
	o := &overlay{forms: map[string][]Match{}, folded: map[string][]Match{}, firsts: map[uint32]uint32{}}
	if g.user != nil {
		for _, ms := range g.user.forms {
			o.add(ms[0].Entry)
		}
	}
	for _, e := range user {
		e.User = true
		o.add(&e)
	}
	return &Gazetteer{lists: g.lists, user: o}
}

func (o *overlay) add(e *Entry) {
	ms := []Match{{Entry: e, Kind: fact.Name, Safe: true}}
	for _, s := range append([]string{e.Name}, e.Aliases...) {
		if s = normal(s); s == "" || len(s) > maxForm {
			continue
		}
		o.forms[s] = ms
		o.folded[strings.ToUpper(s)] = ms
		o.firsts[flat.Hash(format.FirstWord(s))] |= format.LengthBit(len(s))
	}
}

func (o *overlay) lookup(s string) []Match {
	if ms := o.forms[s]; ms != nil {
		return ms
	}
	if capitals(s) {
		return o.folded[s]
	}
	return nil
}

func (o *overlay) lengths(hash uint32) uint32 { return o.firsts[hash] }

// ErrType is wrapped when a list gives a type that there is not.
var ErrType = errors.New("unknown type")

// check makes an entry of the fields of one line.
func check(e Entry, typ string) (Entry, error) {
	e.Name = strings.TrimSpace(e.Name)
	e.Type = fact.Type(strings.ToLower(strings.TrimSpace(typ)))
	e.User = true
	if e.Name == "" {
		return e, errors.New("no name")
	}
	if e.Type == "organization" {
		e.Type = fact.Organisation
	}
	if !slices.Contains(fact.Types, e.Type) {
		return e, fmt.Errorf("%w %q; the types are %s", ErrType, typ, typeNames())
	}
	return e, nil
}

func typeNames() string {
	names := make([]string, len(fact.Types))
	for i, t := range fact.Types {
		names[i] = string(t)
	}
	return strings.Join(names, ", ")
}

// ReadCSV reads a user's list with the header name,type,aliases,id in any order, of which
// name and type must be there. Aliases are separated by "|" or ";". Errors name the file
// and the line.
func ReadCSV(r io.Reader, name string) ([]Entry, error) {
	cr := csv.NewReader(skipBOM(r))
	cr.FieldsPerRecord = -1
	cr.TrimLeadingSpace = true
	header, err := cr.Read()
	if err == io.EOF {
		return nil, fmt.Errorf("gazetteer: %s: empty; the first line must be name,type,aliases,id", name)
	}
	if err != nil {
		return nil, fmt.Errorf("gazetteer: %s: %w", name, err)
	}
	column := map[string]int{}
	for i, h := range header {
		column[strings.ToLower(strings.TrimSpace(h))] = i
	}
	for _, need := range []string{"name", "type"} {
		if _, ok := column[need]; !ok {
			return nil, fmt.Errorf("gazetteer: %s:1: no column %q; the first line must be name,type,aliases,id", name, need)
		}
	}
	var out []Entry
	for {
		rec, err := cr.Read()
		if err == io.EOF {
			return out, nil
		}
		if err != nil {
			return nil, fmt.Errorf("gazetteer: %s: %w", name, err)
		}
		line, _ := cr.FieldPos(0)
		get := func(col string) string {
			if i, ok := column[col]; ok && i < len(rec) {
				return strings.TrimSpace(rec[i])
			}
			return ""
		}
		e, err := check(Entry{Name: get("name"), ID: get("id"), Country: strings.ToUpper(get("country")), Aliases: splitAliases(get("aliases"))}, get("type"))
		if err != nil {
			return nil, fmt.Errorf("gazetteer: %s:%d: %w", name, line, err)
		}
		out = append(out, e)
	}
}

func splitAliases(s string) []string {
	var out []string
	for _, a := range strings.FieldsFunc(s, func(r rune) bool { return r == '|' || r == ';' }) {
		if a = strings.TrimSpace(a); a != "" {
			out = append(out, a)
		}
	}
	return out
}

// ReadJSONL reads a user's list of one JSON object a line: {"name": ..., "type": ...,
// "aliases": [...], "id": ...}. Blank lines are skipped. Errors name the file and the line.
func ReadJSONL(r io.Reader, name string) ([]Entry, error) {
	sc := bufio.NewScanner(skipBOM(r))
	sc.Buffer(nil, 1<<20)
	var out []Entry
	line := 0
	for sc.Scan() {
		line++
		row := bytes.TrimSpace(sc.Bytes())
		if len(row) == 0 {
			continue
		}
		var v struct {
			Name, Type, ID, Country string
			Aliases                 []string
		}
		if err := json.Unmarshal(row, &v); err != nil {
			return nil, fmt.Errorf("gazetteer: %s:%d: %w", name, line, err)
		}
		if !utf8.Valid(row) {
			return nil, fmt.Errorf("gazetteer: %s:%d: invalid UTF-8", name, line)
		}
		e, err := check(Entry{Name: v.Name, ID: v.ID, Country: strings.ToUpper(v.Country), Aliases: v.Aliases}, v.Type)
		if err != nil {
			return nil, fmt.Errorf("gazetteer: %s:%d: %w", name, line, err)
		}
		out = append(out, e)
	}
	if err := sc.Err(); err != nil {
		return nil, fmt.Errorf("gazetteer: %s:%d: %w", name, line+1, err)
	}
	return out, nil
}

// skipBOM drops the byte order mark that spreadsheets write.
func skipBOM(r io.Reader) io.Reader {
	br := bufio.NewReader(r)
	if b, _ := br.Peek(3); string(b) == "\ufeff" {
		br.Discard(3)
	}
	return br
}

// HasUser reports whether users' entries were added.
func (g *Gazetteer) HasUser() bool { return g.user != nil }
