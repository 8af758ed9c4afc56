package ingest

import (
	"strings"

	"github.com/actant-project/actant/text"
)

// promos removes what asks the reader to sign up, follow, subscribe or give: whole blocks, and the
// last sentences of others.
func (c *cleaner) promos() {
	for i := range c.blocks {
		b := &c.blocks[i]
		if b.why != "" || len(b.t) > 3000 || !mayPromote(b.t) {
			continue
		}
		c.promo(i)
	}
}

// mayPromote is a cheap test before the sentences are looked at.
func mayPromote(t string) bool {
	return hasAny(t, "ewsletter", "nbox", "ubscri", "ign up", "ollow ", "mail", "pp ", "pp.", "odcast", "hatsApp", "elegram", "onate", "oin ", "lick here", "latest posts", "ead the ", "lerts", "ew window", "ournalism", "version of this", "ppeared", "ublished", "preferred source")
}

func (c *cleaner) promo(i int) {
	b := &c.blocks[i]
	sentences := sentencesOf(b.t)
	asks, tail := 0, len(sentences)
	for k, s := range sentences {
		if asksReader(s) {
			asks++
		} else {
			tail = k + 1
			if isInvitation(fold(s)) {
				asks++
			}
		}
	}
	strong := 0
	for _, s := range sentences {
		if asksReader(s) {
			strong++
		}
	}
	switch {
	case strong == 0:
	case asks*2 >= len(sentences) && !strings.ContainsAny(b.t[:1], "\"'") && !strings.HasPrefix(b.t, "“"):
		c.mark(i, text.Newsletter)
	case tail < len(sentences):
		from := len(b.t)
		for _, s := range sentences[tail:] {
			from = min(from, strings.LastIndex(b.t, s))
		}
		c.cut(i, from, len(b.t), text.Newsletter)
	}
}

// asksReader reports a sentence that asks for a subscription or the like. One that reports somebody's words does not.
func asksReader(s string) bool {
	low := strings.ToLower(s)
	if strings.ContainsAny(s, "\"") || strings.HasSuffix(strings.TrimSpace(s), "?") || hasAny(s, "“", "”") || hasAny(low, " said", " told ", " says", " wrote", " added ") {
		return false
	}
	low = fold(low)
	if hasPrefixAny(low, promoPhrases...) || hasAny(low, promoAnywhere...) {
		return true
	}
	return isInvitation(low) && hasAny(low, promoObjects...)
}

// isInvitation reports a sentence that begins by telling the reader to do something.
func isInvitation(low string) bool { return hasPrefixAny(low, promoVerbs...) }

// promoVerbs begin an invitation.
var promoVerbs = strings.Split("sign up|subscribe|get the|get our|get a|get daily|get breaking|get unlimited|get notified|get updates|join our|join us|join thousands|follow us|follow our|follow|like us|find us|download our|download the|receive|enter your|register for|register to|register now|click here|tap here|want more|don't miss|never miss|stay up to date|stay up-to-date|stay informed|stay ahead|stay on top|stay connected|keep up|if you enjoyed|if you liked|for more|for the latest|you can follow|check out our|listen to our|send us|have a tip|support our|support independent|help us|donate|become a|thanks for|thank you for|already a|this newsletter|make sure|be the first|start your|our weekly|our daily|our free|our morning|the best of|to continue reading|unlock", "|")

// promoObjects are what the invitations are about.
var promoObjects = strings.Split("newsletter|inbox|your email|by email|e-mail address|email address|email updates|email alerts|news alerts|breaking news alerts|push alerts|push notifications|our app|mobile app|news app|our podcast|telegram channel|whatsapp channel|whatsapp group|on telegram|on whatsapp|on twitter|on x for|on facebook|on instagram|on linkedin|on youtube|on bluesky|on threads|on tiktok|on google news|on flipboard|youtube channel|latest posts|our journalism|independent journalism|our coverage|unlimited access|full access|digital subscription|free trial|sign up here|subscribe here|subscribe now|rest here|news tips|our reporters|free articles|our subscribers|a subscriber", "|")

// promoPhrases begin sentences that are promotion whatever follows.
var promoPhrases = strings.Split("sign up for our|sign up to our|sign up here|sign up to receive|sign up to get|subscribe to our|subscribe to get|subscribe here|subscribe now|follow us on|like us on|find us on|join us on|download our|discover more from|enter your email|click here to|by signing up|by subscribing|by submitting|by providing your email|support our journalism|read the rest here|read the whole thing|read the full story|read the full article|read the full report|read more here|you can unsubscribe|you may unsubscribe|unsubscribe at any time|a version of this article|a version of this story|this article was originally published|this article originally appeared|this story originally appeared|this story was originally published|this article first appeared|this story first appeared|originally published at|originally published on|if you have a story|if you have a news tip|got a news tip|listen to our podcast|thank you for reading|thanks for reading|we may earn a commission|this post contains affiliate|add us as a preferred", "|")

// promoAnywhere are phrases that only promotion has.
var promoAnywhere = strings.Split("in your inbox|to your inbox|sent to your email|your email inbox|newsletter here|newsletter by clicking|our free newsletter|our weekly newsletter|our daily newsletter|for our newsletter|to our newsletter|the newsletter here|unsubscribe at any time|subscribe to our|follow us on|protected by recaptcha|our privacy policy|our terms of service|as a preferred source", "|")
