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

// findLimit is how many entities are looked at for a word; of words that more have, those with most mentions are.
const findLimit = 1500

// Find returns the entities whose names hold the words of name, in any order and case, with or without diacritics; the last
// characters of a word may be left out. Best first: that key, those with that label or alias, those that begin so, those with the words; among
// equals those named most often, so that a surname means the best known who bears it.
func (s *Store) Find(ctx context.Context, name string, limit int) (out []Entity, err error) {
	words := strings.Fields(fold(name))
	if len(words) == 0 {
		return nil, nil
	}
	err = s.view(ctx, "looking for a name", func(q *session) error {
		candidates, err := q.candidateNames(name, words)
		if err != nil {
			return err
		}
		var found []fit
		for _, id := range candidates {
			f, err := q.fit(id, name, words)
			if err != nil {
				return err
			}
			if f.rank < fitsNot {
				found = append(found, f)
			}
		}
		slices.SortFunc(found, func(x, y fit) int {
			return cmp.Or(cmp.Compare(x.rank, y.rank), cmp.Compare(y.Mentions, x.Mentions), cmp.Compare(x.Key, y.Key))
		})
		for _, f := range page(found, 0, limit) {
			out = append(out, f.Entity)
		}
		return nil
	})
	return out, err
}

// fit is an entity and how well its name fits.
type fit struct {
	Entity
	rank int
}

// candidateNames lists entities that may fit: those of that very name, those with its rarest word and, when they are too many, the most mentioned.
func (q *session) candidateNames(name string, words []string) ([]int64, error) {
	whole := strings.Join(words, " ")
	slug := strings.Join(strings.Fields(fold(name[strings.IndexByte(name, '/')+1:])), " ")
	out, err := q.list("SELECT entity FROM words WHERE word IN (?, ?) LIMIT ?", "="+whole, "="+slug, findLimit)
	if err != nil {
		return nil, err
	}
	begins, err := q.list("SELECT entity FROM words WHERE word >= ? AND word < ? LIMIT ?", "="+whole, "="+whole+"\U0010ffff", findLimit)
	if err != nil {
		return nil, err
	}
	out = append(out, begins...)
	var rarest []int64
	for i, w := range words {
		some, err := q.list("SELECT entity FROM words WHERE word >= ? AND word < ? LIMIT ?", w, w+"\U0010ffff", findLimit)
		if err != nil {
			return nil, err
		}
		if i == 0 || len(some) < len(rarest) {
			rarest = some
		}
	}
	out = append(out, rarest...)
	if len(rarest) == findLimit {
		most, err := q.list("SELECT entity FROM entities ORDER BY mentions DESC, key LIMIT ?", findLimit)
		if err != nil {
			return nil, err
		}
		out = append(out, most...)
	}
	slices.Sort(out)
	return slices.Compact(out), nil
}

// fit says how well an entity fits a name.
func (q *session) fit(id int64, name string, words []string) (fit, error) {
	e, err := q.entity(id)
	if err != nil {
		return fit{}, err
	}
	f := fit{Entity: e, rank: fitsNot}
	whole := strings.Join(words, " ")
	if strings.EqualFold(strings.TrimSpace(name), e.Key) {
		f.rank = isKey
		return f, nil
	}
	label := fold(e.Label)
	f.rank = rankOf(label, whole, words)
	if f.rank == fitsName {
		return f, nil
	}
	a, err := q.actor(id)
	if err != nil {
		return f, err
	}
	for _, alias := range namesOf(e.Key, a)[1:] {
		r := rankOf(fold(alias), whole, words)
		if r < f.rank {
			f.rank, f.Alias = r, alias
		}
	}
	if slug := e.Key[strings.IndexByte(e.Key, '/')+1:]; f.Alias == slug {
		f.Alias = ""
		if f.rank == fitsName {
			f.rank = fitsSlug
		}
	}
	return f, nil
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
	e.Type = fact.Types[min(max(typ, 0), len(fact.Types)-1)]
	return e, err
}

func (q *session) entity(id int64) (Entity, error) {
	e, err := scanEntity(q.one(entityColumns+" WHERE entity=?", id))
	return e, orDamaged(err)
}
