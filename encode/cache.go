package encode

import (
	"strings"
	"sync"
)

// A cache keeps the vectors of the words met lately. A shard that is full starts anew. What it gives is what was put in,
// so its state never shows in results.
type cache struct {
	size   int // values of a vector
	shards [cacheShards]shard
}

type shard struct {
	sync.RWMutex
	at      map[string]int
	vectors []float32
}

const (
	cacheShards = 16
	shardWords  = 1024 // words that a shard keeps
	maxWord     = 64   // bytes; longer ones are not kept
)

// get copies the vector of a word to dst and reports whether there was one.
func (c *cache) get(dst []float32, word string) bool {
	s := c.shard(word)
	s.RLock()
	at, ok := s.at[word]
	if ok {
		copy(dst, s.vectors[at:at+c.size])
	}
	s.RUnlock()
	return ok
}

func (c *cache) put(word string, vector []float32) {
	if len(word) > maxWord {
		return
	}
	s := c.shard(word)
	s.Lock()
	defer s.Unlock()
	if _, ok := s.at[word]; ok {
		return
	}
	if s.at == nil || len(s.at) == shardWords {
		s.at, s.vectors = map[string]int{}, s.vectors[:0]
	}
	s.at[strings.Clone(word)] = len(s.vectors)
	s.vectors = append(s.vectors, vector[:c.size]...)
}

func (c *cache) shard(word string) *shard {
	return &c.shards[hashed(fnvOffset, word[max(0, len(word)-8):])%cacheShards]
}
