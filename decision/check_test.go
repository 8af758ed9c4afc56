package decision_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/actant-project/actant/decision"
	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/graph"
)

func parse(t testing.TB, lines string) []decision.Decision {
	t.Helper()
	ds, err := decision.Parse(strings.NewReader("actant-decisions 1\n"+lines), "log")
	if err != nil {
		t.Fatal(err)
	}
	return ds
}

func TestCheck(t *testing.T) {
	o := decision.Compile(parse(t, `merge key=person/a into=person/b
merge key=person/b into=person/c
distinct key=person/c into=person/d
retype key=person/acme type=organisation
rename key=person/e name=Eve
note key=person/e text="ask her"
keep key=person/e into=person/d
hide key=person/f
reject edge=person/e>accuse.stated>person/a
`))
	known := func(key string) bool {
		return slices.Contains([]string{"person/c", "person/d", "person/e", "organisation/acme"}, key)
	}
	for _, c := range []struct{ line, want string }{
		{"merge key=person/e into=person/c", ""},
		{"merge key=person/e into=person/a", ""}, // a means c by now
		{"hide key=person/acme", ""},             // the old key works
		{"merge key=person/e into=person/e", "is one entity: name two"},
		{"merge key=person/c into=person/a", "one entity already"}, // would be a cycle
		{"merge key=person/a into=person/b", "one entity already"},
		{"merge key=person/d into=person/b", "held apart by an earlier decision"},
		{"merge key=person/nobody into=person/c", `nothing has the key "person/nobody"`},
		{"distinct key=person/a into=person/b", "one entity already"},
		{"distinct key=person/d into=person/e", ""}, // more than put aside
		{"merge key=person/d into=person/e", ""},
		{"keep key=person/d into=person/e", "held apart already"},
		{"keep key=person/a into=person/d", "held apart already"},
		{"distinct key=person/d into=person/b", "held apart already"},
		{"rename key=person/e name=Eve", "called Eve already"},
		{"rename key=person/e name=Eva", ""},
		{"note key=person/e text=\"ask her\"", "there already"},
		{"note key=person/e text=\"ask him\"", ""},
		{"hide key=person/f", "is hidden by an earlier decision"},
		{"merge key=person/f into=person/e", "is hidden by an earlier decision"},
		{"reject edge=person/e>accuse.stated>person/c", "rejected already"},
		{"reject edge=person/e>accuse.denied>person/c", ""},
		{"rename key=person/q name=x", "nothing has the key"},
		{"retype key=person/e type=person", "of type person already"},
		{"retype key=person/acme type=organisation", "of type organisation already"},
		{"split key=person/e form=E name=e", "needs another name"},
		{"split key=person/e form=E name=Else", ""},
		{"reject edge=person/e>consult.stated>person/q", "nothing has the key"},
		{"reject edge=person/e=cooccur.cooccurring=person/c", ""},
		{"reject edge=person/e=cooccur.cooccurring=person/c evidence=d#00", "not sentence by sentence"},
		{"correct edge=person/e>consult.stated>person/c to=person/c>consult.stated>person/e", ""},
	} {
		err := o.Check(parse(t, c.line)[0], known)
		if (err == nil) != (c.want == "") || err != nil && !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", c.line, err, c.want)
		}
		var refused *decision.Refused
		var unknown *decision.UnknownKey
		if err != nil && errors.As(err, &refused) == errors.As(err, &unknown) {
			t.Errorf("%s: %T", c.line, err)
		}
	}
	for _, d := range []decision.Decision{
		{Kind: "marry", Key: "person/c"},
		{Kind: decision.Retype, Key: "person/c", Type: "robot"},
		{Kind: decision.Correct, Edge: &decision.EdgeRef{Source: "person/c", Target: "person/d", Type: graph.Cooccur, Status: fact.Cooccurring},
			To: &decision.EdgeRef{Source: "person/c", Target: "person/d", Type: fact.Agree, Status: fact.Stated}},
		{},
	} {
		if o.Check(d, known) == nil {
			t.Errorf("%+v passes", d)
		}
	}
	var unknown *decision.UnknownKey
	if err := o.Check(parse(t, "hide key=person/x")[0], known); !errors.As(err, &unknown) || unknown.Key != "person/x" {
		t.Errorf("%v is no UnknownKey", err)
	}
	unknown.Near = []string{"person/c", "person/d"}
	if want := `nothing has the key "person/x"; did you mean person/c or person/d?`; unknown.Error() != want {
		t.Errorf("%s", unknown)
	}
}

