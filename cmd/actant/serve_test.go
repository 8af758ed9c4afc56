package main

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"net/url"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// Only with --allow-remote may other machines reach the server.
func TestListenStaysOnThisMachine(t *testing.T) {
	for _, c := range []struct {
		listen string
		remote bool
		status int // 0: it listens
	}{
		{"127.0.0.1:0", false, 0}, {"localhost:0", false, 0}, {"127.0.0.2:0", false, 0},
		{"0.0.0.0:0", false, exitUsage}, {":0", false, exitUsage}, {"[::]:0", false, exitUsage}, {"192.0.2.7:0", false, exitUsage},
		{"localhost.example.org:0", false, exitUsage}, {"127.0.0.1.example.org:0", false, exitUsage}, {"0:0", false, exitUsage},
		{"0.0.0.0:0", true, 0}, {"127.0.0.1", false, exitUsage}, {"127.0.0.1:99999", false, exitUnreadable}, {"192.0.2.7:0", true, exitUnreadable},
	} {
		l, err := serveFlags{listen: c.listen, remote: c.remote}.listener(true)
		if l != nil {
			l.Close()
		}
		var e exit
		if c.status == 0 && err != nil || c.status != 0 && (!errors.As(err, &e) || e.status != c.status) {
			t.Errorf("%s, remote %v: %v, want status %d", c.listen, c.remote, err, c.status)
		}
	}
}

func TestNamesOfTheServer(t *testing.T) {
	at := &net.TCPAddr{IP: net.ParseIP("127.0.0.1"), Port: 8420}
	got := serveFlags{hosts: []string{"notes.example.org", "proxy.example.org:8443"}}.names(at)
	want := []string{"127.0.0.1:8420", "[::1]:8420", "localhost:8420", "notes.example.org", "notes.example.org:8420", "proxy.example.org:8443"}
	if !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	everywhere := serveFlags{remote: true}.names(&net.TCPAddr{IP: net.IPv4zero, Port: 1})
	if !slices.Contains(everywhere, "127.0.0.1:1") || slices.ContainsFunc(everywhere, func(n string) bool { return !strings.HasSuffix(n, ":1") }) {
		t.Errorf("%q", everywhere)
	}
}

// Whoever is slow is sent away.
func TestServerHasTimeLimits(t *testing.T) {
	s := serverOf(nil)
	for name, d := range map[string]time.Duration{"header": s.ReadHeaderTimeout, "request": s.ReadTimeout, "answer": s.WriteTimeout, "idle": s.IdleTimeout} {
		if d <= 0 || d > 10*time.Minute {
			t.Errorf("%s: %v", name, d)
		}
	}
	if s.MaxHeaderBytes <= 0 || s.MaxHeaderBytes > 1<<20 {
		t.Error("no limit of headers")
	}
}

// The token is printed once, on stdout, and asked for; Ctrl-C ends well.
func TestServeAsksForTheTokenItPrints(t *testing.T) {
	dir := t.TempDir()
	corpus := filepath.Join(dir, "c.db")
	if status := run(t.Context(), []string{"add", "-q", "--ner", "rules", "-c", corpus, "../../testdata/articles/01-strait-talks.txt"}, nil, io.Discard, io.Discard); status != exitOK {
		t.Fatal(status)
	}
	for _, args := range [][]string{{"--listen", "127.0.0.1:0"}, {"--listen", "0.0.0.0:0", "--allow-remote", "--read-only"}} {
		ctx, stop := context.WithCancel(t.Context())
		out, in := io.Pipe()
		var complaints bytes.Buffer
		ended := make(chan int, 1)
		go func() {
			ended <- run(ctx, append([]string{"serve", "-c", corpus, "--no-open"}, args...), nil, in, &complaints)
		}()
		line := make([]byte, 200)
		n, err := out.Read(line)
		if err != nil {
			t.Fatal(err)
		}
		address, err := url.Parse(strings.TrimSpace(string(line[:n])))
		if err != nil || len(address.Query().Get("token")) < 20 {
			t.Fatal(string(line[:n]), err)
		}
		token := address.Query().Get("token")
		address.Path, address.RawQuery = "/api/v1/corpus", ""
		for _, c := range []struct {
			method, path, auth string
			want               int
		}{{"GET", "corpus", "Bearer " + token, 200}, {"GET", "corpus", "", 401}, {"GET", "corpus", "Bearer " + token[1:], 401},
			{"POST", "decisions", "Bearer " + token, map[bool]int{true: 403, false: 404}[slices.Contains(args, "--read-only")]}} {
			address.Path = "/api/v1/" + c.path
			r, err := http.NewRequest(c.method, address.String(), strings.NewReader(`{"kind":"hide","key":"person/none"}`))
			if err != nil {
				t.Fatal(err)
			}
			r.Header.Set("Authorization", c.auth)
			r.Header.Set("Content-Type", "application/json")
			answer, err := http.DefaultClient.Do(r)
			if err != nil {
				t.Fatal(err)
			}
			body, _ := io.ReadAll(answer.Body)
			answer.Body.Close()
			if answer.StatusCode != c.want || bytes.Contains(body, []byte(dir)) || bytes.Contains(body, []byte(token)) {
				t.Errorf("%v: %s %s: %d, want %d: %s", args, c.method, c.path, answer.StatusCode, c.want, body)
			}
		}
		stop()
		if status := <-ended; status != exitOK || strings.Contains(complaints.String(), token) {
			t.Errorf("%v: status %d: %s", args, status, &complaints)
		}
	}
}
