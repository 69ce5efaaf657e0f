// Package catalog has the tables of the data base by their names.
package catalog

import (
	"migrated/generic_maps"
	"migrated/generic_sort"
	"migrated/names"
	"migrated/schemas"
	"migrated/sql_errors"
	"migrated/storage"
)

// MaxTables is the most that there can be.
const MaxTables = 12

const buckets = 5

// Catalog is made by New.
type Catalog struct {
	tables *generic_maps.Map[names.Name, *storage.Table]
}

// New makes a catalog without tables.
func New() *Catalog {
	return &Catalog{generic_maps.New[names.Name, *storage.Table](names.Name.Hash, buckets)}
}

// Create wants a new name.
func (c *Catalog) Create(schema schemas.Schema) error {
	if _, there := c.tables.Get(schema.Table); there {
		return sql_errors.New(sql_errors.DuplicateTable, string(schema.Table))
	}
	if c.tables.Len() == MaxTables {
		return sql_errors.Newf(sql_errors.TooManyTables, "at most %d", MaxTables)
	}
	c.tables.Insert(schema.Table, storage.New(schema))
	return nil
}

// Lookup is an error when there is no such table.
func (c *Catalog) Lookup(name names.Name) (*storage.Table, error) {
	table, there := c.tables.Get(name)
	if !there {
		return nil, sql_errors.New(sql_errors.UnknownTable, string(name))
	}
	return table, nil
}

// Drop removes the table and gives it to the caller.
func (c *Catalog) Drop(name names.Name) (*storage.Table, error) {
	table, err := c.Lookup(name)
	if err == nil {
		c.tables.Remove(name)
	}
	return table, err
}

// SortedNames are in alphabetical order.
func (c *Catalog) SortedNames() []names.Name {
	keys := c.tables.Keys()
	generic_sort.Sort(keys, func(left, right names.Name) bool { return left < right })
	return keys
}
