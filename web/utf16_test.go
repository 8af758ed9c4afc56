package web

import (
	"encoding/json"
	"testing"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/actant-project/actant/text"
)

func TestSpansInUTF16(t *testing.T) {
	const s = "a–b🚢c\xffd" // bytes: a0 –1..4 b4 🚢5..9 c9 \xff10 d11
	for _, c := range []struct{ in, want [2]int }{
		{[2]int{0, 1}, [2]int{0, 1}}, {[2]int{1, 4}, [2]int{1, 2}}, {[2]int{4, 9}, [2]int{2, 5}}, {[2]int{9, 10}, [2]int{5, 6}}, {[2]int{10, 12}, [2]int{6, 8}},
		{[2]int{2, 6}, [2]int{1, 3}}, {[2]int{-5, 100}, [2]int{0, 8}}, {[2]int{9, 4}, [2]int{5, 5}}, {[2]int{0, 0}, [2]int{0, 0}},
	} {
		if got := spans(s, text.Span{Start: c.in[0], End: c.in[1]})[0]; got != c.want {
			t.Errorf("%v: %v, want %v", c.in, got, c.want)
		}
	}
}

func TestInside(t *testing.T) {
	outer := spanOf(10, 20)
	if got := inside(outer, spanOf(12, 15)); got != spanOf(2, 5) {
		t.Errorf("%v", got)
	}
	for _, sp := range []text.Span{spanOf(8, 12), spanOf(18, 22), spanOf(12, 12), spanOf(15, 12), {}} {
		if got := inside(outer, sp); !got.IsZero() {
			t.Errorf("%v: %v", sp, got)
		}
	}
}

// What is sent, cut by its spans as a browser cuts it, must be what the bytes say.
func FuzzUTF16(f *testing.F) {
	for _, s := range []string{"", "plain", "Ada said “no” 🚢.", "\xff\xf0\x9f", "e\u0301\U0010ffff\x00\u202e", "a\r\nb"} {
		f.Add(s, 0, len(s))
		f.Add(s, 1, 3)
	}
	f.Fuzz(func(t *testing.T, s string, start, end int) {
		got := spans(s, text.Span{Start: start, End: end})[0]
		var sent string
		if err := json.Unmarshal(encode(prose(s)), &sent); err != nil {
			t.Fatal(err)
		}
		all := utf16.Encode([]rune(sent))
		if got[0] < 0 || got[1] < got[0] || got[1] > len(all) {
			t.Fatalf("%v of %d units", got, len(all))
		}
		if start < 0 || end > len(s) || start > end || !boundary(s, start) || !boundary(s, end) {
			return
		}
		if want := utf16.Encode([]rune(prose(s[start:end]))); string(utf16.Decode(all[got[0]:got[1]])) != string(utf16.Decode(want)) {
			t.Fatalf("%q[%d:%d] arrives as %q", s, start, end, string(utf16.Decode(all[got[0]:got[1]])))
		}
	})
}

// boundary reports whether no character of s lies across i.
func boundary(s string, i int) bool {
	for at := 0; at < i; {
		_, n := utf8.DecodeRuneInString(s[at:])
		if at += n; at > i {
			return false
		}
	}
	return true
}
