package ingest

import (
	"testing"
)

func TestDateOf(t *testing.T) {
	for in, want := range map[string]string{
		"February 13, 2025 — 4.16am":                     "2025-02-13",
		"13 Feb 2025 14:05 GMT":                          "2025-02-13",
		"Updated 2025-02-13T04:16:00+11:00":              "2025-02-13",
		"Published: Thursday 13 February 2025 09.00 GMT": "2025-02-13",
		"Thu, 13 Feb 2025 10:00:00 +0000":                "2025-02-13",
		"13th of February, 2025":                         "2025-02-13",
		"13.02.2025":                                     "2025-02-13",
		"02/13/2025":                                     "2025-02-13",
		"02/03/2025":                                     "",
		"13-Feb-25":                                      "2025-02-13",
		"20250213":                                       "2025-02-13",
		"1739404800":                                     "2025-02-13",
		"2 hours ago":                                    "",
		"Updated 14 Feb 2025, published 13 Feb 2025":     "2025-02-13",
		"February 30, 2025":                              "",
		"":                                               "",
	} {
		if got := DateOf(in); got != want {
			t.Errorf("DateOf(%q) = %q, want %q", in, got, want)
		}
	}
}
