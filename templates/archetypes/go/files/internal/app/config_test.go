package app

import "testing"

func TestReadConfig(t *testing.T) {
	for value, want := range map[string]int{"": 8080, "0": 0, "9000": 9000} {
		config, err := ReadConfig("test", func(name string) string {
			return map[string]string{"PORT": value}[name]
		})
		if err != nil || config.Port != want {
			t.Errorf("PORT=%q: got %d, %v", value, config.Port, err)
		}
	}
	for _, value := range []string{"http", "-1", "70000"} {
		if _, err := ReadConfig("test", func(string) string { return value }); err == nil {
			t.Errorf("PORT=%q was accepted", value)
		}
	}
}
