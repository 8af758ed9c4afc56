package ingest

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/actant-project/actant/text"
)

// record is one JSON object. Beside the names of the machine contract it knows those that
// scrapers and feeds use for the same things; the first that has a value counts.
type record struct {
	ID  loose `json:"id"`
	UID loose `json:"_id"`

	Text    *string `json:"text"`
	Body    *string `json:"body"`
	Content *string `json:"content"`

	Title    loose `json:"title"`
	Headline loose `json:"headline"`

	Date          loose `json:"date"`
	Published     loose `json:"published"`
	PublishedAt   loose `json:"published_at"`
	PublishedAtC  loose `json:"publishedAt"`
	DatePublished loose `json:"datePublished"`
	DatePub       loose `json:"date_published"`
	PubDate       loose `json:"pubDate"`

	Authors people `json:"authors"`
	Author  people `json:"author"`
	Byline  people `json:"byline"`

	Outlet    loose `json:"outlet"`
	Publisher loose `json:"publisher"`
	Source    loose `json:"source"`

	URL      loose `json:"url"`
	Link     loose `json:"link"`
	Language loose `json:"language"`
	Lang     loose `json:"lang"`
}

// loose is a string, a number, or an object with a name; everything else is empty.
type loose string

func (l *loose) UnmarshalJSON(b []byte) error {
	var s string
	var named struct{ Name, Title string }
	switch {
	case json.Unmarshal(b, &s) == nil:
		*l = loose(strings.TrimSpace(s))
	case b[0] == '-' || b[0] >= '0' && b[0] <= '9':
		*l = loose(b)
	case b[0] == '{' && json.Unmarshal(b, &named) == nil:
		*l = loose(strings.TrimSpace(named.Name + named.Title))
	}
	return nil
}

// people is a name, a list of names, or a list of objects with a name.
type people []string

func (p *people) UnmarshalJSON(b []byte) error {
	var many []loose
	if json.Unmarshal(b, &many) == nil {
		for _, m := range many {
			if m != "" {
				*p = append(*p, string(m))
			}
		}
		return nil
	}
	var one loose
	if json.Unmarshal(b, &one) == nil && one != "" {
		*p = people{string(one)}
	}
	return nil
}

func first(of ...loose) string {
	for _, s := range of {
		if s != "" {
			return string(s)
		}
	}
	return ""
}

// parseRecord makes a document of one JSON object.
func parseRecord(b []byte) (*text.Document, error) {
	if !utf8.Valid(b) {
		return nil, fmt.Errorf("invalid UTF-8 at byte %d of the object", invalidAt(b))
	}
	var rec record
	if err := json.Unmarshal(b, &rec); err != nil {
		return nil, recordCause(err)
	}
	body := rec.Text
	for _, other := range []*string{rec.Body, rec.Content} {
		if body == nil {
			body = other
		}
	}
	if body == nil {
		return nil, fmt.Errorf("no field \"text\"%s", fieldsOf(b))
	}
	d := &text.Document{Text: *body}
	rec.describe(&d.Meta)
	return d, nil
}

func (rec *record) describe(m *text.Meta) {
	m.ID = first(rec.ID, rec.UID)
	m.Title = first(rec.Title, rec.Headline)
	m.Date = DateOf(first(rec.Date, rec.Published, rec.PublishedAt, rec.PublishedAtC, rec.DatePublished, rec.DatePub, rec.PubDate))
	m.URL = first(rec.URL, rec.Link)
	m.Language = languageName(first(rec.Language, rec.Lang))
	m.Outlet = first(rec.Outlet, rec.Publisher)
	if src := string(rec.Source); strings.Contains(src, "://") {
		if m.URL == "" {
			m.URL = src
		}
	} else if m.Outlet == "" {
		m.Outlet = src
	}
	for _, group := range []people{rec.Authors, rec.Author, rec.Byline} {
		if len(m.Authors) == 0 {
			m.Authors = authorsOf(group)
		}
	}
}

// authorsOf takes "By A and B" apart and leaves plain names as they are.
func authorsOf(raw []string) []string {
	var out []string
	for _, s := range raw {
		if s = oneLine(s); s == "" {
			continue
		}
		names := []string{s}
		if by, ok := parseByline(s, true); ok && len(by.names) > 0 {
			names = by.names
		} else if strings.Contains(s, "://") || len(s) > 100 {
			continue
		}
		for _, n := range names {
			if !slices.Contains(out, n) {
				out = append(out, n)
			}
		}
	}
	return out
}

func languageName(s string) string {
	if strings.EqualFold(s, "english") {
		return "en"
	}
	return s
}

func recordCause(err error) error {
	var typ *json.UnmarshalTypeError
	if errors.As(err, &typ) {
		if typ.Field == "" {
			return fmt.Errorf("a JSON %s, not an object", typ.Value)
		}
		return fmt.Errorf("field %q is a %s, not a string", typ.Field, typ.Value)
	}
	return jsonCause(err)
}

// fieldsOf lists the fields an object has, for the message that one is missing.
func fieldsOf(b []byte) string {
	var m map[string]json.RawMessage
	if json.Unmarshal(bytes.TrimSpace(b), &m) != nil || len(m) == 0 {
		return ""
	}
	names := make([]string, 0, len(m))
	for k := range m {
		if len(k) <= 40 {
			names = append(names, fmt.Sprintf("%q", k))
		}
	}
	slices.Sort(names)
	return " (it has " + strings.Join(names[:min(len(names), 10)], ", ") + ")"
}
