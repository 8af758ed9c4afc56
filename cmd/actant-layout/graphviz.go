package main

import (
	"bytes"
	"context"
	"fmt"
	"strconv"
	"strings"

	"github.com/goccy/go-graphviz"

	"github.com/actant-project/actant/render/layout/wire"
)

// points to the inch, Graphviz's unit of node sizes and edge lengths.
const inch = 72

// source writes the graph in DOT: boxes named by index, no text.
func source(req wire.Request, v wire.Variant) string {
	var b strings.Builder
	b.WriteString("graph {\n")
	fmt.Fprintf(&b, "graph [overlap=true, splines=false, outputorder=nodesfirst, start=%d, maxiter=600, K=1.4", v.Seed)
	if v.Mode != "" {
		fmt.Fprintf(&b, ", mode=%s", v.Mode)
	}
	b.WriteString("]\nnode [shape=box, fixedsize=true, label=\"\"]\n")
	for i, n := range req.Nodes {
		fmt.Fprintf(&b, "%d [width=%.3f, height=%.3f]\n", i, n.W/inch, n.H/inch)
	}
	for _, e := range req.Edges {
		fmt.Fprintf(&b, "%d -- %d [", e.A, e.B)
		if e.Len > 0 {
			fmt.Fprintf(&b, "len=%.3f ", e.Len/inch)
		}
		if e.Weight > 0 {
			fmt.Fprintf(&b, "weight=%.3f", e.Weight)
		}
		b.WriteString("]\n")
	}
	b.WriteString("}\n")
	return b.String()
}

// layout runs one engine over DOT source and returns the middles of n nodes.
func layout(ctx context.Context, dot, engine string, n int) (pts []wire.Point, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("graphviz: %v", r)
		}
	}()
	gv, err := graphviz.New(ctx)
	if err != nil {
		return nil, fmt.Errorf("starting graphviz: %w", err)
	}
	defer gv.Close()
	g, err := graphviz.ParseBytes([]byte(dot))
	if err != nil {
		return nil, fmt.Errorf("reading the graph: %w", err)
	}
	defer g.Close()
	var out bytes.Buffer
	if err := gv.SetLayout(graphviz.Layout(engine)).Render(ctx, g, graphviz.Format("plain"), &out); err != nil {
		return nil, fmt.Errorf("placing the graph: %w", err)
	}
	return plain(out.String(), n)
}

// plain reads Graphviz's plain output, of which only the node lines count.
func plain(s string, n int) ([]wire.Point, error) {
	pts, seen := make([]wire.Point, n), 0
	for line := range strings.Lines(s) {
		f := strings.Fields(line)
		if len(f) < 4 || f[0] != "node" {
			continue
		}
		i, err := strconv.Atoi(f[1])
		if err != nil || i < 0 || i >= n {
			return nil, fmt.Errorf("graphviz answered for the unknown node %q", f[1])
		}
		x, errX := strconv.ParseFloat(f[2], 64)
		y, errY := strconv.ParseFloat(f[3], 64)
		if errX != nil || errY != nil {
			return nil, fmt.Errorf("graphviz placed node %d at %q, %q", i, f[2], f[3])
		}
		pts[i] = wire.Point{X: x * inch, Y: -y * inch}
		seen++
	}
	if seen != n {
		return nil, fmt.Errorf("graphviz placed %d of %d nodes", seen, n)
	}
	return pts, nil
}
