package ingest

import (
	"encoding/json"
	"strings"

	"golang.org/x/net/html"

	"github.com/actant-project/actant/text"
)

// pageMeta reads what the page's head says about it.
func pageMeta(root *html.Node) text.Meta {
	var m text.Meta
	var timed string
	for n := range root.Descendants() {
		switch {
		case n.Type != html.ElementNode:
		case n.Data == "html":
			m.Language = or(m.Language, attr(n, "lang"))
		case n.Data == "title" && m.Title == "":
			m.Title = oneLine(rawText(n))
		case n.Data == "meta":
			metaTag(&m, n)
		case n.Data == "link" && strings.EqualFold(attr(n, "rel"), "canonical"):
			m.URL = webURL(attr(n, "href"))
		case n.Data == "script" && strings.EqualFold(attr(n, "type"), "application/ld+json"):
			linkedData(&m, rawText(n))
		case n.Data == "time" && timed == "":
			timed = DateOf(or(attr(n, "datetime"), rawText(n)))
		}
	}
	m.Date = or(m.Date, timed)
	return m
}

func metaTag(m *text.Meta, n *html.Node) {
	name := strings.ToLower(or(attr(n, "property"), or(attr(n, "name"), attr(n, "itemprop"))))
	value := oneLine(attr(n, "content"))
	switch name {
	case "article:published_time", "datepublished", "date", "pubdate", "publishdate", "publish-date", "dc.date", "dc.date.issued",
		"dcterms.created", "dcterms.date", "parsely-pub-date", "sailthru.date", "og:article:published_time", "citation_publication_date":
		m.Date = or(m.Date, DateOf(value))
	case "og:url":
		m.URL = or(m.URL, webURL(value))
	case "og:site_name", "application-name":
		m.Outlet = or(m.Outlet, value)
	case "og:locale", "content-language":
		m.Language = or(m.Language, value)
	case "author", "parsely-author", "sailthru.author", "dc.creator", "byl":
		if len(m.Authors) == 0 {
			m.Authors = authorsOf([]string{value})
		}
	}
}

// linkedData reads an article's schema.org description; what is not one is passed over.
func linkedData(m *text.Meta, raw string) {
	type thing struct {
		Type   json.RawMessage `json:"@type"`
		Date   loose           `json:"datePublished"`
		Author people          `json:"author"`
		Outlet loose           `json:"publisher"`
		Lang   loose           `json:"inLanguage"`
	}
	var one struct {
		thing
		Graph []thing `json:"@graph"`
	}
	var all []thing
	if json.Unmarshal([]byte(raw), &one) == nil {
		all = append(one.Graph, one.thing)
	} else if json.Unmarshal([]byte(raw), &all) != nil {
		return
	}
	for _, t := range all {
		if !strings.Contains(string(t.Type), "Article") && !strings.Contains(string(t.Type), "BlogPosting") {
			continue
		}
		m.Date = or(m.Date, DateOf(string(t.Date)))
		m.Outlet = or(m.Outlet, string(t.Outlet))
		m.Language = or(m.Language, string(t.Lang))
		if len(m.Authors) == 0 {
			m.Authors = authorsOf(t.Author)
		}
	}
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return strings.TrimSpace(a.Val)
		}
	}
	return ""
}

func webURL(s string) string {
	if strings.HasPrefix(s, "http://") || strings.HasPrefix(s, "https://") {
		return s
	}
	return ""
}

func rawText(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return b.String()
}
