// Package web is the HTTP API of a corpus and the explorer that speaks it, and the same explorer as one file to share.
package web

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"sync"
	"sync/atomic"
	"time"

	"github.com/actant-project/actant/decision"
	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/graph"
	"github.com/actant-project/actant/render/layout"
	"github.com/actant-project/actant/store"
)

// Corpus is what this package asks of a corpus; *store.Store is one. It must be safe for several goroutines, and
// tell what it does not have by store.ErrUnknown.
type Corpus interface {
	Revision(ctx context.Context) (int64, error)
	Stats(ctx context.Context) (store.Stats, error)
	Graph(ctx context.Context, q store.Query) (*graph.Graph, graph.Left, error)
	Find(ctx context.Context, name string, limit int) ([]store.Entity, error)
	Search(ctx context.Context, words string, limit int) ([]store.Hit, int, error)
	Entities(ctx context.Context, q store.Query, sort string, offset, limit int) ([]store.Entity, int, error)
	Relations(ctx context.Context, q store.Query, sort string, offset, limit int) ([]store.EdgeRow, int, error)
	Documents(ctx context.Context, q store.Query, sort string, offset, limit int) ([]store.Document, int, error)
	Timeline(ctx context.Context, q store.Query, offset, limit int) ([]store.Event, int, error)
	Histogram(ctx context.Context, q store.Query, buckets int) ([]store.Bucket, int, error)
	Entity(ctx context.Context, key string, q store.Query) (store.Card, error)
	Edge(ctx context.Context, e decision.EdgeRef, q store.Query) (store.EdgeRow, error)
	Evidence(ctx context.Context, e decision.EdgeRef, q store.Query, offset, limit int) ([]graph.Evidence, int, error)
	Document(ctx context.Context, id string) (*fact.Facts, store.Document, error)
	Path(ctx context.Context, from, to string, q store.Query) (*graph.Graph, []int, error)
	Degree(ctx context.Context, keys []string, q store.Query) (map[string]int, error)
	Strongest(ctx context.Context, key string, others []string, limit int, q store.Query) ([]string, int, error)
	Join(ctx context.Context, keys, others []string, q store.Query) (*graph.Graph, error)
	Labels(ctx context.Context, keys []string) (map[string]string, error)
	Decide(ctx context.Context, d decision.Decision) (int64, error)
	Undo(ctx context.Context, id int64, at string) (decision.Decision, error)
	Decisions(ctx context.Context) ([]decision.Decision, error)
	Notes(ctx context.Context) (entities, edges map[string][]string, err error)
	Proposals(ctx context.Context, limit int) ([]decision.Proposal, error)
	Positions(ctx context.Context) (map[string][2]float64, error)
	SetPositions(ctx context.Context, at map[string][2]float64) error
}

// Settings say how a corpus is served. Token, Hosts and Clock must be given; the rest is good when zero.
type Settings struct {
	Name     string           // what to call the corpus; never a path
	Version  string           // of the program
	Token    string           // whoever has it may ask; 16 bytes at least
	Hosts    []string         // the values of the Host header to answer to, with the port: "127.0.0.1:8420"
	Clock    func() time.Time // when decisions are taken
	ReadOnly bool             // no decisions
	MaxNodes int              // most nodes of a view; 0 is 10,000
	Page     int              // most rows of a page; 0 is 500
	MaxBody  int64            // bytes of a request; 0 is 8 MiB
	MaxFile  int              // bytes of a saved page; 0 is 64 MiB
	Timeout  time.Duration    // of one answer; 0 is 30 s, 120 s for files
	Log      func(line string)
	Layout   layout.Settings // of the pictures that are exported
	Fonts    [][]byte        // of the pictures, beside Liberation Sans
}

// Server answers for one corpus.
type Server struct {
	corpus  Corpus
	set     Settings
	bundle  *bundle
	answers *answers
	counted counted
	seen    atomic.Int64                 // the revision asked for last
	routes  map[string]map[string]*route // by path, by method
	drawing chan struct{}                // one place for each drawing at work

	mu     sync.Mutex
	kept   map[string][2]float64 // where the overview has its nodes; nil until it is asked for
	latest map[string][2]float64 // where any answer put them last
	views  []placed              // the last ones, the latest first
}

// New returns a server for c. It fails only when the settings could not be safe.
func New(c Corpus, s Settings) (*Server, error) {
	switch {
	case len(s.Token) < 16:
		return nil, errors.New("web: the token must have 16 bytes at least")
	case len(s.Hosts) == 0:
		return nil, errors.New("web: no Hosts to answer to")
	case s.Clock == nil:
		return nil, errors.New("web: no Clock")
	}
	b, err := embedded()
	if err != nil {
		return nil, fmt.Errorf("web: %w", err)
	}
	return newServer(c, s, b), nil
}

func newServer(c Corpus, set Settings, b *bundle) *Server {
	s := &Server{corpus: c, set: set, bundle: b, answers: newAnswers(24 << 20), drawing: make(chan struct{}, 2),
		routes: map[string]map[string]*route{}, latest: map[string][2]float64{}}
	for _, r := range routes() {
		if s.routes[r.path] == nil {
			s.routes[r.path] = map[string]*route{}
		}
		s.routes[r.path][r.method] = &r
	}
	return s
}

// Handler returns what answers requests. It starts nothing by itself.
func (s *Server) Handler() http.Handler {
	return s.guarded(func(w http.ResponseWriter, r *http.Request) {
		protect(w.Header())
		if err := s.serve(w, r); err != nil {
			s.fail(w, r, err)
		}
	})
}

// serve lets a request in and finds who answers it.
func (s *Server) serve(w http.ResponseWriter, r *http.Request) error {
	if r.URL.Path == "/" && reads(r.Method) && r.URL.Query().Has("token") {
		if err := s.addressed(r); err != nil {
			return err
		}
		if err := fromHere(r); err != nil {
			return err
		}
		return s.enter(w, r, r.URL.Query().Get("token"))
	}
	if err := s.admit(r); err != nil {
		return err
	}
	switch r.URL.Path {
	case "/", "/app.js", "/app.css":
		if !reads(r.Method) {
			return notAllowed(w, r, "GET, HEAD")
		}
		return s.page(w, r)
	}
	return s.call(w, r)
}

func notAllowed(w http.ResponseWriter, r *http.Request, allow string) error {
	w.Header().Set("Allow", allow)
	return refuse(http.StatusMethodNotAllowed, "", "%s takes %s, not %s", label(r.URL.Path), allow, short(label(r.Method), 20))
}

func (s *Server) maxNodes() int { return or(s.set.MaxNodes, 10_000) }
func (s *Server) maxPage() int  { return or(s.set.Page, 500) }
func (s *Server) maxBody() int64 {
	return or(s.set.MaxBody, 8<<20)
}
func (s *Server) timeout() time.Duration { return or(s.set.Timeout, 30*time.Second) }

// or returns v, or absent where v is zero.
func or[T comparable](v, absent T) T {
	var zero T
	if v == zero {
		return absent
	}
	return v
}
