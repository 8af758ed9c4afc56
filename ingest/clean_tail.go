package ingest

import (
	"strings"

	"github.com/actant-project/actant/text"
)

// tailBlocks is how far from the end what is said about the author may stand.
const tailBlocks = 14

// tail marks what is said about the authors below the article.
func (c *cleaner) tail() {
	c.contacts()
	seen, below := 0, true
	for i := len(c.blocks) - 1; i >= max(c.head, 1) && seen < tailBlocks; i-- {
		b := &c.blocks[i]
		if b.why != "" {
			continue
		}
		seen++
		if c.isBio(i, below) {
			c.mark(i, text.Bio)
		}
		below = below && (b.why != "" || !b.prose)
	}
	for i := max(c.head, 1); i < len(c.blocks); i++ {
		if c.blocks[i].why == "" && c.blocks[i-1].why == text.Bio && hasPrefixAny(c.blocks[i].t, "He ", "She ", "They ", "His ", "Her ") && hasBioWord(fold(c.blocks[i].t)) {
			c.mark(i, text.Bio)
		}
	}
}

// contacts marks whom the press is to call: "Media contact:" and the lines under it.
func (c *cleaner) contacts() {
	for i := range c.blocks {
		b := &c.blocks[i]
		label, _, colon := strings.Cut(b.fold, ":")
		switch {
		case b.why != "" || !contactLabels[label]:
		case colon && strings.ContainsAny(b.t, "@+"):
			c.mark(i, text.Bio)
		case strings.HasSuffix(b.t, ":") || !colon && i > c.last:
			c.mark(i, text.Bio)
			for k := i + 1; k < min(i+6, len(c.blocks)) && len(c.blocks[k].t) < 160 && !endsSentence(c.blocks[k].t); k++ {
				c.mark(k, text.Bio)
			}
		}
	}
}

var contactLabels = set("contact|contacts|media contact|media contacts|press contact|press contacts|media enquiries|media inquiries|press enquiries|press inquiries|investor contact|investor contacts|investor relations contact|for media enquiries|for more information contact|press office")

// isBio reports a few sentences on who somebody is, who wrote the article or else, below the last paragraph, is a
// journalist or scholar that the article does not speak of.
func (c *cleaner) isBio(i int, below bool) bool {
	t := c.blocks[i].t
	if len(t) > 900 || len(t) < 20 || strings.ContainsAny(t, "\"") || hasAny(t, "“", "”") {
		return false
	}
	if len(t) <= maxFold && isContact(fold(t)) {
		return true
	}
	subject, does := c.subject(t)
	if subject == "" {
		return false
	}
	low := fold(t)
	if c.isAuthor(subject) {
		return hasPrefixAny(does, "is", "was", "has", "covers", "reports", "writes", "joined", "works", "edits", "leads", "can be reached", "teaches", "and") &&
			(hasBioWord(low) || hasPrefixAny(does, "covers", "reports on", "writes", "can be reached", "joined"))
	}
	return below && i > 3 && hasPrefixAny(does, "is a", "is an", "is the", "is our", "is", "was a", "are", "covers", "reports on", "writes about", "writes for", "has been a", "is based") && hasPressWord(does) && !c.mentionedBefore(i, subject)
}

// subject parts a block into the full name it starts with and what follows that.
func (c *cleaner) subject(t string) (name, rest string) {
	t = strings.TrimLeft(t, "*_ –—-•|")
	for _, a := range c.d.Authors {
		if r, ok := strings.CutPrefix(t, a+" "); ok {
			return a, r
		}
	}
	words := strings.SplitN(t, " ", 6)
	for n := min(4, len(words)-1); n >= 2; n-- {
		name := strings.Trim(strings.Join(words[:n], " "), ",")
		if isName(name) {
			return name, strings.Join(words[n:], " ")
		}
	}
	return "", ""
}

func (c *cleaner) isAuthor(name string) bool {
	for _, a := range c.d.Authors {
		if strings.EqualFold(a, name) {
			return true
		}
	}
	return false
}

// mentionedBefore reports that the article speaks of the person: then this is about somebody in it.
func (c *cleaner) mentionedBefore(i int, name string) bool {
	last := name[strings.LastIndexByte(name, ' ')+1:]
	for j := range c.blocks[:i] {
		if b := &c.blocks[j]; b.why != text.Byline && b.why != text.Bio && strings.Contains(b.t, last) {
			return true
		}
	}
	return false
}

