//go:build unix

package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"
)

// BenchmarkProcess measures whole processes as users start them: wall time, and the peak of
// resident memory in KB (on Linux), which must not grow with the number of documents.
func BenchmarkProcess(b *testing.B) {
	dir := b.TempDir()
	program := filepath.Join(dir, "actant")
	if out, err := exec.Command("go", "build", "-o", program, ".").CombinedOutput(); err != nil {
		b.Fatalf("%v\n%s", err, out)
	}
	article := "../../testdata/articles/01-strait-talks.txt"
	runs := []struct {
		name string
		args []string
	}{
		{"version", []string{"version"}},
		{"extract/rules", []string{"extract", "--ner", "rules", article}},
		{"extract/neural", []string{"extract", article}},
		{"graph/svg", []string{"graph", "-q", "--ner", "rules", article, "-o", filepath.Join(dir, "a.svg")}},
		{"stream/1000", []string{"extract", "--ner", "rules", stack(b, dir, 1000)}},
		{"stream/10000", []string{"extract", "--ner", "rules", stack(b, dir, 10000)}},
	}
	for _, r := range runs {
		b.Run(r.name, func(b *testing.B) {
			var peak int64
			for b.Loop() {
				cmd := exec.Command(program, r.args...)
				if err := cmd.Run(); err != nil {
					b.Fatal(err)
				}
				if u, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage); ok {
					peak = max(peak, u.Maxrss)
				}
			}
			b.ReportMetric(float64(peak), "KB-peak")
		})
	}
}

// stack writes n documents as JSON Lines and returns the path.
func stack(b *testing.B, dir string, n int) string {
	b.Helper()
	lines, err := os.ReadFile("../../testdata/articles/12-wire.jsonl")
	if err != nil {
		b.Fatal(err)
	}
	docs := bytes.SplitAfter(lines, []byte("\n"))[:3]
	var out bytes.Buffer
	for i := range n {
		out.Write(bytes.Replace(docs[i%3], []byte(`"id":"wire-`), fmt.Appendf(nil, `"id":"%d-`, i), 1))
	}
	path := filepath.Join(dir, fmt.Sprintf("%d.jsonl", n))
	if err := os.WriteFile(path, out.Bytes(), 0o644); err != nil {
		b.Fatal(err)
	}
	return path
}
