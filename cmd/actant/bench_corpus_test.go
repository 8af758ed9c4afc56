//go:build unix

package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// BenchmarkCorpus measures whole processes on a corpus of 100,000 made documents, hubs with 20,000 documents among them: wall time and the peak of
// resident memory. `go test -run xxx -bench Open ./store` makes the corpus, once, in the folder for temporary files.
func BenchmarkCorpus(b *testing.B) {
	found, _ := filepath.Glob(filepath.Join(os.TempDir(), "actant-made-*-100000.db"))
	if len(found) == 0 {
		b.Skip("no corpus; make it with: go test -run xxx -bench Open ./store")
	}
	dir := b.TempDir()
	program, corpus := filepath.Join(dir, "actant"), found[len(found)-1]
	if out, err := exec.Command("go", "build", "-o", program, ".").CombinedOutput(); err != nil {
		b.Fatalf("%v\n%s", err, out)
	}
	article := filepath.Join(dir, "one.txt")
	if err := os.WriteFile(article, []byte("Lena Kestrel met Anna Im in Oslo on Tuesday. Anna Im accused Boris El of fraud.\n"), 0o644); err != nil {
		b.Fatal(err)
	}
	for _, r := range []struct{ name, command string }{
		{"ls-docs", "ls docs"}, {"ls-entities", "ls entities"}, {"ls-relations", "ls relations"}, {"ls-filtered", "ls relations --rel accuse --type person"},
		{"show", "show person/grace-chipe"}, {"show-largest", "show person/anna-im"}, {"why-largest", "why person/anna-im person/anna-jo"},
		{"path", "path person/grace-chipe country/vespeland"}, {"search", "search storm harvest bank"}, {"add-one", "add --ner rules " + article}, {"rm-one", "rm " + article},
	} {
		b.Run(r.name, func(b *testing.B) {
			var peak int64
			for b.Loop() {
				if r.name == "add-one" || r.name == "rm-one" {
					b.StopTimer() // the other way first, whether or not there is anything to do
					other := map[string][]string{"add-one": {"rm", article}, "rm-one": {"add", "--ner", "rules", article}}[r.name]
					exec.Command(program, append(other, "-q", "-c", corpus)...).Run()
					b.StartTimer()
				}
				cmd := exec.Command(program, append(strings.Fields(r.command), "-q", "-c", corpus)...)
				if out, err := cmd.CombinedOutput(); err != nil {
					b.Fatalf("%v\n%s", err, out)
				}
				if u, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage); ok {
					peak = max(peak, u.Maxrss)
				}
			}
			b.ReportMetric(float64(peak), "KB-peak")
		})
	}
	exec.Command(program, "rm", article, "-q", "-c", corpus).Run()
}
