package decision

import "io"

// Parse reads a file of decisions, as Write writes it; name is the file's, for errors.
func Parse(r io.Reader, name string) ([]Decision, error) { return nil, nil }

// Write writes decisions, one a line.
func Write(w io.Writer, ds []Decision) error { return nil }
