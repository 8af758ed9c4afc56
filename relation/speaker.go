package relation

import "github.com/actant-project/actant/text"

// voice is who speaks: the whole noun phrase, the entity it names, those who speak with him.
type voice struct {
	entity      int32 // or -1
	with        []int32
	span        text.Span
	first, last int32 // the chunks [first, last) that belong to the phrase and what is set off after it
}

// voiceOf reads the phrases of a speaker; before is the chunk up to which the phrase may reach.
func (a *analysis) voiceOf(l list, before int) voice {
	v := voice{entity: -1}
	chunks := a.phrases(l)
	if len(chunks) == 0 {
		return v
	}
	v.first = chunks[0]
	lastPhrase := int(chunks[len(chunks)-1])
	end := a.phraseEnd(lastPhrase, before)
	v.last = int32(end)
	v.span = text.Span{Start: a.words[a.chunks[v.first].first].span.Start, End: a.words[a.chunks[end-1].last-1].span.End}
	if two := a.pair(int(chunks[0])); len(two) == 2 && len(chunks) == 1 {
		v.entity, v.with = two[0].entity, []int32{two[1].entity}
		return v
	}
	for _, c := range chunks {
		e := a.speakerEntity(int(c), end)
		switch {
		case e < 0:
		case v.entity < 0 && c == chunks[0]:
			v.entity = e
		case e != v.entity:
			v.with = append(v.with, e)
		}
	}
	if v.entity < 0 && len(v.with) > 0 {
		v.entity, v.with = v.with[0], v.with[1:]
	}
	return v
}

// speakerEntity returns the entity that the noun chunk c names, itself or by the name set off after it: "the minister, Jane Roe,".
func (a *analysis) speakerEntity(c, end int) int32 {
	if x, ok := a.named(&a.chunks[c]); ok {
		if a.canAct(x.entity, asSource) {
			return x.entity
		}
		return -1
	}
	j := c + 1
	for a.kind(j) == kPrep && a.kind(j+1) == kNoun {
		j += 2
	}
	if a.kind(j) == kComma && j+1 < end && a.kind(j+1) == kNoun && a.isPerson(j+1) {
		if x, ok := a.named(&a.chunks[j+1]); ok {
			return x.entity
		}
	}
	return -1
}

// phraseEnd returns the chunk after the noun phrase that starts at chunk c: with what hangs on it by a preposition, and with
// the description or name set off by commas after it.
func (a *analysis) phraseEnd(c, before int) int {
	end := a.withPreps(c+1, before)
	if a.kind(end) != kComma || a.kind(end+1) != kNoun || end+1 >= before {
		return end
	}
	k := a.withPreps(end+2, before)
	for k < before && k < end+16 { // "a Democrat whose office oversees charities"
		switch a.kind(k) {
		case kComma:
			return k
		case kEnd, kQuote, kSemi, kColon:
			if before >= len(a.chunks) && a.kind(k) == kEnd && k <= end+5 {
				return k
			}
			return end
		case kVerb:
			if before >= len(a.chunks) && !a.holdsVerb(end+1) {
				return end
			}
		}
		k++
	}
	if k == before && before < len(a.chunks) {
		return k
	}
	return end
}

// withPreps passes the prepositional phrases that hang on a noun, from chunk j on.
func (a *analysis) withPreps(j, before int) int {
	for j+1 < before && a.kind(j) == kPrep && a.kind(j+1) == kNoun && !a.adverbialPrep(j) {
		j += 2
	}
	return j
}

// adverbialPrep reports whether the preposition chunk j says how or where something was said rather than who said it.
func (a *analysis) adverbialPrep(j int) bool {
	if a.words[a.chunks[j+1].head].lex.sets&nReport != 0 {
		return true
	}
	switch a.form(j) {
	case "during", "after", "before", "on", "at", "to", "in", "by", "through", "via", "about", "following", "under", "amid":
		return a.words[a.chunks[j-1].head].ment >= 0
	}
	return false
}
