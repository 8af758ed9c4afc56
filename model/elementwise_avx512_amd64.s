#include "textflag.h"

#define BYTES 64
#define V0 Z0
#define V1 Z1
#define V2 Z2
#define V3 Z3
#define V4 Z4
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
#define LOWEST Z29
#define HIGHEST Z30
#define ORIGIN Z31

// Z16 to Z27 and Z29 to Z31 hold the constants in the order of the table.
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
	VBROADCASTSS ·constants+384(SB), Z29; \
	VBROADCASTSS ·constants+416(SB), Z30; \
	VBROADCASTSS ·constants+448(SB), Z31

#include "elementwise_amd64.h"

// func exp512(dst, src []float32)
TEXT ·exp512(SB), NOSPLIT, $0-48
	CONSTANTS
	EACH(next, done, EXP)

// func quantize512(dst []uint8, src []float32, inverse float32)
TEXT ·quantize512(SB), NOSPLIT, $0-52
	VBROADCASTSS ·constants+384(SB), LOWEST
	VBROADCASTSS ·constants+416(SB), HIGHEST
	VBROADCASTSS ·constants+448(SB), ORIGIN
	MOVQ dst_base+0(FP), DI
	MOVQ src_base+24(FP), SI
	MOVQ dst_len+8(FP), CX
	VBROADCASTSS inverse+48(FP), Z1
	JMP  test
next:
	VMULPS  (SI), Z1, Z0
	VMAXPS  LOWEST, Z0, Z0
	VMINPS  HIGHEST, Z0, Z0
	VADDPS  ORIGIN, Z0, Z0
	VPMOVDB Z0, (DI)
	ADDQ    $64, SI
	ADDQ    $16, DI
test:
	SUBQ $16, CX
	JGE  next
	VZEROUPPER
	RET

// func scaled512(dst []float32, src []int8, scale float32)
TEXT ·scaled512(SB), NOSPLIT, $0-52
	MOVQ dst_base+0(FP), DI
	MOVQ src_base+24(FP), SI
	MOVQ dst_len+8(FP), CX
	VBROADCASTSS scale+48(FP), Z1
	JMP  test
next:
	VPMOVSXBD (SI), Z0
	VCVTDQ2PS Z0, Z0
	VMULPS    Z1, Z0, Z0
	VADDPS    (DI), Z0, Z0
	VMOVUPS   Z0, (DI)
	ADDQ      $16, SI
	ADDQ      $64, DI
test:
	SUBQ $16, CX
	JGE  next
	VZEROUPPER
	RET
