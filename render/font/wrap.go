package font

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Wrap breaks text onto at most lines lines of at most width, evenly, and cuts what does not fit with an ellipsis.
func (s *Set) Wrap(text string, size float64, face Face, width float64, lines int) []string {
	if s.Width(text, size, face) <= width || lines < 2 {
		return []string{s.Cut(text, size, face, width)}
	}
	if lines == 2 {
		a, b := s.halves(text, size, face)
		if b == "" {
			return []string{s.Cut(a, size, face, width)}
		}
		if s.Width(a, size, face) <= width {
			return []string{a, s.Cut(b, size, face, width)}
		}
	}
	return s.fill(text, size, face, width, lines)
}

// fill sets as much on each line as goes.
func (s *Set) fill(text string, size float64, face Face, width float64, lines int) []string {
	var out []string
	for len(out) < lines-1 && s.Width(text, size, face) > width {
		at := s.last(text, size, face, width, false)
		if at == 0 {
			at = s.last(text, size, face, width, true)
		}
		if at == 0 {
			break
		}
		out = append(out, strings.TrimSpace(text[:at]))
		text = strings.TrimSpace(text[at:])
	}
	if text != "" {
		out = append(out, s.Cut(text, size, face, width))
	}
	return out
}

// last finds the last place to break text so that what stands before it fits; after a hyphen only where that is wanted.
func (s *Set) last(text string, size float64, face Face, width float64, hyphens bool) int {
	at := 0
	for _, b := range breaks(text) {
		if !hyphens && text[b-1] == '-' {
			continue
		}
		if s.Width(strings.TrimSpace(text[:b]), size, face) > width {
			break
		}
		at = b
	}
	return at
}

// halves breaks text where the longer part is shortest.
func (s *Set) halves(text string, size float64, face Face) (string, string) {
	best, at := -1.0, 0
	for _, b := range breaks(text) {
		w := max(s.Width(strings.TrimSpace(text[:b]), size, face), s.Width(strings.TrimSpace(text[b:]), size, face))
		if best < 0 || w < best {
			best, at = w, b
		}
	}
	if at == 0 {
		return text, ""
	}
	return strings.TrimSpace(text[:at]), strings.TrimSpace(text[at:])
}

// breaks lists the places where a line may end: after blanks and hyphens, and between ideographs.
func breaks(text string) []int {
	var out []int
	prev := rune(0)
	for i, r := range text {
		if i > 0 && (prev == ' ' || prev == '-' || prev == '–' || prev == '/' || wide(prev) && wide(r)) && r != ' ' {
			out = append(out, i)
		}
		prev = r
	}
	return out
}

func wide(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul)
}

// Cut shortens text to width with an ellipsis.
func (s *Set) Cut(text string, size float64, face Face, width float64) string {
	if s.Width(text, size, face) <= width {
		return text
	}
	for text != "" {
		_, n := utf8.DecodeLastRuneInString(text)
		text = text[:len(text)-n]
		if t := strings.TrimRight(text, " -–,;") + "…"; s.Width(t, size, face) <= width {
			return t
		}
	}
	return "…"
}
