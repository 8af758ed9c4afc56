//go:build !amd64 && !arm64

package model

func native() []*Kernels { return nil }
