//go:build linux

package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"
)

// BenchmarkServe measures `actant serve` on the corpus of BenchmarkCorpus: how long a visitor waits for each call the first time, the same for later
// ones (searches and expansions of other names each time), and the peak of resident memory after all of them.
func BenchmarkServe(b *testing.B) {
	found, _ := filepath.Glob(filepath.Join(os.TempDir(), "actant-made-*-100000.db"))
	if len(found) == 0 {
		b.Skip("no corpus; make it with: go test -run xxx -bench Open ./store")
	}
	program := filepath.Join(b.TempDir(), "actant")
	if out, err := exec.Command("go", "build", "-o", program, ".").CombinedOutput(); err != nil {
		b.Fatalf("%v\n%s", err, out)
	}
	for range b.N {
		visit(b, program, found[len(found)-1])
	}
	b.ReportMetric(0, "ns/op")
}

// visit starts a server, asks it as the explorer does, and ends it.
func visit(b *testing.B, program, corpus string) {
	cmd := exec.Command(program, "serve", "-c", corpus, "--read-only", "--no-open", "--listen", "127.0.0.1:0")
	out, err := cmd.StdoutPipe()
	if err != nil {
		b.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		b.Fatal(err)
	}
	defer cmd.Wait()
	defer cmd.Process.Kill()
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		b.Fatal(err)
	}
	address, token, _ := strings.Cut(strings.TrimSpace(line), "?token=")
	ask := func(call string) []byte {
		r, _ := http.NewRequest("GET", address+"api/v1/"+call, nil)
		r.Header.Set("Authorization", "Bearer "+token)
		answer, err := http.DefaultClient.Do(r)
		if err != nil {
			b.Fatal(err)
		}
		defer answer.Body.Close()
		body, err := io.ReadAll(answer.Body)
		if err != nil || answer.StatusCode != 200 {
			b.Fatal(answer.Status, string(body), err)
		}
		return body
	}
	timed := func(name string, calls ...string) (last []byte) {
		start := time.Now()
		for _, c := range calls {
			last = ask(c)
		}
		b.ReportMetric(float64(time.Since(start).Microseconds())/1000/float64(len(calls)), name+"-ms")
		return last
	}
	var view struct {
		Nodes []struct{ Key string }
		Edges []struct{ ID string }
	}
	if err := json.Unmarshal(timed("overview", "graph"), &view); err != nil || len(view.Nodes) < 20 || len(view.Edges) < 20 {
		b.Fatal(err)
	}
	var expands, cards, evidence, keys []string
	for _, n := range view.Nodes {
		keys = append(keys, url.QueryEscape(n.Key))
	}
	for i, k := range keys[:20] {
		expands = append(expands, "expand?key="+k+"&have="+strings.Join(keys, ","))
		cards = append(cards, "entity?key="+k)
		evidence = append(evidence, "evidence?edge="+url.QueryEscape(view.Edges[i].ID))
	}
	timed("search", "search?q=anna", "search?q=kra", "search?q=Boris+El", "search?q=harvest", "search?q=storm+bank", "search?q=xyz", "search?q=l")
	timed("expand", expands...)
	timed("entity", cards...)
	timed("evidence", evidence...)
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", cmd.Process.Pid))
	if err != nil {
		b.Fatal(err)
	}
	if m := regexp.MustCompile(`VmHWM:\s+(\d+)`).FindSubmatch(status); m != nil {
		kb, _ := strconv.Atoi(string(m[1]))
		b.ReportMetric(float64(kb)/1024, "MB-peak")
	}
}
