#include "textflag.h"

#define BYTES 64
#define V0 Z0
#define V1 Z1
#define V2 Z2
#define V3 Z3
#define V4 Z4
#define V5 Z5
#define V6 Z6
#define SIGMOID Z16
#define TANH Z17
#define MOST Z19
#define MAGIC Z20
#define POWER3 Z21
#define POWER2 Z22
#define POWER1 Z23
#define ONE Z24
#define CMOST Z26
#define LOWEST Z27
#define HIGHEST Z28
#define ORIGIN Z29
#define INVERSE Z30

// Z16 to Z29 hold the constants in the order of the table, but for the lower bounds.
#define CONSTANTS \
	VBROADCASTSS ·cellConstants+0(SB), Z16; \
	VBROADCASTSS ·cellConstants+32(SB), Z17; \
	VBROADCASTSS ·cellConstants+96(SB), Z19; \
	VBROADCASTSS ·cellConstants+128(SB), Z20; \
	VBROADCASTSS ·cellConstants+160(SB), Z21; \
	VBROADCASTSS ·cellConstants+192(SB), Z22; \
	VBROADCASTSS ·cellConstants+224(SB), Z23; \
	VBROADCASTSS ·cellConstants+256(SB), Z24; \
	VBROADCASTSS ·cellConstants+320(SB), Z26; \
	VBROADCASTSS ·cellConstants+352(SB), Z27; \
	VBROADCASTSS ·cellConstants+384(SB), Z28; \
	VBROADCASTSS ·cellConstants+416(SB), Z29

// BOUND gives x the lesser size of x and most, and its own sign.
#define BOUND(least, most, x) VRANGEPS $2, most, x, x

#define CODES \
	VPMOVDB V0, (R12); \
	ADDQ $16, R12

#include "cell_amd64.h"

// func cell512(h, c, gates []float32, codes []uint8, block int, inverse float32)
TEXT ·cell512(SB), NOSPLIT, $0-108
	CELLS(next, test)

// func coupled512(h, c, gates []float32, codes []uint8, block int, inverse float32)
TEXT ·coupled512(SB), NOSPLIT, $0-108
	COUPLEDS(next, test)
