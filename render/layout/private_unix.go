//go:build unix

package layout

import (
	"os"
	"path/filepath"
	"syscall"
)

const exeSuffix = ""

// cacheDir returns where the helper may keep its compiled code: want/layout, made if need be, when it and
// want are directories (no links) that belong to this user and that nobody else may write to, and else the directory of this run.
// Code is executed from there, so nothing less will do.
func cacheDir(want, run string) string {
	if want == "" {
		return run
	}
	dir := filepath.Join(want, "layout")
	if os.MkdirAll(dir, 0o700) != nil || !private(want, 0o022) || !private(dir, 0o077) {
		return run
	}
	sub := filepath.Join(dir, "go-graphviz")
	if err := os.Mkdir(sub, 0o700); err != nil && !private(sub, 0o022) {
		return run
	}
	return dir
}

// private reports whether path is a directory of this user's without the given permissions.
func private(path string, without os.FileMode) bool {
	fi, err := os.Lstat(path)
	if err != nil || !fi.IsDir() || fi.Mode().Perm()&without != 0 {
		return false
	}
	st, ok := fi.Sys().(*syscall.Stat_t)
	return ok && int(st.Uid) == os.Geteuid()
}
