//go:build !linux && !darwin

package main

import "runtime/debug"

// limit bounds the collector; the parent watches the clock.
func limit(maxBytes, _ uint64) {
	if maxBytes > 0 {
		debug.SetMemoryLimit(int64(maxBytes))
	}
}
