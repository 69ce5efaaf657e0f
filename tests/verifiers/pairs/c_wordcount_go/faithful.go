package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
)

func main() {
	data, _ := io.ReadAll(bufio.NewReader(os.Stdin))
	lines, words, longest, length, word, longestWord := 0, 0, 0, 0, 0, 0
	inWord := false
	var vowels [5]int
	for _, c := range data {
		if c == '\n' {
			lines++
			longest = max(longest, length)
			length = 0
		} else {
			length++
		}
		switch c {
		case 'a', 'A':
			vowels[0]++
		case 'e', 'E':
			vowels[1]++
		case 'i', 'I':
			vowels[2]++
		case 'o', 'O':
			vowels[3]++
		case 'u', 'U':
			vowels[4]++
		}
		switch {
		case c == ' ' || c == '\n' || c == '\t':
			if inWord {
				longestWord = max(longestWord, word)
			}
			inWord = false
		case !inWord:
			inWord = true
			words++
			word = 1
		default:
			word++
		}
	}
	longest = max(longest, length)
	if inWord {
		longestWord = max(longestWord, word)
	}
	fmt.Printf("%d lines\n%d words\n%d characters\n", lines, words, len(data))
	fmt.Printf("longest line %d, longest word %d\n", longest, longestWord)
	for i, n := range vowels {
		fmt.Printf("%c %d\n", "aeiou"[i], n)
	}
	if words > 0 {
		fmt.Printf("average %.2f\n", float64(len(data)-lines)/float64(words))
	}
}
