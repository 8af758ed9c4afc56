#include "textflag.h"
#include "instructions_arm64.h"

// One panel of 16 outputs, four rows at a time: the sums of row r are in V(4r) to V(4r+3). Activations are in 0..127 and
// so the same as signed bytes.
//
// Registers: R0, R1 output and its stride; R2, R3 activations and their stride; R4 rows left; R7 kq;
// R8 weights; R9 corr; R10 scale; R11, R12 bias and its stride. Inside a tile R13, R14, R15 and R19 are cursors on the rows,
// R20 on the weights; R22 counts steps.

#define ARGS \
	MOVD c_base+0(FP), R0; \
	MOVD ldc+24(FP), R1; \
	LSL $2, R1; \
	MOVD a_base+32(FP), R2; \
	MOVD lda+56(FP), R3; \
	MOVD rows+64(FP), R4; \
	MOVD kq+72(FP), R7; \
	MOVD b_base+80(FP), R8; \
	MOVD corr_base+104(FP), R9; \
	MOVD scale_base+128(FP), R10; \
	MOVD bias_base+152(FP), R11; \
	MOVD ldbias+176(FP), R12; \
	LSL $2, R12

#define CORR \
	VLD1 (R9), [V0.S4, V1.S4, V2.S4, V3.S4]

#define COPY(a, b, c, d) \
	VMOV V0.B16, a.B16; \
	VMOV V1.B16, b.B16; \
	VMOV V2.B16, c.B16; \
	VMOV V3.B16, d.B16

#define WEIGHTS VLD1.P 64(R20), [V16.B16, V17.B16, V18.B16, V19.B16]

// DOTS adds the products of the weights with bytes 4i to 4i+3 of V(m), which is reg, to V(d) to V(d+3).
#define DOTS(d, m, reg, i) \
	SDOT(d, 16, m, i); \
	SDOT(d+1, 17, m, i); \
	SDOT(d+2, 18, m, i); \
	SDOT(d+3, 19, m, i)

// The sum of two products, at most 2*127*127 = 32258, fits 16 bits: see ADDP.
#define PAIRS(d, n) \
	SMULL(25, n, 24); \
	SMULL2(26, n, 24); \
	ADDP(25, 25, 26); \
	SADALP(d, 25)

#define LONGDOTS(d, m, reg, i) \
	VDUP reg.S[i], V24.S4; \
	PAIRS(d, 16); \
	PAIRS(d+1, 17); \
	PAIRS(d+2, 18); \
	PAIRS(d+3, 19)

#define OUT(d) \
	VLD1 (R11), [V20.S4, V21.S4, V22.S4, V23.S4]; \
	SCVTF(d, d); \
	SCVTF(d+1, d+1); \
	SCVTF(d+2, d+2); \
	SCVTF(d+3, d+3); \
	FMUL(d, d, 16); \
	FMUL(d+1, d+1, 17); \
	FMUL(d+2, d+2, 18); \
	FMUL(d+3, d+3, 19); \
	FADD(20, d, 20); \
	FADD(21, d+1, 21); \
	FADD(22, d+2, 22); \
	FADD(23, d+3, 23); \
	VST1 [V20.S4, V21.S4, V22.S4, V23.S4], (R0); \
	ADD R1, R0; \
	ADD R12, R11

// STEP4 and STEP1 take four or one activations of each row, those at i of V20 to V23.
#define STEP4(DOT, i) \
	WEIGHTS; \
	DOT(0, 20, V20, i); \
	DOT(4, 21, V21, i); \
	DOT(8, 22, V22, i); \
	DOT(12, 23, V23, i)

#define STEP1(DOT, i) \
	WEIGHTS; \
	DOT(0, 20, V20, i)

// GEMM is a gemmFunc for one panel.
#define GEMM(DOT) \
	ARGS; \
four: \
	CMP $4, R4; \
	BLT one; \
	CORR; \
	COPY(V4, V5, V6, V7); \
	COPY(V8, V9, V10, V11); \
	COPY(V12, V13, V14, V15); \
	MOVD R2, R13; \
	ADD R3, R13, R14; \
	ADD R3, R14, R15; \
	ADD R3, R15, R19; \
	MOVD R8, R20; \
	MOVD R7, R22; \
steps4: \
	SUBS $4, R22; \
	BLT tail4; \
	VLD1.P 16(R13), [V20.B16]; \
	VLD1.P 16(R14), [V21.B16]; \
	VLD1.P 16(R15), [V22.B16]; \
	VLD1.P 16(R19), [V23.B16]; \
	STEP4(DOT, 0); \
	STEP4(DOT, 1); \
	STEP4(DOT, 2); \
	STEP4(DOT, 3); \
	B steps4; \
tail4: \
	ADDS $4, R22; \
	BEQ end4; \
next4: \
	FMOVS.P 4(R13), F20; \
	FMOVS.P 4(R14), F21; \
	FMOVS.P 4(R15), F22; \
	FMOVS.P 4(R19), F23; \
	STEP4(DOT, 0); \
	SUBS $1, R22; \
	BNE next4; \
end4: \
	VLD1 (R10), [V16.S4, V17.S4, V18.S4, V19.S4]; \
	OUT(0); \
	OUT(4); \
	OUT(8); \
	OUT(12); \
	ADD R3<<2, R2, R2; \
	SUB $4, R4; \
	B four; \
one: \
	CBZ R4, done; \
	CORR; \
	MOVD R2, R13; \
	MOVD R8, R20; \
	MOVD R7, R22; \
next1: \
	FMOVS.P 4(R13), F20; \
	STEP1(DOT, 0); \
	SUBS $1, R22; \
	BNE next1; \
	VLD1 (R10), [V16.S4, V17.S4, V18.S4, V19.S4]; \
	OUT(0); \
	ADD R3, R2; \
	SUB $1, R4; \
	B one; \
done: \
	RET

// func gemmDot(c []float32, ldc int, a []uint8, lda, rows, kq int, b []int8, corr []int32, scale, bias []float32, ldbias int)
TEXT ·gemmDot(SB), NOSPLIT, $0-184
	GEMM(DOTS)

// func gemmNEON(c []float32, ldc int, a []uint8, lda, rows, kq int, b []int8, corr []int32, scale, bias []float32, ldbias int)
TEXT ·gemmNEON(SB), NOSPLIT, $0-184
	GEMM(LONGDOTS)
