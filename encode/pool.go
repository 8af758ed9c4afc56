package encode

import "sync"

// pool keeps what nobody uses just now. Unlike a sync.Pool it keeps it when garbage is collected: runs are so large that to make
// one anew brings the next collection on.
type pool[T any] struct {
	mu   sync.Mutex
	free []*T
}

// get gives out something kept, or a zero value.
func (p *pool[T]) get() *T {
	p.mu.Lock()
	defer p.mu.Unlock()
	n := len(p.free)
	if n == 0 {
		return new(T)
	}
	v := p.free[n-1]
	p.free = p.free[:n-1]
	return v
}

func (p *pool[T]) put(v *T) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.free = append(p.free, v)
}
