// Package weights carries the model that ships with the program.
package weights

import (
	_ "embed"
	"sync"
	"unsafe"

	"github.com/actant-project/actant/model"
)

// data is made by train/ship of what training wrote. As a string it lies in the program's read-only part and is mapped,
// not read.
//
//go:embed actant.model
var data string

// Open returns the model that ships with the program. It is opened at the first call, where it lies.
var Open = sync.OnceValues(func() (*model.File, error) {
	return model.Open(unsafe.Slice(unsafe.StringData(data), len(data)))
})
