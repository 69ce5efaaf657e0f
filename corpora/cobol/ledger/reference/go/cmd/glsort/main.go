package main

import "migrated/glsort"

func main() {
	glsort.Main()
}
