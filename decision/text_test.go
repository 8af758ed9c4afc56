package decision_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"reflect"
	"strings"
	"testing"

	"github.com/actant-project/actant/decision"
	"github.com/actant-project/actant/fact"
)

func write(t testing.TB, ds []decision.Decision) string {
	t.Helper()
	var b bytes.Buffer
	if err := decision.Write(&b, ds); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// hostile are values that must survive a file of lines.
var hostile = []string{"a", "Jean-Luc O'Neill", `"quoted" \ back`, "two\nlines\r\tand a tab", "\u202egnp.exe\u2066", "# no comment", "=", "a=b", "\xff\xfe not UTF-8",
	"Ана Ковач", "习近平", "محمد", "\x00", "\u00a0", "x\ufeff", "undone", "key=x", "%3E>", "\ufffd", "é", "e\u0301"}

func TestRoundTrip(t *testing.T) {
	var ds []decision.Decision
	for _, h := range hostile {
		e := decision.EdgeRef{Source: "person/" + h, Target: "person/" + h + "x", Type: fact.Consult, Status: fact.Stated, Symmetric: true}
		to := e
		to.Symmetric, to.Source, to.Target = false, e.Target, e.Source
		ref := decision.Ref(h, "A sentence.")
		ds = append(ds,
			decision.Decision{Kind: decision.Merge, Key: h, Into: h + "2", Name: h, At: "2026-11-23T23:00:00Z"},
			decision.Decision{Kind: decision.Split, Key: h, Name: h, Forms: []string{h, "b", h + "c"}, Documents: []string{h}, Type: fact.Person},
			decision.Decision{Kind: decision.Rename, Key: h, Name: "x" + h, Undone: true},
			decision.Decision{Kind: decision.Retype, Key: h, Type: fact.Group},
			decision.Decision{Kind: decision.Hide, Key: h},
			decision.Decision{Kind: decision.Reject, Edge: &e, Documents: []string{h, "d"}},
			decision.Decision{Kind: decision.Correct, Edge: &e, To: &to, Evidence: &ref},
			decision.Decision{Kind: decision.Note, Edge: &e, Text: h},
			decision.Decision{Kind: decision.Distinct, Key: h, Into: h + "2"},
			decision.Decision{Kind: decision.Keep, Key: h, Into: h + "2"})
	}
	s := write(t, ds)
	if n := strings.Count(s, "\n"); n != len(ds)+1 || strings.ContainsAny(s, "\r\x00\u202e\u2066") {
		t.Errorf("%d decisions on %d lines:\n%s", len(ds), n, s)
	}
	got, err := decision.Parse(strings.NewReader(s), "log")
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(got, ds) {
		for i := range ds {
			if !reflect.DeepEqual(got[i], ds[i]) {
				t.Errorf("%+v\nbecame\n%+v", ds[i], got[i])
			}
		}
	}
	if again := write(t, got); again != s {
		t.Errorf("writing what was read gives\n%s\nand not\n%s", again, s)
	}
	for _, d := range ds {
		if d.Undone || !utf8Only(d) {
			continue
		}
		b, err := json.Marshal(d)
		var back decision.Decision
		if err == nil {
			err = json.Unmarshal(b, &back)
		}
		if err != nil || !reflect.DeepEqual(back, d) {
			t.Errorf("%s: %v, %+v", b, err, back)
		}
	}
}

// utf8Only reports whether JSON can carry d at all.
func utf8Only(d decision.Decision) bool { return !strings.Contains(d.String(), `\xff`) }

func TestCanonicalFile(t *testing.T) {
	want, err := os.ReadFile("testdata/canonical.log")
	if err != nil {
		t.Fatal(err)
	}
	ds, err := decision.Parse(bytes.NewReader(want), "canonical.log")
	if err != nil {
		t.Fatal(err)
	}
	if got := write(t, ds); got != string(want) {
		t.Errorf("got\n%s", got)
	}
	loose, err := os.ReadFile("testdata/loose.log")
	if err != nil {
		t.Fatal(err)
	}
	same, err := decision.Parse(bytes.NewReader(loose), "loose.log")
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(same, ds) {
		t.Errorf("loose.log reads as\n%s", write(t, same))
	}
}

func TestParseErrors(t *testing.T) {
	const head = "actant-decisions 1\n"
	for _, c := range []struct{ in, want string }{
		{"", "log:0: not a file of decisions"},
		{"merge key=a into=b\n", "log:1: not a file of decisions"},
		{"\n# x\nactant-decisions two\n", "log:3: not a file of decisions"},
		{"actant-decisions 2\n", "log:1: decisions of version 2"},
		{head + "\nmarry key=a into=b\n", `log:3: "marry" is no kind of decision; the kinds are merge split`},
		{head + "merge key=a\n", "log:2: merge needs two keys"},
		{head + "merge key=a into=b colour=red\n", `"colour" is no field`},
		{head + "merge key=a key=b into=c\n", "key stands there twice"},
		{head + "merge key= into=c\n", "key has no value"},
		{head + `rename key=a name="no end` + "\n", "name: the quoted text does not end"},
		{head + `rename key=a name="bad \q"` + "\n", "name: the quoted text does not end"},
		{head + "retype key=a type=robot\n", `"robot" is no type; the types are person organisation`},
		{head + "reject edge=a>b\n", `"a>b" names no edge`},
		{head + "reject edge=a>stated>b\n", "must be a type, a dot and a status"},
		{head + "reject edge=a>consult.stated>b evidence=nothing\n", `"nothing" names no evidence`},
		{head + "correct edge=a>consult.stated>b\n", "an edge and what it should be"},
		{head + "correct edge=a>consult.stated>b to=a>consult.stated>c\n", "not its ends"},
		{head + "correct edge=a>consult.stated>b to=a>marry.stated>b\n", `"marry" is no type of relation`},
		{head + "correct edge=a>consult.stated>b to=a>consult.maybe>b\n", `"maybe" is no status`},
		{head + "split key=a name=b\n", "split needs forms or documents"},
		{head + "note key=a edge=a>consult.stated>b text=x\n", "a key or an edge, and not both"},
		{head + "hide key=a extra\n", `"extra" is no field`},
		{head + "hide key=\"" + strings.Repeat("x", 1<<20) + "\"\n", "log:2: a line of more than"},
	} {
		_, err := decision.Parse(strings.NewReader(c.in), "log")
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%.60q: error %v, want %q", c.in, err, c.want)
		}
	}
	if _, err := decision.Parse(strings.NewReader("%PDF-1.7\n"), "x"); !errors.Is(err, decision.ErrNotDecisions) {
		t.Error(err)
	}
}

