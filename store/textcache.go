package store

import "sync"

// textBytes is how much text is kept unpacked.
const textBytes = 8 << 20

// textCache keeps the texts asked for last, as evidence of one document is often asked for again. The zero textCache is ready.
type textCache struct {
	mu       sync.Mutex
	old, new map[int64]string
	newBytes int
}

func (c *textCache) get(doc int64) (string, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if t, ok := c.new[doc]; ok {
		return t, true
	}
	t, ok := c.old[doc]
	return t, ok
}

// put keeps a text; when there are enough of them, the half not asked for lately goes.
func (c *textCache) put(doc int64, t string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.new == nil || c.newBytes > textBytes/2 {
		c.old, c.new, c.newBytes = c.new, make(map[int64]string), 0
	}
	c.new[doc] = t
	c.newBytes += len(t)
}
