package force

import "slices"

// split finds the components; in each the nodes ascend.
func (p *placer) split() {
	p.component = make([]int32, p.g.N)
	for i := range p.component {
		p.component[i] = -1
	}
	var stack []int32
	for i := range p.component {
		if p.component[i] >= 0 {
			continue
		}
		id := int32(len(p.parts))
		p.component[i] = id
		part := []int32{int32(i)}
		for stack = append(stack[:0], int32(i)); len(stack) > 0; {
			u := stack[len(stack)-1]
			stack = stack[:len(stack)-1]
			for _, v := range p.g.Targets[p.g.Offsets[u]:p.g.Offsets[u+1]] {
				if p.component[v] < 0 {
					p.component[v] = id
					part = append(part, v)
					stack = append(stack, v)
				}
			}
		}
		slices.Sort(part)
		p.parts = append(p.parts, part)
	}
	slices.SortStableFunc(p.parts, func(a, b []int32) int { return len(b) - len(a) })
	for id, part := range p.parts {
		for _, i := range part {
			p.component[i] = int32(id)
		}
	}
}
