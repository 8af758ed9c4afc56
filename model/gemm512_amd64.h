// What the products by AVX-512 have in common. Registers: AX rows left, DI and CX output and its stride in bytes, R14 and R15 bias
// and its stride in bytes, R13 first row of activations and R8 their stride, DX bytes of a panel.

#define ARGS \
	MOVQ c_base+0(FP), DI; \
	MOVQ ldc+24(FP), CX; \
	SHLQ $2, CX; \
	MOVQ a_base+32(FP), R13; \
	MOVQ lda+56(FP), R8; \
	MOVQ rows+64(FP), AX; \
	MOVQ bias_base+152(FP), R14; \
	MOVQ ldbias+176(FP), R15; \
	SHLQ $2, R15; \
	MOVQ kq+72(FP), DX; \
	SHLQ $6, DX

#define CORR4(c0, c1, c2, c3) \
	MOVQ corr_base+104(FP), SI; \
	VMOVDQU32 (SI), c0; \
	VMOVDQU32 64(SI), c1; \
	VMOVDQU32 128(SI), c2; \
	VMOVDQU32 192(SI), c3

#define SCALES4 \
	MOVQ scale_base+128(FP), SI; \
	VMOVUPS (SI), Z24; \
	VMOVUPS 64(SI), Z25; \
	VMOVUPS 128(SI), Z26; \
	VMOVUPS 192(SI), Z27

#define OUT(c, scale, at) \
	VCVTDQ2PS c, c; \
	VMULPS scale, c, c; \
	VADDPS at(R14), c, c; \
	VMOVUPS c, at(DI)
