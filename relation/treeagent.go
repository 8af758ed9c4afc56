package relation

// doerOf returns the word that heads who does what the passive verb i tells, also where the parser hangs him on a word beside it: "was
// given a loan by Japan", "was shot dead by rebels", "was killed at the hands of rebels"; or -1.
func (a *analysis) doerOf(i int) int {
	if o := a.prepOf(i, "by"); o >= 0 {
		return o
	}
	for _, rel := range [...]string{"obj", "xcomp"} {
		if o := a.childBy(i, rel); o >= 0 && !a.isVerb(o) {
			if o = a.prepOf(o, "by"); o >= 0 {
				return o
			}
		}
	}
	return a.handsOf(i)
}

// handsOf returns who is behind it where something befalls somebody "at the hands of rebels"; or -1.
func (a *analysis) handsOf(i int) int {
	if o := a.prepOf(i, "at"); o >= 0 && a.spelt(o, "hands", "hand") {
		return a.prepOf(o, "of")
	}
	return -1
}

// loyal returns the word that heads whom those whom word h names belong to: "forces loyal to Demir", "rebels backed by Iran" are not Iran's,
// but "rebels led by Demir" are his; or -1.
func (a *analysis) loyal(h int) int {
	for c := a.tree.child[h]; c >= 0; c = a.tree.next[c] {
		switch k := int(c); {
		case int(c) < h:
		case a.spelt(k, "loyal", "allied", "faithful"):
			return a.prepOf(k, "to")
		case a.rel(k) == "acl" && a.spelt(k, "led", "commanded", "headed"):
			return a.prepOf(k, "by")
		}
	}
	return -1
}
