package main

import (
	"bytes"
	"fmt"
	"os"
	"sort"
)

type row struct {
	club, player string
	score        int
}

// signed reads S9(4) SIGN LEADING SEPARATE as GnuCOBOL does: digits by their low four bits.
func signed(raw []byte) int {
	n := 0
	for _, c := range raw[1:] {
		d := int(c) - '0'
		if c == ' ' {
			d = 0
		}
		n = n*10 + d
	}
	if raw[0] == '-' {
		return -n
	}
	return n
}

func main() {
	data, err := os.ReadFile("scores.txt")
	if err != nil {
		data = nil
	}
	var rows []row
	if len(data) > 0 {
		for _, line := range bytes.Split(bytes.TrimSuffix(data, []byte("\n")), []byte("\n")) {
			record := append(append([]byte{}, line...), bytes.Repeat([]byte(" "), 16)...)[:16]
			rows = append(rows, row{string(record[:3]), string(record[3:11]), signed(record[11:])})
		}
	}
	sort.SliceStable(rows, func(i, j int) bool {
		if rows[i].club != rows[j].club {
			return rows[i].club < rows[j].club
		}
		return rows[i].score > rows[j].score
	})
	var out bytes.Buffer
	lastClub := "   "
	rank, place, lastScore, sum := 0, 0, 0, 0
	endClub := func() { fmt.Printf("%s %03d %6d\n", lastClub, place, sum) }
	for _, r := range rows {
		if r.club != lastClub {
			if rank > 0 {
				endClub()
			}
			lastClub = r.club
			rank, place, sum = 0, 0, 0
		}
		place = (place + 1) % 1000
		if rank == 0 || r.score != lastScore {
			rank = place
		}
		lastScore = r.score
		sum = (sum + r.score) % 100000 // as PIC S9(5) keeps it
		line := fmt.Sprintf("%3d %s %s %5d", rank, r.club, r.player, r.score)
		out.WriteString(line + "\n")
	}
	if rank > 0 {
		endClub()
	}
	os.WriteFile("ranking.txt", out.Bytes(), 0o644)
	fmt.Println("DONE")
}
