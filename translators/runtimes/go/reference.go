package theseusrt

// New makes an object to refer to.
func New[T any](value T) *T {
	return &value
}
