package ingest

import (
	"strings"
	"unicode"
)

// isName reports the shape of a person's full name: two to five capitalised words, with
// particles and initials among them, and no word that names do not have.
func isName(s string) bool {
	words := strings.Fields(s)
	if len(words) < 2 || len(words) > 5 || len(s) > 60 {
		return false
	}
	for i, w := range words {
		if particles[strings.ToLower(w)] && i > 0 && i < len(words)-1 {
			continue
		}
		if !nameWord(w) || notNames[strings.ToLower(w)] {
			return false
		}
	}
	return true
}

func nameWord(w string) bool {
	if !isCapital(w) && !strings.HasPrefix(w, "al-") && !strings.HasPrefix(w, "d'") && !strings.HasPrefix(w, "d’") {
		return false
	}
	for i, r := range w {
		switch {
		case unicode.IsLetter(r), r == '-', r == '\'', r == '’', r == '‘':
		case r == '.' && (i <= 3 || i == len(w)-1):
		default:
			return false
		}
	}
	return true
}

var particles = set("de|da|do|dos|das|van|von|der|den|di|du|del|della|la|le|bin|bint|ibn|al|el|ter|ten|y|e|zu|af|abu|st")

// notNames are capitalised words that begin or end other short lines.
var notNames = set(`monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|june|july|august|september|october|november|december
|the|a|an|of|to|for|on|at|with|from|is|was|are|were|has|had|have|be|been|will|would|not|no|and|or|but|as|it|its|this|that|these|those|how|why|what|when|where|who|after|before|over|under|into|out|up|down|all|more|most|new|his|her|their|our|your|my
|news|times|post|press|daily|weekly|house|street|road|university|court|ministry|department|council|party|government|police|army|union|bank|company|inc|ltd|corp|minister|president|editor|correspondent|reporter|writer|staff|bureau|agency|agencies|desk|newsroom
|key|points|read|share|image|photo|video|live|update|updates|breaking|exclusive|opinion|analysis|interview|review|report|results|election|talks|war|summit|attack|crisis|east|west|north|south|states|kingdom|nations|republic|city|county|centre|center|morning|evening|night|today|tomorrow|yesterday`)

// roleWords are the words of a journalist's title.
var roleWords = set(`editor|correspondent|reporter|writer|columnist|producer|journalist|contributor|staff|chief|bureau|analyst|photographer|presenter|commentator|critic|desk|newsroom|freelance|freelancer
|senior|political|diplomatic|foreign|national|international|chief|deputy|assistant|associate|special|security|defence|defense|world|business|economics|economic|financial|science|health|education|environment|legal|legal|affairs|home|sports|sport|football|white|house|washington|europe|european|north|america|south|asia|africa|middle|east|china|us|uk|video|data|investigations|investigative|crime|court|royal|technology|tech|media|climate|energy|politics|city|features|news|general|assignment|digital|multimedia|editorial|opinion|contributing|guest|author|intern|trainee|in|for|the|of|and|at|director|anchor|host|blogger`)

// pressWords make a title that of a journalist.
var pressWords = set("editor|correspondent|reporter|writer|columnist|journalist|contributor|photographer|presenter|newsroom|commentator|producer|critic")

// isPress reports a journalist's title: "Political Editor", "North America correspondent", "bureau chief".
func isPress(s string) bool {
	if len(s) > 70 || endsWithStop(s) {
		return false
	}
	words := strings.Fields(strings.ToLower(strings.Trim(s, " .,()")))
	if len(words) == 0 || len(words) > 7 {
		return false
	}
	for i, w := range words {
		if pressWords[w] && (i == len(words)-1 || hasPrefixAny(words[i+1], "in", "at", "for", "and", "of")) {
			return true
		}
	}
	return len(words) > 1 && words[len(words)-1] == "chief" && words[len(words)-2] == "bureau"
}

// isRole reports words of which half at least belong to a job's title.
func isRole(s string) bool {
	n, of := 0, 0
	for w := range strings.FieldsSeq(strings.ToLower(s)) {
		of++
		if roleWords[strings.Trim(w, ".,()'’s")] || roleWords[w] || academicWords[w] {
			n++
		}
	}
	return of > 0 && of <= 8 && n*2 >= of
}

