package layout

import (
	"fmt"
	"io"
	"os"

	"golang.org/x/sys/unix"
)

// inMemory unpacks the helper into a sealed file without a name, which works where the
// temporary directory allows no programs, and leaves nothing behind.
func inMemory(r io.Reader) (string, func(), error) {
	fd, err := unix.MemfdCreate("actant-layout", unix.MFD_CLOEXEC|unix.MFD_ALLOW_SEALING)
	if err != nil {
		return "", nil, fmt.Errorf("making a file in memory: %w", err)
	}
	f := os.NewFile(uintptr(fd), "actant-layout")
	if _, err := io.Copy(f, r); err != nil {
		f.Close()
		return "", nil, fmt.Errorf("unpacking the layout helper: %w", err)
	}
	const seals = unix.F_SEAL_SEAL | unix.F_SEAL_SHRINK | unix.F_SEAL_GROW | unix.F_SEAL_WRITE
	if _, err := unix.FcntlInt(uintptr(fd), unix.F_ADD_SEALS, seals); err != nil {
		f.Close()
		return "", nil, fmt.Errorf("sealing the layout helper: %w", err)
	}
	path := fmt.Sprintf("/proc/self/fd/%d", fd)
	if _, err := os.Stat(path); err != nil {
		f.Close()
		return "", nil, err
	}
	return path, func() { f.Close() }, nil
}
