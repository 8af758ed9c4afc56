package graph

import (
	"slices"
	"testing"
)

func TestRolesAreShownOnce(t *testing.T) {
	labels := map[string]string{"country/no": "Norway", "country/tr": "Turkey"}
	for _, c := range []struct {
		name  string
		roles tally[Role]
		want  []string
	}{
		{"none", nil, nil},
		{"case", tally[Role]{{"Prime Minister", "country/no"}: 2, {"prime minister", "country/no"}: 1}, []string{"Prime Minister (Norway)"}},
		{"the commonest way to write it", tally[Role]{{"Prime Minister", "country/no"}: 1, {"prime minister", "country/no"}: 4}, []string{"prime minister (Norway)"}},
		{"without its place", tally[Role]{{"Prime Minister", ""}: 5, {"prime minister", "country/no"}: 1}, []string{"prime minister (Norway)"}},
		{"two places", tally[Role]{{"Envoy", "country/no"}: 1, {"envoy", "country/tr"}: 2, {"ENVOY", ""}: 1}, []string{"envoy (Turkey)", "Envoy (Norway)"}},
		{"counted together", tally[Role]{{"Chair", ""}: 3, {"Mayor", ""}: 2, {"mayor", ""}: 2}, []string{"Mayor", "Chair"}},
		{"a place that is gone", tally[Role]{{"Minister", "country/xx"}: 1}, []string{"Minister"}},
		{"one title begins another", tally[Role]{{"Minister", ""}: 2, {"Minister of State", "country/no"}: 1}, []string{"Minister", "Minister of State (Norway)"}},
	} {
		a := &Actor{Roles: c.roles}
		if got := a.shownRoles(func(key string) string { return labels[key] }); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}
