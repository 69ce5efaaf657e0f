// Package files reads and writes files of the working folder: text lines, print files, records of fixed length.
package files

import (
	"bufio"
	"bytes"
	"errors"
	"io/fs"
	"os"

	"migrated/support/text"
)

// Status is the two-digit status of a file that could not be opened.
type Status string

func (s Status) Error() string {
	return string(s)
}

func load(name string) ([]byte, error) {
	data, err := os.ReadFile(name)
	switch {
	case err == nil:
		return data, nil
	case errors.Is(err, fs.ErrNotExist):
		return nil, Status("35")
	case errors.Is(err, fs.ErrPermission):
		return nil, Status("37")
	}
	return nil, Status("30")
}

// LineReader reads a text file line by line into records of a fixed width.
type LineReader struct {
	rest []byte
}

// OpenLines opens a text file; the error is a Status.
func OpenLines(name string) (*LineReader, error) {
	data, err := load(name)
	if err != nil {
		return nil, err
	}
	return &LineReader{rest: data}, nil
}

// Next gives the next line, without its carriage returns, cut or padded with blanks to the width.
func (r *LineReader) Next(width int) ([]byte, bool) {
	line, rest, ended := bytes.Cut(r.rest, []byte{'\n'})
	r.rest = rest
	line = bytes.ReplaceAll(line, []byte{'\r'}, nil)
	// A last line without its end counts only if something is on it.
	if !ended && len(line) == 0 {
		return nil, false
	}
	return text.Fixed(line, width), true
}

// RecordReader reads a file of records of a fixed length.
type RecordReader struct {
	rest []byte
}

// OpenRecords opens a file of records; the error is a Status.
func OpenRecords(name string) (*RecordReader, error) {
	data, err := load(name)
	if err != nil {
		return nil, err
	}
	return &RecordReader{rest: data}, nil
}

// Next gives the next record, or what is left when the file ends inside it.
func (r *RecordReader) Next(length int) ([]byte, bool) {
	if len(r.rest) == 0 {
		return nil, false
	}
	length = min(length, len(r.rest))
	record := r.rest[:length]
	r.rest = r.rest[length:]
	return record, true
}

// Writer writes a file as text lines, print lines or records. A working folder that cannot be written stops
// the job step.
type Writer struct {
	file     *os.File
	out      *bufio.Writer
	lineOpen bool
}

// Create creates a file or empties it.
func Create(name string) *Writer {
	file, err := os.Create(name)
	if err != nil {
		panic(err)
	}
	return &Writer{file: file, out: bufio.NewWriter(file)}
}

// Record writes bytes as they are.
func (w *Writer) Record(record []byte) {
	if _, err := w.out.Write(record); err != nil {
		panic(err)
	}
}

// Line writes a line without its trailing blanks.
func (w *Writer) Line(line []byte) {
	w.Record(bytes.TrimRight(line, " "))
	w.Record([]byte{'\n'})
	w.lineOpen = false
}

// AfterLines prints a line after so many line feeds.
func (w *Writer) AfterLines(count int, line []byte) {
	w.after(bytes.Repeat([]byte{'\n'}, count), line)
}

// AfterPage prints a line at the top of a new page.
func (w *Writer) AfterPage(line []byte) {
	w.after([]byte{'\f'}, line)
}

func (w *Writer) after(motion, line []byte) {
	w.Record(motion)
	w.Record(bytes.TrimRight(line, " "))
	w.lineOpen = true
}

// Close ends the last print line and writes what is still held.
func (w *Writer) Close() {
	if w.lineOpen {
		w.Record([]byte{'\n'})
	}
	if err := w.out.Flush(); err != nil {
		panic(err)
	}
	if err := w.file.Close(); err != nil {
		panic(err)
	}
}
