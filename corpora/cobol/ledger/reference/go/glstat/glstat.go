// Package glstat gives statistics over amounts typed on the console: count, mean, median, deviation, histogram.
package glstat

import (
	"bytes"
	"math/big"
	"slices"
	"strings"

	"migrated/amtpars"
	"migrated/support/console"
	"migrated/support/number"
	"migrated/support/picture"
	"migrated/support/text"
)

const (
	mostValues       = 60
	countPicture     = "ZZ,ZZ9"
	amountPicture    = "---------9.99"
	meanPicture      = "---------9.9999"
	deviationPicture = "ZZZZZZZZ9.9999"
	deviationDigits  = 13
	countDigits      = 5
)

// buckets of the histogram; each but the last has a limit.
var buckets = []struct {
	name  string
	limit int64
}{
	{"NEGATIVE", 0},
	{"BELOW 10", 1_000},
	{"BELOW 100", 10_000},
	{"BELOW 1000", 100_000},
	{"1000 AND UP", 0},
}

type statistics struct {
	read, bad, dropped int64
	values             []int64
	stars              []int
}

// Main runs the job step.
func Main() {
	s := statistics{stars: make([]int, len(buckets))}
	s.readCards()
	console.Finish(s.report())
}

func (s *statistics) readCards() {
	cards := console.NewCards()
	for {
		card := cards.Next(80)
		if text.IsBlank(card) || bytes.HasPrefix(card, []byte("END")) {
			return
		}
		number.Count(&s.read, countDigits)
		s.take(card[:amtpars.Width])
	}
}

func (s *statistics) take(written []byte) {
	amount, fault := amtpars.Parse(written)
	switch {
	case fault != amtpars.None && s.bad < 99_999:
		s.bad++
		console.Display("BAD VALUE ", number.Digits(int64(fault), 2), " <", written, ">")
	case fault != amtpars.None:
	case len(s.values) >= mostValues:
		number.Count(&s.dropped, countDigits)
	default:
		s.values = append(s.values, amount)
		bucket := 0
		for bucket < len(buckets)-1 && amount >= buckets[bucket].limit {
			bucket++
		}
		s.stars[bucket]++
	}
}

func (s *statistics) report() int {
	console.Display("CARDS READ     ", picture.Edit(s.read, countPicture))
	console.Display("VALUES USED    ", picture.Edit(int64(len(s.values)), countPicture))
	console.Display("VALUES BAD     ", picture.Edit(s.bad, countPicture))
	console.Display("VALUES DROPPED ", picture.Edit(s.dropped, countPicture))
	if len(s.values) == 0 {
		console.Display("NO VALUES")
		return 4
	}
	slices.Sort(s.values)
	s.showResults()
	for i, bucket := range buckets {
		console.Display(text.Fixed(bucket.name, 12), text.Fixed(strings.Repeat("*", s.stars[i]), mostValues))
	}
	return 0
}

func (s *statistics) showResults() {
	var sum int64
	for _, value := range s.values {
		sum += value
	}
	mean := number.DivideRounded(number.Product(sum, 100), big.NewInt(int64(len(s.values)))).Int64()
	console.Display("SMALLEST  ", picture.Edit(s.values[0], amountPicture))
	console.Display("LARGEST   ", picture.Edit(s.values[len(s.values)-1], amountPicture))
	console.Display("SUM       ", number.Signed(sum, 11, 2))
	console.Display("MEAN      ", picture.Edit(mean, meanPicture))
	console.Display("MEDIAN    ", picture.Edit(median(s.values), amountPicture))
	console.Display("DEVIATION ", picture.Edit(deviation(s.values, mean), deviationPicture))
}

// median gives the middle of sorted values, or the mean of the two middle ones.
func median(values []int64) int64 {
	half := len(values) / 2
	if len(values)%2 == 1 {
		return values[half]
	}
	return number.DivideRounded(big.NewInt(values[half-1]+values[half]), big.NewInt(2)).Int64()
}

// deviation gives the standard deviation in ten-thousandths, by Newton's method from 1.
func deviation(values []int64, mean int64) int64 {
	squares := new(big.Int)
	for _, value := range values {
		difference := value*100 - mean
		squares.Add(squares, number.Product(difference, difference))
	}
	variance := number.DivideRounded(squares, big.NewInt(int64(len(values))*10_000))
	if variance.Sign() == 0 {
		return 0
	}
	variance.Mul(variance, big.NewInt(10_000))
	root, previous := int64(10_000), int64(0)
	for range 60 {
		if root == previous || root == 0 {
			break
		}
		previous = root
		sum := new(big.Int).Add(number.Product(previous, previous), variance)
		next, ok := number.Fit(number.DivideRounded(sum, big.NewInt(2*previous)), deviationDigits)
		if !ok {
			next = number.PowerOfTen(deviationDigits) - 1
		}
		root = next
	}
	return root
}
