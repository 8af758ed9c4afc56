// The cells of LSTMs, one body for both widths of vectors. The including file says what the constants are, how many BYTES a vector
// has, and how to BOUND a vector and to write CODES. The operations and their order are those of cell.go; note that VSUBPS and
// VDIVPS name the second operand first.

// POWER sets x to power(x); it uses V5 and V6.
#define POWER(x) \
	BOUND(LEAST, MOST, x); \
	VADDPS MAGIC, x, V5; \
	VSUBPS MAGIC, V5, V6; \
	VSUBPS V6, x, x; \
	VMULPS POWER3, x, V6; \
	VADDPS POWER2, V6, V6; \
	VMULPS x, V6, V6; \
	VADDPS POWER1, V6, V6; \
	VMULPS x, V6, V6; \
	VADDPS ONE, V6, V6; \
	VPSLLD $23, V5, V5; \
	VPADDD V5, V6, x

// GATE sets x to the power of factor times a vector of gates.
#define GATE(gates, factor, x) \
	VMULPS (gates)(AX*1), factor, x; \
	POWER(x)

// CELL is a step of a vector; AX counts bytes.
#define CELL \
	GATE(R8, SIGMOID, V0); \
	GATE(R10, TANH, V1); \
	GATE(R9, SIGMOID, V2); \
	GATE(R11, SIGMOID, V3); \
	VADDPS ONE, V0, V0; \
	VADDPS ONE, V1, V4; \
	VADDPS ONE, V2, V2; \
	VSUBPS V1, ONE, V1; \
	VMULPS V4, V0, V0; \
	VMULPS V2, V1, V1; \
	VMULPS V0, V2, V2; \
	VMULPS (SI)(AX*1), V0, V0; \
	VADDPS V1, V0, V0; \
	VDIVPS V2, V0, V0; \
	OUTPUT

// COUPLED is CELL with coupled gates.
#define COUPLED \
	GATE(R8, SIGMOID, V0); \
	GATE(R10, TANH, V1); \
	GATE(R11, SIGMOID, V3); \
	VMULPS (SI)(AX*1), V0, V2; \
	VADDPS ONE, V0, V0; \
	VADDPS ONE, V1, V4; \
	VSUBPS V1, ONE, V1; \
	VMULPS V4, V2, V2; \
	VMULPS V4, V0, V0; \
	VADDPS V1, V2, V2; \
	VDIVPS V0, V2, V0; \
	OUTPUT

// OUTPUT writes c, which is V0 before it is bounded, h and the codes; V3 is the power of the gate out.
#define OUTPUT \
	BOUND(CLEAST, CMOST, V0); \
	VMOVUPS V0, (SI)(AX*1); \
	VMULPS TANH, V0, V0; \
	POWER(V0); \
	VADDPS ONE, V3, V3; \
	VADDPS ONE, V0, V4; \
	VSUBPS V0, ONE, V0; \
	VMULPS V4, V3, V3; \
	VDIVPS V3, V0, V0; \
	VMOVUPS V0, (DI)(AX*1); \
	VMULPS INVERSE, V0, V0; \
	VMAXPS LOWEST, V0, V0; \
	VMINPS HIGHEST, V0, V0; \
	VADDPS ORIGIN, V0, V0; \
	CODES; \
	ADDQ $BYTES, AX

// ARGS reads the arguments; the caller finds the blocks of gates from R8 on, DX values apart.
#define ARGS \
	MOVQ h_base+0(FP), DI; \
	MOVQ h_len+8(FP), CX; \
	MOVQ c_base+24(FP), SI; \
	MOVQ gates_base+48(FP), R8; \
	MOVQ codes_base+72(FP), R12; \
	MOVQ block+96(FP), DX; \
	VBROADCASTSS inverse+104(FP), INVERSE; \
	SHLQ $2, CX; \
	XORQ AX, AX

// EACH runs STEP for each vector of units.
#define EACH(NEXT, TEST, STEP) \
	CONSTANTS; \
	JMP TEST; \
NEXT: \
	STEP; \
TEST: \
	CMPQ AX, CX; \
	JLT NEXT; \
	VZEROUPPER; \
	RET

// CELLS is a function of four blocks of gates, COUPLEDS one of three.
#define CELLS(NEXT, TEST) \
	ARGS; \
	LEAQ (R8)(DX*4), R9; \
	LEAQ (R9)(DX*4), R10; \
	LEAQ (R10)(DX*4), R11; \
	EACH(NEXT, TEST, CELL)

#define COUPLEDS(NEXT, TEST) \
	ARGS; \
	LEAQ (R8)(DX*4), R10; \
	LEAQ (R10)(DX*4), R11; \
	EACH(NEXT, TEST, COUPLED)
