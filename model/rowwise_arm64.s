#include "textflag.h"
#include "instructions_arm64.h"

// The elementwise work of transformers: see rowwise.go. Registers are given by their numbers; values i to i+3 of each 16 are summed
// in V(8+i/4). V16 to V27 hold the constants in the order of the table.

#define CONSTANTS \
	TABLE(·constants)

// CONSTANT sets register v to the constant at a place of the table.
#define CONSTANT(at, v) \
	MOVD $·constants+at(SB), R9; \
	VLD1R (R9), [v.S4]

// EXP sets V0 to Exp(V0); it uses V2 to V4.
#define EXP \
	FMAXNM(0, 0, 16); \
	FMINNM(0, 0, 17); \
	FMUL(2, 0, 18); \
	FADD(2, 2, 19); \
	FSUB(3, 2, 19); \
	FMUL(4, 3, 20); \
	FSUB(0, 0, 4); \
	FMUL(3, 3, 21); \
	FSUB(0, 0, 3); \
	FMUL(3, 0, 22); \
	FADD(3, 3, 23); \
	FMUL(3, 3, 0); \
	FADD(3, 3, 24); \
	FMUL(3, 3, 0); \
	FADD(3, 3, 25); \
	FMUL(3, 3, 0); \
	FADD(3, 3, 26); \
	FMUL(4, 0, 0); \
	FMUL(3, 3, 4); \
	FADD(3, 3, 0); \
	FADD(3, 3, 27); \
	VSHL $23, V2.S4, V2.S4; \
	VADD V2.S4, V3.S4, V0.S4

// FOLD joins the values of V8 to V11 by an operation, half to half.
#define FOLD(OP) \
	OP(8, 8, 10); \
	OP(9, 9, 11); \
	OP(8, 8, 9); \
	VEXT $8, V8.B16, V8.B16, V9.B16; \
	OP(8, 8, 9); \
	VDUP V8.S[1], V9.S4; \
	OP(8, 8, 9)

#define ZERO \
	VEOR V8.B16, V8.B16, V8.B16; \
	VEOR V9.B16, V9.B16, V9.B16; \
	VEOR V10.B16, V10.B16, V10.B16; \
	VEOR V11.B16, V11.B16, V11.B16

#define LOWEST \
	MOVD $·lowest(SB), R9; \
	VLD1R (R9), [V8.S4]; \
	VMOV V8.B16, V9.B16; \
	VMOV V8.B16, V10.B16; \
	VMOV V8.B16, V11.B16

#define PEAK(top) \
	VLD1.P 16(R2), [V0.S4]; \
	VLD1.P 16(R3), [V1.S4]; \
	FMUL(0, 0, 1); \
	VST1.P [V0.S4], 16(R0); \
	FABS(0, 0); \
	FMAXNM(top, 0, top)

// func peakNEON(dst, src, factor []float32) float32
TEXT ·peakNEON(SB), NOSPLIT, $0-76
	MOVD dst_base+0(FP), R0
	MOVD dst_len+8(FP), R1
	MOVD src_base+24(FP), R2
	MOVD factor_base+48(FP), R3
	ZERO
	CBZ  R1, done
next:
	PEAK(8)
	PEAK(9)
	PEAK(10)
	PEAK(11)
	SUBS $16, R1
	BNE  next
done:
	FOLD(FMAXNM)
	FMOVS F8, ret+72(FP)
	RET

// func affineNEON(dst, src, gain, bias []float32, scale float32)
TEXT ·affineNEON(SB), NOSPLIT, $0-100
	MOVD dst_base+0(FP), R0
	MOVD dst_len+8(FP), R1
	MOVD src_base+24(FP), R2
	MOVD gain_base+48(FP), R3
	MOVD bias_base+72(FP), R4
	FMOVS scale+96(FP), F5
	VDUP V5.S[0], V5.S4
	CBZ  R1, done
