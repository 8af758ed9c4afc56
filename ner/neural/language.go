package neural

import "strings"

// language reports whether tokens [first, last) name a language rather than those who speak it: "fluent in Dutch", "a Basque
// speaker", "translated from Arabic".
func (s *reading) language(first, last int) bool {
	if last-first != 1 {
		return false
	}
	word := s.token(first)
	if onlyLanguages[word] {
		return true
	}
	if !languages[word] {
		return false
	}
	next := s.after(last)
	if next == "-" || next == "–" {
		next = s.after(last + 1)
		return languageNouns[next]
	}
	return languageNouns[next] || first > 0 && strings.HasPrefix(s.token(first-1), "sp") && spokenWords[s.token(first-1)] || (next == "" || !letter(next[0]) || linkWords[next]) && s.spoken(first)
}

// spoken reports whether the words before token i say that what follows is spoken, written or learnt.
func (s *reading) spoken(i int) bool {
	for k := i - 1; k >= max(0, i-6); k-- {
		switch w := s.token(k); {
		case spokenWords[w] || k == i-1 && (w == "in" || w == "into"):
			return true
		case languages[w], linkWords[w], w == ",", w == "a", w == "little", w == "bit", w == "some", w == "no", w == "good", w == "any", w == "only", w == "both":
		default:
			return false
		}
	}
	return false
}

// after is token i of the document, "" behind its end.
func (s *reading) after(i int) string {
	if i >= len(s.d.Tokens) {
		return ""
	}
	return s.token(i)
}

func letter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' || c >= 0x80 }

var (
	onlyLanguages = set("Arabic Hindi Urdu Farsi Dari Pashto Hebrew Yiddish Mandarin Cantonese Latin Swahili Kiswahili Telugu Kannada Malayalam Marathi Gujarati Tagalog Afrikaans Esperanto Amharic Sanskrit Gaelic")
	languages     = set(`English French German Spanish Italian Portuguese Dutch Danish Swedish Norwegian Finnish Icelandic Estonian Latvian
Lithuanian Polish Czech Slovak Slovene Slovenian Hungarian Romanian Bulgarian Serbian Croatian Bosnian Macedonian Albanian Greek Turkish Russian
Ukrainian Belarusian Georgian Armenian Azeri Kazakh Uzbek Kyrgyz Tajik Turkmen Persian Kurdish Chinese Japanese Korean Vietnamese Thai Lao Khmer
Burmese Malay Indonesian Javanese Filipino Bengali Punjabi Tamil Sinhalese Nepali Tibetan Uyghur Mongolian Somali Hausa Yoruba Igbo Zulu Xhosa
Maltese Welsh Irish Scottish Basque Catalan Galician Breton Flemish Frisian Maori Inuit Romani`)
	languageNouns = set("language languages speaker speakers speaking dialect dialects lessons subtitles grammar alphabet translation translations translator translators")
	spokenWords   = set(`speak speaks spoke spoken speaking learn learns learned learnt learning teach teaches taught teaching understand understands
understood fluent fluently broken flawless halting accented perfect translate translates translated translating switched switches switching`)
	linkWords = set("and or but as at on to with when than well fluently badly poorly that because too only for of from into in so if while though is was were are by")
)

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}