func TestRefs(t *testing.T) {
	for _, s := range []string{"person/a>consult.stated>person/b", "person/a=consult.stated=person/b", "a%3E>role.alleged>b%25%3D", "x=cooccur.cooccurring=y"} {
		e, err := decision.ParseEdgeRef(s)
		if err != nil || e.String() != s {
			t.Errorf("%s reads as %+v, %v and is written %s", s, e, err, e)
		}
	}
	if e, _ := decision.ParseEdgeRef("b=agree.stated=a"); e.Source != "a" {
		t.Errorf("the ends of a mutual edge are out of order: %+v", e)
	}
	if a, b := decision.Ref("d#1", "One  sentence\nhere."), decision.Ref("d#1", " One sentence here. "); a != b || a == decision.Ref("d#1", "One sentence, here.") {
		t.Errorf("%v and %v", a, b)
	}
	r := decision.Ref("d#1", "x")
	if back, err := decision.ParseEvidenceRef(r.String()); back != r || err != nil {
		t.Errorf("%v, %v", back, err)
	}
	for _, s := range []string{"", "a", "a>b", "a>b.c>d>e", ">b.c>d", "a=b.c>d", "a>.c>d", "a>b.>d"} {
		if e, err := decision.ParseEdgeRef(s); err == nil {
			t.Errorf("%q was read as %+v", s, e)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, p := range []string{"testdata/canonical.log", "testdata/loose.log"} {
		b, err := os.ReadFile(p)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(b))
	}
	f.Fuzz(func(t *testing.T, s string) {
		ds, err := decision.Parse(strings.NewReader(s), "fuzz")
		if err != nil {
			return
		}
		written := write(t, ds)
		back, err := decision.Parse(strings.NewReader(written), "again")
		if err != nil || !reflect.DeepEqual(back, ds) {
			t.Fatalf("%q: %v\n%+v\n%+v", written, err, ds, back)
		}
		decision.Compile(ds)
	})
}

func FuzzLine(f *testing.F) {
	for _, h := range hostile {
		f.Add(h, h, h)
	}
	f.Fuzz(func(t *testing.T, key, name, form string) {
		d := decision.Decision{Kind: decision.Split, Key: key, Name: name, Forms: []string{form}}
		s := write(t, []decision.Decision{d})
		ds, err := decision.Parse(strings.NewReader(s), "fuzz")
		if key == "" || name == "" || form == "" {
			if err == nil && form != "" {
				t.Fatalf("%q was read", s)
			}
			return
		}
		if err != nil || !reflect.DeepEqual(ds, []decision.Decision{d}) {
			t.Fatalf("%q: %v %+v", s, err, ds)
		}
	})
}
