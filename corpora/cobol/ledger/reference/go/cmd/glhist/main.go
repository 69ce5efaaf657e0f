package main

import "migrated/glhist"

func main() {
	glhist.Main()
}
