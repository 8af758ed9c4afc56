//go:build unix

package layout

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"
)

// script makes a program to stand in for the helper.
func script(t *testing.T, body string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "actant-layout")
	if err := os.WriteFile(path, []byte("#!/bin/sh\n"+body+"\n"), 0o700); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestHelpersThatMisbehave(t *testing.T) {
	nodes, edges := web(12)
	for _, c := range []struct{ name, body, want string }{
		{"hangs", "exec sleep 60", "took longer"},
		{"crashes", "echo 'panic: no good' >&2; exit 3", "no good"},
		{"babbles", "echo hello", "reading the layout helper's answer"},
		{"answers nothing", `echo '{"layouts":[[],[]],"errors":["neato: lost"]}'`, "neato: lost"},
		{"answers for fewer nodes", `echo '{"layouts":[[{"x":1,"y":2}]]}'`, "placed nothing"},
		{"is not there", "", "layout helper failed"},
	} {
		t.Run(c.name, func(t *testing.T) {
			helper := filepath.Join(t.TempDir(), "missing")
			if c.body != "" {
				helper = script(t, c.body)
			}
			s := Settings{carried: fstest.MapFS{}, Helper: helper, Timeout: 300 * time.Millisecond}
			if c.name != "hangs" {
				s.Timeout = 10 * time.Second
			}
			res, err := Place(context.Background(), nodes, edges, s)
			if err != nil || res.Engine != "native" || !strings.Contains(res.Note, c.want) {
				t.Errorf("got engine %q, error %v, note %q; want a note with %q", res.Engine, err, res.Note, c.want)
			}
			overlaps(t, nodes, res)
		})
	}
}

func TestHelperIsKilledWithItsContext(t *testing.T) {
	mark := filepath.Join(t.TempDir(), "pid")
	helper := script(t, "echo $$ > "+mark+".tmp; mv "+mark+".tmp "+mark+"; exec sleep 60")
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	nodes, edges := web(12)
	go func() {
		_, err := Place(ctx, nodes, edges, Settings{carried: fstest.MapFS{}, Helper: helper})
		done <- err
	}()
	for {
		if _, err := os.Stat(mark); err == nil {
			break
		}
		time.Sleep(5 * time.Millisecond)
	}
	cancel()
	if err := <-done; err == nil {
		t.Error("the placement went on after its context had ended")
	}
	pid, _ := os.ReadFile(mark)
	if _, err := os.Stat("/proc/" + strings.TrimSpace(string(pid))); err == nil {
		t.Error("the helper lives on")
	}
}

func TestHelperSeesNoEnvironmentAndAPrivateDirectory(t *testing.T) {
	t.Setenv("ACTANT_SECRET", "1")
	out := filepath.Join(t.TempDir(), "seen")
	helper := script(t, "env > "+out+"; ls -ld . >> "+out+"; exit 1")
	nodes, edges := web(12)
	if _, err := Place(context.Background(), nodes, edges, Settings{carried: fstest.MapFS{}, Helper: helper}); err != nil {
		t.Fatal(err)
	}
	seen, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	if s := string(seen); strings.Contains(s, "ACTANT_SECRET") || !strings.Contains(s, "drwx------") || !strings.Contains(s, "TMPDIR=") {
		t.Errorf("the helper saw:\n%s", s)
	}
}

func TestCacheDirMustBePrivate(t *testing.T) {
	open, link, run := t.TempDir(), filepath.Join(t.TempDir(), "link"), t.TempDir()
	if err := os.Chmod(open, 0o777); err != nil {
		t.Fatal(err)
	}
	good := private700(t)
	if err := os.Symlink(good, link); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ want, got string }{{"", run}, {open, run}, {link, run}, {good, filepath.Join(good, "layout")}} {
		if got := cacheDir(c.want, run); got != c.got {
			t.Errorf("for %q the helper may write to %q, want %q", c.want, got, c.got)
		}
	}
}

func TestEmbeddedHelperProposes(t *testing.T) {
	if !Embedded() {
		t.Skip("this test was built without the layout helper")
	}
	nodes, edges := web(20)
	for _, engine := range []string{"neato", "fdp", "sfdp", "dot", "circo", "twopi"} {
		ps, err := ask(context.Background(), nodes, edges, Settings{Engine: engine})
		if err != nil || len(ps) != 1 || len(ps[0].pos) != 20 {
			t.Errorf("%s: %v", engine, err)
		}
	}
	if _, err := ask(context.Background(), nodes, edges, Settings{Engine: "nonsense"}); err == nil || !strings.Contains(err.Error(), "unknown engine") {
		t.Errorf("an engine that does not exist: %v", err)
	}
}
