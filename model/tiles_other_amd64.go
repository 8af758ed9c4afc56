//go:build !linux

package model

// mayUseTiles reports that nobody knows how to ask this system for the registers that hold tiles.
func mayUseTiles() bool { return false }
