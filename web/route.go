package web

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"slices"
	"strings"

	"github.com/actant-project/actant/decision"
	"github.com/actant-project/actant/store"
)

// route is one call of the API.
type route struct {
	path, method string
	params       []string // beside the filters
	filters      bool     // takes the filters, too
	once         bool     // the answer depends on more than the corpus: it is not kept
	writes       bool     // changes the corpus
	slow         bool     // may take four times as long
	body         func() any
	answer       func(s *Server, ctx context.Context, c *call) (any, error)
}

// call is one request on its way through a route.
type call struct {
	*params
	revision int64
	q        queryJSON
	body     any // what route.body returned, filled
}

// file is an answer that is no JSON.
type file struct {
	name, media string
	data        []byte
}

const prefix = "/api/v1/"

// routes is the one table of the calls; docs/api.md describes each.
func routes() []route {
	paged := func(more ...string) []string { return append(more, "offset", "limit") }
	return []route{
		{path: "corpus", method: "GET", answer: (*Server).about},
		{path: "graph", method: "GET", filters: true, answer: (*Server).graph},
		{path: "expand", method: "GET", filters: true, once: true, params: []string{"key", "have", "limit"}, answer: (*Server).expandGet},
		{path: "expand", method: "POST", body: func() any { return new(expandJSON) }, answer: (*Server).expandPost},
		{path: "search", method: "GET", params: []string{"q", "limit"}, answer: (*Server).search},
		{path: "entity", method: "GET", filters: true, params: []string{"key"}, answer: (*Server).entity},
		{path: "evidence", method: "GET", filters: true, params: paged("edge"), answer: (*Server).evidence},
		{path: "document", method: "GET", params: []string{"id"}, answer: (*Server).document},
		{path: "documents", method: "GET", filters: true, params: paged("q", "sort"), answer: (*Server).documents},
		{path: "entities", method: "GET", filters: true, params: paged("sort"), answer: (*Server).entities},
		{path: "relations", method: "GET", filters: true, params: paged("sort"), answer: (*Server).relations},
		{path: "timeline", method: "GET", filters: true, params: paged(), answer: (*Server).timeline},
		{path: "histogram", method: "GET", filters: true, params: []string{"buckets"}, answer: (*Server).histogram},
		{path: "path", method: "GET", filters: true, once: true, params: []string{"from", "to"}, answer: (*Server).way},
		{path: "decisions", method: "GET", answer: (*Server).decisions},
		{path: "decisions", method: "POST", writes: true, slow: true, body: func() any { return new(decisionJSON) }, answer: (*Server).decide},
		{path: "undo", method: "POST", writes: true, slow: true, body: func() any { return new(undoJSON) }, answer: (*Server).undo},
		{path: "proposals", method: "GET", params: []string{"limit"}, answer: (*Server).proposals},
		{path: "export", method: "GET", filters: true, once: true, slow: true, params: []string{"format", "theme", "evidence"}, answer: (*Server).exportGet},
		{path: "export", method: "POST", slow: true, body: func() any { return new(exportJSON) }, answer: (*Server).exportPost},
	}
}

// call answers a request of the API.
func (s *Server) call(w http.ResponseWriter, r *http.Request) error {
	methods, ok := s.routes[strings.TrimPrefix(r.URL.Path, prefix)]
	if !ok || !strings.HasPrefix(r.URL.Path, prefix) {
		return refuse(http.StatusNotFound, "docs/api.md lists the calls; they begin with "+prefix, "no %s here", quoted(r.URL.Path))
	}
	method := r.Method
	if method == http.MethodHead {
		method = http.MethodGet
	}
	rt, ok := methods[method]
	if !ok {
		return notAllowed(w, r, allowedMethods(methods))
	}
	limit := s.timeout()
	if rt.slow {
		limit *= 4
	}
	ctx, cancel := context.WithTimeout(r.Context(), limit)
	defer cancel()
	err := s.run(ctx, w, r, rt)
	if err != nil && ctx.Err() != nil {
		return fmt.Errorf("%w: %w", ctx.Err(), err)
	}
	return err
}

