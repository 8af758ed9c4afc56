package decision

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/actant-project/actant/fact"
)

// maxBlock bounds the nodes that are compared for one reason: of a name that more have, those most mentioned.
const maxBlock = 200

// block is the nodes that one string brings together: either all with one another, or parts of a name with whole names.
type block struct{ all, parts []int }

// candidates returns the pairs that are worth comparing, ascending.
func (p *proposer) candidates() []pair {
	blocks := make(map[string]*block)
	at := func(key string) *block {
		if blocks[key] == nil {
			blocks[key] = &block{}
		}
		return blocks[key]
	}
	for i := range p.profiles {
		x := &p.profiles[i]
		for _, k := range sortedSet(x.keys()) {
			at(k).all = append(at(k).all, i)
		}
		whole, part := x.partKeys()
		for _, k := range sortedSet(whole) {
			at(k).all = append(at(k).all, i)
		}
		for _, k := range sortedSet(part) {
			at(k).parts = append(at(k).parts, i)
		}
	}
	var out []pair
	for k, b := range blocks { // in any order: the pairs are sorted
		all := p.biggest(b.all)
		left := all
		if strings.HasPrefix(k, "part ") {
			left = p.biggest(b.parts)
		}
		for i, x := range left {
			right := all
			if len(b.parts) == 0 {
				right = all[min(i+1, len(all)):]
			}
			for _, y := range right {
				if x != y {
					out = append(out, pair{min(x, y), max(x, y)})
				}
			}
		}
	}
	slices.SortFunc(out, func(a, b pair) int { return cmp.Or(cmp.Compare(a.x, b.x), cmp.Compare(a.y, b.y)) })
	return slices.Compact(out)
}

// biggest returns the nodes most mentioned, at most maxBlock.
func (p *proposer) biggest(nodes []int) []int {
	if len(nodes) <= maxBlock {
		return nodes
	}
	nodes = slices.Clone(nodes)
	slices.SortStableFunc(nodes, func(a, b int) int {
		return cmp.Compare(p.profiles[b].node.Mentions, p.profiles[a].node.Mentions)
	})
	return nodes[:maxBlock]
}

// keys are the strings under which a node meets all that have them, too.
func (x *profile) keys() []string {
	out := []string{"name " + x.label}
	for a := range x.aliases {
		if strings.Contains(a, " ") || isAcronym(strings.ToUpper(a)) {
			out = append(out, "name "+a)
		}
	}
	for list, id := range x.node.IDs {
		out = append(out, "id "+list+" "+id)
	}
	switch x.node.Type {
	case fact.Person:
		return append(out, x.personKeys()...)
	case fact.Place, fact.Country:
		for _, line := range knownNames().place[slug(x.label)] {
			out = append(out, "place "+strconv.Itoa(line))
		}
		return out
	}
	var sounds []string
	for _, w := range x.body.words {
		sounds = append(sounds, sound(w))
	}
	out = append(out, "core "+strings.Join(x.body.core, " "), "sound "+strings.Join(sounds, " "))
	if x.body.sorted != "" {
		out = append(out, "office "+x.body.sorted)
	}
	return out
}

func (x *profile) personKeys() []string {
	f := &x.person
	family := "family " + f.sound
	if f.bare() {
		return []string{family}
	}
	first := f.given[0]
	out := []string{family + " " + first[:1], "typed " + strings.Join(f.given, " ") + " " + f.family[:1]}
	for _, line := range knownNames().given[first] {
		out = append(out, family+" "+strconv.Itoa(line), family+" "+knownNames().formal[line][:1])
	}
	return append(out, family+" "+sound(first))
}

// partKeys are the strings under which whole names meet parts of them: the family's name, the head of a body's, an acronym.
func (x *profile) partKeys() (whole, part []string) {
	const mark = "part "
	if x.node.Type == fact.Person {
		if n := len(x.words); n > 0 {
			part = append(part, mark+strings.Join(x.words, " "))
		}
		for i := 1; i < len(x.words); i++ {
			whole = append(whole, mark+strings.Join(x.words[i:], " "))
		}
		if x.person.eastern {
			whole = append(whole, mark+x.person.family)
		}
		return whole, part
	}
	if x.node.Type != fact.Organisation {
		return nil, nil
	}
	if x.body.acronym != "" {
		part = append(part, mark+"acronym "+x.body.acronym)
	}
	if s := x.body.acronymOf(); s != "" {
		whole = append(whole, mark+"acronym "+s)
	}
	part = append(part, mark+strings.Join(x.body.words, " "))
	for i := 1; i < len(x.body.words); i++ {
		whole = append(whole, mark+strings.Join(x.body.words[i:], " "))
	}
	return whole, part
}
