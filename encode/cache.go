package encode

import (
	"slices"
	"strings"
	"sync"
)

// A cache keeps the vectors of the words met lately. A shard that is full starts anew. What it gives is what was put in,
// so its state never shows in results.
type cache struct {
	shards [cacheShards]shard
}

type shard struct {
	sync.RWMutex
	vectors map[string][]float32
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
	vector, ok := s.vectors[word]
	s.RUnlock()
	copy(dst, vector)
	return ok
}

func (c *cache) put(word string, vector []float32) {
	if len(word) > maxWord {
		return
	}
	s := c.shard(word)
	s.Lock()
	defer s.Unlock()
	if _, ok := s.vectors[word]; ok {
		return
	}
	if s.vectors == nil || len(s.vectors) == shardWords {
		s.vectors = map[string][]float32{}
	}
	s.vectors[strings.Clone(word)] = slices.Clone(vector)
}

func (c *cache) shard(word string) *shard {
	return &c.shards[hashed(fnvOffset, word[max(0, len(word)-8):])%cacheShards]
}
