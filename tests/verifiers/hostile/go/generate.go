// Asks for a command to be run before it is built.
package main

//go:generate touch @CANARY@

func main() { run(0) }
