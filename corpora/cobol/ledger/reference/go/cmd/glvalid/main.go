package main

import "migrated/glvalid"

func main() {
	glvalid.Main()
}
