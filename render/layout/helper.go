package layout

import (
	"bytes"
	"compress/gzip"
	"context"
	"embed"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"github.com/actant-project/actant/render/layout/wire"
)

// bin holds the helper where the build put it there, and a note for readers in any case.
//
//go:embed bin
var bin embed.FS

// packed is where the build puts the helper.
const packed = "bin/actant-layout.gz"

// files is where the helper is looked for.
func (s Settings) files() fs.FS {
	if s.carried != nil {
		return s.carried
	}
	return bin
}

// errNoHelper says that there is no helper to ask.
var errNoHelper = errors.New("this program was built without its layout helper, and no actant-layout was found")

// Embedded reports whether the program carries the layout helper in itself.
func Embedded() bool {
	f, err := bin.Open(packed)
	if err != nil {
		return false
	}
	f.Close()
	return true
}

// maxAnswer bounds what is read from the helper.
const maxAnswer = 64 << 20

// ask runs the helper once and returns what it proposes.
func ask(ctx context.Context, nodes []Node, edges []Edge, s Settings) ([]proposal, error) {
	req := request(nodes, edges, s)
	in, err := json.Marshal(req)
	if err != nil {
		return nil, fmt.Errorf("writing the request: %w", err)
	}
	dir, err := os.MkdirTemp(s.TempDir, "actant-layout-")
	if err != nil {
		return nil, fmt.Errorf("making a private directory: %w", err)
	}
	defer os.RemoveAll(dir)
	path, done, err := program(s.files(), dir, s.Helper)
	if err != nil {
		return nil, err
	}
	defer done()
	out, err := call(ctx, path, dir, in, s)
	if err != nil {
		return nil, err
	}
	return proposals(out, req)
}

// request asks for several starts of the engine that suits the picture, to choose from.
func request(nodes []Node, edges []Edge, s Settings) wire.Request {
	req := wire.Request{MaxBytes: s.MaxMemory, MaxSeconds: uint64(s.timeout()/time.Second) + 1}
	if req.MaxBytes == 0 {
		req.MaxBytes = 1 << 30
	}
	for _, n := range nodes {
		req.Nodes = append(req.Nodes, wire.Node{W: max(2*n.R, n.LabelW), H: 2*n.R + labelGap + n.LabelH})
	}
	for _, e := range edges {
		req.Edges = append(req.Edges, wire.Edge{A: e.A, B: e.B, Len: e.Len})
	}
	if s.Engine != "" {
		req.Variants = []wire.Variant{{Engine: s.Engine, Seed: s.Seed}}
		return req
	}
	starts := 6
	if len(nodes) > 150 {
		starts = 2
	}
	for i := range starts {
		req.Variants = append(req.Variants, wire.Variant{Engine: "neato", Seed: s.Seed + i + 1})
	}
	req.Variants = append(req.Variants, wire.Variant{Engine: "fdp", Seed: s.Seed + 1}, wire.Variant{Engine: "sfdp", Seed: s.Seed + 1})
	return req
}

func (s Settings) timeout() time.Duration {
	if s.Timeout <= 0 {
		return 20 * time.Second
	}
	return s.Timeout
}

// call runs the program with a clean environment, the limits, and an end that is sure.
func call(ctx context.Context, path, dir string, in []byte, s Settings) ([]byte, error) {
	ctx, cancel := context.WithTimeout(ctx, s.timeout())
	defer cancel()
	cmd := exec.CommandContext(ctx, path)
	cmd.Dir = dir
	cmd.Env = []string{"TMPDIR=" + cacheDir(s.CacheDir, dir), "TMP=" + dir, "TEMP=" + dir, "GOMAXPROCS=2"}
	cmd.Stdin = bytes.NewReader(in)
	out, words := &bounded{left: maxAnswer}, &bounded{left: 4096}
	cmd.Stdout, cmd.Stderr = out, words
	cmd.WaitDelay = time.Second
	err := cmd.Run()
	switch {
	case ctx.Err() == context.DeadlineExceeded:
		return nil, fmt.Errorf("the layout helper took longer than %v", s.timeout())
	case err != nil:
		first, _, _ := strings.Cut(strings.TrimSpace(words.b.String()), "\n")
		return nil, fmt.Errorf("the layout helper failed: %w %s", err, first)
	}
	return out.b.Bytes(), nil
}

// bounded keeps what is written up to a limit and then refuses.
type bounded struct {
	b    bytes.Buffer
	left int
}

func (w *bounded) Write(p []byte) (int, error) {
	if len(p) > w.left {
		return 0, errors.New("the layout helper answered too much")
	}
	w.left -= len(p)
	return w.b.Write(p)
}

// proposals reads and checks the answer; a variant that failed or answered nonsense is left out.
func proposals(out []byte, req wire.Request) ([]proposal, error) {
	var res wire.Response
	if err := json.Unmarshal(out, &res); err != nil {
		return nil, fmt.Errorf("reading the layout helper's answer: %w", err)
	}
	var ps []proposal
	for i, l := range res.Layouts {
		if i < len(req.Variants) && len(l) == len(req.Nodes) {
			pos := make([]Point, len(l))
			for k, q := range l {
				pos[k] = Point{round(min(1e6, max(-1e6, q.X))), round(min(1e6, max(-1e6, q.Y)))}
			}
			ps = append(ps, proposal{req.Variants[i].Engine, pos})
		}
	}
	if len(ps) == 0 {
		return nil, fmt.Errorf("the layout helper placed nothing: %s", strings.Join(res.Errors, "; "))
	}
	return ps, nil
}

// program returns what to execute: the embedded helper unpacked where nobody else can touch it, or the given path.
func program(files fs.FS, dir, given string) (path string, done func(), err error) {
	f, err := files.Open(packed)
	if err != nil {
		if given == "" {
			return "", nil, errNoHelper
		}
		return given, func() {}, nil
	}
	defer f.Close()
	zr, err := gzip.NewReader(f)
	if err != nil {
		return "", nil, fmt.Errorf("unpacking the layout helper: %w", err)
	}
	if path, done, err = inMemory(zr); err == nil {
		return path, done, nil
	}
	return onDisk(dir, f)
}

// onDisk unpacks the helper into the private directory.
func onDisk(dir string, f io.Reader) (string, func(), error) {
	if s, ok := f.(io.Seeker); ok {
		if _, err := s.Seek(0, io.SeekStart); err != nil {
			return "", nil, fmt.Errorf("unpacking the layout helper: %w", err)
		}
	}
	zr, err := gzip.NewReader(f)
	if err != nil {
		return "", nil, fmt.Errorf("unpacking the layout helper: %w", err)
	}
	path := filepath.Join(dir, "actant-layout"+exeSuffix)
	w, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o700)
	if err != nil {
		return "", nil, fmt.Errorf("unpacking the layout helper: %w", err)
	}
	_, err = io.Copy(w, zr)
	if cerr := w.Close(); err == nil {
		err = cerr
	}
	if err != nil {
		return "", nil, fmt.Errorf("unpacking the layout helper: %w", err)
	}
	return path, func() {}, nil
}
