#include "textflag.h"

// The elementwise work of transformers: see rowwise.go. Sums run in Y6 (values 0 to 7 of each 16) and Y7 (8 to 15).

#define BYTES 32
#define LEAST ·constants+0(SB)
#define MOST ·constants+32(SB)
#define LOG2E ·constants+64(SB)
#define MAGIC ·constants+96(SB)
#define LN2HI ·constants+128(SB)
#define LN2LO ·constants+160(SB)
#define POLY4 ·constants+192(SB)
#define POLY3 ·constants+224(SB)
#define POLY2 ·constants+256(SB)
#define POLY1 ·constants+288(SB)
#define POLY0 ·constants+320(SB)
#define ONE ·constants+352(SB)
#define CUBIC ·constants+480(SB)
#define LINEAR ·constants+512(SB)
#define FULL ·constants+544(SB)
#define LOWLEAST ·constants+576(SB)
#define LOWMOST ·constants+608(SB)
#define LOWORIGIN ·constants+640(SB)

#include "elementwise_amd64.h"

// FOLD joins the values of Y6 and Y7 by an operation, half to half.
#define FOLD(OP) \
	OP Y7, Y6, Y6; \
	VEXTRACTF128 $1, Y6, X7; \
	OP X7, X6, X6; \
	VPERMILPS $0x4E, X6, X7; \
	OP X7, X6, X6; \
	VPERMILPS $0xB1, X6, X7; \
	OP X7, X6, X6

#define SIZES \
	VPCMPEQD Y5, Y5, Y5; \
	VPSRLD $1, Y5, Y5

#define PEAK(at, top) \
	VMOVUPS at(SI)(AX*1), Y0; \
	VMULPS at(BX)(AX*1), Y0, Y0; \
	VMOVUPS Y0, at(DI)(AX*1); \
	VPAND Y5, Y0, Y0; \
	VMAXPS top, Y0, top

// func peak256(dst, src, factor []float32) float32
TEXT ·peak256(SB), NOSPLIT, $0-76
	MOVQ dst_base+0(FP), DI
	MOVQ dst_len+8(FP), CX
	MOVQ src_base+24(FP), SI
	MOVQ factor_base+48(FP), BX
	SHLQ $2, CX
	SIZES
	VXORPS Y6, Y6, Y6
	VXORPS Y7, Y7, Y7
	XORQ AX, AX
	JMP  test
next:
	PEAK(0, Y6)
	PEAK(32, Y7)
	ADDQ $64, AX
test:
	CMPQ AX, CX
	JLT  next
	FOLD(VMAXPS)
	VMOVSS X6, ret+72(FP)
	VZEROUPPER
	RET

// func affine256(dst, src, gain, bias []float32, scale float32)
TEXT ·affine256(SB), NOSPLIT, $0-100
	MOVQ dst_base+0(FP), DI
	MOVQ dst_len+8(FP), CX
	MOVQ src_base+24(FP), SI
	MOVQ gain_base+48(FP), BX
	MOVQ bias_base+72(FP), DX
	VBROADCASTSS scale+96(FP), Y1
	SHLQ $2, CX
	XORQ AX, AX
	JMP  test
next:
	VMULPS  (SI)(AX*1), Y1, Y0
	VMULPS  (BX)(AX*1), Y0, Y0
	VADDPS  (DX)(AX*1), Y0, Y0
	VMOVUPS Y0, (DI)(AX*1)
	ADDQ    $BYTES, AX
test:
	CMPQ AX, CX
	JLT  next
	VZEROUPPER
	RET

#define RESIDUAL(at, sum) \
	VMULPS at(SI)(AX*1), Y1, Y0; \
	VADDPS at(BX)(AX*1), Y0, Y0; \
	VADDPS at(DI)(AX*1), Y0, Y0; \
	VMOVUPS Y0, at(DI)(AX*1); \
	VADDPS Y0, sum, sum

// func residual256(dst, src, bias []float32, scale float32) float32
TEXT ·residual256(SB), NOSPLIT, $0-84
	MOVQ dst_base+0(FP), DI
	MOVQ dst_len+8(FP), CX
	MOVQ src_base+24(FP), SI
	MOVQ bias_base+48(FP), BX
	VBROADCASTSS scale+72(FP), Y1
	SHLQ $2, CX
	VXORPS Y6, Y6, Y6
	VXORPS Y7, Y7, Y7
	XORQ AX, AX
	JMP  test
next:
	RESIDUAL(0, Y6)
	RESIDUAL(32, Y7)
	ADDQ $64, AX
test:
	CMPQ AX, CX
	JLT  next
	FOLD(VADDPS)
	VMOVSS X6, ret+80(FP)
	VZEROUPPER
	RET

#define CENTER(at, sum) \
	VMOVUPS at(DI)(AX*1), Y0; \
	VSUBPS Y1, Y0, Y0; \
	VMOVUPS Y0, at(DI)(AX*1); \
	VMULPS Y0, Y0, Y0; \
	VADDPS Y0, sum, sum

// func center256(dst []float32, mean float32) float32
TEXT ·center256(SB), NOSPLIT, $0-36
	MOVQ dst_base+0(FP), DI
	MOVQ dst_len+8(FP), CX
	VBROADCASTSS mean+24(FP), Y1
	SHLQ $2, CX
	VXORPS Y6, Y6, Y6
	VXORPS Y7, Y7, Y7
	XORQ AX, AX
	JMP  test
