package ingest

import (
	"strings"

	"github.com/actant-project/actant/text"
)

// furniture marks lines that are known parts of web pages. Words that ordinary texts have
// on lines of their own too ("Home", "More") go only next to other furniture, or above and below the article.
func (c *cleaner) furniture() {
	weak := make([]int, 0, 16)
	for i := range c.blocks {
		b := &c.blocks[i]
		if b.t == "" || len(b.t) > maxNotice {
			continue
		}
		if why := furnitureLine(b.fold, b.t); why != "" {
			b.why = why
		} else if isWeak(b.fold) {
			weak = append(weak, i)
		}
	}
	if len(weak) > 0 {
		c.weakFurniture(weak)
	}
}

// weakFurniture marks runs of weak lines, those that touch furniture, and those before the first and after
// the last paragraph.
func (c *cleaner) weakFurniture(weak []int) {
	firstProse, lastProse := len(c.blocks), -1
	for i := range c.blocks {
		if c.blocks[i].prose && c.blocks[i].why == "" {
			firstProse, lastProse = min(firstProse, i), i
		}
	}
	isWeakAt := make(map[int]bool, len(weak))
	for _, i := range weak {
		isWeakAt[i] = true
	}
	beside := func(i int) bool {
		return i >= 0 && i < len(c.blocks) && (isWeakAt[i] || c.blocks[i].why != "")
	}
	for _, i := range weak {
		outside := lastProse >= 0 && (i < firstProse || i > lastProse)
		if outside || beside(i-1) || beside(i+1) {
			c.mark(i, text.Navigation)
		}
	}
}

// maxNotice is the length of the longest cookie notice or copyright line.
const maxNotice = 700

// furnitureLine says for what a line is site furniture wherever it stands; "" when it is not.
func furnitureLine(low, t string) text.Why {
	if low == "" {
		return longNotice(t)
	}
	if why, ok := furnitureLines[low]; ok {
		return why
	}
	switch {
	case isCount(low), isHandle(low), isBreadcrumb(low, t):
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
	low := fold(t[:min(len(t), 160)])
	switch {
	case hasPrefixAny(low, "we use cookies", "this website uses cookies", "this site uses cookies", "our website uses cookies",
		"by continuing to use this", "by continuing to browse", "by using this site", "we and our partners", "we value your privacy",
		"by clicking \"accept", "by clicking accept", "this site is protected by recaptcha", "please enable javascript", "javascript is",
		"your browser does not support", "to view this video please enable"):
		return text.Navigation
	case isCopyright(low):
		return text.Navigation
	case hasAny(strings.ToLower(t), "may not be published, broadcast, rewritten", "may not be reproduced without", "opens in new window)"):
		return text.Navigation
	}
	return ""
}

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

// isHandle is "@name" or an address alone on its line.
func isHandle(low string) bool {
	if strings.ContainsAny(low, " \t") || len(low) < 3 {
		return false
	}
	if low[0] == '@' {
		return true
	}
	return strings.HasPrefix(low, "http://") || strings.HasPrefix(low, "https://") || strings.HasPrefix(low, "www.")
}

// isBreadcrumb is "Home > World > Europe" and "News | Politics".
func isBreadcrumb(low, t string) bool {
	if len(t) > 120 || !strings.ContainsAny(t, ">»›|/•·") {
		return false
	}
	known, parts := 0, 0
	for part := range strings.FieldsFuncSeq(low, func(r rune) bool { return strings.ContainsRune(">»›|/•·", r) }) {
		part = strings.TrimSpace(part)
		if part == "" {
			continue
		}
		parts++
		if strings.Count(part, " ") > 4 {
			return false
		}
		if sections[part] || isWeak(part) || furnitureLines[part] != "" {
			known++
		}
	}
	return parts >= 2 && known*2 >= parts
}

func isWeak(low string) bool { return weakLines[low] }
