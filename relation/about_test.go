package relation

import (
	"slices"
	"testing"

	"github.com/actant-project/actant/fact"
)

// TestAddresseeAndAbout holds the first statement of each text to whom it is said and about whom.
func TestAddresseeAndAbout(t *testing.T) {
	for _, c := range []struct {
		text, to string
		about    []string
	}{
		{"[Ilse Brandt|person] told [Tomas Rehn|person] that [Veltron|organisation] had burned the files.", "Tomas Rehn", []string{"Veltron"}},
		{"[Ilse Brandt|person] told reporters that [Veltron|organisation] had burned the files.", "", []string{"Veltron"}},
		{"[Maren Oduya|person] accused [Veltron|organisation] of hiding the letter from [Norway|country].", "", []string{"Veltron", "Norway"}},
		{"[Ilse Brandt|person] asked [Tomas Rehn|person] about the pumps in [Norway|country].", "Tomas Rehn", []string{"Norway"}},
		{"“The dam will hold,” [Tomas Rehn|person] wrote in a letter to [Ilse Brandt|person].", "Ilse Brandt", nil},
		{"[Tomas Rehn|person] said in an interview with [Newsdesk|organisation] that the dam would hold.", "Newsdesk", nil},
		{"[Norway|country] was warned by [Tomas Rehn|person] that the dam might burst.", "Norway", nil},
		{"[Tomas Rehn|person] urged [Norway|country] to rebuild the dam.", "Norway", nil},
		{"[Tomas Rehn|person] said to [Ilse Brandt|person] that [Norway|country] would pay.", "Ilse Brandt", []string{"Norway"}},
		{"[Tomas Rehn|person] said [Norway|country] had talked to [Iran|country] about the dam.", "", []string{"Norway", "Iran"}},
	} {
		d, ms, es := marked(c.text)
		st := New(nil).Extract(d, parsed(t, d), ms, es).Statements
		if len(st) == 0 {
			t.Errorf("%s: no statement", c.text)
			continue
		}
		var about []string
		for _, e := range st[0].About {
			about = append(about, es[e].Name)
		}
		if to := nameOf(es, st[0].Addressee); to != c.to || !slices.Equal(about, c.about) {
			t.Errorf("%s: to %q, about %q", c.text, to, about)
		}
	}
}

func nameOf(es []fact.Entity, r fact.Ref) string {
	if r.IsZero() {
		return ""
	}
	return es[r.Index()].Name
}
