package encode

// maxWindow is how many pieces a window has besides those that begin and end it, and overlap about how many it has in common
// with the next, where a chunk is too long for one.
const (
	maxWindow = 510
	overlap   = 128
)

// window is words that go through the layers together. Words are counted from the start of the segment.
type window struct {
	first, last int
	start, end  int // the words whose states are taken from it
}

// appendWindows appends the windows of a chunk, words [first, last), whose pieces end where ends says. Each word has at most
// maxPieces pieces. Of what two windows have in common each gives the half that lies deeper in it.
func appendWindows(windows []window, ends []int, first, last int) []window {
	start := first
	for {
		begin, next := startOf(ends, first), first
		for next < last && ends[next]-begin <= maxWindow {
			next++
		}
		if next == last {
			return append(windows, window{first, last, start, last})
		}
		following := next
		for ends[next-1]-startOf(ends, following-1) <= overlap {
			following--
		}
		end := following + (next-following)/2
		windows = append(windows, window{first, next, start, end})
		first, start = following, end
	}
}

// startOf is where the pieces of a word begin.
func startOf(ends []int, word int) int {
	if word == 0 {
		return 0
	}
	return ends[word-1]
}

// rows is how many rows a window takes.
func (r *largeRun) rows(w window) int { return r.ends[w.last-1] - startOf(r.ends, w.first) + 2 }
