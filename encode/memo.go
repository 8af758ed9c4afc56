package encode

import (
	"slices"
	"sync"
	"weak"

	"github.com/actant-project/actant/gazetteer"
	"github.com/actant-project/actant/model"
	"github.com/actant-project/actant/text"
)

// memo keeps the states of the words of documents from when one task has had them computed until another asks for them, which
// takes them out. It keeps no document, and no more than memoWords words; what it does not keep is computed again, to the same bits.
type memo struct {
	mu    sync.Mutex
	kept  []memoEntry // in the order in which they came
	words int
}

const memoWords = 50_000 // of 780 bytes each

// memoKey is the words [first, last) of a document that lies at an address and is not written to, seen with some lists.
type memoKey struct {
	lists       *gazetteer.Gazetteer
	first, last int
}

type memoEntry struct {
	memoKey
	d      weak.Pointer[text.Document]
	task   string // that had them computed
	states model.RowCodes
}

// get returns the states of that key, if there are some, for a task.
func (m *memo) get(d *text.Document, key memoKey, task string) (model.RowCodes, bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	at := slices.IndexFunc(m.kept, func(e memoEntry) bool { return e.memoKey == key && e.d == weak.Make(d) })
	if at < 0 {
		return model.RowCodes{}, false
	}
	e := m.kept[at]
	if e.task != task {
		m.drop(at)
	}
	return e.states, true
}

// put keeps states in place of those of other documents, the oldest first; if there are none and no room, it does not.
func (m *memo) put(d *text.Document, key memoKey, task string, states model.RowCodes) {
	m.mu.Lock()
	defer m.mu.Unlock()
	doc := weak.Make(d)
	for m.words+states.Rows > memoWords {
		at := slices.IndexFunc(m.kept, func(e memoEntry) bool { return e.d != doc })
		if at < 0 {
			return
		}
		m.drop(at)
	}
	m.kept = append(m.kept, memoEntry{key, doc, task, states})
	m.words += states.Rows
}

func (m *memo) drop(at int) {
	m.words -= m.kept[at].states.Rows
	m.kept = slices.Delete(m.kept, at, at+1)
}
