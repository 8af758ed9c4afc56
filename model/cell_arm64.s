#include "textflag.h"
#include "instructions_arm64.h"

// The cells of LSTMs on NEON. The operations and their order are those of cell.go; FMAXNM and FMINNM give the constant where x is NaN.
// V16 to V29 hold the constants in the order of the table, V30 one over the scale of the codes.

// ARGS reads the arguments; the caller finds the blocks of gates from R3 on, R8 values apart.
#define ARGS \
	MOVD h_base+0(FP), R0; \
	MOVD h_len+8(FP), R1; \
	MOVD c_base+24(FP), R2; \
	MOVD gates_base+48(FP), R3; \
	MOVD codes_base+72(FP), R7; \
	MOVD block+96(FP), R8; \
	FMOVS inverse+104(FP), F30

#define CONSTANTS \
	TABLE(·cellConstants); \
	VLD1R.P (R9)(R10), [V28.S4]; \
	VLD1R.P (R9)(R10), [V29.S4]; \
	VDUP V30.S[0], V30.S4

// POWER sets register x, which is vx, to power(x); it uses V5 and V6.
#define POWER(x, vx) \
	FMAXNM(x, x, 18); \
	FMINNM(x, x, 19); \
	FADD(5, x, 20); \
	FSUB(6, 5, 20); \
	FSUB(x, x, 6); \
	FMUL(6, x, 21); \
	FADD(6, 6, 22); \
	FMUL(6, 6, x); \
	FADD(6, 6, 23); \
	FMUL(6, 6, x); \
	FADD(6, 6, 24); \
	VSHL $23, V5.S4, V5.S4; \
	VADD V5.S4, V6.S4, vx.S4

// GATE sets register x, which is vx, to the power of a factor times a vector of gates.
#define GATE(gates, factor, x, vx) \
	VLD1.P 16(gates), [vx.S4]; \
	FMUL(x, x, factor); \
	POWER(x, vx)

// OUTPUT writes c, which is V0 before it is bounded, h and the codes; V3 is the power of the gate out.
#define OUTPUT \
	FMAXNM(0, 0, 25); \
	FMINNM(0, 0, 26); \
	VST1.P [V0.S4], 16(R2); \
	FMUL(0, 0, 17); \
	POWER(0, V0); \
	FADD(3, 3, 24); \
	FADD(4, 0, 24); \
	FSUB(0, 24, 0); \
	FMUL(3, 3, 4); \
	FDIV(0, 0, 3); \
	VST1.P [V0.S4], 16(R0); \
	FMUL(0, 0, 30); \
	FMAXNM(0, 0, 27); \
	FMINNM(0, 0, 28); \
	FADD(0, 0, 29); \
	XTNH(0, 0); \
	XTNB(0, 0); \
	VST1.P V0.S[0], 4(R7)

// func cellNEON(h, c, gates []float32, codes []uint8, block int, inverse float32)
TEXT ·cellNEON(SB), NOSPLIT, $0-108
	ARGS
	ADD R8<<2, R3, R4
	ADD R8<<2, R4, R5
	ADD R8<<2, R5, R6
	CBZ R1, done
	CONSTANTS
next:
	GATE(R3, 16, 0, V0)
	GATE(R5, 17, 1, V1)
	GATE(R4, 16, 2, V2)
	GATE(R6, 16, 3, V3)
	FADD(0, 0, 24)
	FADD(4, 1, 24)
	FADD(2, 2, 24)
	FSUB(1, 24, 1)
	FMUL(0, 0, 4)
	FMUL(1, 1, 2)
	FMUL(2, 2, 0)
	VLD1 (R2), [V4.S4]
	FMUL(0, 0, 4)
	FADD(0, 0, 1)
	FDIV(0, 0, 2)
	OUTPUT
	SUBS $4, R1
	BNE  next
done:
	RET

// func coupledNEON(h, c, gates []float32, codes []uint8, block int, inverse float32)
TEXT ·coupledNEON(SB), NOSPLIT, $0-108
	ARGS
	ADD R8<<2, R3, R5
	ADD R8<<2, R5, R6
	CBZ R1, done
	CONSTANTS
next:
	GATE(R3, 16, 0, V0)
	GATE(R5, 17, 1, V1)
	GATE(R6, 16, 3, V3)
	VLD1 (R2), [V2.S4]
	FMUL(2, 2, 0)
	FADD(0, 0, 24)
	FADD(4, 1, 24)
	FSUB(1, 24, 1)
	FMUL(2, 2, 4)
	FMUL(0, 0, 4)
	FADD(2, 2, 1)
	FDIV(0, 2, 0)
	OUTPUT
	SUBS $4, R1
	BNE  next
done:
	RET
