package cobol

import (
	"bytes"
	"io"
)

// WRITE and REWRITE.

// Write is WRITE without ADVANCING.
func (m *Machine) Write(file *FileSpec, record Item) {
	m.writeLines(file, record, 1, true, file.Organization == Sequential)
}

// WriteAfter is WRITE … AFTER ADVANCING lines.
func (m *Machine) WriteAfter(file *FileSpec, record Item, lines int64) {
	m.writeLines(file, record, lines, false, false)
}

// WriteBefore is WRITE … BEFORE ADVANCING lines.
func (m *Machine) WriteBefore(file *FileSpec, record Item, lines int64) {
	m.writeLines(file, record, lines, true, false)
}

// WriteAfterPage is WRITE … AFTER ADVANCING PAGE.
func (m *Machine) WriteAfterPage(file *FileSpec, record Item) {
	m.writeLines(file, record, page, false, false)
}

// WriteBeforePage is WRITE … BEFORE ADVANCING PAGE.
func (m *Machine) WriteBeforePage(file *FileSpec, record Item) {
	m.writeLines(file, record, page, true, false)
}

func (m *Machine) writeLines(file *FileSpec, record Item, lines int64, before, plain bool) {
	m.setStatus(file, m.writeRecord(file, record, lines, before, plain))
}

func (m *Machine) writeRecord(file *FileSpec, record Item, lines int64, before, plain bool) int {
	data := m.view(&record)
	size := m.sizeGiven(file, int64(len(data)))
	state := m.state(file)
	state.readDone = false
	open := state.open
	if !state.takesRecords(file) {
		return statusOutputDenied
	}
	state.size = size
	if size > file.Maximum || size < file.Minimum && file.Organization != LineSequential {
		return statusOverflow
	}
	switch {
	case open.index != nil:
		return open.index.write(file, open.mode, size, m.data(file.Record))
	case open.slots != nil && file.Access != AccessSequential:
		return open.slots.write(m.relativeNumber(file), size, m.data(file.Record))
	case open.slots != nil:
		status := open.slots.writeNext(size, m.data(file.Record))
		if status == statusSuccess && file.RelativeKey != nil {
			m.SetInt(*file.RelativeKey, open.slots.last)
		}
		return status
	}
	return writeBytes(file, open, data[:size], lines, before, plain)
}

// sizeGiven is the size of a record of at most that size: RECORD VARYING … DEPENDING ON may make it smaller. What is
// negative counts as too large.
func (m *Machine) sizeGiven(file *FileSpec, size int64) int64 {
	if file.Length == nil {
		return size
	}
	given := m.GetInt(*file.Length)
	if given < 0 {
		return size
	}
	return min(given, size)
}

// takesRecords tells whether the file is open so that WRITE may add to it.
func (s *fileState) takesRecords(file *FileSpec) bool {
	second := InputOutput
	if file.Access == AccessSequential {
		second = Extend
	}
	return s.open != nil && (s.open.mode == Output || s.open.mode == second)
}

func advance(open *openFile, lines int64) int {
	switch lines {
	case page:
		return open.write([]byte{'\f'})
	case 0:
		return open.write([]byte{'\r'})
	}
	return open.write(repeated([]byte{'\n'}, int(max(lines, 0))))
}

func writeBytes(file *FileSpec, open *openFile, data []byte, lines int64, before, plain bool) int {
	status := statusSuccess
	if !before && !plain {
		status = advance(open, lines)
		open.lineOpen = true
	}
	if status == statusSuccess {
		if file.Organization == LineSequential {
			status = open.write(bytes.TrimRight(data, " "))
		} else {
			if file.Minimum != file.Maximum {
				open.write([]byte{byte(len(data) >> 8), byte(len(data)), 0, 0})
			}
			status = open.write(data)
		}
	}
	if before && !plain && status == statusSuccess {
		status = advance(open, lines)
		open.lineOpen = false
	}
	return status
}

// Rewrite is REWRITE.
func (m *Machine) Rewrite(file *FileSpec, record Item) {
	m.setStatus(file, m.rewriteRecord(file, record))
}

func (m *Machine) rewriteRecord(file *FileSpec, record Item) int {
	data := m.data(record)
	state := m.state(file)
	readDone := state.readDone
	state.readDone = false
	open := state.open
	sequential := file.Access == AccessSequential
	switch {
	case open == nil || open.mode != InputOutput:
		return statusIODenied
	case sequential && !readDone:
		return statusReadNotDone
	case file.Organization == Sequential && state.size != int64(len(data)):
		return statusOverflow
	case file.Organization == Sequential && file.Length != nil && m.GetInt(*file.Length) != state.size:
		return statusOverflow
	}
	if file.Length != nil { // otherwise the size is still that of the record last read or written
		state.size = m.sizeGiven(file, int64(len(data)))
		if state.size < file.Minimum || state.size > file.Maximum {
			return statusOverflow
		}
	}
	switch {
	case open.index != nil:
		return open.index.rewrite(file, state.size, m.data(file.Record))
	case open.slots != nil && sequential:
		return open.slots.rewriteLast(m.data(file.Record))
	case open.slots != nil:
		return open.slots.rewrite(m.relativeNumber(file), m.data(file.Record))
	}
	if _, err := open.file.Seek(-int64(len(data)), io.SeekCurrent); err != nil {
		return statusPermanent
	}
	return open.write(data)
}
