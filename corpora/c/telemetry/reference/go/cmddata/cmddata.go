// Package cmddata has the commands on parameters, samples and the tree.
package cmddata

import (
	"slices"

	"migrated/format"
	"migrated/logger"
	"migrated/ring"
	"migrated/session"
	"migrated/stats"
	"migrated/status"
	"migrated/store"
	"migrated/text"
)

const (
	histBins  = 5
	histWidth = 20
	deepest   = 20 // levels that are shown by indenting
)

// Set does "set NAME VALUE".
func Set(s *session.Session, args []string) error {
	name, value := args[1], args[2]
	if !text.ValidName(name) {
		return s.Fail(status.Syntax, "name '%s'", name)
	}
	if len(name) > store.NameMax {
		s.Warn("name '%s' is cut", name)
	}
	if err := s.Store.Set(name, value); err != nil {
		return s.Fail(err, "%s '%s'", name, value)
	}
	return nil
}

// Get does "get NAME".
func Get(s *session.Session, args []string) error {
	param := s.Store.Find(args[1])
	if param == nil {
		return s.Fail(status.Unknown, "parameter '%s'", args[1])
	}
	value := param.Value.String()
	s.Print("%s = %s (%s, %d writes, hash %08x)\n", param.Name, value, param.Value.Kind, param.Writes,
		text.Hash(value))
	return nil
}

// onParameter says which parameter an error is about.
func onParameter(s *session.Session, name string, err error) error {
	if err != nil {
		return s.Fail(err, "parameter '%s'", name)
	}
	return nil
}

// Unset does "unset NAME".
func Unset(s *session.Session, args []string) error {
	return onParameter(s, args[1], s.Store.Remove(args[1]))
}

// Add does "add NAME N".
func Add(s *session.Session, args []string) error {
	amount, err := s.Int(args[2])
	if err != nil {
		return err
	}
	return onParameter(s, args[1], s.Store.Add(args[1], amount))
}

// List does "list".
func List(s *session.Session, _ []string) error {
	params := s.Store.Params()
	for i, p := range params {
		s.Print("%2d. %-*s %-5s = %s\n", i+1, store.NameMax, p.Name, p.Value.Kind, p.Value)
	}
	s.Print("%d parameters\n", len(params))
	return nil
}

// Sort does "sort name|value|kind|age [up|down]".
func Sort(s *session.Session, args []string) error {
	if !store.IsSortKey(args[1]) {
		return s.Fail(status.Unknown, "sort by '%s'", args[1])
	}
	descending := len(args) > 2 && args[2] == "down"
	if len(args) > 2 && !descending && args[2] != "up" {
		return s.Fail(status.Unknown, "sort by '%s'", args[2])
	}
	if err := s.Store.Sort(args[1], descending); err != nil {
		return s.Fail(err, "store")
	}
	return nil
}

// Clear does "clear".
func Clear(s *session.Session, _ []string) error {
	s.Store.Clear(&s.Log)
	s.Window = ring.Ring{}
	s.Tree.Clear()
	return nil
}

func numbers(s *session.Session, args []string) ([]int32, error) {
	var values []int32
	for _, arg := range args {
		value, err := s.Int(arg)
		if err != nil {
			return nil, err
		}
		values = append(values, value)
	}
	return values, nil
}

// samples takes numbers from the arguments, or the window when there are none.
func samples(s *session.Session, args []string) ([]int32, error) {
	values, err := numbers(s, args)
	if err != nil {
		return nil, err
	}
	if len(args) == 0 {
		values = s.Window.Items()
	}
	if len(values) == 0 {
		return nil, s.Fail(status.Empty, "no samples")
	}
	return values, nil
}

// Sample does "sample N ...".
func Sample(s *session.Session, args []string) error {
	for _, arg := range args[1:] {
		value, err := s.Int(arg)
		if err != nil {
			return err
		}
		if s.Window.Full() {
			s.Log.Write(logger.Info, "line %d: sample %d forgotten", s.Line, s.Window.At(0))
		}
		s.Window.Push(value)
	}
	return nil
}

