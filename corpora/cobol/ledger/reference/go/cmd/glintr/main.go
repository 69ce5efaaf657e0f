package main

import "migrated/glintr"

func main() {
	glintr.Main()
}
