package web

import (
	"bytes"
	"compress/gzip"
	"container/list"
	"encoding/json"
	"io"
	"net/http"
	"strconv"
	"strings"
	"sync"
)

// encode writes a value as JSON that is safe wherever a browser may read it.
func encode(v any) []byte {
	b, err := json.Marshal(v)
	if err != nil {
		panic(err) // plain structs of finite numbers: a bug of ours
	}
	return append(b, '\n')
}

// packed is a JSON answer, compressed where that pays.
type packed struct {
	plain  []byte // nil when zipped is there
	zipped []byte
	size   int // of the answer
}

const worthZipping = 1024

func pack(b []byte) (*packed, error) {
	if len(b) < worthZipping {
		return &packed{plain: b, size: len(b)}, nil
	}
	z, err := zip(b, gzip.BestSpeed)
	return &packed{zipped: z, size: len(b)}, err
}

// zip compresses without a name or time, so that the bytes repeat.
func zip(b []byte, level int) ([]byte, error) {
	var out bytes.Buffer
	z, err := gzip.NewWriterLevel(&out, level)
	if err != nil {
		return nil, err
	}
	if _, err := z.Write(b); err != nil {
		return nil, err
	}
	err = z.Close()
	return out.Bytes(), err
}

func (p *packed) write(w http.ResponseWriter, r *http.Request) error {
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	return send(w, r, p.plain, p.zipped, p.size)
}

// send writes a body in the form that the client takes; plain may be nil when zipped is there.
func send(w http.ResponseWriter, r *http.Request, plain, zipped []byte, size int) error {
	h := w.Header()
	h.Add("Vary", "Accept-Encoding")
	switch {
	case zipped != nil && takesGzip(r):
		h.Set("Content-Encoding", "gzip")
		h.Set("Content-Length", strconv.Itoa(len(zipped)))
		w.Write(zipped)
	case plain != nil:
		h.Set("Content-Length", strconv.Itoa(len(plain)))
		w.Write(plain)
	default:
		z, err := gzip.NewReader(bytes.NewReader(zipped))
		if err != nil {
			return err
		}
		h.Set("Content-Length", strconv.Itoa(size))
		io.Copy(w, z)
	}
	return nil
}

// takesGzip reports whether the client names gzip and does not rule it out.
func takesGzip(r *http.Request) bool {
	for part := range strings.SplitSeq(r.Header.Get("Accept-Encoding"), ",") {
		coding, weight, _ := strings.Cut(strings.TrimSpace(part), ";")
		if !strings.EqualFold(strings.TrimSpace(coding), "gzip") {
			continue
		}
		q, err := strconv.ParseFloat(strings.TrimPrefix(strings.ReplaceAll(weight, " ", ""), "q="), 64)
		return weight == "" || err == nil && q > 0
	}
	return false
}

// answers keeps the answers of one revision that were asked for last, within a number of bytes.
type answers struct {
	mu       sync.Mutex
	room     int
	used     int
	revision int64
	order    *list.List // of *answer, the last asked for in front
	byName   map[string]*list.Element
}

type answer struct {
	name string
	*packed
}

// weight is what an answer takes of the room.
func (a *answer) weight() int { return len(a.name) + len(a.plain) + len(a.zipped) + 256 }

func newAnswers(room int) *answers {
	return &answers{room: room, order: list.New(), byName: map[string]*list.Element{}}
}

func (a *answers) get(revision int64, name string) (*packed, bool) {
	a.mu.Lock()
	defer a.mu.Unlock()
	e, ok := a.byName[name]
	if !ok || revision != a.revision {
		return nil, false
	}
	a.order.MoveToFront(e)
	return e.Value.(*answer).packed, true
}

// put keeps an answer; those of another revision go, and one that would take more than a quarter of the room is not kept.
func (a *answers) put(revision int64, name string, p *packed) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if revision != a.revision {
		a.revision, a.used, a.order, a.byName = revision, 0, list.New(), map[string]*list.Element{}
	}
	n := &answer{name, p}
	if _, ok := a.byName[name]; ok || n.weight() > a.room/4 {
		return
	}
	a.byName[name] = a.order.PushFront(n)
	for a.used += n.weight(); a.used > a.room; {
		last := a.order.Back()
		gone := a.order.Remove(last).(*answer)
		delete(a.byName, gone.name)
		a.used -= gone.weight()
	}
}
