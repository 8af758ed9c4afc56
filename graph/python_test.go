package graph

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"os/exec"
	"slices"
	"testing"
)

// debianPython is Debian's own interpreter, the one that sees python3-igraph and python3-networkx.
const debianPython = "/usr/bin/python3"

func TestMeasuresAreThoseOfIgraphAndNetworkX(t *testing.T) {
	if err := exec.Command(debianPython, "-c", "import igraph, networkx").Run(); err != nil {
		t.Skipf("no %s with igraph and networkx (apt install python3-igraph python3-networkx): %v", debianPython, err)
	}
	g := blockGraph(1, 20, 80)
	var in, out, errs bytes.Buffer
	fmt.Fprintln(&in, g.NodeCount())
	for i := range g.EdgeCount() {
		e := g.Edge(i)
		symmetric := 0
		if e.Symmetric {
			symmetric = 1
		}
		fmt.Fprintln(&in, e.Source, e.Target, e.Weight, symmetric)
	}
	c := exec.Command(debianPython, "testdata/measures.py")
	c.Stdin, c.Stdout, c.Stderr = &in, &out, &errs
	if err := c.Run(); err != nil {
		t.Fatalf("%v: %s", err, errs.Bytes())
	}
	var want struct {
		PageRank, Betweenness []float64
		Cores                 []int
		Components            int
		Modularity            float64
	}
	if err := json.Unmarshal(out.Bytes(), &want); err != nil {
		t.Fatal(err)
	}
	ms := g.Measures()
	for i, m := range ms {
		if math.Abs(m.PageRank-want.PageRank[i]) > 1e-8 || math.Abs(m.Betweenness-want.Betweenness[i]) > 1e-8 || m.Core != want.Cores[i] {
			t.Errorf("node %d: %+v, they say rank %v, betweenness %v, core %d", i, m, want.PageRank[i], want.Betweenness[i], want.Cores[i])
		}
	}
	if got := slices.Max(g.Components(AllLayers)) + 1; got != want.Components {
		t.Errorf("%d components, NetworkX has %d", got, want.Components)
	}
	q := g.Modularity(AllLayers, g.Communities(AllLayers, 1), 1)
	t.Logf("%v: modularity %.4f, igraph's Louvain %.4f", g, q, want.Modularity)
	if q < want.Modularity-0.01 {
		t.Errorf("modularity %.4f, igraph's Louvain reaches %.4f", q, want.Modularity)
	}
}
