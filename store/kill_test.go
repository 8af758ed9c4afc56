package store

import (
	"bufio"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/actant-project/actant/fact"
)

// killPress makes the documents of the tests that kill.
var killPress = press{entities: 300, perDoc: 8, filler: 120}

// TestMain lets the test binary be its own victim: with the variable set it adds documents until it is killed, and says which are safe.
func TestMain(m *testing.M) {
	if path := os.Getenv("ACTANT_TEST_VICTIM"); path != "" {
		if err := victim(path); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

func victim(path string) error {
	s, err := Open(ctx, path, Settings{Create: true})
	if err != nil {
		return err
	}
	docs, _, err := s.Documents(ctx, Query{}, "-source", 0, 0)
	if err != nil {
		return err
	}
	next := 0
	for _, d := range docs {
		var n int
		if fmt.Sscanf(d.Source, "press/%d.txt", &n); n < extraFrom {
			next = max(next, n+1)
		}
	}
	fmt.Println("open")
	for n := next; ; n += 3 {
		var batch []*fact.Facts
		for i := range 3 {
			batch = append(batch, killPress.document(n+i))
		}
		added, err := s.Add(ctx, batch, noon)
		if err != nil {
			return err
		}
		for i, a := range added {
			fmt.Println(n+i, a.ID)
		}
		if n%5 == 0 { // now and then something else is written, too, of which nothing is promised
			extra := killPress.document(extraFrom + n)
			if _, err := s.Add(ctx, []*fact.Facts{extra}, noon); err != nil {
				return err
			}
			if _, err := s.Remove(ctx, extra.Doc.ID); err != nil {
				return err
			}
		}
	}
}

// extraFrom is the number of the first document that comes and goes.
const extraFrom = 500_000

func TestKilledAtAnyMomentNothingAcknowledgedIsLost(t *testing.T) {
	path := filepath.Join(t.TempDir(), "corpus.db")
	r := rand.New(rand.NewPCG(uint64(time.Now().UnixNano()), 0)) // other moments in every run
	kills := 25
	if testing.Short() {
		kills = 5
	}
	promised := map[int]string{}
	for round := range kills {
		for n, id := range killOne(t, path, time.Duration(r.IntN(250))*time.Millisecond) {
			promised[n] = id
		}
		checkAfterKill(t, path, promised, round%5 == 4 || round == kills-1)
	}
	if len(promised) < kills {
		t.Errorf("only %d documents were acknowledged: the test shows little", len(promised))
	}
}

// killOne starts a process that adds documents, kills it some time after it has opened the corpus, and returns what it acknowledged.
func killOne(t *testing.T, path string, after time.Duration) map[int]string {
	t.Helper()
	cmd := exec.Command(os.Args[0], "-test.run", "^$")
	cmd.Env = append(os.Environ(), "ACTANT_TEST_VICTIM="+path)
	var complaint strings.Builder
	cmd.Stderr = &complaint
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	got := map[int]string{}
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		if lines.Text() == "open" {
			time.AfterFunc(after, func() { cmd.Process.Kill() })
			continue
		}
		var n int
		var id string
		if _, err := fmt.Sscan(lines.Text(), &n, &id); err == nil && len(id) == 32 { // a torn last line promises nothing
			got[n] = id
		}
	}
	cmd.Wait()
	if complaint.Len() > 0 {
		t.Fatal(complaint.String())
	}
	return got
}

// checkAfterKill opens the corpus and holds it to its promises. With all set it also compares all of the index with the facts.
func checkAfterKill(t *testing.T, path string, promised map[int]string, all bool) {
	t.Helper()
	s, err := Open(ctx, path, Settings{Create: true})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if errs, err := s.Check(ctx); err != nil || len(errs) > 0 {
		t.Fatal(errs, err)
	}
	docs, _, err := s.Documents(ctx, Query{}, "source", 0, 0)
	if err != nil {
		t.Fatal(err)
	}
	var fs []*fact.Facts
	there := map[string]bool{}
	for _, d := range docs {
		var n int
		if _, err := fmt.Sscanf(d.Source, "press/%d.txt", &n); err != nil {
			t.Fatal(err)
		}
		fs = append(fs, killPress.document(n))
		there[d.ID] = true
	}
	for n, id := range promised {
		if !there[id] {
			t.Fatalf("document %d (%s) was acknowledged and is not there", n, id)
		}
	}
	for _, f := range fs {
		if _, d, err := s.Document(ctx, f.Doc.ID); err != nil || d.ID != f.Doc.ID || d.Relations != len(f.Relations) {
			t.Fatalf("%s is not whole: %+v %v", f.Doc.ID, d, err)
		}
	}
	if all {
		g, _, err := s.Graph(ctx, Query{Isolated: true})
		if err != nil {
			t.Fatal(err)
		}
		same(t, "after a kill", g, build(fs), true)
		indexIsAsMadeAnew(t, s)
	}
}
