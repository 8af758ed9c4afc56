package gazetteer

import (
	_ "embed" // for the compiled lists
	"strconv"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/gazetteer/flat"
	"github.com/actant-project/actant/gazetteer/internal/format"
)

//go:embed data/names.bin
var compiled string

// Default returns the embedded lists. They are used where they lie, so the first call is
// cheap too.
func Default() *Gazetteer { return openCompiled() }

var openCompiled = sync.OnceValue(func() *Gazetteer {
	g, err := open(compiled)
	if err != nil {
		panic(err) // the embedded file is our own
	}
	return g
})

// Sources says what the embedded lists were compiled from, and under which licences.
func Sources() string { return Default().lists.header }

// Gazetteer finds names and words. It is safe for many goroutines. The values that it
// returns are shared: read them only.
type Gazetteer struct {
	lists *lists
	user  *overlay // nil when there are no users' entries
}

// lists is the compiled file, and what has been decoded of it so far.
type lists struct {
	header           string
	forms, words     flat.Table
	postings, firsts string
	entries, refs    string
	decoded          []atomic.Pointer[Entry]
	single           []atomic.Pointer[[]Match] // matches of forms with one posting, four for each entry: by Demonym and Safe
	several          []atomic.Pointer[[]Match] // by the index of the first posting
	countries        map[string]int
}

func open(b string) (*Gazetteer, error) {
	f, err := flat.Open(b)
	if err != nil {
		return nil, err
	}
	l := &lists{header: f.Header, postings: f.Section(format.Postings), firsts: f.Section(format.Firsts),
		entries: f.Section(format.Entries), refs: f.Section(format.FormRefs)}
	if l.forms, err = flat.TableOf(f.Section(format.Forms)); err != nil {
		return nil, err
	}
	if l.words, err = flat.TableOf(f.Section(format.Words)); err != nil {
		return nil, err
	}
	n := len(l.entries) / format.EntrySize
	l.decoded = make([]atomic.Pointer[Entry], n)
	l.single = make([]atomic.Pointer[[]Match], 4*n)
	l.several = make([]atomic.Pointer[[]Match], len(l.postings)/4)
	l.countries = map[string]int{}
	for i := range n {
		r := l.entries[i*format.EntrySize:]
		if r[0]>>4 != format.ISO3166 {
			break // countries come first
		}
		l.countries[r[2:4]] = i
	}
	return &Gazetteer{lists: l}, nil
}

// entry decodes entry i once. Two goroutines may decode it at the same time; one result stays.
func (l *lists) entry(i int) *Entry {
	if e := l.decoded[i].Load(); e != nil {
		return e
	}
	r := l.entries[i*format.EntrySize : (i+1)*format.EntrySize]
	e := &Entry{Name: l.forms.KeyAt(flat.Uint32(r, 8)), Type: fact.Types[r[0]&7], Country: strings.TrimSpace(r[2:4])}
	id := strconv.FormatUint(uint64(flat.Uint32(r, 4)), 10)
	switch r[0] >> 4 {
	case format.ISO3166:
		e.ID = "iso3166:" + e.Country
	case format.GeoNames:
		e.ID = "geonames:" + id
	case format.Wikidata:
		e.ID = "wikidata:Q" + id
	}
	ref := int(flat.Uint32(r, 12))
	for k := range int(r[1]) {
		e.Aliases = append(e.Aliases, l.forms.KeyAt(flat.Uint32(l.refs, 4*(ref+k))))
	}
	if !l.decoded[i].CompareAndSwap(nil, e) {
		return l.decoded[i].Load()
	}
	return e
}

// matches decodes the postings that the value of a form stands for.
func (l *lists) matches(v uint32) []Match {
	slot := l.slot(v)
	if m := slot.Load(); m != nil {
		return *m
	}
	var ms []Match
	if v&format.One != 0 {
		ms = []Match{l.match(v)}
	} else {
		for at := int(v); ; at++ {
			p := flat.Uint32(l.postings, 4*at)
			ms = append(ms, l.match(p))
			if p&format.One != 0 {
				break
			}
		}
	}
	slot.CompareAndSwap(nil, &ms)
	return *slot.Load()
}

func (l *lists) slot(v uint32) *atomic.Pointer[[]Match] {
	if v&format.One == 0 {
		return &l.several[v]
	}
	i := 4 * (v & format.Index)
	if v&format.Demonym != 0 {
		i++
	}
	if v&format.Safe != 0 {
		i += 2
	}
	return &l.single[i]
}

func (l *lists) match(p uint32) Match {
	i := int(p & format.Index)
	m := Match{Entry: l.entry(i), Kind: fact.Name, Safe: p&format.Safe != 0}
	if p&format.Demonym != 0 {
		m.Kind = fact.Demonym
	}
	m.Capital = l.entries[i*format.EntrySize]>>3&1 == format.Capital
	return m
}
