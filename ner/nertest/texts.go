package nertest

import (
	"embed"
	"strings"

	"github.com/actant-project/actant/text"
)

//go:embed testdata/*.txt
var files embed.FS

// Text is a text to try a recogniser on.
type Text struct{ Name, Text string }

// Texts returns the ordinary texts, in the order of their names. They name people,
// countries and organisations of the world and invented ones, and are as messy as texts are.
func Texts() []Text {
	entries, err := files.ReadDir("testdata")
	if err != nil {
		panic(err) // they are embedded
	}
	var out []Text
	for _, e := range entries {
		b, err := files.ReadFile("testdata/" + e.Name())
		if err != nil {
			panic(err)
		}
		out = append(out, Text{strings.TrimSuffix(e.Name(), ".txt"), string(b)})
	}
	return out
}

// hostile returns texts that nobody wrote to be read.
func hostile() []Text {
	many := strings.Repeat
	return []Text{
		{"empty", ""},
		{"blank", " \t\r\n\n\v\f\u00a0\u2003\u2028 "},
		{"control characters", "Mr\x01 Anna\x02\x03 Berg\x1b[31m of\x7f Norway\u0085 said\b\b no.\x00"},
		{"NUL", "Anna\x00Berg\x00 met \x00Norway\x00's\x00 king.\x00\x00\x00"},
		{"one letter without end", many("a", 1<<20)},
		{"capitals without space", many("Berlin", 1<<20/6)},
		{"names joined by marks", many("Anna-Berg/", 1<<15/10)},
		{"points without space", many("U.S.", 1<<16/4)},
		{"brackets", many("([{", 3_000) + "Norway" + many("}])", 3_000)},
		{"quotes", many("\"'“‘’”`", 3_000) + "Norway" + many("'s", 3_000)},
		{"possessives", "Norway's's’s' Anna Berg's’ the the's"},
		{"emoji", "👩🏽‍💻 Anna 🇳🇴 Berg 👨‍👩‍👧‍👦's 🇳🇴🇷🇺🇺🇸 Norway❤️Russia 1️⃣ NATO🚀." + many("🇳🇴", 2_000)},
		{"right to left", "قالت Anna Berg في القاهرة إن روسيا وافقت. אמר ולדימיר פוטין \u202eYAWRON fo\u202c \u2067Norway\u2069 שלום."},
		{"other scripts", "普京总统周三表示。習近平與 Putin 在北京会晤。Владимир Путин прибыл в Пекин. Ο Νίκος είπε. ประเทศไทย"},
		{"combining marks", "A\u0301nna B\u0327e\u0308rg" + many("\u0301", 5_000) + " of No\u00adr\u200bw\u200day\ufeff."},
		{"case that changes length", "İstanbul ıSTANBUL ẞERG ßerg ŉAnna ǰon Ⱥnna Ⱦurkey Kelvin ﬁnland İ's ȺN'T"},
		{"invalid UTF-8", "Anna \xff\xfeBerg\xc3 of \xe2\x82Norway\xed\xa0\x80 met\xf0\x9f Mr \x80\x80's Vladimir P\xfctin."},
		{"nothing but bytes that are no UTF-8", many("\xff\x80", 2_000)},
		{"titles only", "Mr. Mr Mrs President Dr. the The THE President's Sen. the"},
		{"titles and a name at the end", many("President the Mr. ", 500) + "Berg"},
		{"short", "A"},
		{"a name and no more", "Norway"},
		{"all capitals", "PRESIDENT ANNA BERG OF NORWAY'S LABOUR PARTY MET RUSSIA'S SERGEI VOLKOV IN OSLO"},
		{"no capitals", "president anna berg of norway met the russians in oslo, said reuters"},
		{"one sentence of names", many("Anna Berg of Norway and ", 4_000) + "Russia"},
		{"one name without end", many("Anna ", 20_000)},
		{"words without names", many("on the other hand of it ", 800)},
		{"lines of one word", many("Norway\n\n", 2_000)},
		{"markup", "<b>Anna&nbsp;Berg</b> of &lt;Norway&gt;&rsquo;s <script>alert('Oslo')</script> &#0; &#x1F600;"},
		{"addresses", "https://Anna.Berg@norway.example/Oslo?q=Russia#Putin anna@norway.example @AnnaBerg #Norway C:\\Norway\\Oslo"},
	}
}

// unusual returns documents that no segmenter makes of a text, or that say nothing.
func unusual() map[string]*text.Document {
	const s = "Anna Berg met Norway."
	all := text.Span{Start: 0, End: len(s)}
	return map[string]*text.Document{
		"a zero document": {},
		"no sentences":    {Text: s},
		"a sentence without tokens": {
			Text: s, Paragraphs: []text.Span{all}, Sentences: []text.Sentence{{Span: all}},
		},
		"a token in two sentences' gap": {
			Text: s, Paragraphs: []text.Span{all}, Tokens: []text.Span{{Start: 0, End: 4}, {Start: 5, End: 9}, {Start: 14, End: 20}},
			Sentences: []text.Sentence{{Span: text.Span{Start: 0, End: 4}, First: 0, Last: 1}, {Span: text.Span{Start: 14, End: 21}, First: 2, Last: 3}},
		},
		"a token of a megabyte": oneToken(strings.Repeat("Norway", 1<<20/6)),
		"a token with spaces":   oneToken("Anna \n Berg's "),
		"a stretch removed": {
			Text: s, Removed: []text.Removed{{Span: all, Why: text.Advertisement}},
		},
	}
}

func oneToken(s string) *text.Document {
	all := text.Span{Start: 0, End: len(s)}
	return &text.Document{Text: s, Paragraphs: []text.Span{all}, Tokens: []text.Span{all}, Sentences: []text.Sentence{{Span: all, Last: 1}}}
}
