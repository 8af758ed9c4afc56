package relation

import "github.com/actant-project/actant/fact"

// suffers are the verbs whose subject is he to whom comes what their object names: "drew praise from Norway", "faced sanctions by Chad".
var suffers = setOf([]string{"draw", "win", "earn", "receive", "get", "gain", "attract", "face", "suffer", "provoke", "elicit", "incur", "trigger", "prompt", "spark"})

// suffered reads a deed told from the side of him whom it befalls: "came under fire from Chad", "is under investigation by prosecutors",
// "drew praise from Norway"; noun i names the deed.
func (a *analysis) suffered(i int) (event, bool) {
	v := a.headOf(i)
	if a.is(i-1, "phone", "telephone") {
		return event{}, false // one calls, the other is called
	}
	if a.childBy(i, "cop") >= 0 && a.caseOf(i) == "under" {
		v = i
	}
	if v < 0 {
		return event{}, false
	}
	d := deed{word: i, noun: a.words[i].lex.noun, last: i + 1, subj: -1, obj: -1, iobj: -1, clause: -1, carrier: -1, over: -1}
	e := event{lemma: d.noun.lemma, score: 0.8, rule: "tree-suffered"}
	switch under := a.caseOf(i) == "under"; {
	case v == i:
	case !a.isVerb(v):
		return e, false
	case under && a.spelt(v, "put", "placed", "puts", "places", "kept", "held", "putting", "placing"):
		return a.putUnder(&d, v)
	case a.rel(i) == "obj" && (a.lemma(v) == "have" || a.lemma(v) == "enjoy") && kindOfNoun(d.noun) == fact.Support:
		d.carrier = v
	case under && (a.lemma(v) == "come" || a.lemma(v) == "be" || a.lemma(v) == "remain"), a.rel(i) == "obj" && suffers[a.lemma(v)] && !a.passiveAt(v) && !a.is(i, "fire"): // who draws fire is criticised
		d.carrier = v
	default:
		return e, false
	}
	p := a.directed(d.noun)
	for _, prep := range [...]string{"by", "from"} {
		if len(e.sources) == 0 {
			e.sources = a.treeActors(nil, a.slot(&d, prep), asSource)
		}
	}
	if len(e.sources) == 0 && p != nil && p.kind == fact.Support && d.carrier >= 0 { // "won the endorsement of Norway"
		e.sources = a.treeActors(nil, a.prepOf(i, "of"), asSource)
	}
	if len(e.sources) == 0 {
		e.sources = a.possessors(i)
	}
	if len(e.sources) == 0 && p != nil && (p.kind == fact.Coerce || p.kind == fact.Investigate) && a.caseOf(i) == "under" {
		e.sources = a.countryOf(a.prepOf(i, "in")) // "is under investigation in Chad"
	}
	if p == nil || len(e.sources) == 0 {
		return e, false
	}
	s, _ := a.subjectOf(a.outcomeOf(v), 0)
	if s < 0 {
		return e, false
	}
	if k := kindOfNoun(a.words[s].lex.noun); a.words[s].ment < 0 && (k == fact.Coerce || k == fact.Assault) {
		e.targets = a.possessors(s) // "Chad's arrest of Demir drew anger": not at him
	} else if e.targets = a.treeActors(nil, s, asTarget); len(e.targets) == 0 {
		e.targets = a.treeOwners(nil, s) // "the move by Kenya"
	}
	e.targets = a.fitting(without(e.targets, e.sources), p)
	e.kind, e.mode = p.kind, p.mode
	return e, len(e.targets) > 0
}

// received reads help told from the side of him who gets it: "got tents from Norway", "took delivery of tanks lent by Chad".
func (a *analysis) received(d *deed) (event, bool) {
	if !receives[d.verb.lemma] || d.passive || d.obj < 0 || d.how == byReduced {
		return event{}, false
	}
	o := d.obj
	if k := a.prepOf(o, "of"); k >= 0 && a.spelt(o, "delivery", "shipment", "consignment", "receipt") {
		o = k
	}
	of := *d
	of.obj = o
	if !a.objectAmong(&of, nAid) {
		return event{}, false
	}
	e := event{kind: fact.Aid, rule: "tree-suffered", score: 0.75, lemma: d.verb.lemma}
	if e.sources = a.treeActors(nil, a.slot(&of, "from"), asSource); len(e.sources) == 0 {
		e.sources = a.madeBy(o)
	}
	e.targets = without(a.treeActors(nil, d.subj, asTarget), e.sources)
	return e, len(e.sources) > 0 && len(e.targets) > 0
}

// receives are the verbs of him who gets something.
var receives = setOf([]string{"receive", "get", "obtain", "secure", "take", "accept", "borrow"})

// outcomeOf returns the verb of which the participle v behind a comma tells the outcome, wherever the parser hangs it: "vetoed a text that
// demanded a truce, drawing rebukes"; v itself where it is none.
func (a *analysis) outcomeOf(v int) int {
	if a.rel(v) != "advcl" || a.tagAt(v-1) != tComma || a.words[v].lex.forms&gerund == 0 {
		return v
	}
	for g, n := a.headOf(v), 0; g >= 0 && n < depthLimit; g, n = a.headOf(g), n+1 {
		if a.fullRel(g) != "acl:relcl" {
			continue
		}
		for h := a.headOf(g); h >= 0 && n < depthLimit; h, n = a.headOf(h), n+1 {
			if a.isVerb(h) && h < g {
				return h
			}
		}
	}
	return v
}

// putUnder reads "placed him under arrest", where the subject of verb v does what noun d names to the object.
func (a *analysis) putUnder(d *deed, v int) (event, bool) {
	of := a.deedAt(v)
	p := a.directed(d.noun)
	if p == nil {
		return event{}, false
	}
	e := event{kind: p.kind, mode: p.mode, lemma: d.noun.lemma, score: 0.8, rule: "tree-suffered"}
	e.sources, e.targets = a.treeActors(nil, of.subj, asSource), a.fitting(a.treeActors(nil, of.obj, asTarget), p)
	for _, h := range [...]int{d.word, v} {
		if len(e.sources) == 0 && of.passive && of.subj < 0 {
			e.sources = without(a.countryOf(a.prepOf(h, "in")), e.targets)
		}
	}
	return e, len(e.sources) > 0 && len(e.targets) > 0
}

// directed is the first pattern of an event noun that one does to another, or nil.
func (a *analysis) directed(n *noun) *pattern {
	for i := range n.patterns {
		if p := &n.patterns[i]; !p.sym && p.kind != fact.Consult && p.kind != fact.Agree && p.before == "" {
			return p
		}
	}
	return nil
}
