package decision

import (
	_ "embed" // the directive below needs it
	"strings"
	"sync"
)

//go:embed names.txt
var namesFile string

// lore is what names.txt says.
type lore struct {
	given, place map[string][]int // lines of a form; given has the short ones, too
	formal       map[int]string   // the first form of a line
	short        map[int]bool     // lines of short forms
	chinese      map[string]bool
	korean       map[string]bool
	office       map[string]bool
	legal        map[string]bool
}

var knownNames = sync.OnceValue(func() *lore {
	l := &lore{given: map[string][]int{}, place: map[string][]int{}, formal: map[int]string{}, short: map[int]bool{}, chinese: map[string]bool{}, korean: map[string]bool{},
		office: map[string]bool{}, legal: map[string]bool{}}
	sets := map[string]map[string]bool{"chinese": l.chinese, "korean": l.korean, "office": l.office, "legal": l.legal}
	lines := map[string]map[string][]int{"given": l.given, "short": l.given, "place": l.place}
	n := 0
	for line := range strings.Lines(namesFile) {
		what, words, ok := strings.Cut(line, ":")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		n++
		l.short[n] = what == "short"
		for _, w := range strings.Fields(words) {
			if set := sets[what]; set != nil {
				set[w] = true
			} else {
				lines[what][w] = append(lines[what][w], n)
				if l.formal[n] == "" {
					l.formal[n] = w
				}
			}
		}
	}
	return l
})

// share reports whether one line has both forms; of short forms only where those will do.
func (l *lore) share(lines map[string][]int, a, b string, short bool) bool {
	for _, i := range lines[a] {
		for _, j := range lines[b] {
			if i == j && (short || !l.short[i]) {
				return true
			}
		}
	}
	return false
}

// transliterations are what spellings of one foreign name in English differ in.
var transliterations = strings.NewReplacer("kh", "h", "gh", "g", "dh", "d", "ph", "f", "zh", "j", "tch", "ch", "tz", "ts", "cz", "c",
	"ck", "k", "qu", "k", "q", "k", "ou", "u", "oo", "u", "ee", "i", "iy", "i", "yy", "i", "ij", "i", "ii", "i", "y", "i", "j", "i", "w", "v", "off", "ov", "eff", "ev")

// sound is equal for the usual transliterations of a foreign name; words of up to four letters stay as they are.
func sound(word string) string {
	if len(word) <= 4 {
		return word
	}
	if word[0] == 'g' || word[0] == 'q' { // Gaddafi, Qaddafi, Kaddafi
		word = "k" + word[1:]
	}
	return undouble(transliterations.Replace(word))
}

// undouble drops a letter that repeats the one before.
func undouble(s string) string {
	b := make([]byte, 0, len(s))
	for i := range len(s) {
		if len(b) == 0 || s[i] != b[len(b)-1] {
			b = append(b, s[i])
		}
	}
	return string(b)
}

// distance is the number of letters to put in, take out, change or swap with a neighbour to make b of a; it stops at limit+1.
func distance(a, b string, limit int) int {
	x, y := []rune(a), []rune(b)
	if d := len(x) - len(y); d > limit || -d > limit {
		return limit + 1
	}
	before, last, row := make([]int, len(y)+1), make([]int, len(y)+1), make([]int, len(y)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(x); i++ {
		row[0] = i
		best := i
		for j := 1; j <= len(y); j++ {
			cost := b2i(x[i-1] != y[j-1])
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && x[i-1] == y[j-2] && x[i-2] == y[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
			best = min(best, row[j])
		}
		if best > limit {
			return limit + 1
		}
		before, last, row = last, row, before
	}
	return last[len(y)]
}
