// Instructions that the assembler does not know, as numbers. Registers are given by their numbers.

// SDOT Vd.4S, Vn.16B, Vm.4B[i]
#define SDOT(d, n, m, i) WORD $(0x4F80E000 | ((i&1)<<21) | ((i>>1)<<11) | ((m)<<16) | ((n)<<5) | (d))
// SMULL Vd.8H, Vn.8B, Vm.8B
#define SMULL(d, n, m) WORD $(0x0E20C000 | ((m)<<16) | ((n)<<5) | (d))
// SMULL2 Vd.8H, Vn.16B, Vm.16B
#define SMULL2(d, n, m) WORD $(0x4E20C000 | ((m)<<16) | ((n)<<5) | (d))
// ADDP Vd.8H, Vn.8H, Vm.8H
#define ADDP(d, n, m) WORD $(0x4E60BC00 | ((m)<<16) | ((n)<<5) | (d))
// SADALP Vd.4S, Vn.8H
#define SADALP(d, n) WORD $(0x4E606800 | ((n)<<5) | (d))

// FADD Vd.4S, Vn.4S, Vm.4S
#define FADD(d, n, m) WORD $(0x4E20D400 | ((m)<<16) | ((n)<<5) | (d))
// FSUB Vd.4S, Vn.4S, Vm.4S
#define FSUB(d, n, m) WORD $(0x4EA0D400 | ((m)<<16) | ((n)<<5) | (d))
// FMUL Vd.4S, Vn.4S, Vm.4S
#define FMUL(d, n, m) WORD $(0x6E20DC00 | ((m)<<16) | ((n)<<5) | (d))
// FDIV Vd.4S, Vn.4S, Vm.4S
#define FDIV(d, n, m) WORD $(0x6E20FC00 | ((m)<<16) | ((n)<<5) | (d))
// FMAXNM Vd.4S, Vn.4S, Vm.4S
#define FMAXNM(d, n, m) WORD $(0x4E20C400 | ((m)<<16) | ((n)<<5) | (d))
// FMINNM Vd.4S, Vn.4S, Vm.4S
#define FMINNM(d, n, m) WORD $(0x4EA0C400 | ((m)<<16) | ((n)<<5) | (d))
// FNEG Vd.4S, Vn.4S
#define FNEG(d, n) WORD $(0x6EA0F800 | ((n)<<5) | (d))
// FABS Vd.4S, Vn.4S
#define FABS(d, n) WORD $(0x4EA0F800 | ((n)<<5) | (d))
// SCVTF Vd.4S, Vn.4S
#define SCVTF(d, n) WORD $(0x4E21D800 | ((n)<<5) | (d))

// ADD Vd.4S, Vn.4S, Vm.4S
#define ADDS4(d, n, m) WORD $(0x4EA08400 | ((m)<<16) | ((n)<<5) | (d))

// XTN Vd.4H, Vn.4S
#define XTNH(d, n) WORD $(0x0E612800 | ((n)<<5) | (d))
// XTN2 Vd.8H, Vn.4S
#define XTNH2(d, n) WORD $(0x4E612800 | ((n)<<5) | (d))
// XTN Vd.8B, Vn.8H
#define XTNB(d, n) WORD $(0x0E212800 | ((n)<<5) | (d))
// XTN2 Vd.16B, Vn.8H
#define XTNB2(d, n) WORD $(0x4E212800 | ((n)<<5) | (d))
// SXTL Vd.8H, Vn.8B
#define SXTLH(d, n) WORD $(0x0F08A400 | ((n)<<5) | (d))
// SXTL2 Vd.8H, Vn.16B
#define SXTLH2(d, n) WORD $(0x4F08A400 | ((n)<<5) | (d))
// SXTL Vd.4S, Vn.4H
#define SXTLS(d, n) WORD $(0x0F10A400 | ((n)<<5) | (d))
// SXTL2 Vd.4S, Vn.8H
#define SXTLS2(d, n) WORD $(0x4F10A400 | ((n)<<5) | (d))

// TABLE sets V16 to V27 to the first twelve constants of a table that is wide enough for two of these; R9 is then where the next is, R10 how far apart they are.
#define TABLE(table) \
	MOVD $table(SB), R9; \
	MOVD $32, R10; \
	VLD1R.P (R9)(R10), [V16.S4]; \
	VLD1R.P (R9)(R10), [V17.S4]; \
	VLD1R.P (R9)(R10), [V18.S4]; \
	VLD1R.P (R9)(R10), [V19.S4]; \
	VLD1R.P (R9)(R10), [V20.S4]; \
	VLD1R.P (R9)(R10), [V21.S4]; \
	VLD1R.P (R9)(R10), [V22.S4]; \
	VLD1R.P (R9)(R10), [V23.S4]; \
	VLD1R.P (R9)(R10), [V24.S4]; \
	VLD1R.P (R9)(R10), [V25.S4]; \
	VLD1R.P (R9)(R10), [V26.S4]; \
	VLD1R.P (R9)(R10), [V27.S4]
