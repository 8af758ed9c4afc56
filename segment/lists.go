package segment

// The closed lists behind the scanner. They are switches: no start-up cost, no memory.

// abbrevKind says when a word keeps the dot after it.
type abbrevKind uint8

const (
	never           abbrevKind = iota
	always                     // "Mr."
	capital                    // only when capitalised: "Gen."
	beforeNumber               // "No. 5"
	notAtEnd                   // "etc." inside a sentence, "etc" "." at its end
	capitalNotAtEnd            // both
)

func abbreviationKind(w string) abbrevKind {
	switch w {
	case "mr", "mrs", "ms", "dr", "prof", "messrs", "mme", "mlle", "vs", "eg", "ie", "cf", "al", "approx", "hon", "capt",
		"cmdr", "lt", "sgt", "cpl", "pvt", "maj", "adm", "brig", "supt", "det", "insp", "atty", "ald", "assoc",
		"gov", "govs", "sen", "sens", "reps", "rev", "revs", "msgr", "mgr", "fr", "pfc", "st", "ste", "ft", "mt", "mts",
		"univ", "dept", "inc", "ltd", "corp", "bros", "llc", "plc", "jr", "sr", "esq", "ca", "esp", "attn", "ext":
		return always
	case "gen", "col", "rep", "pres", "hr", "ave", "blvd", "rd", "co", "cos", "sec", "div", "amb", "sch", "min", "dist",
		"jan", "feb", "aug", "sept", "oct", "nov", "dec", "apr", "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri":
		return capital
	case "no", "nos", "vol", "vols", "pp", "pg", "ch", "fig", "figs", "art", "sect", "para", "op", "nr", "eq", "tel", "jun", "jul", "mar", "sat", "sun":
		return beforeNumber
	case "etc", "lb", "lbs", "oz", "hrs", "yrs", "mins", "tbsp", "tsp", "ed", "eds", "est", "dia", "max", "misc", "temp":
		return notAtEnd
	case "ala", "ariz", "ark", "calif", "colo", "conn", "fla", "ga", "ill", "ind", "kan", "ky", "md", "mich", "minn", "miss", "mo",
		"mont", "neb", "nev", "okla", "ore", "pa", "penn", "tenn", "tex", "va", "vt", "wash", "wis", "wyo", "ont", "que", "alta", "la", "mass", "del":
		return capitalNotAtEnd
	}
	return never
}

// isPrefix reports whether a hyphen after w joins.
func isPrefix(w string) bool {
	switch w {
	case "non", "e", "mid", "anti", "re", "co", "pre", "pro", "cross", "post", "over", "semi", "multi", "ex", "sub", "counter", "mini",
		"neo", "socio", "inter", "intra", "arch", "micro", "macro", "psycho", "ultra", "quasi", "pseudo", "trans", "bi", "tri", "extra",
		"hyper", "infra", "mega", "meta", "proto", "super", "supra", "tele", "un", "de", "dis", "mis", "uni", "under", "geo", "bio", "pan":
		return true
	}
	return false
}

// isSuffix reports whether a hyphen before w joins.
func isSuffix(w string) bool {
	switch w {
	case "wise", "esque", "ish", "fold", "o", "oh":
		return true
	}
	return false
}

// isClitic reports whether w after an apostrophe is a token of its own.
func isClitic(w string) bool {
	switch w {
	case "s", "m", "d", "ll", "ve", "re", "S", "M", "D", "LL", "VE", "RE", "Ll", "Ve", "Re":
		return true
	}
	return false
}

// isElided reports whether w after an apostrophe at the start of a word makes one token with it.
func isElided(w string) bool {
	switch w {
	case "em", "Em", "EM", "til", "till", "cause", "Cause", "bout", "round", "n", "N":
		return true
	}
	return false
}

// isTis reports whether w after an apostrophe is "it" without its vowel, and a verb.
func isTis(w string) bool {
	switch w {
	case "tis", "Tis", "twas", "Twas", "twill", "twould":
		return true
	}
	return false
}

// isUnit reports whether w right after a number is a token of its own.
func isUnit(w string) bool {
	switch w {
	case "am", "pm", "AM", "PM", "Am", "Pm", "k", "K", "m", "M", "mm", "MM", "bn", "kg", "kgs", "g", "km", "kms", "cm", "ft", "lb", "lbs", "oz", "mph", "kph",
		"kmh", "x", "X", "Hz", "kHz", "MHz", "GHz", "GB", "MB", "TB", "KB", "gb", "mb", "GW", "MW", "kW", "KW", "kWh", "MWh", "mg", "ml", "mL", "hrs", "hr", "min",
		"mins", "sec", "secs", "yrs", "yr", "yo", "percent", "pc", "pct", "days", "day", "hours", "hour", "years", "year", "months", "weeks", "miles",
		"mile", "minutes", "people", "persons", "times", "million", "billion", "trillion", "tn", "mn", "mln", "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug",
		"Sep", "Oct", "Nov", "Dec", "GMT", "UTC", "CET", "nm", "dB", "rpm", "C", "F":
		return true
	}
	return false
}

