//go:build large

package weights

import (
	_ "embed"
	"unsafe"
)

//go:embed large.model
var largeData string

// Large is the file of the large model, where the program was built to carry it; else nil.
func Large() []byte { return unsafe.Slice(unsafe.StringData(largeData), len(largeData)) }
