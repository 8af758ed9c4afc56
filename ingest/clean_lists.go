package ingest

import (
	"strings"

	"github.com/actant-project/actant/text"
)

// The closed lists of site furniture, in the form that fold gives.

// furnitureLines are whole lines that no article has.
var furnitureLines = lines(map[text.Why]string{
	text.Advertisement: `advertisement|advertisements|advertising|advert|ad|ads|sponsored|sponsored content|sponsored links|promoted|promoted content|promoted stories
		|paid content|paid post|partner content|advertorial|story continues below advertisement|story continues below this ad|story continues below
		|article continues below advertisement|article continues below|article continues after advertisement|article continues after ad|article continues after this advertisement
		|continue reading below|scroll to continue|scroll to continue with content|skip advertisement|skip ad|skip past newsletter promotion|after newsletter promotion
		|ad feedback|report this ad|remove ads|why you're seeing this ad|from our partners|around the web|content from our partners|affiliate links`,
	text.Navigation: `loading|loading...|please wait|read more|read more here|read more about|read more stories|read the full story|read full article|read full story|read the full article|read next|read also
		|continue reading|continue reading the main story|keep reading|show more|show less|load more|see more|view more|view all|see all|expand|collapse
		|share|share this|share this article|share this story|share this post|share on facebook|share on twitter|share on x|share on linkedin|share on whatsapp|share via email
		|share full article|share article|share save|click to share|copy link|copy url|link copied|link copied!|copied|tweet|tweet this|retweet|pin it|whatsapp|telegram|reddit|linkedin|pinterest|flipboard
		|email this|email article|email this article|print article|print this article|print this page|save article|save this story|save for later|bookmark|bookmark this|gift article|gift this article|give this article
		|post a comment|leave a comment|leave a reply|add a comment|add comment|join the conversation|join the discussion|view comments|show comments|hide comments|read comments|comments are closed|no comments|no comments yet|be the first to comment|reply|sign in to comment|log in to comment
		|back to top|return to top|skip to content|skip to main content|skip to navigation|jump to navigation|toggle navigation|main menu|open menu|close menu|site map|sitemap|site index
		|privacy policy|terms of use|terms of service|terms and conditions|terms & conditions|cookie policy|cookie settings|cookie preferences|manage cookies|accept cookies|accept all|accept all cookies|reject all|do not sell my personal information|contact us|about us|advertise with us|careers|accessibility|accessibility statement|editorial standards|corrections|rss|rss feed
		|related|related articles|related article|related stories|related story|related posts|related news|related content|related coverage|related topics|related links|related tags|related reading|related video|related videos
		|more on this story|more on this topic|more on this|more stories|more news|more like this|more coverage|recommended|recommended for you|recommended stories|recommended reading|recommended videos|you may also like|you might also like|you may also be interested in|you may like|also read|also on|see also|what to read next|up next|next up|next article|previous article|next story|previous story|next post|previous post
		|most read|most popular|most viewed|most shared|most commented|most watched|popular now|popular stories|trending|trending now|trending stories|top stories|top news|latest news|latest stories|latest headlines|editor's picks|editors' picks|editor's pick|don't miss|in case you missed it|in this section|explore more|explore more on these topics|keep up with this story|follow this story|follow this topic|topics in this article|topics mentioned in this article|tags
		|listen to this article|listen to article|listen to this story|listen now|watch now|watch live|play video|play|video player|video unavailable|this video can not be played|this video cannot be played|media caption|unmute|mute|fullscreen|full screen|pause|slideshow|view gallery|photo gallery|open image in gallery|view image in fullscreen|view in gallery|enlarge this image|enlarge image|toggle caption|hide caption|click to enlarge|tap to enlarge|image caption|caption|figure caption
		|for immediate release|immediate release|###|-ends-|ends|end of article|this article is more than one year old|this article is more than 1 year old|report an error|report a typo|suggest a correction|suggest a correction?|was this article helpful|was this helpful|give feedback|send feedback|got a tip|got a tip?|thank you for your feedback
		|like this|like this:|share this:|like loading|like loading...|powered by wordpress|proudly powered by wordpress|text size|font size|decrease font size|increase font size|change text size|a a a|resize text|add us as preferred source on google|add as a preferred source on google|follow on google news|make us preferred on google|open in app|view in app|view original|view original article|view this post on instagram|view on threads|original article|source link|this browser is not supported
		|filed under|posted in|uncategorized|you have reached your maximum number of saved items|remove items from your saved list to add more|this article is for subscribers only|this content is for subscribers only|subscriber only|subscriber-only|accessibility links|key points|get our app|download the app|download our app`,
	text.Newsletter: `subscribe now|subscribe today|subscribe here|subscribe for free|sign up|sign up now|sign up here|sign up for free|sign up today|join now|join free|create a free account|create an account|create account|newsletter|newsletters|newsletter sign up|newsletter signup|sign up for our newsletter|subscribe to our newsletter|sign up to our newsletter|sign up for newsletters|our newsletters|get our newsletter|follow us|connect with us|stay connected|stay informed|stay in touch|free newsletter|enter your email|enter your email address|email address|your email address|your email|type your email|type your email...|already a subscriber|already a subscriber?|already a subscriber? log in|already a subscriber? sign in|already a member? log in|already have an account? log in|already have an account? sign in|already a member?|become a member|become a subscriber|support our journalism|donate now|unsubscribe anytime|you can unsubscribe at any time|thank you for subscribing|thanks for subscribing|thanks for signing up|thank you for signing up|you have successfully subscribed|i agree to the terms|get email updates|get alerts|get notified|invalid email address|invalid email`,
	text.Credit:     `getty images|ap photo|reuters photo|afp photo|file photo|file image|file pic|file picture|stock photo|stock image|handout|supplied|image supplied|picture supplied|photo supplied|representative image|representational image|istock|shutterstock|afp via getty images|getty|courtesy photo|screenshot|screengrab`,
})

