package relation

// signs appends what the learned table is asked about: the verb, its object and the way to the other end. Those that begin
// with p or b tell of the way alone.
func (a *analysis) signs(out []string, d *deed, w *walk) []string {
	v := d.verb.lemma
	if d.particle != "" {
		v += "+" + d.particle
	}
	if d.verb.effect&eLight != 0 && d.obj >= 0 { // its object says what is done
		out = append(out, "b v="+v)
	} else {
		out = append(out, "v="+v)
	}
	out = append(out, "b any", "p="+w.prep, "vp="+v+" "+w.prep, "vq="+v+" "+w.lead, "pt="+w.prep+" "+string(a.es[w.who[0].entity].Type))
	k := kindOf(d.verb.patterns, d.particle)
	if k != "" {
		out = append(out, "k="+string(k), "kp="+string(k)+" "+w.prep)
	}
	if d.obj >= 0 && a.words[d.obj].ment < 0 {
		at := a.counted(d.obj)
		o := a.lemma(at)
		out = append(out, "o="+o, "vo="+v+" "+o, "op="+o+" "+w.prep)
		if n := a.words[at].lex.noun; n != nil {
			out = append(out, "n="+string(kindOf(n.patterns, "")))
		}
		out = a.setSigns(out, at)
	}
	for i, b := range w.via {
		out = append(out, "b="+b)
		if x := a.lex.forms[b]; x != nil && x.noun != nil {
			out = append(out, "bn="+string(kindOf(x.noun.patterns, "")))
		}
		if i == 2 {
			out = append(out, "b far")
		}
	}
	if i := a.childBy(d.word, "iobj"); i >= 0 && d.obj >= 0 && i != d.obj {
		out = append(out, "v two="+v) // "called him a liar", "gave him money"
	}
	if x := a.childBy(d.word, "xcomp"); x >= 0 {
		out = append(out, "x="+a.lemma(x), "vx="+v)
		if !a.isVerb(x) {
			out = append(out, "xn", "v xn="+v) // "called him a liar"
		}
	}
	if g := a.headOf(d.word); g >= 0 && a.rel(d.word) == "xcomp" {
		out = append(out, "g="+a.lemma(g))
	}
	return out
}

// counted returns the word that heads what noun i counts: "days of talks"; or i.
func (a *analysis) counted(i int) int {
	if a.words[i].lex.sets&nQuantity == 0 && a.words[i].lex.class&cTime == 0 {
		return i
	}
	if o := a.prepOf(i, "of"); o >= 0 && a.words[o].ment < 0 {
		return o
	}
	return i
}

// setSigns appends the sets of nouns that word i is of.
func (a *analysis) setSigns(out []string, i int) []string {
	for s := nSanctions; s <= nSupport; s <<= 1 {
		if a.words[i].lex.sets&s != 0 {
			out = append(out, setSign[s])
		}
	}
	return out
}

// setSign names the sets in signs.
var setSign = func() map[nounSet]string {
	m := make(map[nounSet]string, len(setNames))
	for name, s := range setNames {
		m[s] = "s=" + name
	}
	return m
}()
