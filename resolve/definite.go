package resolve

// definite reads "the court", "this court" that ends at the head i: no adjective that tells it from others, nothing
// behind it that says which, no name inside, and no part of another phrase.
func (x *resolution) definite(i, s int) (first int, ok bool) {
	if x.lower(i-1, s) != "the" && x.lower(i-1, s) != "this" && (x.lower(i-1, s) != "that" || x.dep(i-1) != "det") || x.up(i-1) != i || x.nameAt(i-1) != nil || !x.unspecified(i, s) {
		return 0, false
	}
	return i - 1, true
}

// unspecified says whether nothing around the noun at token i says which one is meant, and it is a phrase of its own.
func (x *resolution) unspecified(i, s int) bool {
	switch x.dep(i) {
	case "compound", "flat", "appos", "":
		return false
	}
	if x.nameAt(i) != nil {
		return false
	}
	if x.child(i, s, "appos", "flat", "cop") >= 0 || x.child(i, s, "nmod", "acl") >= 0 && !x.apart(i, s) {
		return false
	}
	if c := x.child(i, s, "conj"); c >= 0 || x.dep(i) == "conj" {
		if bodyNouns[x.lower(i, s)] == 0 || c >= 0 && x.child(c, s, "det", "nmod:poss") < 0 && x.nameAt(c) == nil {
			return false // "the agency and staff"
		}
	}
	if capitalised(x.token(i+1, s)) {
		return false // "the company Hitwise"
	}
	if x.meant[i] != nil || x.meant[i-1] != nil {
		return false
	}
	return true
}

// apart says whether what hangs behind the noun at token i says nothing of which one is meant: a clause behind a comma, or what the verb asks for,
// "accused the company of hiding results", "fined the company for it".
func (x *resolution) apart(i, s int) bool {
	switch x.lower(i+1, s) {
	case ",":
		return x.child(i, s, "nmod") < 0
	case "of":
		return x.dep(i) == "obj" && accusing[x.parse[x.up(i)].Lemma]
	case "for":
		return x.dep(i) == "obj" && repaying[x.parse[x.up(i)].Lemma]
	}
	return false
}

var (
	accusing = words(`accuse suspect convict acquit clear absolve rob strip deprive rid remind warn assure inform notify relieve`)
	repaying = words(`blame criticise criticize condemn denounce attack fine sue penalise penalize punish sanction reprimand rebuke censure chide
		praise thank reward commend congratulate applaud forgive prosecute indict arrest investigate`)
)