func allowedMethods(methods map[string]*route) string {
	var out []string
	for m := range methods {
		out = append(out, m)
		if m == http.MethodGet {
			out = append(out, http.MethodHead)
		}
	}
	slices.Sort(out)
	return strings.Join(out, ", ")
}

func (s *Server) run(ctx context.Context, w http.ResponseWriter, r *http.Request, rt *route) error {
	c, err := s.read(w, r, rt)
	if err != nil {
		return err
	}
	if c.revision, err = s.corpus.Revision(ctx); err != nil {
		return err
	}
	s.seen.Store(c.revision)
	keep := rt.method == http.MethodGet && !rt.once
	name := rt.path + "?" + c.values.Encode()
	if keep {
		if kept, ok := s.answers.get(c.revision, name); ok {
			return kept.write(w, r)
		}
	}
	v, err := rt.answer(s, ctx, c)
	if err != nil {
		return known(err)
	}
	if f, ok := v.(*file); ok {
		return f.write(w)
	}
	a, err := pack(encode(v))
	if err != nil {
		return err
	}
	if keep {
		s.answers.put(c.revision, name, a)
	}
	return a.write(w, r)
}

// read takes in and checks all that a request says.
func (s *Server) read(w http.ResponseWriter, r *http.Request, rt *route) (*call, error) {
	takes := slices.Clone(rt.params)
	if rt.filters {
		takes = append(takes, queryParams...)
	}
	if rt.writes && s.set.ReadOnly {
		return nil, refuse(http.StatusForbidden, "Start actant serve without --read-only to decide.", "this server takes no decisions")
	}
	p, err := parse(r.URL.RawQuery, takes)
	if err != nil {
		return nil, err
	}
	c := &call{params: p}
	if rt.filters {
		c.q = p.query()
		p.check(&c.q)
	}
	if rt.body != nil {
		c.body = rt.body()
		if err := s.readBody(w, r, c.body); err != nil {
			return nil, err
		}
	}
	return c, p.err
}

// readBody reads one JSON value that has no field the call does not know.
func (s *Server) readBody(w http.ResponseWriter, r *http.Request, into any) error {
	if media, _, err := mime.ParseMediaType(r.Header.Get("Content-Type")); err != nil || media != "application/json" {
		return refuse(http.StatusUnsupportedMediaType, "", "Content-Type must be application/json")
	}
	b, err := io.ReadAll(http.MaxBytesReader(w, r.Body, s.maxBody()))
	var large *http.MaxBytesError
	switch {
	case errors.As(err, &large):
		return err
	case err != nil:
		return refuse(http.StatusBadRequest, "", "the body broke off")
	}
	d := json.NewDecoder(bytes.NewReader(b))
	d.DisallowUnknownFields()
	err = d.Decode(into)
	if err == nil {
		if _, more := d.Token(); more != io.EOF {
			err = errors.New("something follows the value")
		}
	}
	if err != nil {
		return refuse(http.StatusBadRequest, "docs/api.md shows the body of each call.", "the body is not what this call takes: %s", short(label(strings.ReplaceAll(err.Error(), "web.", "")), 200))
	}
	return nil
}

// known words the errors of the corpus that are the asker's affair.
func known(err error) error {
	var f *failure
	var unknown *decision.UnknownKey
	switch {
	case errors.As(err, &f):
		return err
	case errors.As(err, &unknown):
		hint := ""
		if len(unknown.Near) > 0 {
			hint = "Near it: " + strings.Join(labels(unknown.Near[:min(3, len(unknown.Near))]), ", ")
		}
		return refuse(http.StatusNotFound, hint, "no entity %s here", quoted(unknown.Key))
	case errors.Is(err, store.ErrUnknown):
		return refuse(http.StatusNotFound, "It may have gone with a decision or a document; load the page again.", "that is not in the corpus")
	case errors.Is(err, store.ErrReadOnly):
		return refuse(http.StatusForbidden, "", "the corpus is open for reading only")
	case errors.Is(err, store.ErrLocked):
		return refuse(http.StatusConflict, "Try again in a moment.", "another process is writing to the corpus")
	}
	return err
}
