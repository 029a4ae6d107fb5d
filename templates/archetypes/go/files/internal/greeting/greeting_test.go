package greeting

import (
	"context"
	"errors"
	"strings"
	"testing"
)

func TestGreetCounts(t *testing.T) {
	store := NewMemoryStore()
	for _, want := range []int64{1, 2} {
		got, err := Greet(context.Background(), store, " Ada ")
		if err != nil || got != (Greeting{Message: "Hello, Ada!", Times: want}) {
			t.Errorf("got %+v, %v", got, err)
		}
	}
}

func TestGreetRefuses(t *testing.T) {
	for _, name := range []string{"", "  ", strings.Repeat("x", 101)} {
		if _, err := Greet(context.Background(), NewMemoryStore(), name); !errors.Is(err, ErrBadRequest) {
			t.Errorf("%.10q: got %v", name, err)
		}
	}
}
