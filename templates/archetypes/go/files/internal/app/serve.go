package app

import (
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"time"
)

// Serve starts an HTTP server; stopping it waits for the requests under way.
func Serve(log *slog.Logger, name string, port int, handler http.Handler) (Stop, error) {
	listener, err := net.Listen("tcp", fmt.Sprintf(":%d", port))
	if err != nil {
		return nil, err
	}
	server := &http.Server{Handler: handler, ReadHeaderTimeout: 5 * time.Second}
	go func() {
		if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
			log.Error(name+" stopped serving", "error.message", err.Error())
		}
	}()
	log.Info(name+" listens", "server.port", listener.Addr().(*net.TCPAddr).Port)
	return server.Shutdown, nil
}
