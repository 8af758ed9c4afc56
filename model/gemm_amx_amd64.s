#include "textflag.h"
#include "gemm512_amd64.h"

// Tiles: T0 to T3 sums of up to 16 rows by 16 outputs of a panel each, T4 and T6 64 bytes of each row and the weights that they
// meet, T5 and T7 the same for what is left of a row after whole 64 bytes. Weights lie in a panel as a tile wants them.
//
// Other registers: R10 memory for the sums, R11 rows of a block, R12 64, SI cursor on the activations or the sums, BX cursor on
// the weights, R9 counter.

// Instructions that the assembler does not know.
#define LDTILECFG_AT4096_R10 LONG $0x4978C2C4; BYTE $0x82; LONG $4096
#define TILERELEASE BYTE $0xC4; LONG $0xC04978E2
#define TILEZERO(t) BYTE $0xC4; BYTE $0xE2; BYTE $0x7B; BYTE $0x49; BYTE $(0xC0 | ((t)<<3))
#define TILELOADD_SI_R8(t) LONG $0x4B7BA2C4; BYTE $(0x04 | ((t)<<3)); BYTE $0x06
#define TILELOADD_BX_R12(t) LONG $0x4B7BA2C4; BYTE $(0x04 | ((t)<<3)); BYTE $0x23
#define TILESTORED_R10_R12x4(t) LONG $0x4B7A82C4; BYTE $(0x84 | ((t)<<3)); BYTE $0xA2; LONG $(64*(t))

// TDPBUSD(c, a, b): tile c += bytes of tile a, from 0 on, times bytes of tile b, with signs.
#define TDPBUSD(c, a, b) BYTE $0xC4; BYTE $0xE2; BYTE $(0x79 - ((b)<<3)); BYTE $0x5E; BYTE $(0xC0 | ((c)<<3) | (a))

// STEP adds to all sums the products of tile a; b is the tile for the weights.
#define STEP(a, b) \
	TILELOADD_SI_R8(a); \
	TILELOADD_BX_R12(b); \
	TDPBUSD(0, a, b); \
	ADDQ DX, BX; \
	TILELOADD_BX_R12(b); \
	TDPBUSD(1, a, b); \
	ADDQ DX, BX; \
	TILELOADD_BX_R12(b); \
	TDPBUSD(2, a, b); \
	ADDQ DX, BX; \
	TILELOADD_BX_R12(b); \
	TDPBUSD(3, a, b)

#define OUTSUM(corr, scale, at) \
	VPADDD at(SI), corr, Z0; \
	OUT(Z0, scale, at)

// func gemmAMX(c []float32, ldc int, a []uint8, lda, rows, kq int, b []int8, corr []int32, scale, bias []float32, ldbias, strips int)
TEXT ·gemmAMX(SB), 0, $4224-192
	MOVQ  $64, R12
	LEAQ  0(SP), R10
	ADDQ  $63, R10
	ANDQ  $~63, R10

	// The shapes of the tiles: byte 0 says 1, from byte 16 on are the bytes of a row of each tile, from 48 on the rows.
	MOVQ  rows+64(FP), R11
	CMPQ  R11, $16
	JLE   shapes
	MOVQ  $16, R11
shapes:
	VPXORQ Z0, Z0, Z0
	VMOVDQU32 Z0, 4096(R10)
	MOVQ  $1, 4096(R10)
	MOVQ  kq+72(FP), SI
	DECQ  SI
	ANDQ  $15, SI
	INCQ  SI                        // steps of T5 and T7: 1 to 16, for a tile must have some
	MOVQ  $0x0040004000400040, BX
	MOVQ  BX, 4112(R10)
	LEAQ  -16(SI), R9
	SHLQ  $18, R9
	ADDQ  BX, R9                    // the row of T5 is four times its steps
	MOVQ  R9, 4120(R10)
	MOVQ  $0x010101010101, BX
	IMULQ R11, BX
	SHLQ  $56, SI
	ORQ   SI, BX
	MOVQ  $(16<<48), SI
	ORQ   SI, BX
	MOVQ  BX, 4144(R10)
	LDTILECFG_AT4096_R10

strip:
	ARGS
	CORR4(Z20, Z21, Z22, Z23)
	SCALES4
block:
	TILEZERO(0)
	TILEZERO(1)
	TILEZERO(2)
	TILEZERO(3)
	MOVQ  R13, SI
	MOVQ  b_base+80(FP), BX
	MOVQ  kq+72(FP), R9
	SHRQ  $4, R9
	JZ    rest
whole:
	STEP(4, 6)
	SUBQ  DX, BX
	SUBQ  DX, BX
	SUBQ  DX, BX
	ADDQ  $1024, BX
	ADDQ  $64, SI
	DECQ  R9
	JNZ   whole
rest:
	MOVQ  kq+72(FP), R9
	ANDQ  $15, R9
	JZ    sums
	STEP(5, 7)
sums:
	TILESTORED_R10_R12x4(0)
	TILESTORED_R10_R12x4(1)
	TILESTORED_R10_R12x4(2)
	TILESTORED_R10_R12x4(3)
	MOVQ  R10, SI
	MOVQ  R11, R9
row:
	OUTSUM(Z20, Z24, 0)
	OUTSUM(Z21, Z25, 64)
	OUTSUM(Z22, Z26, 128)
	OUTSUM(Z23, Z27, 192)
	ADDQ  CX, DI
	ADDQ  R15, R14
	ADDQ  $256, SI
	DECQ  R9
	JNZ   row
	MOVQ  R11, R9
	IMULQ R8, R9
	ADDQ  R9, R13
	SUBQ  R11, AX
	JNZ   block
	ADDQ  $256, c_base+0(FP)
	SHLQ  $2, DX
	ADDQ  DX, b_base+80(FP)
	ADDQ  $256, corr_base+104(FP)
	ADDQ  $256, scale_base+128(FP)
	ADDQ  $256, bias_base+152(FP)
	DECQ  strips+184(FP)
	JNZ   strip
	TILERELEASE
	VZEROUPPER
	RET
