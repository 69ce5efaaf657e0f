package main

import "migrated/glstat"

func main() {
	glstat.Main()
}
