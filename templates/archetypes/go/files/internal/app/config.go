package app

import (
	"fmt"
	"strconv"
)

// Config holds the settings of the service; every one comes from the environment.
type Config struct {
	ServiceName string
	// Port of the API.
	Port int
	// AdminPort serves health and metrics.
	AdminPort int
	// Env reads a setting of a feature.
	Env func(string) string
}

// ReadConfig reads and checks the settings that every service has.
func ReadConfig(serviceName string, env func(string) string) (Config, error) {
	config := Config{ServiceName: serviceName, Env: env}
	var err error
	if config.Port, err = port(env, "PORT", 8080); err != nil {
		return config, err
	}
	config.AdminPort, err = port(env, "ADMIN_PORT", 8081)
	return config, err
}

// Required returns a setting without which the service cannot work.
func (c Config) Required(name string) (string, error) {
	if value := c.Env(name); value != "" {
		return value, nil
	}
	return "", fmt.Errorf("set %s in the environment", name)
}

func port(env func(string) string, name string, fallback int) (int, error) {
	value := env(name)
	if value == "" {
		return fallback, nil
	}
	number, err := strconv.ParseUint(value, 10, 16)
	if err != nil {
		return 0, fmt.Errorf("%s must be a port number, not %q", name, value)
	}
	return int(number), nil
}
