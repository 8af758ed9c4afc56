package eval

import (
	"bufio"
	"fmt"
	"io"
	"strings"
)

// maxLine is the longest line of a gold file, in bytes.
const maxLine = 16 << 20

// eachLine calls f with each line of r and its number from 1, without its end (LF or CRLF) and,
// on the first, without a byte order mark. It stops at the first error.
func eachLine(r io.Reader, name string, f func(n int, line string) error) error {
	sc := bufio.NewScanner(r)
	sc.Buffer(make([]byte, 0, 64<<10), maxLine)
	n := 0
	for sc.Scan() {
		n++
		line := strings.TrimSuffix(sc.Text(), "\r")
		if n == 1 {
			line = strings.TrimPrefix(line, "\uFEFF")
		}
		if err := f(n, line); err != nil {
			return err
		}
	}
	if err := sc.Err(); err != nil {
		return fmt.Errorf("eval: reading %s: line %d: %w", name, n+1, err)
	}
	return nil
}
