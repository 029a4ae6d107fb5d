package observe

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"net/http/httptest"
	"strings"
	"testing"
)

func TestLogLinesAreECS(t *testing.T) {
	var out bytes.Buffer
	NewLogger(&out, "test", "").Info("hello", "event.action", "greet")
	var line map[string]any
	if err := json.Unmarshal(out.Bytes(), &line); err != nil {
		t.Fatal(err)
	}
	for key, want := range map[string]any{"message": "hello", "log.level": "info", "service.name": "test"} {
		if line[key] != want {
			t.Errorf("%s is %v", key, line[key])
		}
	}
	if line["@timestamp"] == nil || line["ecs.version"] == nil {
		t.Errorf("fields are missing in %s", out.String())
	}
}

func TestMetricsMove(t *testing.T) {
	metrics := NewMetrics("test")
	metrics.Observe("Greet", "ok", 0.02)
	body := get(t, metrics, NewHealth(), "/metrics", 200)
	for _, want := range []string{
		`service_requests_total{code="ok",method="Greet",service="test"} 1`,
		`service_request_duration_seconds_count{method="Greet",service="test"} 1`,
	} {
		if !strings.Contains(body, want) {
			t.Errorf("%s is missing", want)
		}
	}
}

func TestHealthNamesWhatIsUnwell(t *testing.T) {
	health := NewHealth()
	get(t, NewMetrics("test"), health, "/healthz", 200)
	health.Add("database", func(context.Context) error { return errors.New("gone") })
	if body := get(t, NewMetrics("test"), health, "/healthz", 503); !strings.Contains(body, `"database":"gone"`) {
		t.Errorf("got %s", body)
	}
	health.Remove("database")
	get(t, NewMetrics("test"), health, "/healthz", 200)
}

func get(t *testing.T, metrics *Metrics, health *Health, path string, status int) string {
	t.Helper()
	recorder := httptest.NewRecorder()
	AdminHandler(metrics, health).ServeHTTP(recorder, httptest.NewRequest("GET", path, nil))
	if recorder.Code != status {
		t.Errorf("%s answered %d", path, recorder.Code)
	}
	return recorder.Body.String()
}
