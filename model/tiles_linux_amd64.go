package model

import "syscall"

// mayUseTiles asks Linux for the registers that hold tiles, which a process has only if it asks: see arch_prctl(2).
func mayUseTiles() bool {
	const request, tiles = 0x1023, 18 // ARCH_REQ_XCOMP_PERM, XFEATURE_XTILEDATA
	_, _, err := syscall.RawSyscall(syscall.SYS_ARCH_PRCTL, request, tiles, 0)
	return err == 0
}
