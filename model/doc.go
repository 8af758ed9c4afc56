// Package model runs trained networks: it reads a file of named tensors and multiplies 8-bit activations by 8-bit
// weights, with the same bits on every machine.
//
// # Numbers
//
// Weights are int8 in -127..127 with one float32 scale per output. Activations are uint8 in 0..127, where 64 stands
// for zero, with one static float32 scale per layer: a byte b stands for (b-64)*scale. A product of an activation and
// a weight is at most 127*127 in size, so two of them fit in 16 bits and every sum that the kernels take is exact,
// in any order. What is float32 (the scaling of sums, sigmoids, recurrences) is done one operation at a time,
// each rounded to nearest even, never fused, in an order that does not depend on the machine.
//
// # Kernels
//
// A Work chooses its kernels by the features of the processor: AMX, AVX-512 VNNI, AVX-VNNI, AVX2 or plain Go on amd64, dot products or
// plain NEON on arm64, plain Go elsewhere. Tests compare each with plain Go, bit for bit.
//
// # Batches
//
// Sentences are laid end to end as rows of one matrix, so that a layer is one product. Recurrent
// layers want them ordered by time instead: see Packing.
package model
