package cobol

// LINAGE: pages of lines, with margins.

// pageSize is what LINAGE says of a page: its lines, the line that its footing begins at (0: it has none), its margins.
type pageSize struct {
	lines, footing, top, bottom int64
}

func (p pageSize) isValid() bool {
	return p.lines >= 1 && p.footing >= 0 && p.footing <= p.lines && p.top >= 0 && p.bottom >= 0
}

// NextPage is the page that a file goes on with after the one that it is at.
func (m *Machine) NextPage(file *FileSpec, lines, footing, top, bottom int64) {
	m.state(file).nextPage = pageSize{lines, footing, top, bottom}
}

// BeginPages begins the first page of a file that was just opened; counter is its LINAGE-COUNTER.
func (m *Machine) BeginPages(file *FileSpec, counter Item) {
	state := m.state(file)
	state.page = state.nextPage
	if state.open == nil {
		return
	}
	if !state.page.isValid() {
		m.SetInt(counter, 0)
		m.setStatus(file, statusBadLinage)
		return
	}
	blank(state.open, state.page.top)
	m.SetInt(counter, 1)
}

// WriteAfterOnPage is WRITE … AFTER ADVANCING lines.
func (m *Machine) WriteAfterOnPage(file *FileSpec, record, counter Item, lines int64) {
	m.setStatus(file, m.writeOnPage(file, record, counter, lines, false))
}

// WriteBeforeOnPage is WRITE … BEFORE ADVANCING lines.
func (m *Machine) WriteBeforeOnPage(file *FileSpec, record, counter Item, lines int64) {
	m.setStatus(file, m.writeOnPage(file, record, counter, lines, true))
}

// EndOfPage tells whether the last WRITE came to the page's footing, or went over its end.
func (m *Machine) EndOfPage(file *FileSpec) bool {
	return m.Succeeded() && m.state(file).endOfPage
}

// writeOnPage: lines may be page. Every record is a line of its own, so that one of the lines to advance is always
// there.
func (m *Machine) writeOnPage(file *FileSpec, record, counter Item, lines int64, before bool) int {
	data := m.data(record)
	state := m.state(file)
	state.endOfPage = false
	open := state.open
	if !state.takesRecords(file) {
		return statusOutputDenied
	}
	state.size = int64(len(data))
	at, size := m.GetInt(counter), state.page
	over := lines == page || at+lines > size.lines
	next := at + lines
	if over {
		next = 1
	}
	state.endOfPage = lines != page && (over || size.footing > 0 && next >= size.footing && lines > 0)
	status := statusSuccess
	if before {
		status = writeBytes(file, open, data, 1, true, false)
	}
	if over {
		state.page = state.nextPage
		if !state.page.isValid() {
			m.SetInt(counter, 0)
			return statusBadLinage
		}
		blank(open, size.lines-at+size.bottom+state.page.top)
	} else {
		blank(open, lines-1)
	}
	if !before {
		status = writeBytes(file, open, data, 1, true, false)
	}
	m.SetInt(counter, next)
	return status
}

func blank(open *openFile, lines int64) {
	open.write(repeated([]byte{'\n'}, int(max(lines, 0))))
}