// isStarter reports whether w, capitalised, is a word that often starts a sentence and hardly
// ever a name.
func isStarter(w string) bool {
	switch w {
	case "The", "He", "She", "It", "They", "We", "I", "You", "In", "But", "And", "This", "That", "These", "Those", "There", "A", "An", "For", "On", "At",
		"As", "If", "When", "While", "After", "Before", "However", "Meanwhile", "Its", "His", "Her", "Their", "Our", "My", "With", "By", "From", "Since",
		"Although", "Though", "Some", "Many", "Most", "So", "Yet", "Or", "No", "Not", "What", "Who", "How", "Why", "Where", "According", "Also", "Asked",
		"Then", "Now", "One", "Both", "Each", "Other", "Others", "Such", "To", "Under", "During", "Despite", "Because", "Last", "Here", "Please",
		"Just", "Even", "Only", "Once", "Until", "Instead", "Still", "Let", "Do", "Does", "Did", "Is", "Are", "Was", "Were", "Can", "Will", "Would":
		return true
	}
	return false
}

// isEmoticon reports whether s is a face.
func isEmoticon(s string) bool {
	switch s {
	case ":)", ":(", ";)", ":-)", ":-(", ";-)", ":D", ":-D", ":P", ":-P", ":p", ":-p", ":O", ":o", ":/", ":-/", ":|", ":-|", "=)", "=(", "=D", "(:", "(;", ":'(", "^_^",
		"-_-", "<3", "</3", ":))", ":)))", ";))", ":]", ":[", "=]", "=P", ";D", ";P", ":S", ":*", ":-*", ":3":
		return true
	}
	return false
}

// isDomain reports whether s is a last label of names of hosts that people write. Those that are
// English words ("in", "it", "me") are left out: a space forgotten after a full stop is commoner.
func isDomain(s string) bool {
	switch s {
	case "com", "org", "net", "edu", "gov", "mil", "int", "info", "biz", "io", "co", "uk", "au", "ca", "fr", "eu", "ru", "ua", "cn", "jp", "nz", "ie", "nl",
		"ch", "se", "dk", "fi", "pl", "tv", "br", "za", "tw", "hk", "sg", "kr", "news", "app", "dev", "ai", "ly", "COM", "ORG", "NET", "GOV", "Com":
		return true
	}
	return false
}

// isExtension reports whether s is a kind of file.
func isExtension(s string) bool {
	switch s {
	case "doc", "docx", "xls", "xlsx", "pdf", "txt", "htm", "html", "jpg", "jpeg", "png", "gif", "zip", "exe", "mp3", "mp4", "ppt", "pptx", "csv", "json", "xml", "asp", "php",
		"url", "DOC", "XLS", "PDF", "TXT", "HTM", "JPG", "EXE", "js", "css", "wav", "avi":
		return true
	}
	return false
}

// fused returns where the letters c.s[i:j] fall into two words ("can|not", "gon|na"), 0 when
// they are one. The bytes tested first let nearly every word pass at once.
func (c *scanner) fused(i, j int) int {
	switch c.s[j-1] | 0x20 {
	case 't', 'a', 'm', 'e', 's':
	default:
		return 0
	}
	switch c.s[i] | 0x20 {
	case 'c', 'g', 'w', 'l', 'd', 'a', 'i', 'h', 's', 'o', 'y', 't':
	default:
		return 0
	}
	var buf [24]byte
	switch w := string(lowered(&buf, c.s[i:j])); w {
	case "cannot", "gonna", "gotta", "wanna", "gimme", "lemme":
		return 3
	case "dont", "cant", "wont", "aint", "isnt", "arent", "wasnt", "didnt", "doesnt", "havent", "hasnt", "hadnt", "couldnt", "wouldnt", "shouldnt", "werent":
		return len(w) - 2
	case "outta", "lotta", "hafta":
		return 3
	case "im":
		return 1
	case "ive":
		return 1
	case "youre":
		return 3
	case "theyre":
		return 4
	case "thats", "whats":
		return 4
	}
	return 0
}
