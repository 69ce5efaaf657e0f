package main

import "migrated/glunld"

func main() {
	glunld.Main()
}