next:
	VLD1.P 16(R2), [V0.S4]
	VLD1.P 16(R3), [V1.S4]
	VLD1.P 16(R4), [V2.S4]
	FMUL(0, 0, 5)
	FMUL(0, 0, 1)
	FADD(0, 0, 2)
	VST1.P [V0.S4], 16(R0)
	SUBS   $4, R1
	BNE    next
done:
	RET

#define RESIDUAL(sum) \
	VLD1.P 16(R2), [V0.S4]; \
	VLD1.P 16(R3), [V1.S4]; \
	VLD1 (R0), [V2.S4]; \
	FMUL(0, 0, 5); \
	FADD(0, 0, 1); \
	FADD(0, 2, 0); \
	VST1.P [V0.S4], 16(R0); \
	FADD(sum, sum, 0)

// func residualNEON(dst, src, bias []float32, scale float32) float32
TEXT ·residualNEON(SB), NOSPLIT, $0-84
	MOVD dst_base+0(FP), R0
	MOVD dst_len+8(FP), R1
	MOVD src_base+24(FP), R2
	MOVD bias_base+48(FP), R3
	FMOVS scale+72(FP), F5
	VDUP V5.S[0], V5.S4
	ZERO
	CBZ  R1, done
next:
	RESIDUAL(8)
	RESIDUAL(9)
	RESIDUAL(10)
	RESIDUAL(11)
	SUBS $16, R1
	BNE  next
done:
	FOLD(FADD)
	FMOVS F8, ret+80(FP)
	RET

#define CENTER(sum) \
	VLD1 (R0), [V0.S4]; \
	FSUB(0, 0, 5); \
	VST1.P [V0.S4], 16(R0); \
	FMUL(0, 0, 0); \
	FADD(sum, sum, 0)

// func centerNEON(dst []float32, mean float32) float32
TEXT ·centerNEON(SB), NOSPLIT, $0-36
	MOVD dst_base+0(FP), R0
	MOVD dst_len+8(FP), R1
	FMOVS mean+24(FP), F5
	VDUP V5.S[0], V5.S4
	ZERO
	CBZ  R1, done
next:
	CENTER(8)
	CENTER(9)
	CENTER(10)
	CENTER(11)
	SUBS $16, R1
	BNE  next
done:
	FOLD(FADD)
	FMOVS F8, ret+32(FP)
	RET

// GELU leaves x in V1, its product with the sigmoid in V1 at the end.
#define GELU(top) \
	VLD1.P 16(R2), [V1.S4]; \
	VLD1.P 16(R3), [V0.S4]; \
	FMUL(1, 1, 5); \
	FADD(1, 1, 0); \
	FMUL(0, 1, 1); \
	FMUL(0, 0, 29); \
	FADD(0, 0, 30); \
	FMUL(0, 0, 1); \
	FNEG(0, 0); \
	EXP; \
	FADD(0, 0, 27); \
	FDIV(0, 27, 0); \
	FMUL(1, 1, 0); \
	VST1.P [V1.S4], 16(R0); \
	FMAXNM(top, 1, top)

// func geluNEON(dst, src, bias []float32, scale float32) float32
TEXT ·geluNEON(SB), NOSPLIT, $0-84
	MOVD dst_base+0(FP), R0
	MOVD dst_len+8(FP), R1
	MOVD src_base+24(FP), R2
	MOVD bias_base+48(FP), R3
	FMOVS scale+72(FP), F5
	VDUP V5.S[0], V5.S4
	LOWEST
	CBZ  R1, done
	CONSTANTS
	CONSTANT(480, V29)
	CONSTANT(512, V30)
next:
	GELU(8)
	GELU(9)
	GELU(10)
	GELU(11)
	SUBS $16, R1
	BNE  next
done:
	FOLD(FMAXNM)
	FMOVS F8, ret+80(FP)
	RET

