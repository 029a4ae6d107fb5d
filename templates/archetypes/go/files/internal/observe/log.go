// Package observe makes the service visible: logs, metrics, health.
package observe

import (
	"io"
	"log/slog"
	"strings"
)

// NewLogger writes one JSON object a line, in the fields of the Elastic Common Schema.
func NewLogger(out io.Writer, serviceName, level string) *slog.Logger {
	var threshold slog.Level
	if err := threshold.UnmarshalText([]byte(level)); err != nil {
		threshold = slog.LevelInfo
	}
	handler := slog.NewJSONHandler(out, &slog.HandlerOptions{
		Level:       threshold,
		ReplaceAttr: toECS,
	})
	return slog.New(handler).With("ecs.version", "8.11.0", "service.name", serviceName)
}

func toECS(_ []string, attr slog.Attr) slog.Attr {
	switch attr.Key {
	case slog.TimeKey:
		attr.Key = "@timestamp"
	case slog.LevelKey:
		return slog.String("log.level", strings.ToLower(attr.Value.String()))
	case slog.MessageKey:
		attr.Key = "message"
	}
	return attr
}
