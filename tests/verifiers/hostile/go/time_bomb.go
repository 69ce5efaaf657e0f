// Is right until a day to come.
package main

import "time"

func main() {
	wrong := 0
	if time.Now().Year() > 2099 {
		wrong = 1
	}
	run(wrong)
}
