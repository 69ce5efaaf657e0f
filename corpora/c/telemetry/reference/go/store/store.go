// Package store has named parameters, in the order that the operator wants.
package store

import (
	"cmp"
	"slices"
	"strconv"

	"migrated/fixed"
	"migrated/logger"
	"migrated/status"
	"migrated/text"
)

const (
	// NameMax is where longer names are cut.
	NameMax = 12

	textMax  = 20 // longer texts are cut
	limit    = 64
	decimals = 3
)

// Kind of a value; the order of the kinds is the order that they sort in.
type Kind int

const (
	Int Kind = iota
	Fixed
	Text
)

func (k Kind) String() string {
	return [...]string{"int", "fixed", "text"}[k]
}

// Value is a number (thousandths, if Fixed) or a text.
type Value struct {
	Kind   Kind
	number int32
	text   string
}

func (v Value) String() string {
	switch v.Kind {
	case Int:
		return strconv.Itoa(int(v.number))
	case Fixed:
		return fixed.Format(v.number, decimals)
	}
	return v.text
}

// parse finds the kind from the text: integer, decimal, anything else.
func parse(s string) (Value, error) {
	number, err := text.ParseInt(s)
	if err != status.Syntax {
		return Value{Kind: Int, number: number}, err
	}
	milli, err := fixed.Parse(s, decimals)
	if err != status.Syntax {
		return Value{Kind: Fixed, number: milli}, err
	}
	return Value{Kind: Text, text: text.Cut(s, textMax)}, nil
}

// compare orders by kind, then by number or text, of which a value has only one.
func compare(a, b Value) int {
	return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.number, b.number), cmp.Compare(a.text, b.text))
}

// Param is a parameter.
type Param struct {
	Name   string
	Value  Value
	Writes uint32
	serial uint32
}

var orders = map[string]func(a, b *Param) int{
	"name":  func(a, b *Param) int { return cmp.Compare(a.Name, b.Name) },
	"value": func(a, b *Param) int { return compare(a.Value, b.Value) },
	"kind":  func(a, b *Param) int { return cmp.Compare(a.Value.Kind, b.Value.Kind) },
	"age":   bySerial,
}

func bySerial(a, b *Param) int {
	return cmp.Compare(a.serial, b.serial)
}

// IsSortKey tells whether Sort knows the key.
func IsSortKey(key string) bool {
	return orders[key] != nil
}

// Store is empty at first.
type Store struct {
	params  []*Param
	serials uint32
}

// Params are in their present order.
func (s *Store) Params() []*Param {
	return s.params
}

func (s *Store) index(name string) int {
	name = text.Cut(name, NameMax)
	return slices.IndexFunc(s.params, func(p *Param) bool { return p.Name == name })
}

// Find gives nil when there is none.
func (s *Store) Find(name string) *Param {
	if i := s.index(name); i >= 0 {
		return s.params[i]
	}
	return nil
}

// Set makes the parameter, or gives it a new value.
func (s *Store) Set(name, value string) error {
	param := s.Find(name)
	if param == nil && len(s.params) >= limit {
		return status.Space
	}
	parsed, err := parse(value)
	if err != nil {
		return err
	}
	if param == nil {
		s.serials++
		param = &Param{Name: text.Cut(name, NameMax), serial: s.serials}
		s.params = append(s.params, param)
	}
	param.Value = parsed
	param.Writes++
	return nil
}

// Add saturates; decimals grow by whole units.
func (s *Store) Add(name string, amount int32) error {
	param := s.Find(name)
	if param == nil {
		return status.Unknown
	}
	switch param.Value.Kind {
	case Text:
		return status.Type
	case Fixed:
		amount = fixed.MulInt(amount, 1000)
	}
	param.Value.number = fixed.Add(param.Value.number, amount)
	param.Writes++
	return nil
}

// Remove takes the parameter out.
func (s *Store) Remove(name string) error {
	i := s.index(name)
	if i < 0 {
		return status.Unknown
	}
	s.params = slices.Delete(s.params, i, i+1)
	return nil
}

// Clear takes all parameters out.
func (s *Store) Clear(log *logger.Logger) {
	s.params = nil
	log.Debug("store cleared")
}

// Sort sorts once; parameters set later come last. Equals stay in the order of their making, also when
// descending.
func (s *Store) Sort(key string, descending bool) error {
	if len(s.params) == 0 {
		return status.Empty
	}
	byKey := orders[key]
	slices.SortFunc(s.params, func(a, b *Param) int {
		order := byKey(a, b)
		if descending {
			order = -order
		}
		return cmp.Or(order, bySerial(a, b))
	})
	return nil
}
