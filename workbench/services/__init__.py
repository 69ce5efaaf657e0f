"""Everything that Theseus can do, for its faces (command line, pages) to call. No face has logic of its own."""
