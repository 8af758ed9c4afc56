package resolve

import (
	"slices"
	"strings"
	"unicode"

	"github.com/actant-project/actant/fact"
)

// labelled reads the paragraphs that begin with a name or a word for somebody and a colon ("ANN LEE:", "Q:"): what follows, up
// to the next label, is theirs.
func (x *resolution) labelled(out []voice) {
	labels := x.labels()
	named := make([]*group, len(x.d.Paragraphs))
	for k := range x.ms {
		x.nameLabel(named, &x.ms[k])
	}
	for k := range x.later {
		x.nameLabel(named, &x.later[k])
	}
	count := 0
	for p := range named {
		if named[p] != nil || labels[p] != "" {
			count++
		}
	}
	if count < 2 {
		return
	}
	var now voice
	var all []voice
	for p := range named {
		if named[p] != nil || labels[p] != "" {
			if now = (voice{speaker: named[p], label: labels[p]}); now.speaker != nil {
				now.label = ""
			}
			if !slices.Contains(all, now) {
				all = append(all, now)
			}
		}
		if now.speaker != nil || now.label != "" && !(askOrAnswer[now.label] && out[p] != (voice{})) {
			out[p] = now
		}
	}
	if len(all) == 2 {
		addressEachOther(out, all[0], all[1])
	}
}

// askOrAnswer are labels that say no more of the speaker than that it is an interview's.
var askOrAnswer = words(`q a question answer`)

// addressEachOther makes each of two speakers the one whom the other speaks to.
func addressEachOther(out []voice, a, b voice) {
	for p, v := range out {
		switch v {
		case a:
			out[p].addressee, out[p].to = b.speaker, b.label
		case b:
			out[p].addressee, out[p].to = a.speaker, a.label
		}
	}
}

// nameLabel notes a person whose mention and a colon begin a paragraph.
func (x *resolution) nameLabel(named []*group, m *mention) {
	who := m.entityOf()
	if who.typ != fact.Person || x.token(m.last, m.sent) != ":" {
		return
	}
	p := x.paragraphAt(m.Span.Start)
	if p < len(named) && x.d.Tokens[m.start()].Start <= x.d.Paragraphs[p].Start+2 {
		named[p] = who
	}
}

// longestLabel is how many bytes a label has at most.
const longestLabel = 48

// labels are the words and the colon that paragraphs begin with, folded; "" for none. One in small letters counts only when
// it comes again.
func (x *resolution) labels() []string {
	out := make([]string, len(x.d.Paragraphs))
	times := make(map[string]int)
	for p, sp := range x.d.Paragraphs {
		t := strings.TrimLeft(x.d.Slice(sp), "*_ ")
		if words, _, ok := strings.Cut(t[:min(len(t), longestLabel)], ":"); ok && isLabel(words) {
			out[p] = words
			times[fold(words)]++
		}
	}
	for p, words := range out {
		if words != "" && words != strings.ToUpper(words) && times[fold(words)] < 2 {
			out[p] = ""
		}
		out[p] = fold(out[p])
	}
	return out
}

// isLabel says whether words may stand for a speaker: one to six, each with a capital.
func isLabel(words string) bool {
	fields := strings.Fields(words)
	for _, w := range fields {
		if !capitalised(w) && !small[w] {
			return false
		}
	}
	return len(fields) > 0 && len(fields) <= 6 && strings.ContainsFunc(words, unicode.IsLetter)
}

// introduced reads "I'm Ann Lee" and "my name is Ann Lee": that paragraph's "I" is she.
func (x *resolution) introduced(out []voice) {
	for k := range x.ms {
		m := &x.ms[k]
		if m.form.typ != fact.Person || m.sent < 0 || !x.hasTree(m.sent) || x.quoteAt(m.Span.Start) > 0 {
			continue
		}
		head := x.headOf(m.first, m.last)
		sub := x.child(head, m.sent, "nsubj")
		if sub < 0 || x.child(head, m.sent, "cop") < 0 || x.child(head, m.sent, "advmod") >= 0 {
			continue
		}
		owner := x.child(sub, m.sent, "nmod:poss")
		if x.lower(sub, m.sent) == "i" || x.lower(sub, m.sent) == "name" && owner >= 0 && x.lower(owner, m.sent) == "my" {
			out[x.paragraphAt(m.Span.Start)].speaker = m.form.group
		}
	}
}
