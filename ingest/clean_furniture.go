package ingest

import (
	"slices"
	"strings"

	"github.com/actant-project/actant/text"
)

// furniture marks lines that are known parts of web pages. Words that ordinary texts have
// on lines of their own too ("Home", "More") go only next to other furniture, or above and below the article.
func (c *cleaner) furniture() (weak []int) {
	for i := range c.blocks {
		b := &c.blocks[i]
		if len(b.t) > maxNotice {
			continue
		}
		if why := furnitureLine(b.fold, b.t); why != "" {
			b.why = why
		} else if isWeak(b.fold) {
			weak = append(weak, i)
		}
	}
	c.boxes()
	return weak
}

// boxes marks what stands between the two ends of a newsletter box, where the page names them for screen readers.
func (c *cleaner) boxes() {
	for i := range c.blocks {
		if !hasPrefixAny(c.blocks[i].fold, "skip past newsletter", "skip newsletter") {
			continue
		}
		for end := i + 1; end < min(i+12, len(c.blocks)); end++ {
			if hasPrefixAny(c.blocks[end].fold, "after newsletter promotion", "end of newsletter") {
				for k := i + 1; k < end; k++ {
					c.mark(k, text.Newsletter)
				}
				break
			}
		}
	}
}

// weakFurniture marks weak lines above and below the article, and among its paragraphs those that touch furniture
// or a run of weak lines that does. Others are items of a list ("Facebook", "Instagram") or lines of a poem.
func (c *cleaner) weakFurniture(weak []int) {
	if len(weak) == 0 {
		return
	}
	take := func(i, neighbour int) {
		outside := c.last >= 0 && (i < c.head || i > c.last)
		if outside || neighbour >= 0 && neighbour < len(c.blocks) && c.blocks[neighbour].why != "" {
			c.mark(i, text.Navigation)
		}
	}
	for _, i := range weak {
		take(i, i-1)
	}
	for _, i := range slices.Backward(weak) {
		take(i, i+1)
	}
}

// maxNotice is the length of the longest cookie notice or copyright line.
const maxNotice = 700

// furnitureLine says for what a line is site furniture wherever it stands; "" when it is not.
func furnitureLine(low, t string) text.Why {
	if low == "" {
		if len(t) <= maxFold {
			return text.Navigation // ornaments alone: "* * *", "___"
		}
		return longNotice(t)
	}
	if why, ok := furnitureLines[low]; ok {
		return why
	}
	switch {
	case isCount(low), isAddress(low), isBreadcrumb(low, t):
		return text.Navigation
	case hasPrefixAny(low, "advertisement", "ad feedback", "sponsored by", "story continues below", "article continues", "paid content"):
		if !endsWithStop(t) && len(low) < 80 {
			return text.Advertisement
		}
	case isCopyright(low):
		return text.Navigation
	}
	if isLabelled(low, t) {
		return text.Navigation
	}
	return longNotice(t)
}

// isLabelled reports a line that announces something else to read or click.
func isLabelled(low, t string) bool {
	if len(low) < 160 && hasPrefixAny(low, labelled...) {
		return true
	}
	return !endsWithStop(t) && len(low) < 160 && hasPrefixAny(low, pointers...)
}

// longNotice recognises cookie and copyright notices of a sentence or more.
func longNotice(t string) text.Why {
	switch {
	case hasPrefixAny(t, notices...):
		return text.Navigation
	case hasPrefixAny(t, "Copyright", "COPYRIGHT", "(c)", "(C)", "©") || strings.Contains(t, "ights reserved"):
		if isCopyright(fold(t[:min(len(t), 160)])) {
			return text.Navigation
		}
	case strings.Contains(t, "not work for, consult, own shares in"):
		return text.Bio
	}
	if hasAny(t, "may not be published, broadcast, rewritten", "may not be reproduced without", "published from a syndicated feed", "story has not been edited by", "pens in new window)") {
		return text.Navigation
	}
	return ""
}

// notices are the beginnings of what sites tell about cookies and browsers.
var notices = strings.Split("We use cookies|This website uses cookies|This site uses cookies|Our website uses cookies|By continuing to use this|By continuing to browse|By using this site|We and our|We value your privacy|By clicking|This site is protected by reCAPTCHA|Please enable JavaScript|JavaScript is|Your browser does not support|To view this video please enable", "|")

func isCopyright(low string) bool {
	for _, p := range []string{"copyright ", "copyright© ", "c) ", "© "} {
		if rest, ok := strings.CutPrefix(low, p); ok {
			rest = strings.TrimLeft(rest, "©(c) ")
			if len(rest) >= 4 && (rest[:2] == "20" || rest[:2] == "19") || p == "© " {
				return true
			}
		}
	}
	return strings.HasPrefix(low, "©") || strings.Contains(low, "all rights reserved") && !strings.ContainsAny(low, "\"")
}

// isCount is "12 comments", "1.2k shares", "5 min read", "Comments (12)", "3 of 14".
func isCount(low string) bool {
	if len(low) > 40 {
		return false
	}
	low = strings.TrimPrefix(low, "reading time")
	digits, words := 0, ""
	for i := 0; i < len(low); i++ {
		switch ch := low[i]; {
		case ch >= '0' && ch <= '9':
			digits++
		case ch >= 'a' && ch <= 'z' || ch == ' ':
			words += low[i : i+1]
		case strings.IndexByte("(),.:+-~", ch) < 0:
			return false
		}
	}
	words = strings.Join(strings.Fields(words), " ")
	for _, unit := range countUnits {
		if digits > 0 && (words == unit || words == "k "+unit || words == "m "+unit || words == "k"+unit) {
			return true
		}
	}
	return digits > 0 && words == "of" && strings.Contains(low, "/")
}

// isAddress is a web address alone on its line.
func isAddress(low string) bool {
	if strings.ContainsAny(low, " \t") {
		return false
	}
	return strings.HasPrefix(low, "http://") || strings.HasPrefix(low, "https://") || strings.HasPrefix(low, "www.")
}

// isBreadcrumb is "Home > World > Europe" and "News | Politics".
func isBreadcrumb(low, t string) bool {
	if len(t) > 120 || !strings.ContainsAny(t, ">»›|/•·") {
		return false
	}
	known, parts, long := 0, 0, 0
	low = strings.ReplaceAll(low, " / ", " | ")
	for part := range strings.FieldsFuncSeq(low, func(r rune) bool { return strings.ContainsRune(">»›|•·", r) }) {
		part = strings.TrimSpace(part)
		if part == "" {
			continue
		}
		parts++
		if strings.Count(part, " ") > 4 {
			if long++; long > 1 || known < parts-1 || !strings.HasPrefix(low, "home") {
				return false
			}
		}
		if isSection(part) || weakLines[part] || furnitureLines[part] != "" {
			known++
		}
	}
	return parts >= 2 && known*2 >= parts
}

func isWeak(low string) bool {
	if len(low) < 60 && hasPrefixAny(low, "more from", "more in", "latest in", "most popular in") {
		return true
	}
	if weakLines[low] {
		return true
	}
	if n := strings.Count(low, " "); n >= 2 && n < 12 {
		for w := range strings.FieldsSeq(low) {
			if !weakLines[w] && furnitureLines[w] == "" && w != "sms" {
				return false
			}
		}
		return true
	}
	return len(low) <= 6 && low != "" && strings.Trim(low, "0123456789.,k") == ""
}