// Window does "window".
func Window(s *session.Session, _ []string) error {
	w := &s.Window
	for i, item := range w.Items() {
		if i > 0 {
			s.Print(" ")
		}
		s.Print("%d", item)
	}
	if w.Len() > 0 {
		s.Print("\n")
	}
	s.Print("count %d, dropped %d, newest %d, sum %d, rising %d\n", w.Len(), w.Dropped(), w.Newest(), w.Sum(),
		w.Rising())
	return nil
}

// Pop does "pop [N]".
func Pop(s *session.Session, args []string) error {
	n := uint32(1)
	if len(args) > 1 {
		var err error
		if n, err = s.Uint(args[1]); err != nil {
			return err
		}
	}
	if int64(n) > int64(s.Window.Len()) {
		return s.Fail(status.Empty, "%d of %d samples", n, s.Window.Len())
	}
	for range n {
		s.Print("%d\n", s.Window.Pop())
	}
	return nil
}

// Stats does "stats [N ...]".
func Stats(s *session.Session, args []string) error {
	values, err := samples(s, args[1:])
	if err != nil {
		return err
	}
	sum := stats.Summarise(values)
	s.Print("count %d, min %d, max %d at %d, mean %s\n", sum.Count, sum.Min, sum.Max, stats.IndexOfMax(values),
		format.Grouped(sum.Mean))
	s.Print("median %d, spread %d, deviation %d, above mean %d\n", sum.Median, sum.Spread, sum.Deviation,
		stats.Above(values, sum.Mean))
	slices.Sort(values)
	s.Print("p10 %d, p90 %d, mode %d\n", stats.Rank(values, 10), stats.Rank(values, 90), stats.Mode(values))
	return nil
}

// Hist does "hist [N ...]".
func Hist(s *session.Session, args []string) error {
	values, err := samples(s, args[1:])
	if err != nil {
		return err
	}
	bins := stats.Histogram(values, histBins)
	for i, bin := range bins {
		share := format.Percent(bin, uint32(len(values)))
		s.Print("%d %7s |%s\n", i, share, format.Bar(bin, slices.Max(bins), histWidth))
	}
	return nil
}

// Share does "share PART WHOLE".
func Share(s *session.Session, args []string) error {
	part, err1 := s.Uint(args[1])
	whole, err2 := s.Uint(args[2])
	if err := session.Both(err1, err2); err != nil {
		return err
	}
	s.Print("%s of %s\n", format.Percent(part, whole), format.Size(whole))
	return nil
}

// Tree does "tree add N ...", "del N ...", "find N ...", "between LOW HIGH", "show" and "depth".
func Tree(s *session.Session, args []string) error {
	action := args[1]
	switch action {
	case "show":
		s.Tree.Visit(func(key int32, count uint32, depth int) {
			s.Print("%*s%d x%d\n", 2*min(depth, deepest), "", key, count)
		})
		return nil
	case "depth":
		s.Print("%d nodes, depth %d\n", s.Tree.Size(), s.Tree.Depth())
		return nil
	case "add", "del", "find", "between":
	default:
		return s.Fail(status.Unknown, "tree '%s'", action)
	}
	if len(args) < 3 || action == "between" && len(args) != 4 {
		return s.Fail(status.Usage, "tree %s", action)
	}
	keys, err := numbers(s, args[2:])
	if err != nil {
		return err
	}
	if action == "between" {
		s.Print("%d between\n", s.Tree.Between(keys[0], keys[1]))
		return nil
	}
	for _, key := range keys {
		var err error
		switch action {
		case "add":
			err = s.Tree.Add(key)
		case "del":
			err = s.Tree.Remove(key)
		default:
			s.Print("%d x%d\n", key, s.Tree.Find(key))
		}
		if err != nil {
			return s.Fail(err, "key %d", key)
		}
	}
	return nil
}
