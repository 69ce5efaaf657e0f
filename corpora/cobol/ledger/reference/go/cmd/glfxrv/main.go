package main

import "migrated/glfxrv"

func main() {
	glfxrv.Main()
}