// weakLines are furniture only beside other furniture.
var weakLines = set(`supported by|presented by|published|updated|last updated|posted|date|author|authors|written by|by|disclosure statement|news provided by|company logo|logo|key events|save|print|email|e-mail|mail|more|home|menu|search|comments|comment|next|previous|prev|video|videos|watch|listen|audio|follow|subscribe|log in|login|sign in|sign out|log out|register|my account|account|profile|settings|help|contact|about|close|gallery|photos|pictures|podcast|podcasts|live|facebook|twitter|x|instagram|youtube|tiktok|threads|bluesky|messenger|copy|download|like|likes|dislike|notifications|latest|popular|app|shop|donate|events|jobs|faq|news|breaking|breaking news|exclusive|developing story|analysis|opinion|editorial|comment is free|feature|features|explainer|fact check|long read|the latest|local|crosswords|games|e-paper|epaper|puzzles|weather|en|english|edition|all|new|hide|show|views|share|shares`)

// sections are the parts of a newspaper: a label above the headline, a step in a breadcrumb trail.
var sections = set(`home|news|world|world news|us|u.s.|us news|u.s. news|uk|uk news|politics|us politics|uk politics|business|economy|markets|money|finance|companies|technology|tech|science|health|sport|sports|football|cricket|rugby|tennis|golf|culture|arts|books|music|film|tv|tv & radio|entertainment|lifestyle|life|life & style|style|fashion|food|travel|opinion|comment|editorial|analysis|national|international|europe|asia|africa|americas|middle east|latin america|australia|north america|asia pacific|pacific|global|environment|climate|education|law|crime|court & crime|crime & courts|courts|defence|defense|security|military|war|obituaries|features|weather|property|motoring|society|religion|history|local|regional|elections|election|conflict|ukraine war|russia-ukraine war|media|energy|real estate|autos|celebrity|royals|royal family|investigations|explainers|breaking news|top news|latest|wales|scotland|northern ireland|england|london|china|india|canada`)

// labelled lines announce other reading; what follows the colon does not matter.
var labelled = strings.Split("our standards:|share or comment on|see more on|comments are subject to|comments have been closed|privacy notice:|read more:|read also:|also read:|see also:|related:|related story:|related article:|related stories:|recommended:|don't miss:|up next:|read next:|watch live:|watch now:|in pictures:|in photos:|read |more on this:|tags:|tagged:|topics:|filed under:|posted in:|categories:|category:|keywords:|hashtags:|source link:|article source:|read the original|click here for more|click here to read|click here to watch|tap here to", "|")

// pointers are the same where the line is no sentence.
var pointers = strings.Split("click here|click to|tap to|watch:|listen:|video:|gallery:|photos:|read more about|read more on|read more from|read more at|read more stories|read more news|read more of|read more in|read more here|read more »|read more >|read more →|read the full story|read the full article|read the full report|read the rest|continue reading|filed under|posted in|share on|share via|share this article|share this story|share this post|share this page|share this on|share this via|share this video|share this link|follow us on|follow us @|follow us for|follow us:|follow @|see all stories|see all coverage|see all articles|see all topics|see all posts|see all comments|see all news|view all|show all comments|show all photos|skip to content|skip to main|skip to nav|most viewed|most watched|most read in|most popular in|view comments|photo gallery|opens in a new|add us as|add as a preferred|make us your preferred|order reprints|related to this|discover more from|discover more in|explore more on|explore more from", "|")

// countUnits follow a number in a line of its own.
var countUnits = strings.Split("comments|comment|shares|share|likes|views|reactions|replies|retweets|min read|mins read|minute read|minutes read|minutes|minute|min|mins|images|photos|pictures|view gallery|people are reading|readers", "|")

// isSection reports the name of a part of a newspaper.
func isSection(low string) bool {
	return sections[low] || sections[strings.TrimSuffix(low, " news")]
}

func lines(by map[text.Why]string) map[string]text.Why {
	m := make(map[string]text.Why, 512)
	for _, why := range []text.Why{text.Advertisement, text.Navigation, text.Newsletter, text.Credit} {
		for l := range strings.SplitSeq(by[why], "|") {
			m[fold(l)] = why
		}
	}
	delete(m, "")
	return m
}

func set(list string) map[string]bool {
	m := make(map[string]bool, 128)
	for l := range strings.SplitSeq(list, "|") {
		m[strings.TrimSpace(l)] = true
	}
	return m
}
