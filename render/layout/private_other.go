//go:build !unix

package layout

const exeSuffix = ".exe"

// cacheDir keeps nothing where ownership cannot be checked.
func cacheDir(_, run string) string { return run }
