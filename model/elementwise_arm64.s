#include "textflag.h"
#include "instructions_arm64.h"

// Elementwise functions on NEON. The operations and their order are those of floats.go and elementwise.go; FMAXNM and
// FMINNM give the constant where x is NaN. V16 to V27 and V29 to V31 hold the constants in the order of the table.

#define CONSTANTS \
	TABLE(·constants); \
	VLD1R.P (R9)(R10), [V29.S4]; \
	VLD1R.P (R9)(R10), [V30.S4]; \
	VLD1R.P (R9)(R10), [V31.S4]

// EXP sets register x, which is vx, to Exp(x); it uses V2 to V4.
#define EXP(x, vx) \
	FMAXNM(x, x, 16); \
	FMINNM(x, x, 17); \
	FMUL(2, x, 18); \
	FADD(2, 2, 19); \
	FSUB(3, 2, 19); \
	FMUL(4, 3, 20); \
	FSUB(x, x, 4); \
	FMUL(3, 3, 21); \
	FSUB(x, x, 3); \
	FMUL(3, x, 22); \
	FADD(3, 3, 23); \
	FMUL(3, 3, x); \
	FADD(3, 3, 24); \
	FMUL(3, 3, x); \
	FADD(3, 3, 25); \
	FMUL(3, 3, x); \
	FADD(3, 3, 26); \
	FMUL(4, x, x); \
	FMUL(3, 3, 4); \
	FADD(3, 3, x); \
	FADD(3, 3, 27); \
	VSHL $23, V2.S4, V2.S4; \
	VADD V2.S4, V3.S4, vx.S4

#define EACH(BODY) \
	MOVD dst_base+0(FP), R0; \
	MOVD dst_len+8(FP), R1; \
	MOVD src_base+24(FP), R2; \
	CBZ R1, done; \
	CONSTANTS; \
next: \
	VLD1.P 16(R2), [V0.S4]; \
	BODY(0, V0); \
	VST1.P [V0.S4], 16(R0); \
	SUBS $4, R1; \
	BNE next; \
done: \
	RET

// func expNEON(dst, src []float32)
TEXT ·expNEON(SB), NOSPLIT, $0-48
	EACH(EXP)

#define CODES(x) \
	FMUL(x, x, 5); \
	FMAXNM(x, x, 29); \
	FMINNM(x, x, 30); \
	FADD(x, x, 31)

// func quantizeNEON(dst []uint8, src []float32, inverse float32)
TEXT ·quantizeNEON(SB), NOSPLIT, $0-52
	MOVD  dst_base+0(FP), R0
	MOVD  dst_len+8(FP), R1
	MOVD  src_base+24(FP), R2
	FMOVS inverse+48(FP), F5
	VDUP  V5.S[0], V5.S4
	CBZ   R1, done
	CONSTANTS
next:
	VLD1.P 64(R2), [V0.S4, V1.S4, V2.S4, V3.S4]
	CODES(0)
	CODES(1)
	CODES(2)
	CODES(3)
	XTNH(0, 0)
	XTNH2(0, 1)
	XTNH(2, 2)
	XTNH2(2, 3)
	XTNB(0, 0)
	XTNB2(0, 2)
	VST1.P [V0.B16], 16(R0)
	SUBS   $16, R1
	BNE    next
done:
	RET

// func scaledNEON(dst []float32, src []int8, scale float32)
TEXT ·scaledNEON(SB), NOSPLIT, $0-52
	MOVD  dst_base+0(FP), R0
	MOVD  dst_len+8(FP), R1
	MOVD  src_base+24(FP), R2
	FMOVS scale+48(FP), F16
	VDUP  V16.S[0], V16.S4
	CBZ   R1, done
next:
	VLD1.P 16(R2), [V0.B16]
	SXTLH(1, 0)
	SXTLH2(2, 0)
	SXTLS(4, 1)
	SXTLS2(5, 1)
	SXTLS(6, 2)
	SXTLS2(7, 2)
	SCVTF(4, 4)
	SCVTF(5, 5)
	SCVTF(6, 6)
	SCVTF(7, 7)
	FMUL(4, 4, 16)
	FMUL(5, 5, 16)
	FMUL(6, 6, 16)
	FMUL(7, 7, 16)
	VLD1   (R0), [V20.S4, V21.S4, V22.S4, V23.S4]
	FADD(20, 20, 4)
	FADD(21, 21, 5)
	FADD(22, 22, 6)
	FADD(23, 23, 7)
	VST1.P [V20.S4, V21.S4, V22.S4, V23.S4], 64(R0)
	SUBS   $16, R1
	BNE    next
done:
	RET
