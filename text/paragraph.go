package text

import (
	"strings"
	"unicode"
)

// Paragraphs splits s into blocks: blank lines part them, and so does every line end,
// unless the text is hard-wrapped (its lines are of about one length and break in
// mid-sentence), where a line end is only a space. Blocks carry no surrounding white space.
func Paragraphs(s string) []Span {
	wrapped := HardWrapped(s)
	var out []Span
	open := -1
	end := 0
	for start := 0; start < len(s); {
		stop := start + strings.IndexByte(s[start:], '\n')
		if stop < start {
			stop = len(s)
		}
		line := Trim(s, Span{start, stop})
		if line.Len() == 0 || !wrapped {
			if open >= 0 {
				out = append(out, Span{open, end})
				open = -1
			}
		}
		if line.Len() > 0 {
			if open < 0 {
				open = line.Start
			}
			end = line.End
		}
		start = stop + 1
	}
	if open >= 0 {
		out = append(out, Span{open, end})
	}
	return out
}

// HardWrapped reports whether s is broken into lines of about one length, as mail and
// old wire copy are: most lines that another line follows are 50 to 100 bytes long
// and do not end a sentence.
func HardWrapped(s string) bool {
	inner, long, midway := 0, 0, 0
	prev := ""
	for line := range strings.Lines(s) {
		line = strings.TrimSpace(line)
		if prev != "" && line != "" {
			inner++
			if len(prev) >= 50 && len(prev) <= 100 {
				long++
			}
			if !strings.ContainsAny(prev[len(prev)-1:], ".!?:\"") {
				midway++
			}
		}
		prev = line
	}
	return inner >= 3 && long*3 >= inner*2 && midway*2 >= inner
}

// Trim shrinks sp until it neither starts nor ends with white space of s.
func Trim(s string, sp Span) Span {
	t := strings.TrimLeftFunc(s[sp.Start:sp.End], unicode.IsSpace)
	if t == "" {
		return Span{sp.Start, sp.Start}
	}
	start := sp.End - len(t)
	return Span{start, start + len(strings.TrimRightFunc(t, unicode.IsSpace))}
}
