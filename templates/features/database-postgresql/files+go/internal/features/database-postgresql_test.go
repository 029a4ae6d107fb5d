package features

import (
	"context"
	"fmt"
	"os"
	"testing"
	"time"

	"github.com/jackc/pgx/v5/pgxpool"
)

func TestPostgresCounts(t *testing.T) {
	url := os.Getenv("DATABASE_URL")
	if url == "" {
		t.Skip("set DATABASE_URL to run it")
	}
	ctx := context.Background()
	pool, err := pgxpool.New(ctx, url)
	if err != nil {
		t.Fatal(err)
	}
	defer pool.Close()
	for range 2 {
		if err := migrate(ctx, pool); err != nil {
			t.Fatal(err)
		}
	}
	store := &postgresStore{pool: pool}
	name := fmt.Sprintf("test-%d", time.Now().UnixNano())
	for _, want := range []int64{1, 2} {
		if got, err := store.Record(ctx, name); err != nil || got != want {
			t.Errorf("got %d, %v", got, err)
		}
	}
}
