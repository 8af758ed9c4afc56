#include "textflag.h"
#include "gemm512_amd64.h"

// Other registers of both functions: R13 first row of the tile, SI and R9 cursors on rows 0 and 3 of the tile, BX and R10
// cursors on panels 0 and 3, R11 counter of steps.

// PRODUCTS runs STEP over all four-byte steps.
#define PRODUCTS(NEXT, STEP) \
	MOVQ R13, SI; \
	MOVQ b_base+80(FP), BX; \
	LEAQ (BX)(DX*2), R10; \
	ADDQ DX, R10; \
	LEAQ (SI)(R8*2), R9; \
	ADDQ R8, R9; \
	MOVQ kq+72(FP), R11; \
NEXT: \
	STEP; \
	ADDQ $64, BX; \
	ADDQ $64, R10; \
	ADDQ $4, SI; \
	ADDQ $4, R9; \
	DECQ R11; \
	JNZ NEXT

#define COPY4(c0, c1, c2, c3) \
	VMOVDQA32 Z0, c0; \
	VMOVDQA32 Z1, c1; \
	VMOVDQA32 Z2, c2; \
	VMOVDQA32 Z3, c3

#define WEIGHTS4 \
	VMOVDQU32 (BX), Z24; \
	VMOVDQU32 (BX)(DX*1), Z25; \
	VMOVDQU32 (BX)(DX*2), Z26; \
	VMOVDQU32 (R10), Z27

#define ROW4(activations, c0, c1, c2, c3) \
	VPBROADCASTD activations, Z28; \
	VPDPBUSD Z24, Z28, c0; \
	VPDPBUSD Z25, Z28, c1; \
	VPDPBUSD Z26, Z28, c2; \
	VPDPBUSD Z27, Z28, c3

#define OUT4(c0, c1, c2, c3) \
	OUT(c0, Z24, 0); \
	OUT(c1, Z25, 64); \
	OUT(c2, Z26, 128); \
	OUT(c3, Z27, 192); \
	ADDQ CX, DI; \
	ADDQ R15, R14

#define STEP1X4 \
	WEIGHTS4; \
	ROW4((SI), Z0, Z1, Z2, Z3)

#define STEP2X4 \
	STEP1X4; \
	ROW4((SI)(R8*1), Z4, Z5, Z6, Z7)

#define STEP4X4 \
	STEP2X4; \
	ROW4((SI)(R8*2), Z8, Z9, Z10, Z11); \
	ROW4((R9), Z12, Z13, Z14, Z15)

#define STEP6X4 \
	STEP4X4; \
	ROW4((R9)(R8*1), Z16, Z17, Z18, Z19); \
	ROW4((R9)(R8*2), Z20, Z21, Z22, Z23)

// func gemm4VNNI(c []float32, ldc int, a []uint8, lda, rows, kq int, b []int8, corr []int32, scale, bias []float32, ldbias int)
TEXT ·gemm4VNNI(SB), NOSPLIT, $0-184
	ARGS
six:
	CMPQ AX, $6
	JLT  four
	CORR4(Z0, Z1, Z2, Z3)
	COPY4(Z4, Z5, Z6, Z7)
	COPY4(Z8, Z9, Z10, Z11)
	COPY4(Z12, Z13, Z14, Z15)
	COPY4(Z16, Z17, Z18, Z19)
	COPY4(Z20, Z21, Z22, Z23)
	PRODUCTS(next6, STEP6X4)
	SCALES4
	OUT4(Z0, Z1, Z2, Z3)
	OUT4(Z4, Z5, Z6, Z7)
	OUT4(Z8, Z9, Z10, Z11)
	OUT4(Z12, Z13, Z14, Z15)
	OUT4(Z16, Z17, Z18, Z19)
	OUT4(Z20, Z21, Z22, Z23)
	LEAQ (R13)(R8*4), R13
	LEAQ (R13)(R8*2), R13
	SUBQ $6, AX
	JMP  six
four:
	CMPQ AX, $4
	JLT  two
	CORR4(Z0, Z1, Z2, Z3)
	COPY4(Z4, Z5, Z6, Z7)
	COPY4(Z8, Z9, Z10, Z11)
	COPY4(Z12, Z13, Z14, Z15)
	PRODUCTS(next4, STEP4X4)
	SCALES4
	OUT4(Z0, Z1, Z2, Z3)
	OUT4(Z4, Z5, Z6, Z7)
	OUT4(Z8, Z9, Z10, Z11)
	OUT4(Z12, Z13, Z14, Z15)
	LEAQ (R13)(R8*4), R13
	SUBQ $4, AX
two:
	CMPQ AX, $2
	JLT  one
	CORR4(Z0, Z1, Z2, Z3)
	COPY4(Z4, Z5, Z6, Z7)
	PRODUCTS(next2, STEP2X4)
	SCALES4
	OUT4(Z0, Z1, Z2, Z3)
	OUT4(Z4, Z5, Z6, Z7)
	LEAQ (R13)(R8*2), R13
	SUBQ $2, AX
one:
	TESTQ AX, AX
	JZ    done
	CORR4(Z0, Z1, Z2, Z3)
	PRODUCTS(next1, STEP1X4)
	SCALES4
	OUT4(Z0, Z1, Z2, Z3)
done:
	VZEROUPPER
	RET

#define CORR1 \
	MOVQ corr_base+104(FP), SI; \
	VMOVDQU32 (SI), Z0

#define SCALES1 \
	MOVQ scale_base+128(FP), SI; \
	VMOVUPS (SI), Z24

#define OUT1(c) \
	OUT(c, Z24, 0); \
	ADDQ CX, DI; \
	ADDQ R15, R14

#define ROW1(activations, c) \
	VPBROADCASTD activations, Z28; \
	VPDPBUSD Z24, Z28, c

#define STEP1X1 \
	VMOVDQU32 (BX), Z24; \
	ROW1((SI), Z0)

#define STEP6X1 \
	STEP1X1; \
	ROW1((SI)(R8*1), Z4); \
	ROW1((SI)(R8*2), Z8); \
	ROW1((R9), Z12); \
	ROW1((R9)(R8*1), Z16); \
	ROW1((R9)(R8*2), Z20)

// func gemm1VNNI(c []float32, ldc int, a []uint8, lda, rows, kq int, b []int8, corr []int32, scale, bias []float32, ldbias int)
TEXT ·gemm1VNNI(SB), NOSPLIT, $0-184
	ARGS
six:
	CMPQ AX, $6
	JLT  one
	CORR1
	VMOVDQA32 Z0, Z4
	VMOVDQA32 Z0, Z8
	VMOVDQA32 Z0, Z12
	VMOVDQA32 Z0, Z16
	VMOVDQA32 Z0, Z20
	PRODUCTS(next6, STEP6X1)
	SCALES1
	OUT1(Z0)
	OUT1(Z4)
	OUT1(Z8)
	OUT1(Z12)
	OUT1(Z16)
	OUT1(Z20)
	LEAQ (R13)(R8*4), R13
	LEAQ (R13)(R8*2), R13
	SUBQ $6, AX
	JMP  six
one:
	TESTQ AX, AX
	JZ    done
	CORR1
	PRODUCTS(next1, STEP1X1)
	SCALES1
	OUT1(Z0)
	ADDQ R8, R13
	DECQ AX
	JMP  one
done:
	VZEROUPPER
	RET
