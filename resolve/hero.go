package resolve

import (
	"slices"

	"github.com/actant-project/actant/gazetteer"
)

// hero returns whom the text is about, for a pronoun that nothing nearer explains: the one who is named first and by far the most, where no other
// of that gender, named or not, has come up since. "Dorjee was 91. ... As minister she banned the export of logs."
func (w *walker) hero(p pronoun) *candidate {
	const often = 6
	who := w.leading
	if who == nil || p.quote != 0 || w.count[who] < often || w.genderOf(who) != p.gender || slices.Contains(w.barred, who) {
		return nil
	}
	for o, n := range w.count {
		if g := w.genderOf(o); o != who && !opposite(g, p.gender) && 3*n > w.count[who] {
			return nil
		}
	}
	for k := range w.cands {
		c := &w.cands[k]
		switch {
		case c.who == who:
			if w.x.bound(c, p) {
				return nil
			}
		case c.who == nil && c.sent >= p.sent-1 && !opposite(c.gender, p.gender) && c.place >= opening,
			c.who != nil && w.genderOf(c.who) == p.gender && !slices.Contains(w.barred, c.who):
			return nil
		}
	}
	return &candidate{who: who}
}

// genderOf is the gender that the name or a pronoun before tells of somebody.
func (w *walker) genderOf(who *group) gazetteer.Gender {
	if who.gender != gazetteer.Unknown {
		return who.gender
	}
	return w.learnt[who]
}

// learnGender notes that somebody whose name tells no gender was called "he" or "she", which holds for the rest of the text.
func (w *walker) learnGender(who *group, g gazetteer.Gender) {
	if who.gender != gazetteer.Unknown || w.learnt[who] != gazetteer.Unknown {
		return
	}
	w.learnt[who] = g
}
