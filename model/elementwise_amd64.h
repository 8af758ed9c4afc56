// Elementwise functions, one body for both widths of vectors. The including file says what V0 to V4 and the constants are
// and how many BYTES a vector has. The operations and their order are those of floats.go and elementwise.go; note
// that VMAXPS and VMINPS give the constant where x is NaN, and that VSUBPS and VDIVPS name the second operand first.

// EXP sets x to Exp(x); it uses t, u and v.
#define EXP(x, t, u, v) \
	VMAXPS LEAST, x, x; \
	VMINPS MOST, x, x; \
	VMULPS LOG2E, x, t; \
	VADDPS MAGIC, t, t; \
	VSUBPS MAGIC, t, u; \
	VMULPS LN2HI, u, v; \
	VSUBPS v, x, x; \
	VMULPS LN2LO, u, u; \
	VSUBPS u, x, x; \
	VMULPS POLY4, x, u; \
	VADDPS POLY3, u, u; \
	VMULPS x, u, u; \
	VADDPS POLY2, u, u; \
	VMULPS x, u, u; \
	VADDPS POLY1, u, u; \
	VMULPS x, u, u; \
	VADDPS POLY0, u, u; \
	VMULPS x, x, v; \
	VMULPS v, u, u; \
	VADDPS x, u, u; \
	VADDPS ONE, u, u; \
	VPSLLD $23, t, t; \
	VPADDD t, u, x

#define SIGMOID(x, t, u, v) \
	VXORPS v, v, v; \
	VSUBPS x, v, x; \
	EXP(x, t, u, v); \
	VADDPS ONE, x, x; \
	VMOVUPS ONE, v; \
	VDIVPS x, v, x

// EACH runs BODY for each vector of src (SI) and writes V0 to dst (DI); AX counts bytes.
#define EACH(NEXT, DONE, BODY) \
	MOVQ dst_base+0(FP), DI; \
	MOVQ src_base+24(FP), SI; \
	MOVQ dst_len+8(FP), CX; \
	SHLQ $2, CX; \
	JZ DONE; \
	XORQ AX, AX; \
NEXT: \
	VMOVUPS (SI)(AX*1), V0; \
	BODY(V0, V1, V2, V3); \
	VMOVUPS V0, (DI)(AX*1); \
	ADDQ $BYTES, AX; \
	CMPQ AX, CX; \
	JLT NEXT; \
DONE: \
	VZEROUPPER; \
	RET