// isAcademic reports the chair of a scholar: "Senior Lecturer in Urban Geography, University of Example".
func isAcademic(s string) bool {
	low := strings.ToLower(s)
	return len(s) < 120 && !endsWithStop(s) && hasPrefixAny(low, "professor", "associate professor", "assistant professor", "lecturer", "senior lecturer", "reader in", "research fellow", "senior research fellow", "fellow", "phd candidate", "postdoctoral", "emeritus professor", "senior fellow", "adjunct professor", "research associate")
}

var academicWords = set("professor|lecturer|fellow|researcher|phd|candidate|reader|emeritus")

// isStaff reports "Staff Reporter", "Our Correspondent", "Web Desk", "Guardian staff".
func isStaff(s string) bool {
	low := strings.ToLower(s)
	return len(low) < 50 && (isPress(s) || hasAny(low, "staff", "desk", "agencies", "newsroom", "our correspondent", "editorial board", "news agency", "special to"))
}

// allCapital reports a few words that all start with a capital letter, small joining words aside.
func allCapital(s string) bool {
	n := 0
	for w := range strings.FieldsSeq(s) {
		n++
		if !isCapital(w) && !particles[w] && w != "of" && w != "and" && w != "the" && w != "for" && w != "&" {
			return false
		}
	}
	return n > 0 && n <= 6
}

// agencies maps the folded names of news agencies and services to how they are shown.
var agencies = agencyNames("Reuters|Thomson Reuters|AP|The Associated Press|Associated Press|AFP|Agence France-Presse|UPI|United Press International|dpa|Deutsche Presse-Agentur|Xinhua|TASS|ITAR-TASS|Interfax|RIA Novosti|Sputnik|Kyodo|Kyodo News|Yonhap|ANI|PTI|Press Trust of India|IANS|AAP|Australian Associated Press|PA|PA Media|Press Association|Bloomberg|Bloomberg News|Dow Jones|Dow Jones Newswires|BBC|BBC News|CNN|NBC News|CBS News|ABC News|Fox News|NPR|Al Jazeera|EFE|ANSA|Anadolu|Anadolu Agency|AA|Ukrinform|APA|Belga|ANP|Lusa|MTI|CTK|PAP|BNS|TT|NTB|Ritzau|STT|Bernama|Antara|APP|WAM|SPA|MENA|IRNA|ISNA|KCNA|Interfax-Ukraine|UNIAN|Meduza|Canadian Press|The Canadian Press|CP|Inter Press Service|IPS|KUNA|Newsdesk|Business Wire|PRNewswire|PR Newswire|GLOBE NEWSWIRE|GlobeNewswire|Getty Images|Getty|EPA|EPA-EFE|Rex|Shutterstock|Alamy|Zuma|Zuma Press|Nurphoto|SOPA|Sipa|Imago|Politico|Axios|The New York Times|The Washington Post|The Guardian|USA Today|Los Angeles Times|The Wall Street Journal|Financial Times|RFE/RL|VOA|VOA News|Voice of America|Deutsche Welle|DW|Euronews|France 24|Sky News|ITV News|Channel 4 News|RTÉ|CBC News")

func agencyNames(list string) map[string]string {
	m := make(map[string]string, 128)
	for name := range strings.SplitSeq(list, "|") {
		m[fold(name)] = name
	}
	return m
}

// agencyOf gives the agency that s names; acronyms must be in capitals, lest "Pa." be one.
func agencyOf(s string) string {
	name := agencies[fold(s)]
	if allCaps(name) && !allCaps(strings.Trim(s, " .()[]")) {
		return ""
	}
	return name
}

// outletOf gives the name of an agency or newspaper when s is one; "" when it is not.
func outletOf(s string) string {
	s = strings.Trim(s, " .,()[]")
	if len(s) > 50 || s == "" {
		return ""
	}
	if name := agencyOf(s); name != "" {
		return name
	}
	words := strings.Fields(s)
	if len(words) < 2 || !allCapital(s) || isSection(fold(s)) {
		return ""
	}
	switch words[len(words)-1] {
	case "News", "Times", "Post", "Herald", "Tribune", "Gazette", "Press", "Guardian", "Telegraph", "Chronicle", "Observer", "Courier", "Mirror", "Mail", "Journal", "Star", "Globe", "Dispatch", "Monitor", "Newswire", "Wire":
		return s
	}
	return ""
}
