package model

import "golang.org/x/sys/cpu"

func native() []*Kernels {
	var out []*Kernels
	if x := cpu.X86; x.HasAVX512F && x.HasAVX512BW && x.HasAVX512VL && x.HasAVX512DQ && x.HasAVX512VNNI {
		vnni := rows512(Kernels{
			name: "avx512vnni", wide: gemm4VNNI, narrow: gemm1VNNI, panels: 4,
			quantize: quantize512, exp: exp512, scaled: scaled512,
			cell: cell512, coupled: coupled512,
		})
		if x.HasAMXTile && x.HasAMXInt8 && mayUseTiles() {
			amx := *vnni
			amx.name, amx.strips = "amx", gemmTiles
			out = append(out, &amx)
		}
		out = append(out, vnni)
	}
	if cpu.X86.HasAVX2 && cpu.X86.HasAVXVNNI {
		out = append(out, avx2("avxvnni", gemm1AVXVNNI))
	}
	if cpu.X86.HasAVX2 {
		out = append(out, avx2("avx2", gemm1AVX2))
	}
	return out
}

func avx2(name string, gemm gemmFunc) *Kernels {
	return rows256(Kernels{
		name: name, wide: gemm, narrow: gemm, panels: 1,
		quantize: quantize256, exp: exp256, scaled: scaled256,
		cell: cell256, coupled: coupled256,
	})
}

// gemmTiles is Kernels.strips by tiles of 16 rows. The rows that are left over have tiles of their own shape.
func gemmTiles(c []float32, ldc int, a []uint8, lda, rows, kq int, b []int8, corr []int32, scale, bias []float32, ldbias, strips int) {
	whole := rows &^ 15
	if whole > 0 {
		gemmAMX(c, ldc, a, lda, whole, kq, b, corr, scale, bias, ldbias, strips)
	}
	if whole < rows {
		gemmAMX(c[whole*ldc:], ldc, a[whole*lda:], lda, rows-whole, kq, b, corr, scale, bias[whole*ldbias:], ldbias, strips)
	}
}

// gemmAMX is gemmTiles for fewer than 16 rows, or a multiple of 16.
//
//go:noescape
func gemmAMX(c []float32, ldc int, a []uint8, lda, rows, kq int, b []int8, corr []int32, scale, bias []float32, ldbias, strips int)

// gemm4VNNI is a gemmFunc for four panels, gemm1VNNI for one.
//
//go:noescape
func gemm4VNNI(c []float32, ldc int, a []uint8, lda, rows, kq int, b []int8, corr []int32, scale, bias []float32, ldbias int)

//go:noescape
func gemm1VNNI(c []float32, ldc int, a []uint8, lda, rows, kq int, b []int8, corr []int32, scale, bias []float32, ldbias int)

// gemm1AVX2 is a gemmFunc for one panel. VPMADDUBSW adds two products in 16 bits and would saturate beyond
// 32767; two products of a code in 0..127 and a weight in -127..127 are at most 2*127*127 = 32258 in size.
//
//go:noescape
func gemm1AVX2(c []float32, ldc int, a []uint8, lda, rows, kq int, b []int8, corr []int32, scale, bias []float32, ldbias int)

// gemm1AVXVNNI is a gemmFunc for one panel by dot products of four bytes.
//
//go:noescape
func gemm1AVXVNNI(c []float32, ldc int, a []uint8, lda, rows, kq int, b []int8, corr []int32, scale, bias []float32, ldbias int)

// The rest do what their forms ending in Go do; numbers of values are multiples of lane.

//go:noescape
func quantize512(dst []uint8, src []float32, inverse float32)

//go:noescape
func exp512(dst, src []float32)

//go:noescape
func cell512(h, c, gates []float32, codes []uint8, block int, inverse float32)

//go:noescape
func coupled512(h, c, gates []float32, codes []uint8, block int, inverse float32)

//go:noescape
func scaled512(dst []float32, src []int8, scale float32)

//go:noescape
func quantize256(dst []uint8, src []float32, inverse float32)

//go:noescape
func exp256(dst, src []float32)

//go:noescape
func cell256(h, c, gates []float32, codes []uint8, block int, inverse float32)

//go:noescape
func coupled256(h, c, gates []float32, codes []uint8, block int, inverse float32)

//go:noescape
func scaled256(dst []float32, src []int8, scale float32)
