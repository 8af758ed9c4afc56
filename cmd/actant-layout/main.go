// Command actant-layout places a graph with Graphviz: it reads one request as JSON on standard
// input and writes the positions as JSON on standard output. It is a program of its own because
// linking Graphviz costs every start of a program half a second, and a crash of it must end nothing else.
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"slices"

	"github.com/actant-project/actant/render/layout/wire"
)

// maxRequest bounds what is read, far above any request that Actant sends.
const maxRequest = 64 << 20

func main() {
	if err := run(os.Stdin, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "actant-layout:", err)
		os.Exit(1)
	}
}

func run(in io.Reader, out io.Writer) error {
	var req wire.Request
	if err := json.NewDecoder(io.LimitReader(in, maxRequest)).Decode(&req); err != nil {
		return fmt.Errorf("reading the request: %w", err)
	}
	if err := check(req); err != nil {
		return err
	}
	limit(req.MaxBytes, req.MaxSeconds)
	return json.NewEncoder(out).Encode(place(context.Background(), req))
}

func check(req wire.Request) error {
	for i, e := range req.Edges {
		if e.A < 0 || e.B < 0 || e.A >= len(req.Nodes) || e.B >= len(req.Nodes) {
			return fmt.Errorf("edge %d joins %d and %d, but there are %d nodes", i, e.A, e.B, len(req.Nodes))
		}
	}
	for _, v := range req.Variants {
		if !slices.Contains(wire.Engines, v.Engine) || !slices.Contains(wire.Modes, v.Mode) {
			return fmt.Errorf("unknown engine %q, mode %q", v.Engine, v.Mode)
		}
	}
	return nil
}

// place runs the variants one after the other: Graphviz is not safe for two at a time.
func place(ctx context.Context, req wire.Request) wire.Response {
	res := wire.Response{Layouts: make([][]wire.Point, len(req.Variants))}
	for i, v := range req.Variants {
		pts, err := layout(ctx, source(req, v), v.Engine, len(req.Nodes))
		if err != nil {
			res.Errors = append(res.Errors, fmt.Sprintf("%s: %v", v.Engine, err))
			continue
		}
		res.Layouts[i] = pts
	}
	return res
}
