#include "textflag.h"

// Registers as in gemm_vnni_amd64.s. Row r of the tile is summed in two halves of eight outputs.

DATA ones<>+0(SB)/8, $0x0001000100010001
DATA ones<>+8(SB)/8, $0x0001000100010001
DATA ones<>+16(SB)/8, $0x0001000100010001
DATA ones<>+24(SB)/8, $0x0001000100010001
GLOBL ones<>(SB), RODATA|NOPTR, $32

// PRODUCTS runs STEP over all four-byte steps.
#define PRODUCTS(NEXT, STEP) \
	MOVQ R13, SI; \
	MOVQ b_base+80(FP), BX; \
	LEAQ (SI)(R8*2), R9; \
	ADDQ R8, R9; \
	MOVQ kq+72(FP), R11; \
NEXT: \
	STEP; \
	ADDQ $64, BX; \
	ADDQ $4, SI; \
	ADDQ $4, R9; \
	DECQ R11; \
	JNZ NEXT

#define CORR \
	MOVQ corr_base+104(FP), SI; \
	VMOVDQU (SI), Y0; \
	VMOVDQU 32(SI), Y1

// ROWAVX2 adds the products of a row's four activations with the weights in Y8 and Y9 to c0 and c1, whose numbers are n and n+1.
#define ROWAVX2(activations, n, c0, c1) \
	VPBROADCASTD activations, Y10; \
	VPMADDUBSW Y8, Y10, Y11; \
	VPMADDUBSW Y9, Y10, Y12; \
	VPMADDWD Y15, Y11, Y11; \
	VPMADDWD Y15, Y12, Y12; \
	VPADDD Y11, c0, c0; \
	VPADDD Y12, c1, c1

// VPDPBUSD in VEX form, which the assembler does not know: Yn += Y10 * Y(8+w) for n in 0 to 7.
#define DPBUSD(n, w) BYTE $0xC4; BYTE $0xC2; BYTE $0x2D; BYTE $0x50; BYTE $(0xC0 | ((n)<<3) | (w))

#define ROWVNNI(activations, n, c0, c1) \
	VPBROADCASTD activations, Y10; \
	DPBUSD(n, 0); \
	DPBUSD(n+1, 1)

#define STEP1(ROW) \
	VMOVDQU (BX), Y8; \
	VMOVDQU 32(BX), Y9; \
	ROW((SI), 0, Y0, Y1)

#define STEP4(ROW) \
	STEP1(ROW); \
	ROW((SI)(R8*1), 2, Y2, Y3); \
	ROW((SI)(R8*2), 4, Y4, Y5); \
	ROW((R9), 6, Y6, Y7)

#define SCALES \
	MOVQ scale_base+128(FP), SI; \
	VMOVUPS (SI), Y8; \
	VMOVUPS 32(SI), Y9

#define OUT(c0, c1) \
	VCVTDQ2PS c0, c0; \
	VCVTDQ2PS c1, c1; \
	VMULPS Y8, c0, c0; \
	VMULPS Y9, c1, c1; \
	VADDPS (R14), c0, c0; \
	VADDPS 32(R14), c1, c1; \
	VMOVUPS c0, (DI); \
	VMOVUPS c1, 32(DI); \
	ADDQ CX, DI; \
	ADDQ R15, R14

#define GEMM(ROW) \
	MOVQ c_base+0(FP), DI; \
	MOVQ ldc+24(FP), CX; \
	SHLQ $2, CX; \
	MOVQ a_base+32(FP), R13; \
	MOVQ lda+56(FP), R8; \
	MOVQ rows+64(FP), AX; \
	MOVQ bias_base+152(FP), R14; \
	MOVQ ldbias+176(FP), R15; \
	SHLQ $2, R15; \
	VMOVDQU ones<>(SB), Y15; \
four: \
	CMPQ AX, $4; \
	JLT one; \
	CORR; \
	VMOVDQA Y0, Y2; \
	VMOVDQA Y1, Y3; \
	VMOVDQA Y0, Y4; \
	VMOVDQA Y1, Y5; \
	VMOVDQA Y0, Y6; \
	VMOVDQA Y1, Y7; \
	PRODUCTS(next4, STEP4(ROW)); \
	SCALES; \
	OUT(Y0, Y1); \
	OUT(Y2, Y3); \
	OUT(Y4, Y5); \
	OUT(Y6, Y7); \
	LEAQ (R13)(R8*4), R13; \
	SUBQ $4, AX; \
	JMP four; \
one: \
	TESTQ AX, AX; \
	JZ done; \
	CORR; \
	PRODUCTS(next1, STEP1(ROW)); \
	SCALES; \
	OUT(Y0, Y1); \
	ADDQ R8, R13; \
	DECQ AX; \
	JMP one; \
done: \
	VZEROUPPER; \
	RET

// func gemm1AVX2(c []float32, ldc int, a []uint8, lda, rows, kq int, b []int8, corr []int32, scale, bias []float32, ldbias int)
TEXT ·gemm1AVX2(SB), NOSPLIT, $0-184
	GEMM(ROWAVX2)

// func gemm1AVXVNNI(c []float32, ldc int, a []uint8, lda, rows, kq int, b []int8, corr []int32, scale, bias []float32, ldbias int)
TEXT ·gemm1AVXVNNI(SB), NOSPLIT, $0-184
	GEMM(ROWVNNI)
