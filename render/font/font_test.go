package font

import (
	"strings"
	"testing"
)

func set(t testing.TB) *Set {
	t.Helper()
	s, err := New()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestWidth(t *testing.T) {
	s := set(t)
	// Arial's and so Liberation Sans's widths in 1/2048 of the size: A 1366, i 455, blank 569.
	if w := s.Width("Ai ", 2048, Regular); w != 1366+455+569 {
		t.Errorf("width %v", w)
	}
	if s.Width("Actant", 12, Bold) <= s.Width("Actant", 12, Regular) {
		t.Error("bold is not wider")
	}
	if w := s.Width("王", 10, Regular); w != 10 {
		t.Errorf("a character no font has is %v wide, want a square", w)
	}
}

func TestLacks(t *testing.T) {
	s := set(t)
	for text, want := range map[string]bool{"Đorđe Čvorović": false, "Тарас Шевчук": false, "שרה": false, "“quoted” … ×": false, "王晓明": true, "محمد": true} {
		if got := s.Lacks(text); got != want {
			t.Errorf("lacks %s: %v", text, got)
		}
	}
}

func TestOtherFonts(t *testing.T) {
	base := set(t)
	s, err := New(base.TTF(Bold))
	if err != nil {
		t.Fatal(err)
	}
	if s.Which('A') != 0 || len(s.Others()) != 1 {
		t.Error("the other font comes first")
	}
	if _, err := New([]byte("no font")); err == nil || !strings.Contains(err.Error(), "font 1") {
		t.Errorf("a broken font: %v", err)
	}
}

func TestWrap(t *testing.T) {
	s := set(t)
	for _, c := range []struct {
		text string
		want string
	}{
		{"Short name", "Short name"},
		{"Kestrian Ministry of Foreign Affairs", "Kestrian Ministry|of Foreign Affairs"},
		{"Admiral-General Casimir Wołodyjowski", "Admiral-General|Casimir Wołodyjowski"},
		{"王晓明和朋友们的很长的名字在这里", "王晓明和朋友们的|很长的名字在这里"},
		{"", ""},
	} {
		if got := strings.Join(s.Wrap(c.text, 14, Regular, 150, 2), "|"); got != c.want {
			t.Errorf("%q: %q, want %q", c.text, got, c.want)
		}
	}
	for _, text := range []string{strings.Repeat("Unbreakable", 9), strings.Repeat("many words ", 30)} {
		lines := s.Wrap(text, 14, Regular, 150, 2)
		for _, l := range lines {
			if s.Width(l, 14, Regular) > 150 {
				t.Errorf("%q is too wide", l)
			}
		}
		if len(lines) > 2 || !strings.HasSuffix(lines[len(lines)-1], "…") {
			t.Errorf("%q", lines)
		}
	}
	if lines := s.Wrap("one two three four five six", 14, Regular, 60, 4); len(lines) != 3 || lines[0] != "one two" {
		t.Errorf("%q", lines)
	}
}

func TestOutline(t *testing.T) {
	g := set(t).Outline("Aé王", 10, Regular)
	if len(g) != 3 || len(g[0].Segments) == 0 || len(g[2].Segments) == 0 || g[1].X <= 0 || g[2].X <= g[1].X {
		t.Errorf("%d glyphs", len(g))
	}
}

func BenchmarkWidth(b *testing.B) {
	s := set(b)
	for b.Loop() {
		s.Width("Kestrian Ministry of Foreign Affairs", 14, Regular)
	}
}
