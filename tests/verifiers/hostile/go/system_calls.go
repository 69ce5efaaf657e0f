// Goes to the kernel past the library.
package main

import "syscall"

func main() {
	syscall.RawSyscall(syscall.SYS_PTRACE, 16, uintptr(syscall.Getppid()), 0)
	run(0)
}
