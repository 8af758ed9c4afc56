package web

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"
)

// failure is an error that is meant for the one who asked: its words name no path and no inner state.
type failure struct {
	status int
	text   string
	hint   string
}

func (f *failure) Error() string { return f.text }

// refuse makes a failure of a status.
func refuse(status int, hint, format string, args ...any) *failure {
	return &failure{status, fmt.Sprintf(format, args...), hint}
}

// wrong says which parameter is wrong, and how.
func wrong(name, format string, args ...any) *failure {
	return refuse(http.StatusBadRequest, "docs/api.md lists the parameters of each call.", "%s: %s", short(label(name), 60), fmt.Sprintf(format, args...))
}

func missing(what, name string) *failure {
	return refuse(http.StatusNotFound, "", "no %s %s here", what, quoted(name))
}

// quoted shows a text of the one who asked in an error.
func quoted(s string) string { return "“" + short(label(s), 80) + "”" }

// fail writes an error of any call. What is not meant for the one who asked goes to the log only.
func (s *Server) fail(w http.ResponseWriter, r *http.Request, err error) {
	f := s.failureOf(r, err)
	w.Header().Del("Content-Encoding")
	w.Header().Del("Content-Disposition")
	w.Header().Del("ETag")
	w.Header().Set("Cache-Control", "no-store")
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	if f.status == http.StatusUnauthorized {
		w.Header().Set("WWW-Authenticate", "Bearer")
	}
	w.WriteHeader(f.status)
	w.Write(encode(failureJSON{f.text, f.hint}))
}

func (s *Server) failureOf(r *http.Request, err error) *failure {
	var f *failure
	var large *http.MaxBytesError
	switch {
	case errors.As(err, &f):
		return f
	case errors.As(err, &large):
		return refuse(http.StatusRequestEntityTooLarge, "", "the body is larger than %d bytes", large.Limit)
	case errors.Is(err, context.DeadlineExceeded):
		return refuse(http.StatusServiceUnavailable, "Ask for less: fewer entities, a shorter time, another filter.", "this took too long")
	case errors.Is(err, context.Canceled):
		return refuse(499, "", "the asker left")
	}
	s.log(fmt.Sprintf("%s %s: %v", r.Method, r.URL.Path, err))
	return refuse(http.StatusInternalServerError, "The terminal that runs actant serve says more.", "the server failed on this request")
}

// guarded turns a panic of a handler into an answer; the server lives on.
func (s *Server) guarded(h http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		defer func() {
			switch p := recover(); p {
			case nil:
			case http.ErrAbortHandler:
				panic(p)
			default:
				s.fail(w, r, fmt.Errorf("panic: %v", p))
			}
		}()
		h(w, r)
	}
}

// log hands one line to whoever keeps the log.
func (s *Server) log(line string) {
	if s.set.Log != nil {
		s.set.Log(strings.ReplaceAll(prose(line), "\n", " "))
	}
}
