package cobol

import (
	"bytes"
	"slices"
)

// Intrinsic functions of any number of values.

// extreme is the number (from 0) of the first greatest (sign 1) or least (-1) value.
func (m *Machine) extreme(items []Item, sign int64) int {
	best := 0
	for n, item := range items {
		if int64(m.Compare(item, items[best]))*sign > 0 {
			best = n
		}
	}
	return best
}

// FunctionMax is FUNCTION MAX.
func (m *Machine) FunctionMax(items ...Item) Item { return items[m.extreme(items, 1)] }

// FunctionMin is FUNCTION MIN.
func (m *Machine) FunctionMin(items ...Item) Item { return items[m.extreme(items, -1)] }

// FunctionOrdMax is FUNCTION ORD-MAX.
func (m *Machine) FunctionOrdMax(items ...Item) Item {
	return m.intResult(int64(m.extreme(items, 1)) + 1)
}

// FunctionOrdMin is FUNCTION ORD-MIN.
func (m *Machine) FunctionOrdMin(items ...Item) Item {
	return m.intResult(int64(m.extreme(items, -1)) + 1)
}

func (m *Machine) total(items []Item) Decimal {
	sum := Integer(0)
	for _, item := range items {
		sum = sum.Plus(m.Value(item))
	}
	return sum
}

// FunctionSum is FUNCTION SUM.
func (m *Machine) FunctionSum(items ...Item) Item { return m.Computed(m.total(items)) }

// FunctionMean is FUNCTION MEAN.
func (m *Machine) FunctionMean(items ...Item) Item {
	return m.Computed(m.total(items).Over(Integer(int64(len(items)))))
}

// FunctionMedian is FUNCTION MEDIAN: the middle value itself, or the mean of the two in the middle.
func (m *Machine) FunctionMedian(items ...Item) Item {
	sorted := slices.Clone(items)
	slices.SortStableFunc(sorted, func(a, b Item) int { return int(m.Compare(a, b)) })
	half := len(sorted) / 2
	if len(sorted)%2 == 1 {
		return sorted[half]
	}
	return m.Computed(m.Value(sorted[half-1]).Plus(m.Value(sorted[half])).Over(Integer(2)))
}

// FunctionMidrange is FUNCTION MIDRANGE.
func (m *Machine) FunctionMidrange(items ...Item) Item {
	low, high := m.FunctionMin(items...), m.FunctionMax(items...)
	return m.Computed(m.Value(high).Plus(m.Value(low)).Over(Integer(2)))
}

// FunctionRange is FUNCTION RANGE.
func (m *Machine) FunctionRange(items ...Item) Item {
	low, high := m.FunctionMin(items...), m.FunctionMax(items...)
	return m.Computed(m.Value(high).Minus(m.Value(low)))
}

func (m *Machine) spread(items []Item) Decimal {
	count := Integer(int64(len(items)))
	mean := m.total(items).Over(count)
	squares := Integer(0)
	for _, item := range items {
		off := m.Value(item).Minus(mean)
		squares = squares.Plus(off.Times(off))
	}
	return squares.Over(count)
}

// FunctionVariance is FUNCTION VARIANCE.
func (m *Machine) FunctionVariance(items ...Item) Item { return m.Computed(m.spread(items)) }

// FunctionStandardDeviation is FUNCTION STANDARD-DEVIATION.
func (m *Machine) FunctionStandardDeviation(items ...Item) Item {
	root, _ := realSqrt(m.spread(items))
	return m.Computed(root)
}

// FunctionPresentValue is FUNCTION PRESENT-VALUE: the rate, then the amounts.
func (m *Machine) FunctionPresentValue(items ...Item) Item {
	base := Integer(1).Plus(m.Value(items[0]))
	if base.value.sign() <= 0 {
		return m.intResult(0)
	}
	sum := Integer(0)
	for n, item := range items[1:] {
		sum = sum.Plus(m.Value(item).Over(base.Power(int64(n) + 1)))
	}
	return m.Computed(sum)
}

// FunctionConcatenate is FUNCTION CONCATENATE.
func (m *Machine) FunctionConcatenate(items ...Item) Item {
	var out []byte
	for _, item := range items {
		out = append(out, m.data(item)...)
	}
	return textResult(out)
}

// FunctionSubstitute is FUNCTION SUBSTITUTE: the text, then pairs of what to look for and what to put there.
func (m *Machine) FunctionSubstitute(items ...Item) Item {
	text := m.data(items[0])
	var out []byte
	for len(text) > 0 {
		size := 0
		for n := 1; n+1 < len(items) && size == 0; n += 2 {
			if old := m.data(items[n]); len(old) > 0 && bytes.HasPrefix(text, old) {
				out = append(out, m.data(items[n+1])...)
				size = len(old)
			}
		}
		if size == 0 {
			out = append(out, text[0])
			size = 1
		}
		text = text[size:]
	}
	return textResult(out)
}
