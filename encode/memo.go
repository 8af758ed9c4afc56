package encode

import (
	"slices"
	"sync"
	"weak"

	"github.com/actant-project/actant/gazetteer"
	"github.com/actant-project/actant/text"
)

// memo keeps what was computed of the words of documents for one task until another asks for it, which takes it
// out. It keeps no document, and no more than memoWords words; what it does not keep is computed again, to the same bits.
type memo[T any] struct {
	mu    sync.Mutex
	kept  []memoEntry[T] // in the order in which they came
	words int
}

const memoWords = 50_000 // of 780 bytes each in a large model, 4 in others

// memoKey is the words [first, last) of a document that lies at an address and is not written to, seen with some lists.
type memoKey struct {
	lists       *gazetteer.Gazetteer
	first, last int
}

type memoEntry[T any] struct {
	memoKey
	d     weak.Pointer[text.Document]
	task  string // that had it computed
	value T
}

func (k memoKey) words() int { return k.last - k.first }

// get returns what is kept under a key, if there is something, for a task.
func (m *memo[T]) get(d *text.Document, key memoKey, task string) (value T, ok bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	at := slices.IndexFunc(m.kept, func(e memoEntry[T]) bool { return e.memoKey == key && e.d == weak.Make(d) })
	if at < 0 {
		return value, false
	}
	e := m.kept[at]
	if e.task != task {
		m.drop(at)
	}
	return e.value, true
}

// put keeps a value in place of those of other documents, the oldest first; if there are none and no room, it does not.
func (m *memo[T]) put(d *text.Document, key memoKey, task string, value T) {
	m.mu.Lock()
	defer m.mu.Unlock()
	doc := weak.Make(d)
	for m.words+key.words() > memoWords {
		at := slices.IndexFunc(m.kept, func(e memoEntry[T]) bool { return e.d != doc })
		if at < 0 {
			return
		}
		m.drop(at)
	}
	m.kept = append(m.kept, memoEntry[T]{key, doc, task, value})
	m.words += key.words()
}

func (m *memo[T]) drop(at int) {
	m.words -= m.kept[at].words()
	m.kept = slices.Delete(m.kept, at, at+1)
}
