package flat

import (
	"errors"
	"fmt"
	"strings"
	"testing"
)

func build(t testing.TB) string {
	t.Helper()
	b := Builder{Header: "a test"}
	values := map[string]uint32{}
	for i := range 1000 {
		values[fmt.Sprintf("Key %d", i)] = uint32(i)
	}
	values["US"], values["us"], values[""] = 7, 8, 9
	at, err := b.Table(values)
	if err != nil {
		t.Fatal(err)
	}
	if len(at) != len(values) {
		t.Fatal(len(at), "places")
	}
	b.Section([]byte("raw"))
	return string(b.Bytes())
}

func TestTable(t *testing.T) {
	f, err := Open(build(t))
	if err != nil || f.Header != "a test" || f.Section(1) != "raw" || f.Section(9) != "" {
		t.Fatal(err, f)
	}
	tab, err := TableOf(f.Section(0))
	if err != nil {
		t.Fatal(err)
	}
	for i := range 1000 {
		key := fmt.Sprintf("Key %d", i)
		if v, ok := tab.Get(key); !ok || v != uint32(i) {
			t.Fatal(key, v, ok)
		}
		if v, ok := tab.Fold(strings.ToUpper(key)); !ok || v != uint32(i) {
			t.Fatal("folded", key, v, ok)
		}
	}
	for key, want := range map[string]uint32{"US": 7, "us": 8, "": 9} {
		if v, ok := tab.Get(key); !ok || v != want {
			t.Error(key, v, ok)
		}
	}
	if _, ok := tab.Get("key 5"); ok {
		t.Error("Get folds case")
	}
	if _, ok := (Table{}).Get("x"); ok {
		t.Error("the zero table has a key")
	}
}

func TestLongKey(t *testing.T) {
	if _, err := new(Builder).Table(map[string]uint32{strings.Repeat("k", 256): 1}); err == nil {
		t.Error("a key of 256 bytes was taken")
	}
}

func FuzzOpen(f *testing.F) {
	good := build(f)
	f.Add(good)
	f.Add("x\x00\xff\xff\xff\xff")
	f.Fuzz(func(t *testing.T, s string) {
		file, err := Open(s)
		if err != nil {
			if !errors.Is(err, ErrFormat) {
				t.Fatal(err)
			}
			return
		}
		if _, err := TableOf(file.Section(0)); err != nil && !errors.Is(err, ErrFormat) {
			t.Fatal(err)
		}
	})
}

func BenchmarkGet(b *testing.B) {
	f, err := Open(build(b))
	if err != nil {
		b.Fatal(err)
	}
	tab, _ := TableOf(f.Section(0))
	for b.Loop() {
		tab.Get("Key 512")
	}
}

func ExampleTable_Fold() {
	var b Builder
	b.Table(map[string]uint32{"Riga": 1})
	f, _ := Open(string(b.Bytes()))
	t, _ := TableOf(f.Section(0))
	fmt.Println(t.Fold("RIGA"))
	// Output: 1 true
}
