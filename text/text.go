// Package text says what a text is: a document, its metadata, and byte spans of it.
package text

import (
	"encoding/json"
	"fmt"
	"strings"
)

// Span is the half-open byte range [Start, End) of a Document's Text.
type Span struct{ Start, End int }

// Len is the number of bytes covered.
func (s Span) Len() int { return s.End - s.Start }

// Contains reports whether o lies wholly within s.
func (s Span) Contains(o Span) bool { return s.Start <= o.Start && o.End <= s.End }

// Overlaps reports whether s and o share at least one byte.
func (s Span) Overlaps(o Span) bool { return s.Start < o.End && o.Start < s.End }

// Of returns the bytes of t that s covers. It panics when s is not a range of t.
func (s Span) Of(t string) string { return t[s.Start:s.End] }

// Compare orders spans by start, then by end; it returns -1, 0 or +1.
func (s Span) Compare(o Span) int {
	switch {
	case s.Start != o.Start:
		if s.Start < o.Start {
			return -1
		}
		return 1
	case s.End < o.End:
		return -1
	case s.End > o.End:
		return 1
	}
	return 0
}

// IsZero reports whether s is the zero Span, which stands for "no span".
func (s Span) IsZero() bool { return s == Span{} }

// MarshalJSON writes the span as [start,end].
func (s Span) MarshalJSON() ([]byte, error) {
	return fmt.Appendf(nil, "[%d,%d]", s.Start, s.End), nil
}

// UnmarshalJSON reads [start,end].
func (s *Span) UnmarshalJSON(b []byte) error {
	var p [2]int
	if err := json.Unmarshal(b, &p); err != nil {
		return fmt.Errorf("text: a span is [start,end]: %w", err)
	}
	if p[0] < 0 || p[1] < p[0] {
		return fmt.Errorf("text: span [%d,%d] runs backwards", p[0], p[1])
	}
	s.Start, s.End = p[0], p[1]
	return nil
}

// Sentence is a span of text and the tokens in it: Document.Tokens[First:Last].
type Sentence struct {
	Span
	First, Last int
}

// Why says for what a stretch of text was taken out of the article.
type Why string

// The reasons for which text is removed, as the machine contract names them.
const (
	HeadlineRepeat Why = "headline-repeat"
	Byline         Why = "byline"
	Dateline       Why = "dateline"
	Advertisement  Why = "advertisement"
	Navigation     Why = "navigation"
	Newsletter     Why = "newsletter"
	Credit         Why = "credit"
	Bio            Why = "bio"
)

// Removed is a stretch of text taken for boilerplate. Nothing is extracted from it.
type Removed struct {
	Span Span `json:"span"`
	Why  Why  `json:"why"`
}

// Inline reports whether r is no more than the marks of emphasis or of a link within a line of s, over which a sentence goes on.
func (r Removed) Inline(s string) bool {
	if r.Span.Start < 0 || r.Span.End > len(s) || r.Span.Len() <= 0 {
		return false
	}
	marks := r.Span.Of(s)
	if strings.Trim(marks, "*_~[") != "" && !(strings.HasPrefix(marks, "](") && strings.HasSuffix(marks, ")")) {
		return false
	}
	before, after := strings.TrimRight(s[:r.Span.Start], " \t"), strings.TrimLeft(s[r.Span.End:], " \t\r")
	return before != "" && before[len(before)-1] != '\n' && after != "" && after[0] != '\n'
}

// WithoutMarks returns s with blanks in place of the inline marks that were removed from it, as long as s.
func WithoutMarks(s string, removed []Removed) string {
	var b []byte
	for _, r := range removed {
		if !r.Inline(s) {
			continue
		}
		if b == nil {
			b = []byte(s)
		}
		for i := r.Span.Start; i < r.Span.End; i++ {
			b[i] = ' '
		}
	}
	if b == nil {
		return s
	}
	return string(b)
}

// Meta is what is known about a document beside its text. Empty fields are unknown.
type Meta struct {
	ID       string   `json:"id"`     // hash of the text, or the input's own id
	Source   string   `json:"source"` // path as given, with #LINE or !/member for what lies inside a file
	Title    string   `json:"title,omitempty"`
	Date     string   `json:"date,omitempty"` // YYYY-MM-DD
	Authors  []string `json:"authors,omitempty"`
	Outlet   string   `json:"outlet,omitempty"`
	Place    string   `json:"place,omitempty"` // of the dateline
	URL      string   `json:"url,omitempty"`
	Language string   `json:"language"` // BCP 47, "en" when nothing says otherwise
	Bytes    int      `json:"bytes"`    // len(Document.Text)
}

// Document is a text kept once; everything else about it is positions.
// After segmentation it is read by any number of goroutines and never written.
type Document struct {
	Meta
	Text       string
	Removed    []Removed  // sorted, disjoint
	Paragraphs []Span     // sorted, disjoint, without surrounding white space and without what was removed
	Sentences  []Sentence // sorted, disjoint, each within one paragraph
	Tokens     []Span     // sorted, disjoint, each within one sentence, never empty
}

// Slice returns the bytes of the document's text that s covers.
func (d *Document) Slice(s Span) string { return d.Text[s.Start:s.End] }

// SentenceAt returns the index of the sentence that contains the byte offset, or -1.
func (d *Document) SentenceAt(offset int) int {
	lo, hi := 0, len(d.Sentences)
	for lo < hi {
		if mid := (lo + hi) / 2; d.Sentences[mid].End <= offset {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo < len(d.Sentences) && d.Sentences[lo].Start <= offset {
		return lo
	}
	return -1
}

// TokenAt returns the index of the first token that ends after the byte offset;
// len(d.Tokens) when there is none.
func (d *Document) TokenAt(offset int) int {
	lo, hi := 0, len(d.Tokens)
	for lo < hi {
		if mid := (lo + hi) / 2; d.Tokens[mid].End <= offset {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}
