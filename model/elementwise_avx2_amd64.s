#include "textflag.h"

#define BYTES 32
#define V0 Y0
#define V1 Y1
#define V2 Y2
#define V3 Y3
#define V4 Y4
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
#define LOWEST ·constants+384(SB)
#define HIGHEST ·constants+416(SB)
#define ORIGIN ·constants+448(SB)

#include "elementwise_amd64.h"

// func exp256(dst, src []float32)
TEXT ·exp256(SB), NOSPLIT, $0-48
	EACH(next, done, EXP)

// CODES sets y to eight codes in 32 bits each, above which the exponent remains.
#define CODES(at, y) \
	VMULPS at(SI), Y3, y; \
	VMAXPS LOWEST, y, y; \
	VMINPS HIGHEST, y, y; \
	VADDPS ORIGIN, y, y; \
	VPSLLD $24, y, y; \
	VPSRLD $24, y, y

// func quantize256(dst []uint8, src []float32, inverse float32)
TEXT ·quantize256(SB), NOSPLIT, $0-52
	MOVQ dst_base+0(FP), DI
	MOVQ src_base+24(FP), SI
	MOVQ dst_len+8(FP), CX
	VBROADCASTSS inverse+48(FP), Y3
	JMP  test
next:
	CODES(0, Y0)
	CODES(32, Y1)
	VPACKUSDW    Y1, Y0, Y0
	VPERMQ       $0xD8, Y0, Y0
	VEXTRACTI128 $1, Y0, X1
	VPACKUSWB    X1, X0, X0
	VMOVDQU      X0, (DI)
	ADDQ         $64, SI
	ADDQ         $16, DI
test:
	SUBQ $16, CX
	JGE  next
	VZEROUPPER
	RET

// func scaled256(dst []float32, src []int8, scale float32)
TEXT ·scaled256(SB), NOSPLIT, $0-52
	MOVQ dst_base+0(FP), DI
	MOVQ src_base+24(FP), SI
	MOVQ dst_len+8(FP), CX
	VBROADCASTSS scale+48(FP), Y1
	JMP  test
next:
	VPMOVSXBD (SI), Y0
	VCVTDQ2PS Y0, Y0
	VMULPS    Y1, Y0, Y0
	VADDPS    (DI), Y0, Y0
	VMOVUPS   Y0, (DI)
	ADDQ      $8, SI
	ADDQ      $32, DI
test:
	SUBQ $8, CX
	JGE  next
	VZEROUPPER
	RET
