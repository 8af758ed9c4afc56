package main

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/actant-project/actant/render/layout/wire"
)

func TestRun(t *testing.T) {
	req := wire.Request{
		Nodes:    []wire.Node{{W: 40, H: 40}, {W: 40, H: 40}, {W: 40, H: 40}},
		Edges:    []wire.Edge{{A: 0, B: 1, Len: 150}, {A: 1, B: 2, Len: 150, Weight: 2}},
		Variants: []wire.Variant{{Engine: "neato", Seed: 1}, {Engine: "neato", Mode: "sgd", Seed: 2}, {Engine: "fdp"}, {Engine: "dot"}},
	}
	ask := func() wire.Response {
		t.Helper()
		in, _ := json.Marshal(req)
		var out bytes.Buffer
		if err := run(bytes.NewReader(in), &out); err != nil {
			t.Fatal(err)
		}
		var res wire.Response
		if err := json.Unmarshal(out.Bytes(), &res); err != nil {
			t.Fatal(err)
		}
		return res
	}
	res := ask()
	for i, l := range res.Layouts {
		if len(l) != 3 || l[0] == l[1] || l[1] == l[2] {
			t.Errorf("%s: %v", req.Variants[i].Engine, l)
		}
	}
	if a, b := res, ask(); len(a.Errors) > 0 || a.Layouts[0][2] != b.Layouts[0][2] {
		t.Errorf("two runs differ: %v, %v, %v", a, b, a.Errors)
	}
}

func TestRunRefuses(t *testing.T) {
	for in, want := range map[string]string{
		"":                                       "reading the request",
		"{":                                      "reading the request",
		`{"nodes":[{}],"edges":[{"a":0,"b":1}]}`: "there are 1 nodes",
		`{"nodes":[{}],"edges":[{"a":-1,"b":0}]}`:                               "there are 1 nodes",
		`{"nodes":[{}],"variants":[{"engine":"neato]; x [","seed":1}]}`:         "unknown engine",
		`{"nodes":[{}],"variants":[{"engine":"neato","mode":"x]\n","seed":1}]}`: "unknown engine",
	} {
		if err := run(strings.NewReader(in), &bytes.Buffer{}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %q", in, err, want)
		}
	}
}

func FuzzPlain(f *testing.F) {
	f.Add("graph 1 2 2\nnode 0 1 1 1 1 x\nstop\n", 1)
	f.Fuzz(func(t *testing.T, s string, n int) {
		if n = n & 15; n >= 0 {
			if pts, err := plain(s, n); err == nil && len(pts) != n {
				t.Errorf("%d points of %d", len(pts), n)
			}
		}
	})
}
