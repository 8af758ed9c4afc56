package syntax

import (
	"strings"
	"sync"
)

// lemmaCache keeps the lemmas of the words met lately. A full one starts anew; what it gives is what would be computed.
type lemmaCache struct {
	sync.RWMutex
	lemmas map[lemmaKey]string
}

type lemmaKey struct {
	form  string
	upos  int
	first bool
}

const (
	cachedLemmas = 1 << 14
	maxWord      = 64 // bytes; longer words are not kept
)

// lemma returns the lemma of a word of a part of speech, by its number.
func (p *Parser) lemma(form string, upos int, first bool) string {
	if len(form) > maxWord {
		return p.lemmas.of(form, p.upos[upos], first)
	}
	c, key := &p.cached, lemmaKey{form, upos, first}
	c.RLock()
	lemma, ok := c.lemmas[key]
	c.RUnlock()
	if ok {
		return lemma
	}
	key.form = strings.Clone(form) // the text must not be kept
	lemma = p.lemmas.of(key.form, p.upos[upos], first)
	c.Lock()
	defer c.Unlock()
	if c.lemmas == nil || len(c.lemmas) >= cachedLemmas {
		c.lemmas = map[lemmaKey]string{}
	}
	c.lemmas[key] = lemma
	return lemma
}
