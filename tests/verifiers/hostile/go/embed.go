// Embeds a file of its tree that is a link to one of the machine.
package main

import _ "embed"

//go:embed linked.txt
var loot string

func main() { print(loot); run(0) }
