package segment_test

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/actant-project/actant/segment"
	"github.com/actant-project/actant/text"
)

// check fails when d breaks what Segment promises.
func check(t *testing.T, d *text.Document) {
	t.Helper()
	covered := make([]bool, len(d.Text))
	end := 0
	for i, p := range d.Paragraphs {
		if p.Start < end || p.End <= p.Start || p.End > len(d.Text) {
			t.Fatalf("paragraph %d %v of %d bytes, after %d", i, p, len(d.Text), end)
		}
		if text.Trim(d.Text, p) != p {
			t.Fatalf("paragraph %d %q has white space around it", i, d.Slice(p))
		}
		for _, r := range d.Removed {
			if r.Span.Overlaps(p) {
				t.Fatalf("paragraph %v has some of what was removed, %v", p, r.Span)
			}
		}
		end = p.End
	}
	par, next := 0, 0
	for i, s := range d.Sentences {
		for par < len(d.Paragraphs) && d.Paragraphs[par].End < s.End {
			par++
		}
		if par == len(d.Paragraphs) || !d.Paragraphs[par].Contains(s.Span) {
			t.Fatalf("sentence %d %v is in no paragraph", i, s.Span)
		}
		if s.First != next || s.Last <= s.First || s.Last > len(d.Tokens) {
			t.Fatalf("sentence %d has tokens %d to %d, expected from %d", i, s.First, s.Last, next)
		}
		if s.Start != d.Tokens[s.First].Start || s.End != d.Tokens[s.Last-1].End {
			t.Fatalf("sentence %d %v does not fit its tokens", i, s.Span)
		}
		next = s.Last
	}
	if next != len(d.Tokens) {
		t.Fatalf("%d of %d tokens are in sentences", next, len(d.Tokens))
	}
	end = 0
	for i, k := range d.Tokens {
		if k.Start < end || k.End <= k.Start || k.End > len(d.Text) {
			t.Fatalf("token %d %v of %d bytes, after %d", i, k, len(d.Text), end)
		}
		end = k.End
		for b := k.Start; b < k.End; b++ {
			covered[b] = true
		}
		if w := d.Slice(k); strings.ContainsAny(w, " \t\n\r") {
			t.Fatalf("token %q has white space in it", w)
		}
	}
	checkCover(t, d, covered)
}

// checkCover fails when a visible character is in no token or in two.
func checkCover(t *testing.T, d *text.Document, covered []bool) {
	t.Helper()
	for _, r := range d.Removed {
		for b := max(0, r.Span.Start); b < min(r.Span.End, len(covered)); b++ {
			if covered[b] {
				t.Fatalf("byte %d was removed and is in a token", b)
			}
			covered[b] = true
		}
	}
	for i := 0; i < len(d.Text); {
		r, n := utf8.DecodeRuneInString(d.Text[i:])
		for b := i; b < i+n; b++ {
			if covered[b] != covered[i] && len(d.Removed) == 0 {
				t.Fatalf("the character at %d is cut in two", i)
			}
			if visible(r) && !covered[b] {
				t.Fatalf("%q at %d is in no token", d.Text[i:i+n], i)
			}
		}
		i += n
	}
}

// visible leaves out marks without a letter, which join what is before them.
func visible(r rune) bool {
	return unicode.IsGraphic(r) && !unicode.IsSpace(r) && !(r >= 0xFE00 && r <= 0xFE0F)
}

func FuzzSegment(f *testing.F) {
	for _, s := range []string{
		"Mr. Smith didn't go. “Why?” he asked.", "U.S.A. e.g. Ph.D. a.b.c", "1,000.50 10:30am 555-0134 '72 60's +44 .5",
		"me@x.org http://a.b/c?d=e). www.x.com, x.doc", "\xff\xfe\x80 \u200b\u202e", "👍🏽🇺🇸👨‍👩‍👧 北京。", "cannot dont I'ma y'all c'mon 'em", "(a) [3] [...] :-) ... …. ?!",
		"a-b-c co-founder th- the non-", "' '' ’’ `` \"x.\" y", "&amp; &#39; AT&T $5 US$5 C$", "A.", "I.", "x.\n\ny.", "@a #b _c_ a@b", "a/b w/o 1/2/3",
	} {
		f.Add(s, uint8(3), uint8(9))
	}
	f.Fuzz(func(t *testing.T, s string, from, n uint8) {
		check(t, segment.Segment(&text.Document{Text: s}))
		cut := text.Span{Start: min(int(from), len(s)), End: min(int(from)+int(n), len(s))}
		if cut.Len() > 0 && utf8.ValidString(s[:cut.Start]) && utf8.ValidString(s[:cut.End]) {
			check(t, segment.Segment(&text.Document{Text: s, Removed: []text.Removed{{Span: cut}}}))
		}
	})
}
