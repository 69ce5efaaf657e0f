package main

import "migrated/glutil"

func main() {
	glutil.Main()
}
