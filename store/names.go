package store

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/graph"
)

// fold writes a name as it is compared: in lower case, without diacritics, its words apart by one space each.
func fold(s string) string {
	var b strings.Builder
	gap := false
	for _, r := range norm.NFKD.String(s) {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			if gap && b.Len() > 0 {
				b.WriteByte(' ')
			}
			gap = false
			b.WriteRune(unicode.ToLower(r))
		case unicode.Is(unicode.Mn, r) || r == '\'' || r == '’' || r == '.': // "O'Brien", "U.S."
		default:
			gap = true
		}
	}
	return b.String()
}

// namesOf lists all an entity is called, its label first; none when no document names it.
func namesOf(key string, a *graph.Actor) []string {
	if a.Documents <= 0 {
		return nil
	}
	out := []string{a.Label(key)}
	out = append(out, slices.Sorted(maps.Keys(a.Names))...)
	out = append(out, slices.Sorted(maps.Keys(a.Aliases))...)
	return append(out, key[strings.IndexByte(key, '/')+1:])
}

// wordsOf lists the words of names, and each whole name with = before it, sorted.
func wordsOf(names []string) []string {
	var out []string
	for _, name := range names {
		if name = fold(name); name != "" {
			out = append(out, "="+name)
			out = append(out, strings.Fields(name)...)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// How well a name fits, best first.
const (
	isKey = iota
	fitsName
	fitsSlug
	beginsName
	hasWords
	fitsNot
)

// findLimit is how many entities are looked at for a word; of words that more have, those named first and those with most mentions are.
const findLimit = 400

// Find returns the entities whose names hold the words of name, in any order and case, with or without diacritics; the last
// characters of a word may be left out. Best first: that key, those with that label or alias, those that begin so, those with the words; among
// equals those named most often, so that a surname means the best known who bears it.
func (s *Store) Find(ctx context.Context, name string, limit int) (out []Entity, err error) {
	words := strings.Fields(fold(name))
	if len(words) == 0 {
		return nil, nil
	}
	err = s.view(ctx, "looking for a name", func(q *session) error {
		found := &finding{session: q, name: strings.TrimSpace(name), whole: strings.Join(words, " "), words: words, seen: make(map[int64]bool)}
		if err := found.search(); err != nil {
			return err
		}
		slices.SortFunc(found.fits, func(x, y fit) int {
			return cmp.Or(cmp.Compare(x.rank, y.rank), cmp.Compare(y.Mentions, x.Mentions), cmp.Compare(x.Key, y.Key))
		})
		for _, f := range page(found.fits, 0, limit) {
			out = append(out, f.Entity)
		}
		return nil
	})
	return out, err
}

// finding is a search for a name.
type finding struct {
	*session
	name, whole string // as typed; folded
	words       []string
	seen        map[int64]bool
	fits        []fit
}

// fit is an entity and how well its name fits.
type fit struct {
	Entity
	rank int
}

// search looks at the entities of that very name or key, at those with its rarest word and, when they are too many, at the most mentioned.
func (f *finding) search() error {
	slug := fold(f.name[strings.IndexByte(f.name, '/')+1:])
	err := f.look(true, "JOIN words USING (entity) WHERE word IN (?, ?) ORDER BY mentions DESC, key LIMIT ?", "="+f.whole, "="+slug, findLimit)
	if err != nil {
		return err
	}
	word, fewest := "", findLimit+1
	for _, w := range f.words {
		n, err := f.number("SELECT count(*) FROM (SELECT 1 FROM words WHERE word >= ? AND word < ? LIMIT ?)", w, w+"\U0010ffff", findLimit)
		if err != nil {
			return err
		}
		if int(n) < fewest {
			word, fewest = w, int(n)
		}
	}
	if err := f.look(false, "JOIN words USING (entity) WHERE word >= ? AND word < ? LIMIT ?", word, word+"\U0010ffff", findLimit); err != nil {
		return err
	}
	if fewest < findLimit {
		return nil
	}
	return f.look(false, "ORDER BY mentions DESC, key LIMIT ?", findLimit)
}

// look takes in the entities of a query that fit. Those found by their very name (exact) may have it for an alias.
func (f *finding) look(exact bool, rest string, args ...any) error {
	type row struct {
		Entity
		id int64
	}
	var rows []row
	err := f.each(strings.Replace(entityColumns, "SELECT ", "SELECT entity, ", 1)+" "+rest, args, func(s scanner) error {
		var r row
		var typ int
		err := s.Scan(&r.id, &r.Key, &r.Label, &typ, &r.Mentions, &r.Documents, &r.Degree)
		if r.Type = typeOf(typ); !f.seen[r.id] {
			f.seen[r.id] = true
			rows = append(rows, r)
		}
		return err
	})
	if err != nil {
		return err
	}
	for _, r := range rows {
		fit, err := f.fit(r.id, r.Entity, exact)
		if err != nil {
			return err
		}
		if fit.rank < fitsNot {
			f.fits = append(f.fits, fit)
		}
	}
	return nil
}

// fit says how well an entity fits.
func (f *finding) fit(id int64, e Entity, exact bool) (fit, error) {
	out := fit{Entity: e, rank: rankOf(fold(e.Label), f.whole, f.words)}
	if strings.EqualFold(f.name, e.Key) {
		out.rank = isKey
	}
	if out.rank <= fitsName || out.rank <= beginsName && !exact {
		return out, nil // no alias can be better
	}
	a, err := f.actor(id)
	if err != nil {
		return out, err
	}
	for _, alias := range namesOf(e.Key, a)[1:] {
		if r := rankOf(fold(alias), f.whole, f.words); r < out.rank {
			out.rank, out.Alias = r, alias
		}
	}
	if slug := e.Key[strings.IndexByte(e.Key, '/')+1:]; out.Alias == slug {
		out.Alias = ""
		if out.rank == fitsName {
			out.rank = fitsSlug
		}
	}
	return out, nil
}

// rankOf says whether the folded name is, begins with, or has words that begin with those asked for.
func rankOf(name, whole string, words []string) int {
	switch {
	case name == whole:
		return fitsName
	case strings.HasPrefix(name, whole):
		return beginsName
	}
	have := strings.Fields(name)
	for _, w := range words {
		if !slices.ContainsFunc(have, func(h string) bool { return strings.HasPrefix(h, w) }) {
			return fitsNot
		}
	}
	return hasWords
}

const entityColumns = "SELECT key, label, type, mentions, documents, CASE WHEN degree > 0 THEN degree ELSE pairs END AS neighbours FROM entities"

func scanEntity(row scanner) (e Entity, err error) {
	var typ int
	err = row.Scan(&e.Key, &e.Label, &typ, &e.Mentions, &e.Documents, &e.Degree)
	e.Type = typeOf(typ)
	return e, err
}

// typeOf is the type of entity with that number in the tables.
func typeOf(n int) fact.Type { return fact.Types[min(max(n, 0), len(fact.Types)-1)] }
