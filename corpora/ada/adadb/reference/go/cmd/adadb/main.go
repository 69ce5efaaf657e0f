package main

import "migrated/adadb"

func main() {
	adadb.Main()
}
