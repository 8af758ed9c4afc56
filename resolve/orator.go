package resolve

import (
	"strings"

	"github.com/actant-project/actant/fact"
)

// orator gives a speech to the one whom its heading names: "Remarks by Prime Minister Ana Duarte at the opening of ...".
// Elsewhere a speech in a headline is somebody else's.
func (x *resolution) orator(out []voice) {
	for k := range x.ms {
		m := &x.ms[k]
		p := x.paragraphAt(m.Span.Start)
		if p >= heading || p >= len(x.d.Paragraphs) {
			return
		}
		if m.form.typ != fact.Person || m.sent < 0 || !x.opensSpeech(p, m) {
			continue
		}
		for q := p + 1; q < len(out); q++ {
			if out[q].speaker == nil && out[q].addressee == nil {
				out[q].speaker = m.form.group
			}
		}
		return
	}
}

// heading is how many paragraphs may stand above a speech.
const heading = 3

// opensSpeech says whether paragraph p is a heading that begins with a word for a speech and "by", and m is the only one
// whom it names behind that.
func (x *resolution) opensSpeech(p int, m *mention) bool {
	sp := x.d.Paragraphs[p]
	line := strings.TrimSpace(x.d.Slice(sp))
	if strings.HasSuffix(line, ".") || strings.HasSuffix(line, "!") || strings.HasSuffix(line, "?") {
		return false
	}
	first := x.d.TokenAt(sp.Start)
	by := m.start() - 1
	for by > first && x.lower(by, m.sent) != "by" {
		by--
	}
	if by == first || m.start()-by > 12 || x.lower(m.last, m.sent) == "and" || x.lower(m.last, m.sent) == "," && capitalised(x.token(m.last+1, m.sent)) {
		return false
	}
	for i := first; i < by && i < first+6; i++ {
		if speeches[x.lower(i, m.sent)] {
			return !x.personBetween(by, m)
		}
	}
	return false
}

// personBetween says whether somebody else is named between "by" and m.
func (x *resolution) personBetween(by int, m *mention) bool {
	for i := by; i < m.first; i++ {
		if o := x.nameAt(i); o != nil && o.form.typ == fact.Person {
			return true
		}
	}
	return false
}

var speeches = words(`speech address remarks statement lecture sermon testimony keynote eulogy message homily oration`)
