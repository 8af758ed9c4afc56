package ingest

import (
	"bytes"
	"errors"
	"fmt"
	"net/url"
	"strings"
	"unicode/utf8"

	readability "codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"
	"golang.org/x/net/html/charset"

	"github.com/actant-project/actant/text"
)

// maxElements is how many elements a page may have; the search for the article costs more than
// linear time.
const maxElements = 100_000

var errNoArticle = errors.New("the page has no article: no running text outside of its menus and links")

// readHTML makes a document of a page's main article; a page without one gives its running text.
func readHTML(b []byte) (*text.Document, error) {
	root, err := html.Parse(strings.NewReader(decodeHTML(b)))
	if err != nil {
		return nil, fmt.Errorf("broken HTML: %w", err)
	}
	m := pageMeta(root)
	prune(root)
	art := article(root, m.URL)
	d := &text.Document{Meta: m}
	d.Text = choose(art, root)
	if d.Text == "" {
		return nil, errNoArticle
	}
	describePage(&d.Meta, art)
	return d, nil
}

// decodeHTML follows the byte order mark and the page's own declaration, unless the bytes are UTF-8 all the
// same, as they are on many mislabelled pages.
func decodeHTML(b []byte) string {
	if utf8.Valid(b) {
		return string(bytes.TrimPrefix(b, []byte("\ufeff")))
	}
	enc, _, _ := charset.DetermineEncoding(b, "text/html")
	out, err := enc.NewDecoder().Bytes(b)
	if err != nil {
		out = b
	}
	return strings.ToValidUTF8(string(out), "\ufffd")
}

// article runs the search for the main article; a page that breaks it has none.
func article(root *html.Node, address string) (art readability.Article) {
	defer func() {
		if recover() != nil {
			art = readability.Article{}
		}
	}()
	page, err := url.Parse(address)
	if err != nil || address == "" {
		page = nil
	}
	p := readability.NewParser()
	p.MaxElemsToParse = maxElements
	art, err = p.ParseDocument(root, page)
	if err != nil {
		return readability.Article{}
	}
	return art
}

// choose takes the article's text, unless the search lost most of the page's running text.
func choose(art readability.Article, root *html.Node) string {
	whole := ""
	if body := find(root, "body"); body != nil {
		whole = proseOf(body)
	}
	if art.Node == nil {
		return whole
	}
	t := proseOf(art.Node)
	if t == "" || len(t)*4 < len(whole) && len(t) < 500 {
		return whole
	}
	return t
}

// describePage fills in what the search found about the article.
func describePage(m *text.Meta, art readability.Article) {
	if art.Node == nil {
		return
	}
	m.Title = or(oneLine(art.Title()), m.Title)
	m.Outlet = or(m.Outlet, oneLine(art.SiteName()))
	m.Language = or(m.Language, art.Language())
	if len(m.Authors) == 0 {
		m.Authors = authorsOf([]string{oneLine(art.Byline())})
	}
	if m.Date == "" {
		m.Date = publishedDate(art)
	}
}

// publishedDate guards against dates that the library cannot read.
func publishedDate(art readability.Article) (date string) {
	defer func() {
		if recover() != nil {
			date = ""
		}
	}()
	if t, err := art.PublishedTime(); err == nil && t.Year() > 1400 && t.Year() < 2200 {
		return t.Format("2006-01-02")
	}
	return ""
}

func or(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
