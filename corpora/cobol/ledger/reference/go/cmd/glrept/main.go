package main

import "migrated/glrept"

func main() {
	glrept.Main()
}
