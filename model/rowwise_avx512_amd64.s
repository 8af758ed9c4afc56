#include "textflag.h"

// The elementwise work of transformers: see rowwise.go. Z16 to Z27 and Z29 to Z31 hold the constants in the order of the table.

#define BYTES 64
#define LEAST Z16
#define MOST Z17
#define LOG2E Z18
#define MAGIC Z19
#define LN2HI Z20
#define LN2LO Z21
#define POLY4 Z22
#define POLY3 Z23
#define POLY2 Z24
#define POLY1 Z25
#define POLY0 Z26
#define ONE Z27
#define CUBIC Z29
#define LINEAR Z30
#define FULL Z31

#define CONSTANTS \
	VBROADCASTSS ·constants+0(SB), Z16; \
	VBROADCASTSS ·constants+32(SB), Z17; \
	VBROADCASTSS ·constants+64(SB), Z18; \
	VBROADCASTSS ·constants+96(SB), Z19; \
	VBROADCASTSS ·constants+128(SB), Z20; \
	VBROADCASTSS ·constants+160(SB), Z21; \
	VBROADCASTSS ·constants+192(SB), Z22; \
	VBROADCASTSS ·constants+224(SB), Z23; \
	VBROADCASTSS ·constants+256(SB), Z24; \
	VBROADCASTSS ·constants+288(SB), Z25; \
	VBROADCASTSS ·constants+320(SB), Z26; \
	VBROADCASTSS ·constants+352(SB), Z27; \
	VBROADCASTSS ·constants+480(SB), Z29; \
	VBROADCASTSS ·constants+512(SB), Z30; \
	VBROADCASTSS ·constants+544(SB), Z31

#include "elementwise_amd64.h"

// FOLD joins the 16 values of Z6 by an operation, half to half.
#define FOLD(OP) \
	VEXTRACTF64X4 $1, Z6, Y7; \
	OP Y7, Y6, Y6; \
	VEXTRACTF128 $1, Y6, X7; \
	OP X7, X6, X6; \
	VPERMILPS $0x4E, X6, X7; \
	OP X7, X6, X6; \
	VPERMILPS $0xB1, X6, X7; \
	OP X7, X6, X6

// SIZES sets Z5 to the mask of what is not the sign.
#define SIZES \
	VPTERNLOGD $0xFF, Z5, Z5, Z5; \
	VPSRLD $1, Z5, Z5

// func peak512(dst, src, factor []float32) float32
TEXT ·peak512(SB), NOSPLIT, $0-76
	MOVQ dst_base+0(FP), DI
	MOVQ dst_len+8(FP), CX
	MOVQ src_base+24(FP), SI
	MOVQ factor_base+48(FP), BX
	SHLQ $2, CX
	SIZES
	VXORPS X6, X6, X6
	XORQ AX, AX
	JMP  test
next:
	VMOVUPS (SI)(AX*1), Z0
	VMULPS  (BX)(AX*1), Z0, Z0
	VMOVUPS Z0, (DI)(AX*1)
	VPANDD  Z5, Z0, Z0
	VMAXPS  Z6, Z0, Z6
	ADDQ    $BYTES, AX
test:
	CMPQ AX, CX
	JLT  next
	FOLD(VMAXPS)
	VMOVSS X6, ret+72(FP)
	VZEROUPPER
	RET

// func affine512(dst, src, gain, bias []float32, scale float32)
TEXT ·affine512(SB), NOSPLIT, $0-100
	MOVQ dst_base+0(FP), DI
	MOVQ dst_len+8(FP), CX
	MOVQ src_base+24(FP), SI
	MOVQ gain_base+48(FP), BX
	MOVQ bias_base+72(FP), DX
	VBROADCASTSS scale+96(FP), Z1
	SHLQ $2, CX
	XORQ AX, AX
	JMP  test
next:
	VMULPS  (SI)(AX*1), Z1, Z0
	VMULPS  (BX)(AX*1), Z0, Z0
	VADDPS  (DX)(AX*1), Z0, Z0
	VMOVUPS Z0, (DI)(AX*1)
	ADDQ    $BYTES, AX
test:
	CMPQ AX, CX
	JLT  next
	VZEROUPPER
	RET

// func residual512(dst, src, bias []float32, scale float32) float32
TEXT ·residual512(SB), NOSPLIT, $0-84
	MOVQ dst_base+0(FP), DI
	MOVQ dst_len+8(FP), CX
	MOVQ src_base+24(FP), SI
	MOVQ bias_base+48(FP), BX
	VBROADCASTSS scale+72(FP), Z1
	SHLQ $2, CX
	VXORPS X6, X6, X6
	XORQ AX, AX
	JMP  test
next:
	VMULPS  (SI)(AX*1), Z1, Z0
	VADDPS  (BX)(AX*1), Z0, Z0
	VADDPS  (DI)(AX*1), Z0, Z0
	VMOVUPS Z0, (DI)(AX*1)
	VADDPS  Z0, Z6, Z6
	ADDQ    $BYTES, AX
test:
	CMPQ AX, CX
	JLT  next
	FOLD(VADDPS)
	VMOVSS X6, ret+80(FP)
	VZEROUPPER
	RET

