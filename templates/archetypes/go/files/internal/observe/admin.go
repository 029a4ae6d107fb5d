package observe

import (
	"context"
	"encoding/json"
	"net/http"
	"sync"

	"github.com/prometheus/client_golang/prometheus/promhttp"
)

// Health knows how the parts of the service are.
type Health struct {
	mutex  sync.Mutex
	checks map[string]func(context.Context) error
}

// NewHealth returns a Health without parts, which is well.
func NewHealth() *Health {
	return &Health{checks: map[string]func(context.Context) error{}}
}

// Add registers a part; check returns the reason while it is unwell.
func (h *Health) Add(name string, check func(context.Context) error) {
	h.mutex.Lock()
	defer h.mutex.Unlock()
	h.checks[name] = check
}

// Remove forgets a part.
func (h *Health) Remove(name string) {
	h.mutex.Lock()
	defer h.mutex.Unlock()
	delete(h.checks, name)
}

// AdminHandler serves /healthz (503 with the reason while a part is unwell) and /metrics.
func AdminHandler(metrics *Metrics, health *Health) http.Handler {
	mux := http.NewServeMux()
	mux.Handle("GET /metrics", promhttp.HandlerFor(metrics.Registry, promhttp.HandlerOpts{}))
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, r *http.Request) {
		status, states := health.state(r.Context())
		w.Header().Set("Content-Type", "application/json")
		code := http.StatusOK
		if status != "ok" {
			code = http.StatusServiceUnavailable
		}
		w.WriteHeader(code)
		_ = json.NewEncoder(w).Encode(map[string]any{"status": status, "checks": states})
	})
	return mux
}

func (h *Health) state(ctx context.Context) (string, map[string]string) {
	h.mutex.Lock()
	defer h.mutex.Unlock()
	status, states := "ok", map[string]string{}
	for name, check := range h.checks {
		states[name] = "ok"
		if err := check(ctx); err != nil {
			status, states[name] = "failing", err.Error()
		}
	}
	return status, states
}