// isContact reports a line on how to reach the author: "Contact Jane Doe at ...", "Follow her on X".
func isContact(low string) bool {
	if len(low) > 200 {
		return false
	}
	if hasPrefixAny(low, "connect via", "follow him on", "follow her on", "follow them on", "follow the author", "contact the author", "contact the reporter", "contact the writer",
		"email the author", "about the author", "about the writer", "about the authors", "disclosure statement") {
		return true
	}
	reach := strings.Contains(low, "@") && !strings.Contains(low, " said")
	return reach && hasPrefixAny(low, "contact", "email", "e-mail", "write to", "reach", "you can reach", "you can email", "follow", "tweet", "twitter")
}

var bioWords = strings.Split("correspondent|reporter|editor|writer|columnist|journalist|author of|professor|fellow at|fellow in|lecturer|researcher|bureau chief|producer|contributor|freelance|based in|covering|covers|reports on|writes about|writes for|twitter|newsroom|pulitzer|award-winning|previously|formerly|follow ", "|")

func hasBioWord(low string) bool { return hasAny(low, bioWords...) }

var pressRoles = strings.Split("correspondent|reporter|editor|columnist|journalist|staff writer|senior writer|a writer|writer for|writer at|writer based|bureau chief|contributor|freelance|covering|covers|reports on|writes about|writes for|is a professor|professor of|senior lecturer|lecturer in|fellow at|research fellow|author of", "|")

// hasPressWord looks in the first sentence alone: what comes later may be about anything.
func hasPressWord(does string) bool {
	first, _, _ := strings.Cut(does, ". ")
	return hasAny(strings.ToLower(first), pressRoles...)
}

// links marks the headlines under "Related", "Most read" and the like, and below the article those
// that follow any other furniture.
func (c *cleaner) links() {
	for i := 0; i < len(c.blocks); i++ {
		b := &c.blocks[i]
		below := i > c.last && c.last >= 0
		switch {
		case b.why != text.Navigation || i < c.head:
		case opensList(b.fold):
			i = c.linkRun(i+1, below) - 1
		case below && i+3 < len(c.blocks) && c.linkShaped(i+1) && c.linkShaped(i+2) && c.linkShaped(i+3):
			i = c.linkRun(i+1, below) - 1
		}
	}
}

// linkRun marks the lines shaped like links from i on and returns where they end; among the paragraphs it
// takes no more than six.
func (c *cleaner) linkRun(i int, below bool) int {
	for n := 0; i < len(c.blocks) && (below || n < 6); i, n = i+1, n+1 {
		if c.blocks[i].why != "" {
			continue
		}
		if !c.linkShaped(i) {
			break
		}
		c.mark(i, text.Navigation)
	}
	return i
}

// linkShaped: a short line without a final stop that reports nobody's words.
func (c *cleaner) linkShaped(i int) bool {
	b := &c.blocks[i]
	return b.why != "" || len(b.t) <= 160 && !endsWithStop(b.t) && !strings.HasSuffix(b.t, ":") && !strings.HasPrefix(b.t, "“") && !strings.HasPrefix(b.t, "\"")
}

// opensList reports the header of a list of links.
func opensList(low string) bool {
	return listHeaders[low] || hasPrefixAny(low, "more from", "more in", "most read in", "most viewed", "most popular in", "latest in", "related to this")
}

var listHeaders = set("read more|related|related articles|related stories|related posts|related news|related content|related coverage|related links|related reading|related topics|related tags|more on this story|more on this topic|more on this|more stories|more news|more like this|more coverage|recommended|recommended for you|recommended stories|recommended reading|you may also like|you might also like|you may also be interested in|you may like|also read|read also|see also|read next|what to read next|up next|most read|most popular|most viewed|most shared|popular now|popular stories|trending|trending now|trending stories|top stories|top news|latest news|latest stories|latest headlines|editor's picks|editors' picks|don't miss|in case you missed it|in this section|explore more|explore more on these topics|from our partners|around the web|promoted stories|sponsored content|tags|topics in this article|topics mentioned in this article|filed under|posted in|keep reading|next article|previous article|next story|previous story|next post|previous post")