next:
	CENTER(0, Y6)
	CENTER(32, Y7)
	ADDQ $64, AX
test:
	CMPQ AX, CX
	JLT  next
	FOLD(VADDPS)
	VMOVSS X6, ret+32(FP)
	VZEROUPPER
	RET

// func gelu256(dst, src, bias []float32, scale float32) float32
TEXT ·gelu256(SB), NOSPLIT, $0-84
	MOVQ dst_base+0(FP), DI
	MOVQ dst_len+8(FP), CX
	MOVQ src_base+24(FP), SI
	MOVQ bias_base+48(FP), BX
	VBROADCASTSS scale+72(FP), Y5
	VBROADCASTSS ·lowest(SB), Y6
	VMOVAPS Y6, Y7
	SHLQ $2, CX
	XORQ AX, AX
	JMP  test
next:
	VMULPS  (SI)(AX*1), Y5, Y0
	VADDPS  (BX)(AX*1), Y0, Y0
	VMULPS  Y0, Y0, Y1
	VMULPS  CUBIC, Y1, Y1
	VADDPS  LINEAR, Y1, Y1
	VMULPS  Y0, Y1, Y1
	SIGMOID(Y1, Y2, Y3, Y4)
	VMULPS  Y0, Y1, Y0
	VMOVUPS Y0, (DI)(AX*1)
	VMAXPS  Y6, Y0, Y6
	ADDQ    $BYTES, AX
test:
	CMPQ AX, CX
	JLT  next
	FOLD(VMAXPS)
	VMOVSS X6, ret+80(FP)
	VZEROUPPER
	RET

// PACK stores the low bytes of the integers in Y0 and Y1, all below 256.
#define PACK \
	VPACKUSDW Y1, Y0, Y0; \
	VPERMQ $0xD8, Y0, Y0; \
	VEXTRACTI128 $1, Y0, X1; \
	VPACKUSWB X1, X0, X0; \
	VMOVDQU X0, (DI)

#define CODES(at, y) \
	VMULPS at(SI), Y3, y; \
	VMAXPS LOWLEAST, y, y; \
	VMINPS LOWMOST, y, y; \
	VADDPS LOWORIGIN, y, y; \
	VPSLLD $24, y, y; \
	VPSRLD $24, y, y

// func quantizeUp256(dst []uint8, src []float32, inverse float32)
TEXT ·quantizeUp256(SB), NOSPLIT, $0-52
	MOVQ dst_base+0(FP), DI
	MOVQ dst_len+8(FP), CX
	MOVQ src_base+24(FP), SI
	VBROADCASTSS inverse+48(FP), Y3
	JMP  test
next:
	CODES(0, Y0)
	CODES(32, Y1)
	PACK
	ADDQ $64, SI
	ADDQ $16, DI
test:
	SUBQ $16, CX
	JGE  next
	VZEROUPPER
	RET

#define WEIGH(at, y, sum) \
	VMOVUPS at(SI), y; \
	VSUBPS Y8, y, y; \
	VMULPS Y9, y, y; \
	EXP(y, Y2, Y3, Y4); \
	VMULPS FULL, y, y; \
	VADDPS MAGIC, y, y; \
	VPSUBD MAGIC, y, y; \
	VPADDD y, sum, sum

// func weigh256(dst []uint8, src []float32, top, scale float32) int32
TEXT ·weigh256(SB), NOSPLIT, $0-60
	MOVQ dst_base+0(FP), DI
	MOVQ dst_len+8(FP), CX
	MOVQ src_base+24(FP), SI
	VBROADCASTSS top+48(FP), Y8
	VBROADCASTSS scale+52(FP), Y9
	VPXOR Y6, Y6, Y6
	VPXOR Y7, Y7, Y7
	JMP  test
next:
	WEIGH(0, Y0, Y6)
	WEIGH(32, Y1, Y7)
	PACK
	ADDQ $64, SI
	ADDQ $16, DI
test:
	SUBQ $16, CX
	JGE  next
	FOLD(VPADDD)
	VMOVD X6, AX
	MOVL  AX, ret+56(FP)
	VZEROUPPER
	RET

// func highest256(src []float32) float32
TEXT ·highest256(SB), NOSPLIT, $0-28
	MOVQ src_base+0(FP), SI
	MOVQ src_len+8(FP), CX
	VBROADCASTSS ·lowest(SB), Y6
	VMOVAPS Y6, Y7
	JMP  test
next:
	VMOVUPS (SI), Y0
	VMOVUPS 32(SI), Y1
	VMAXPS  Y6, Y0, Y6
	VMAXPS  Y7, Y1, Y7
	ADDQ    $64, SI
test:
	SUBQ $16, CX
	JGE  next
	FOLD(VMAXPS)
	VMOVSS X6, ret+24(FP)
	VZEROUPPER
	RET

// func widen256(dst, src []float32)
TEXT ·widen256(SB), NOSPLIT, $0-48
	MOVQ dst_base+0(FP), DI
	MOVQ dst_len+8(FP), CX
	MOVQ src_base+24(FP), SI
	SIZES
	JMP  test
next:
	VPAND   (SI), Y5, Y0
	VMAXPS  (DI), Y0, Y0
	VMOVUPS Y0, (DI)
	ADDQ    $32, SI
	ADDQ    $32, DI
test:
	SUBQ $8, CX
	JGE  next
	VZEROUPPER
	RET