func TestNearest(t *testing.T) {
	keys := []string{"person/vladimir-putin", "country/russia", "person/vladimir-potanin", "organisation/rosneft", "person/john-smith"}
	for key, want := range map[string]string{"person/vladimir-putn": "person/vladimir-putin", "organisation/vladimir-putin": "person/vladimir-putin",
		"country/rusia": "country/russia", "putin": "person/vladimir-putin", "person/zzzzzzzz": ""} {
		got := decision.Nearest(key, keys, 1)
		if len(got) == 0 && want == "" {
			continue
		}
		if len(got) != 1 || got[0] != want {
			t.Errorf("nearest to %s: %q, want %s", key, got, want)
		}
	}
	if got := decision.Nearest("person/vladimir-putain", keys, 3); len(got) < 2 || got[0] != "person/vladimir-putin" || got[1] != "person/vladimir-potanin" {
		t.Errorf("%q", got)
	}
}

func TestNotesFollowTheirEntity(t *testing.T) {
	o := decision.Compile(parse(t, `note key=person/a text=one
merge key=person/a into=person/b
note key=person/a text=two
note key=person/b text=three
note key=person/b text=four undone
note edge=person/a=consult.stated=person/z text=edge
keep key=person/z into=person/a
`))
	if got := o.Notes("person/b"); !slices.Equal(got, []string{"one", "two", "three"}) {
		t.Errorf("%q", got)
	}
	if got := o.EdgeNotes(decision.EdgeRef{Source: "person/z", Target: "person/b", Type: fact.Consult, Status: fact.Stated, Symmetric: true}); !slices.Equal(got, []string{"edge"}) {
		t.Errorf("%q", got)
	}
	if !o.Apart("person/b", "person/z") || o.Apart("person/b", "person/y") {
		t.Error("the pair put aside is not known by what it became")
	}
	var none *decision.Overlay
	if none.Notes("a") != nil || none.Apart("a", "b") || none.Final("a") != "a" || none.EdgeNotes(decision.EdgeRef{}) != nil {
		t.Error("a nil overlay decides something")
	}
	if f := articles(t)[0]; none.Apply(f) != f || decision.Compile(nil).Apply(f) != f {
		t.Error("no decisions change something")
	}
}

func TestTitles(t *testing.T) {
	label := func(key string) string { return map[string]string{"person/a": "Ada", "person/b": "Bo"}[key] }
	for line, want := range map[string]string{
		"merge key=person/a into=person/b":                                                "Ada is the same as Bo",
		"split key=person/a form=A doc=d1 name=Al":                                        "Al is another than Ada, where it reads A in d1",
		"rename key=person/c name=Cy":                                                     "person/c is called Cy",
		"retype key=person/a type=place":                                                  "Ada is of type place",
		"rename key=person/a name=Ada":                                                    "person/a is called Ada",
		"hide key=person/a":                                                               "Ada is hidden",
		"reject edge=person/a=consult.stated=person/b doc=d1":                             "rejected: Ada — Bo (consult, stated), in d1",
		"reject edge=person/a=cooccur.cooccurring=person/b":                               "rejected: Ada — Bo (named together)",
		"correct edge=person/a>accuse.stated>person/b to=person/b>accuse.denied>person/a": "Ada → Bo (accuse, stated) is Bo → Ada (accuse, denied)",
		"note key=person/a text=x":                                                        "note on Ada: x",
		"distinct key=person/a into=person/b":                                             "Ada and Bo are two",
		"keep key=person/a into=person/b":                                                 "Ada and Bo are left as they are",
		"reject edge=person/a>accuse.stated>person/b evidence=d1#00":                      "rejected: Ada → Bo (accuse, stated), in one sentence of d1",
	} {
		if got := parse(t, line)[0].Title(label); got != want {
			t.Errorf("%s: %q, want %q", line, got, want)
		}
	}
}

// TestKeyIsTheExtractions: an entity split off joins what extraction finds under that name.
func TestKeyIsTheExtractions(t *testing.T) {
	n := 0
	for _, f := range articles(t) {
		for _, e := range f.Entities {
			if e.Type == fact.Person {
				if n++; decision.Key(e.Type, e.Name) != e.Key && !strings.HasPrefix(e.Key, decision.Key(e.Type, e.Name)+"-") {
					t.Errorf("%q has the key %s, and not %s", e.Name, e.Key, decision.Key(e.Type, e.Name))
				}
			}
		}
	}
	if n < 30 {
		t.Errorf("only %d people", n)
	}
}
