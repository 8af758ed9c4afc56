//go:build linux || darwin

package main

import (
	"runtime/debug"
	"syscall"
)

// limit bounds this process: a collector that works harder near the limit, and a hard stop on
// processor time. Address space is not bounded, since the WASM runtime reserves far more than it uses.
func limit(maxBytes, maxSeconds uint64) {
	if maxBytes > 0 {
		debug.SetMemoryLimit(int64(maxBytes))
	}
	if maxSeconds > 0 {
		setLimit(syscall.RLIMIT_CPU, maxSeconds)
	}
	setLimit(syscall.RLIMIT_CORE, 0)
}

// setLimit is done as well as the system allows; the parent watches the clock in any case.
func setLimit(what int, to uint64) {
	_ = syscall.Setrlimit(what, &syscall.Rlimit{Cur: to, Max: to})
}
