package ingest

import (
	"strings"

	"github.com/actant-project/actant/text"
)

// frontMatter reads the "key: value" lines between "---" or "+++" at the head of a Markdown file into the
// metadata, marks them removed and returns where the text begins. It knows the flat part of YAML and TOML that such
// heads use; a head in another form is text.
func frontMatter(d *text.Document) int {
	t := strings.TrimPrefix(d.Text, "\ufeff")
	bom := len(d.Text) - len(t)
	fence, _, ok := strings.Cut(t, "\n")
	fence = strings.TrimRight(fence, " \t\r")
	if !ok || fence != "---" && fence != "+++" {
		return 0
	}
	at := strings.Index(t, "\n") + 1
	fields := map[string][]string{}
	key := ""
	for at < len(t) {
		line, _, more := strings.Cut(t[at:], "\n")
		next := min(at+len(line)+1, len(t))
		line = strings.TrimRight(line, " \t\r")
		if line == fence || fence == "---" && line == "..." {
			end := at + len(line)
			d.Removed = append(d.Removed, text.Removed{Span: text.Span{Start: bom, End: bom + end}, Why: text.Navigation})
			describeFront(&d.Meta, fields)
			return bom + end
		}
		if key, ok = frontLine(line, key, fields); !ok || !more {
			return 0
		}
		at = next
	}
	return 0
}

// frontLine reads one line; key is that of the lines before, to which list items belong.
func frontLine(line, key string, fields map[string][]string) (string, bool) {
	trimmed := strings.TrimSpace(line)
	switch {
	case trimmed == "" || trimmed[0] == '#' || trimmed[0] == '[' && strings.HasSuffix(trimmed, "]"):
		return key, true
	case strings.HasPrefix(trimmed, "- ") && key != "":
		fields[key] = append(fields[key], unquote(strings.TrimPrefix(trimmed[2:], "name:")))
		return key, true
	case line[0] == ' ' || line[0] == '\t':
		return key, true
	}
	sep := strings.IndexAny(line, ":=")
	if sep <= 0 || strings.ContainsAny(line[:sep], " \t") && strings.TrimSpace(line[:sep]) != strings.TrimRight(line[:sep], " \t") || strings.Count(strings.TrimSpace(line[:sep]), " ") > 1 {
		return "", false
	}
	key = strings.ToLower(strings.TrimSpace(line[:sep]))
	value := strings.TrimSpace(line[sep+1:])
	if list, ok := strings.CutPrefix(value, "["); ok {
		for item := range strings.SplitSeq(strings.TrimSuffix(list, "]"), ",") {
			fields[key] = append(fields[key], unquote(item))
		}
	} else if value != "" {
		fields[key] = append(fields[key], unquote(value))
	}
	return key, true
}

func unquote(s string) string {
	s = strings.TrimSpace(s)
	if len(s) >= 2 && (s[0] == '"' || s[0] == '\'') && s[len(s)-1] == s[0] {
		s = strings.ReplaceAll(s[1:len(s)-1], `\"`, `"`)
	}
	return s
}

func describeFront(m *text.Meta, fields map[string][]string) {
	one := func(keys ...string) string {
		for _, k := range keys {
			if v := fields[k]; len(v) > 0 && v[0] != "" {
				return v[0]
			}
		}
		return ""
	}
	m.Title = one("title", "headline")
	m.Date = DateOf(one("date", "published", "pubdate", "created"))
	m.Outlet = one("outlet", "publisher", "publication", "site", "sitename")
	m.URL = one("url", "link", "canonical", "canonical_url")
	m.Language = languageName(one("language", "lang"))
	if src := one("source"); strings.Contains(src, "://") {
		m.URL = or(m.URL, src)
	} else {
		m.Outlet = or(m.Outlet, src)
	}
	for _, k := range []string{"authors", "author", "byline"} {
		if len(m.Authors) == 0 {
			m.Authors = authorsOf(fields[k])
		}
	}
}
