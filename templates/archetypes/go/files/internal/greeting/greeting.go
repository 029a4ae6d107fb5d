// Package greeting is what the service does, apart from how it is called and stored.
package greeting

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"unicode/utf8"
)

// maxName is the longest name that is greeted, in characters.
const maxName = 100

// ErrBadRequest marks requests that can never succeed; the text is meant for the caller.
var ErrBadRequest = errors.New("bad request")

// Store remembers how often somebody was greeted.
type Store interface {
	// Record counts one more greeting and returns how many there were, with this one.
	Record(ctx context.Context, name string) (int64, error)
}

// Greeting is the answer to a request.
type Greeting struct {
	Message string `json:"message"`
	Times   int64  `json:"times"`
}

// Greet greets name and counts it in store.
func Greet(ctx context.Context, store Store, name string) (Greeting, error) {
	name = strings.TrimSpace(name)
	if name == "" {
		return Greeting{}, fmt.Errorf("%w: name is missing", ErrBadRequest)
	}
	if utf8.RuneCountInString(name) > maxName {
		return Greeting{}, fmt.Errorf("%w: name has more than %d characters", ErrBadRequest, maxName)
	}
	times, err := store.Record(ctx, name)
	if err != nil {
		return Greeting{}, err
	}
	return Greeting{Message: "Hello, " + name + "!", Times: times}, nil
}

// MemoryStore is for services without a database and for tests: it forgets everything on exit.
type MemoryStore struct {
	mutex  sync.Mutex
	counts map[string]int64
}

// NewMemoryStore returns an empty store.
func NewMemoryStore() *MemoryStore {
	return &MemoryStore{counts: map[string]int64{}}
}

// Record implements Store.
func (s *MemoryStore) Record(_ context.Context, name string) (int64, error) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	s.counts[name]++
	return s.counts[name], nil
}
