package main

import "migrated/telemetry"

func main() {
	telemetry.Main()
}
