module migrated

go 1.23
