//go:build !large

package weights

// Large is the file of the large model, where the program was built to carry it; else nil.
func Large() []byte { return nil }
