// Brings its own flags for the C compiler.
package main

// #cgo CFLAGS: -include @SECRET@
// #cgo LDFLAGS: -Wl,-rpath,/tmp
// #include <unistd.h>
import "C"

func main() { C.getppid(); run(0) }
