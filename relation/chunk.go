package relation

import (
	"strings"

	"github.com/actant-project/actant/fact"
)

// chunkKind is what a chunk is in its clause.
type chunkKind uint8

const (
	kNoun chunkKind = iota // a noun phrase without what follows its head
	kVerb                  // a verb with its auxiliaries, negation and adverbs
	kTime                  // "on Wednesday morning", "last week"
	kAdv                   // adverbs and brackets
	kPrep
	kConj
	kSub
	kWh
	kThat
	kComma
	kDash
	kColon
	kSemi
	kQuote
	kEnd
	kOther
)

// chunk is a run of words that acts as one in the clause: words[first:last].
type chunk struct {
	kind        chunkKind
	first, last int32
	head        int32 // of noun phrases: their last noun; of verbs: the main verb, or -1 for a bare auxiliary
	group       int32 // of verbs: index of the group
}

// group is what a verb's auxiliaries say.
type group struct {
	chunk                     int32
	modal                     int32 // word index, or -1
	to, perfect, passive, ing bool
	be, have, do              bool
	isTo                      bool // "is to meet", "has to meet"
	negative                  bool
	finite                    bool
	bare                      bool // a past form that could be a participle, without auxiliary
	pastTense                 bool
}

// chunkWords parts the tagged words into chunks.
func (a *analysis) chunkWords() {
	a.chunks, a.groups = a.chunks[:0], a.groups[:0]
	for i := 0; i < len(a.words); {
		i = a.nextChunk(i)
	}
}

// nextChunk appends the chunk that starts at word i and returns where it ends.
func (a *analysis) nextChunk(i int) int {
	switch t := a.words[i].tag; t {
	case tModal, tBe, tHave, tDo, tTo, tVerb:
		return a.verbChunk(i)
	case tNeg:
		if j := a.verbAfterAdverbs(i); j > i {
			return a.verbChunk(i)
		}
		return a.single(i, kAdv)
	case tDet, tAdj, tNum, tNoun, tName, tPron:
		if a.tagAt(i+1) == tTime && (t == tDet || t == tAdj || t == tNum) && a.tagAt(i+2) != tPoss {
			return a.timeChunk(i)
		}
		if t == tNum && a.year(i) {
			return a.addTime(i, i+1)
		}
		return a.nounChunk(i)
	case tTime:
		if a.tagAt(i+1) == tPoss {
			return a.nounChunk(i)
		}
		return a.timeChunk(i)
	case tLeft:
		return a.bracket(i)
	case tAdv:
		return a.single(i, kAdv)
	default:
		return a.single(i, singleKinds[t])
	}
}

var singleKinds = [...]chunkKind{tPrep: kPrep, tConj: kConj, tSub: kSub, tWh: kWh, tThat: kThat, tComma: kComma, tDash: kDash,
	tColon: kColon, tSemi: kSemi, tQuote: kQuote, tEnd: kEnd, tRight: kAdv, tHyphen: kOther, tPoss: kOther, tOther: kOther}

func (a *analysis) single(i int, k chunkKind) int {
	a.chunks = append(a.chunks, chunk{kind: k, first: int32(i), last: int32(i + 1), head: int32(i), group: -1})
	return i + 1
}

// bracket makes one chunk of a short pair of brackets.
func (a *analysis) bracket(i int) int {
	end := a.closing(i)
	if end < 0 {
		return a.single(i, kAdv)
	}
	a.chunks = append(a.chunks, chunk{kind: kAdv, first: int32(i), last: int32(end), head: int32(i), group: -1})
	return end
}

// closing returns the index after the bracket that closes the one at word i, or -1 when none does soon.
func (a *analysis) closing(i int) int {
	for j := i + 1; j < len(a.words) && j < i+16; j++ {
		if a.words[j].tag == tRight {
			return j + 1
		}
	}
	return -1
}

// timeChunk takes weekdays, months with their numbers, and parts of the day.
func (a *analysis) timeChunk(i int) int {
	j := i + 1
	for j < len(a.words) {
		t := a.words[j].tag
		comma := t == tComma && a.tagAt(j+1) == tNum && len(a.of(j+1)) == 4 && a.tagAt(j-1) == tNum
		if t != tTime && !(t == tNum && a.class(j-1)&cMonth != 0) && !comma && !(t == tNum && a.tagAt(j-1) == tComma) && a.class(j)&cDaypart == 0 {
			break
		}
		if t == tTime && a.tagAt(j+1) == tPoss {
			break
		}
		j++
	}
	return a.addTime(i, j)
}

// addTime appends a time, together with the preposition before it.
func (a *analysis) addTime(i, j int) int {
	c := chunk{kind: kTime, first: int32(i), last: int32(j), head: int32(i), group: -1}
	if n := len(a.chunks); n > 0 && a.chunks[n-1].kind == kPrep {
		c.first = a.chunks[n-1].first
		a.chunks = a.chunks[:n-1]
	}
	a.chunks = append(a.chunks, c)
	return j
}

