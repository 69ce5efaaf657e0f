package main

import "migrated/glpost"

func main() {
	glpost.Main()
}
