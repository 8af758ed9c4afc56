#include "textflag.h"

#define BYTES 32
#define V0 Y0
#define V1 Y1
#define V2 Y2
#define V3 Y3
#define V4 Y4
#define V5 Y5
#define V6 Y6
#define SIGMOID Y8
#define TANH Y9
#define LEAST ·cellConstants+64(SB)
#define MOST ·cellConstants+96(SB)
#define MAGIC Y10
#define POWER3 Y11
#define POWER2 Y12
#define POWER1 Y13
#define ONE Y14
#define CLEAST ·cellConstants+288(SB)
#define CMOST ·cellConstants+320(SB)
#define LOWEST ·cellConstants+352(SB)
#define HIGHEST ·cellConstants+384(SB)
#define ORIGIN ·cellConstants+416(SB)
#define INVERSE Y15

#define CONSTANTS \
	VMOVUPS ·cellConstants+0(SB), SIGMOID; \
	VMOVUPS ·cellConstants+32(SB), TANH; \
	VMOVUPS ·cellConstants+128(SB), MAGIC; \
	VMOVUPS ·cellConstants+160(SB), POWER3; \
	VMOVUPS ·cellConstants+192(SB), POWER2; \
	VMOVUPS ·cellConstants+224(SB), POWER1; \
	VMOVUPS ·cellConstants+256(SB), ONE

#define BOUND(least, most, x) \
	VMAXPS least, x, x; \
	VMINPS most, x, x

// CODES cuts off what lies above a code in 32 bits, which is the exponent.
#define CODES \
	VPSLLD $24, Y0, Y0; \
	VPSRLD $24, Y0, Y0; \
	VEXTRACTI128 $1, Y0, X1; \
	VPACKUSDW X1, X0, X0; \
	VPACKUSWB X0, X0, X0; \
	VMOVQ X0, (R12); \
	ADDQ $8, R12

#include "cell_amd64.h"

// func cell256(h, c, gates []float32, codes []uint8, block int, inverse float32)
TEXT ·cell256(SB), NOSPLIT, $0-108
	CELLS(next, test)

// func coupled256(h, c, gates []float32, codes []uint8, block int, inverse float32)
TEXT ·coupled256(SB), NOSPLIT, $0-108
	COUPLEDS(next, test)