// nounChunk takes a noun phrase up to its head, possessors included.
func (a *analysis) nounChunk(i int) int {
	j, head := i, -1
scan:
	for ; j < len(a.words); j++ {
		switch a.words[j].tag {
		case tPron:
			if j == i {
				j, head = i+1, i
			}
			break scan
		case tDet:
			if head >= 0 && a.words[j-1].tag != tPoss {
				break scan
			}
		case tName:
			if head >= 0 && a.startsAnother(j) {
				break scan
			}
			head = j
		case tNum:
			if head >= 0 && a.words[j-1].ment >= 0 && a.words[j].ment < 0 {
				break scan // "gave Mali 5 million dollars"
			}
			head = j
		case tNoun, tAdj:
			head = j
		case tTime:
			if a.tagAt(j+1) != tPoss {
				break scan
			}
			head = j
		case tPoss, tHyphen:
			if head < 0 {
				break scan
			}
		case tAdv:
			if head >= 0 && a.words[head].tag != tAdj || a.tagAt(j+1) != tAdj {
				break scan
			}
		case tQuote, tConj, tComma:
			if !a.adjectivesGoOn(i, j) {
				break scan
			}
		default:
			break scan
		}
	}
	return a.addNoun(i, j, head)
}

// startsAnother reports whether the name at word j is another phrase than the name just before it: "told Trump Ukraine had".
func (a *analysis) startsAnother(j int) bool {
	p, q := a.words[j-1].ment, a.words[j].ment
	return p >= 0 && q >= 0 && p != q && a.ms[p].Type == fact.Person && a.words[j-1].tag == tName
}

// adjectivesGoOn reports whether the mark at word j stands among the adjectives before a noun: a “lengthy and blunt” call.
func (a *analysis) adjectivesGoOn(i, j int) bool {
	prev, next := a.words[j-1].tag, a.tagAt(j+1)
	if a.words[i].tag != tDet && a.words[i].tag != tAdj {
		return false
	}
	if a.words[j].tag == tQuote {
		if prev == tDet {
			return (next == tAdj || next == tAdv || next == tNoun) && a.shortQuote(j)
		}
		return prev == tAdj && (next == tNoun || next == tName || next == tAdj)
	}
	return prev == tAdj && (next == tAdj || next == tAdv && a.tagAt(j+2) == tAdj)
}

// shortQuote reports whether the quotation mark at word j is closed within a few words.
func (a *analysis) shortQuote(j int) bool {
	for k := j + 2; k < len(a.words) && k < j+8; k++ {
		if a.words[k].tag == tQuote || a.class(k)&cQuotative != 0 {
			return true
		}
	}
	return false
}

// addNoun appends the noun phrase words[i:j]; a phrase that names a length of time is a time.
func (a *analysis) addNoun(i, j, head int) int {
	if j == i {
		j = i + 1
	}
	if head < 0 {
		head = j - 1
	}
	for j > head+1 && a.words[j-1].tag != tPoss {
		j-- // trailing marks
	}
	if a.words[head].ment < 0 && a.words[head].tag == tNoun && a.timeNoun(head) {
		return a.addTime(i, j)
	}
	if head > i && a.lettersAfterName(head) {
		head-- // "Helena Marsh KC"
	}
	if a.tagAt(j) == tLeft {
		if end := a.closing(j); end > 0 && end-j <= 8 {
			j = end
		}
	}
	if first := a.titleBefore(i, head); first < i {
		a.chunks = a.chunks[:len(a.chunks)-2]
		i = first
	}
	a.chunks = append(a.chunks, chunk{kind: kNoun, first: int32(i), last: int32(j), head: int32(head), group: -1})
	return j
}

// lettersAfterName reports whether word i is an honour behind a person's name: KC, MP, OBE.
func (a *analysis) lettersAfterName(i int) bool {
	m, t := a.words[i-1].ment, a.of(i)
	if m < 0 || a.words[i].ment >= 0 || a.ms[m].Type != fact.Person || len(t) < 2 || len(t) > 4 {
		return false
	}
	return strings.ToUpper(t) == t && strings.ToLower(t) != t
}

// titleBefore returns where the phrase of the person named at word head begins, when "Secretary of" stands before word i and
// more of the title from there on: "Secretary of State Jane Roe" is one phrase. Else it returns i.
func (a *analysis) titleBefore(i, head int) int {
	n := len(a.chunks)
	m := a.words[head].ment
	if n < 2 || m < 0 || a.ms[m].Type != fact.Person || a.words[i].ment == m || a.chunks[n-1].kind != kPrep || a.chunks[n-2].kind != kNoun {
		return i
	}
	office := &a.words[a.chunks[n-2].head]
	if a.words[a.chunks[n-1].first].lex.form != "of" || office.lex.sets&nOffice == 0 || office.ment >= 0 || !office.caps {
		return i
	}
	return int(a.chunks[n-2].first)
}

// timeNoun reports whether word i is a length of time.
func (a *analysis) timeNoun(i int) bool {
	switch a.of(i) {
	case "week", "weeks", "month", "months", "year", "years", "day", "days", "weekend", "hour", "hours", "decade", "decades", "morning", "evening", "afternoon", "night", "minutes":
		return true
	}
	return false
}

// year reports whether word i is a year after a preposition: "in 2014".
func (a *analysis) year(i int) bool {
	t := a.of(i)
	return len(t) == 4 && (t[:2] == "19" || t[:2] == "20") && a.tagAt(i-1) == tPrep && a.tagAt(i+1) != tNoun
}

// kind returns the kind of chunk i; kEnd outside the sentence.
func (a *analysis) kind(i int) chunkKind {
	if i < 0 || i >= len(a.chunks) {
		return kEnd
	}
	return a.chunks[i].kind
}

// form returns the written form, in small letters, of the first word of chunk i.
func (a *analysis) form(i int) string {
	if i < 0 || i >= len(a.chunks) {
		return ""
	}
	return a.words[a.chunks[i].first].lex.form
}