// PACK stores the low bytes of the integers in V0, V1, V6 and V7.
#define PACK \
	XTNH(0, 0); \
	XTNH2(0, 1); \
	XTNH(6, 6); \
	XTNH2(6, 7); \
	XTNB(0, 0); \
	XTNB2(0, 6); \
	VST1.P [V0.B16], 16(R0)

#define CODES(x) \
	FMUL(x, x, 5); \
	FMAXNM(x, x, 29); \
	FMINNM(x, x, 30); \
	FADD(x, x, 31)

// func quantizeUpNEON(dst []uint8, src []float32, inverse float32)
TEXT ·quantizeUpNEON(SB), NOSPLIT, $0-52
	MOVD  dst_base+0(FP), R0
	MOVD  dst_len+8(FP), R1
	MOVD  src_base+24(FP), R2
	FMOVS inverse+48(FP), F5
	VDUP  V5.S[0], V5.S4
	CONSTANT(576, V29)
	CONSTANT(608, V30)
	CONSTANT(640, V31)
	CBZ   R1, done
next:
	VLD1.P 32(R2), [V0.S4, V1.S4]
	VLD1.P 32(R2), [V6.S4, V7.S4]
	CODES(0)
	CODES(1)
	CODES(6)
	CODES(7)
	PACK
	SUBS $16, R1
	BNE  next
done:
	RET

// WEIGH leaves four codes in V0 and in register to.
#define WEIGH(to, sum) \
	VLD1.P 16(R2), [V0.S4]; \
	FSUB(0, 0, 5); \
	FMUL(0, 0, 12); \
	EXP; \
	FMUL(0, 0, 31); \
	FADD(0, 0, 19); \
	VSUB V19.S4, V0.S4, V0.S4; \
	VADD V0.S4, sum.S4, sum.S4; \
	VMOV V0.B16, to.B16

// func weighNEON(dst []uint8, src []float32, top, scale float32) int32
TEXT ·weighNEON(SB), NOSPLIT, $0-60
	MOVD  dst_base+0(FP), R0
	MOVD  dst_len+8(FP), R1
	MOVD  src_base+24(FP), R2
	FMOVS top+48(FP), F5
	VDUP  V5.S[0], V5.S4
	FMOVS scale+52(FP), F12
	VDUP  V12.S[0], V12.S4
	ZERO
	CBZ   R1, done
	CONSTANTS
	CONSTANT(544, V31)
next:
	WEIGH(V13, V8)
	WEIGH(V1, V9)
	WEIGH(V6, V10)
	WEIGH(V7, V11)
	VMOV V13.B16, V0.B16
	PACK
	SUBS $16, R1
	BNE  next
done:
	FOLD(ADDS4)
	FMOVS F8, ret+56(FP)
	RET

// func highestNEON(src []float32) float32
TEXT ·highestNEON(SB), NOSPLIT, $0-28
	MOVD src_base+0(FP), R2
	MOVD src_len+8(FP), R1
	LOWEST
	CBZ  R1, done
next:
	VLD1.P 64(R2), [V0.S4, V1.S4, V2.S4, V3.S4]
	FMAXNM(8, 0, 8)
	FMAXNM(9, 1, 9)
	FMAXNM(10, 2, 10)
	FMAXNM(11, 3, 11)
	SUBS $16, R1
	BNE  next
done:
	FOLD(FMAXNM)
	FMOVS F8, ret+24(FP)
	RET

// func widenNEON(dst, src []float32)
TEXT ·widenNEON(SB), NOSPLIT, $0-48
	MOVD dst_base+0(FP), R0
	MOVD dst_len+8(FP), R1
	MOVD src_base+24(FP), R2
	CBZ  R1, done
next:
	VLD1.P 16(R2), [V0.S4]
	VLD1   (R0), [V1.S4]
	FABS(0, 0)
	FMAXNM(0, 0, 1)
	VST1.P [V0.S4], 16(R0)
	SUBS   $4, R1
	BNE    next
done:
	RET
