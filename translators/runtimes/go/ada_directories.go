package theseusrt

import (
	"errors"
	"io/fs"
	"os"
	"strings"
	"syscall"
)

// Ada.Directories, as GNAT 12 does it under Linux: names end at a slash, and what does not exist has no kind.

func directoryName(name string) {
	if name == "" || strings.Contains(name, "\x00") {
		Raise("ada_io_exceptions.name_error", "")
	}
}

// directoryKind is what a name refers to, links followed; C reads it up to its first NUL.
func directoryKind(name string) (fs.FileInfo, bool) {
	name, _, _ = strings.Cut(name, "\x00")
	found, err := os.Stat(name)
	return found, err == nil
}

func directoryIsFile(name string) bool {
	found, ok := directoryKind(name)
	return ok && found.Mode().IsRegular()
}

func directoryIs(name string) bool {
	found, ok := directoryKind(name)
	return ok && found.IsDir()
}

func AdaDirectoriesExists(name string) bool {
	directoryName(name)
	_, found := directoryKind(name)
	return found
}

// AdaDirectoriesKind is the position of File_Kind: a directory, an ordinary file, a special one.
func AdaDirectoriesKind(name string) int32 {
	found, ok := directoryKind(name)
	switch {
	case !ok:
		Raise("ada_io_exceptions.name_error", "")
	case found.IsDir():
		return 0
	case found.Mode().IsRegular():
		return 1
	}
	return 2
}

func AdaDirectoriesSize(name string) int64 {
	found, ok := directoryKind(name)
	if !ok || !found.Mode().IsRegular() {
		Raise("ada_io_exceptions.name_error", "")
	}
	return found.Size()
}

func AdaDirectoriesDeleteFile(name string) {
	directoryName(name)
	link, err := os.Lstat(name)
	if !directoryIsFile(name) && (err != nil || link.Mode()&fs.ModeSymlink == 0) {
		Raise("ada_io_exceptions.name_error", "")
	}
	if syscall.Unlink(name) != nil {
		Raise("ada_io_exceptions.use_error", "")
	}
}

func AdaDirectoriesCreateDirectory(name string) {
	directoryName(name)
	if os.Mkdir(name, 0o777) != nil {
		Raise("ada_io_exceptions.use_error", "")
	}
}

func AdaDirectoriesDeleteDirectory(name string) {
	directoryName(name)
	if !directoryIs(name) {
		Raise("ada_io_exceptions.name_error", "")
	}
	if syscall.Rmdir(name) != nil {
		Raise("ada_io_exceptions.use_error", "")
	}
}

func AdaDirectoriesRename(old, name string) {
	directoryName(old)
	directoryName(name)
	if !directoryIsFile(old) && !directoryIs(old) {
		Raise("ada_io_exceptions.name_error", "")
	}
	if directoryIsFile(name) || directoryIs(name) {
		Raise("ada_io_exceptions.use_error", "")
	}
	err := syscall.Rename(old, name)
	if errors.Is(err, syscall.ENOENT) {
		Raise("ada_io_exceptions.name_error", "")
	}
	if err != nil {
		Raise("ada_io_exceptions.use_error", "")
	}
}

// AdaDirectoriesSimpleName is what stands behind the last slash, one at the end aside.
func AdaDirectoriesSimpleName(name string) string {
	directoryName(name)
	if name == "/" {
		return name
	}
	path := strings.TrimSuffix(name, "/")
	return path[strings.LastIndexByte(path, '/')+1:]
}

func AdaDirectoriesBaseName(name string) string {
	simple := AdaDirectoriesSimpleName(name)
	if dot := strings.LastIndexByte(simple, '.'); dot >= 0 {
		return simple[:dot]
	}
	return simple
}

func AdaDirectoriesExtension(name string) string {
	directoryName(name)
	place := strings.LastIndexAny(name, "./")
	if place < 0 || name[place] == '/' {
		return ""
	}
	return name[place+1:]
}

func AdaDirectoriesContainingDirectory(name string) string {
	directoryName(name)
	if name == "." || name == ".." || name == "/" {
		Raise("ada_io_exceptions.use_error", "")
	}
	slash := strings.LastIndexByte(name, '/')
	if slash < 0 {
		return "."
	}
	found := name[:slash+1]
	for len(found) > 1 && strings.HasSuffix(found, "/") {
		found = found[:len(found)-1]
	}
	return found
}

func AdaDirectoriesCompose(directory, name, extension string) string {
	if directory != "" {
		directoryName(directory)
	}
	file := name
	if extension != "" {
		file += "." + extension
	}
	if file == "" || strings.ContainsAny(file, "/\x00") {
		Raise("ada_io_exceptions.name_error", "")
	}
	if directory != "" && !strings.HasSuffix(directory, "/") {
		directory += "/"
	}
	return directory + file
}
