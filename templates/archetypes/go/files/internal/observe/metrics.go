package observe

import (
	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
)

// Metrics are the service's own and the runtime's.
type Metrics struct {
	Registry *prometheus.Registry
	requests *prometheus.CounterVec
	duration *prometheus.HistogramVec
}

// NewMetrics registers all metrics in a registry of their own.
func NewMetrics(serviceName string) *Metrics {
	labels := prometheus.Labels{"service": serviceName}
	m := &Metrics{
		Registry: prometheus.NewRegistry(),
		requests: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name:        "service_requests_total",
			Help:        "Requests answered",
			ConstLabels: labels,
		}, []string{"method", "code"}),
		duration: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name:        "service_request_duration_seconds",
			Help:        "Seconds from request to answer",
			ConstLabels: labels,
			Buckets:     []float64{0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5},
		}, []string{"method"}),
	}
	m.Registry.MustRegister(m.requests, m.duration, collectors.NewGoCollector())
	return m
}

// Observe counts a request and the seconds it took. Code is "ok" or the kind of failure.
func (m *Metrics) Observe(method, code string, seconds float64) {
	m.requests.WithLabelValues(method, code).Inc()
	m.duration.WithLabelValues(method).Observe(seconds)
}
