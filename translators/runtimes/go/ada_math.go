package theseusrt

import "math"

// Of Ada.Numerics.Generic_Elementary_Functions (ARM A.5.1) what is rounded exactly: the others of Go's library and of
// GNAT's, which is C's, differ in the last bits.

// AdaMathSqrt is the square root, or raises argument_error.
func AdaMathSqrt[T Float](x T) T {
	if x < 0 {
		panic(&Exception{Name: "ada_numerics.argument_error"})
	}
	return T(math.Sqrt(float64(x)))
}