// func center512(dst []float32, mean float32) float32
TEXT ·center512(SB), NOSPLIT, $0-36
	MOVQ dst_base+0(FP), DI
	MOVQ dst_len+8(FP), CX
	VBROADCASTSS mean+24(FP), Z1
	SHLQ $2, CX
	VXORPS X6, X6, X6
	XORQ AX, AX
	JMP  test
next:
	VMOVUPS (DI)(AX*1), Z0
	VSUBPS  Z1, Z0, Z0
	VMOVUPS Z0, (DI)(AX*1)
	VMULPS  Z0, Z0, Z0
	VADDPS  Z0, Z6, Z6
	ADDQ    $BYTES, AX
test:
	CMPQ AX, CX
	JLT  next
	FOLD(VADDPS)
	VMOVSS X6, ret+32(FP)
	VZEROUPPER
	RET

// func gelu512(dst, src, bias []float32, scale float32) float32
TEXT ·gelu512(SB), NOSPLIT, $0-84
	MOVQ dst_base+0(FP), DI
	MOVQ dst_len+8(FP), CX
	MOVQ src_base+24(FP), SI
	MOVQ bias_base+48(FP), BX
	VBROADCASTSS scale+72(FP), Z5
	VBROADCASTSS ·lowest(SB), Z6
	CONSTANTS
	SHLQ $2, CX
	XORQ AX, AX
	JMP  test
next:
	VMULPS  (SI)(AX*1), Z5, Z0
	VADDPS  (BX)(AX*1), Z0, Z0
	VMULPS  Z0, Z0, Z1
	VMULPS  CUBIC, Z1, Z1
	VADDPS  LINEAR, Z1, Z1
	VMULPS  Z0, Z1, Z1
	SIGMOID(Z1, Z2, Z3, Z4)
	VMULPS  Z0, Z1, Z0
	VMOVUPS Z0, (DI)(AX*1)
	VMAXPS  Z6, Z0, Z6
	ADDQ    $BYTES, AX
test:
	CMPQ AX, CX
	JLT  next
	FOLD(VMAXPS)
	VMOVSS X6, ret+80(FP)
	VZEROUPPER
	RET

// func quantizeUp512(dst []uint8, src []float32, inverse float32)
TEXT ·quantizeUp512(SB), NOSPLIT, $0-52
	MOVQ dst_base+0(FP), DI
	MOVQ dst_len+8(FP), CX
	MOVQ src_base+24(FP), SI
	VBROADCASTSS inverse+48(FP), Z1
	VBROADCASTSS ·constants+576(SB), Z2
	VBROADCASTSS ·constants+608(SB), Z3
	VBROADCASTSS ·constants+640(SB), Z4
	JMP  test
next:
	VMULPS  (SI), Z1, Z0
	VMAXPS  Z2, Z0, Z0
	VMINPS  Z3, Z0, Z0
	VADDPS  Z4, Z0, Z0
	VPMOVDB Z0, (DI)
	ADDQ    $64, SI
	ADDQ    $16, DI
test:
	SUBQ $16, CX
	JGE  next
	VZEROUPPER
	RET

// func weigh512(dst []uint8, src []float32, top, scale float32) int32
TEXT ·weigh512(SB), NOSPLIT, $0-60
	MOVQ dst_base+0(FP), DI
	MOVQ dst_len+8(FP), CX
	MOVQ src_base+24(FP), SI
	VBROADCASTSS top+48(FP), Z4
	VBROADCASTSS scale+52(FP), Z5
	CONSTANTS
	VPXORD Z6, Z6, Z6
	JMP  test
next:
	VMOVUPS (SI), Z0
	VSUBPS  Z4, Z0, Z0
	VMULPS  Z5, Z0, Z0
	EXP(Z0, Z1, Z2, Z3)
	VMULPS  FULL, Z0, Z0
	VADDPS  MAGIC, Z0, Z0
	VPSUBD  MAGIC, Z0, Z0
	VPADDD  Z0, Z6, Z6
	VPMOVDB Z0, (DI)
	ADDQ    $64, SI
	ADDQ    $16, DI
test:
	SUBQ $16, CX
	JGE  next
	FOLD(VPADDD)
	VMOVD X6, AX
	MOVL  AX, ret+56(FP)
	VZEROUPPER
	RET

// func highest512(src []float32) float32
TEXT ·highest512(SB), NOSPLIT, $0-28
	MOVQ src_base+0(FP), SI
	MOVQ src_len+8(FP), CX
	VBROADCASTSS ·lowest(SB), Z6
	JMP  test
next:
	VMOVUPS (SI), Z0
	VMAXPS  Z6, Z0, Z6
	ADDQ    $64, SI
test:
	SUBQ $16, CX
	JGE  next
	FOLD(VMAXPS)
	VMOVSS X6, ret+24(FP)
	VZEROUPPER
	RET

// func widen512(dst, src []float32)
TEXT ·widen512(SB), NOSPLIT, $0-48
	MOVQ dst_base+0(FP), DI
	MOVQ dst_len+8(FP), CX
	MOVQ src_base+24(FP), SI
	SIZES
	JMP  test
next:
	VPANDD  (SI), Z5, Z0
	VMAXPS  (DI), Z0, Z0
	VMOVUPS Z0, (DI)
	ADDQ    $64, SI
	ADDQ    $64, DI
test:
	SUBQ $16, CX
	JGE  next
	VZEROUPPER
	RET
