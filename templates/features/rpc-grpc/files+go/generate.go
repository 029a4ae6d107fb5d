// Package service only says how the code that is not committed comes about.
package service

//go:generate go run github.com/bufbuild/buf/cmd/buf@v1.75.0 generate
