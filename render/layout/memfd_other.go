//go:build !linux

package layout

import (
	"errors"
	"io"
)

// inMemory is of Linux only.
func inMemory(io.Reader) (string, func(), error) { return "", nil, errors.ErrUnsupported }
