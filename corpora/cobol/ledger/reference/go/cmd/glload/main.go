package main

import "migrated/glload"

func main() {
	glload.Main()
}
