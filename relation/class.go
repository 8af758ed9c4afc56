package relation

// class is the set of closed word classes that a form can belong to.
type class uint32

const (
	cDet class = 1 << iota
	cPossessive
	cPronoun
	cSubject // a pronoun that can only be, or stands first as, a subject
	cPrep
	cConj
	cSub // a word that opens a subordinate clause
	cWh
	cThat
	cTo
	cModal
	cBe
	cHave
	cDo
	cNeg
	cAdv
	cAdj
	cNum
	cTime
	cMonth
	cDaypart
	cParticle
	cHedge
	cConditional
	cFormer
	cDenial
	cQuotative
	cDoubt     // a noun on which hangs what need not have happened
	cReporting // a noun that reports when "that" follows
)

var classNames = map[string]class{"det": cDet, "possessive": cPossessive, "pronoun": cPronoun, "subject": cSubject,
	"preposition": cPrep, "conjunction": cConj, "subordinator": cSub, "wh": cWh, "that": cThat, "to": cTo, "modal": cModal,
	"be": cBe, "have": cHave, "do": cDo, "negation": cNeg, "adverb": cAdv, "adjective": cAdj, "number": cNum, "time": cTime,
	"month": cMonth, "daypart": cDaypart, "particle": cParticle, "hedge": cHedge, "conditional": cConditional,
	"former": cFormer, "denial": cDenial, "quotative": cQuotative, "doubt": cDoubt, "reporting": cReporting}

// nounSet is a set of the named sets of nouns of sets.txt.
type nounSet uint64

const (
	nAgent nounSet = 1 << iota
	nHolding
	nKin
	nOffice
	nTrade
	nPersonal
	nMember
	nPair
	nSanctions
	nRestraint
	nAid
	nTie
	nDeal
	nAttack
	nTalk
	nVisit
	nThing
	nCharge
	nCaptive
	nReport
	nSupport
	nQuantity
	nKindword
	nProposal
	nForces
	nWording // a noun after which a colon and the words come
	nSource
	nPaper // a text that asks or judges: "a resolution condemning"
	nHome
	nRegime
	nPeople
	nActing
	nDiplomat
	nFort
	nPost    // a job that one has in an organisation
	nSeat    // a seat that one holds for a party
	nHouse   // words in the names of what has seats
	nChief   // who leads or speaks for others
	nVoice   // who speaks for others
	nBoard   // an office that only a body has, and most have
	nStately // an office that only a state has
	nUnit    // a part of an organisation that somebody heads
	nGoods   // what countries sell to each other
	nOrgan   // a body of a state
	nPerson  // no list: the object must be a person
)

var setNames = map[string]nounSet{"agent": nAgent, "holding": nHolding, "kin": nKin, "office": nOffice, "trade": nTrade,
	"personal": nPersonal, "member": nMember, "pair": nPair, "sanctions": nSanctions, "restraint": nRestraint, "aid": nAid,
	"tie": nTie, "deal": nDeal, "attackword": nAttack, "talkword": nTalk, "visitword": nVisit, "thing": nThing,
	"charge": nCharge, "captive": nCaptive, "report": nReport, "support": nSupport, "quantity": nQuantity, "kindword": nKindword, "proposal": nProposal, "forces": nForces, "wording": nWording, "source": nSource, "paper": nPaper, "home": nHome, "regime": nRegime, "people": nPeople, "acting": nActing, "diplomat": nDiplomat, "fort": nFort, "post": nPost, "seat": nSeat, "house": nHouse, "chief": nChief, "voice": nVoice, "board": nBoard, "stately": nStately, "unit": nUnit, "goods": nGoods, "organ": nOrgan, "person": nPerson}

// cueFlags say how a verb of speech takes its content; see cues.txt.
type cueFlags uint16

const (
	qClause cueFlags = 1 << iota
	qThat
	qQuote
	qInverted
	qInfinitive
	qNoun
	qWhether
	qObject
	qFor
	qAbout
	qNaming
	qGerund
	qPrep // after a preposition that the lists name
)

var cueLetters = map[rune]cueFlags{'c': qClause, 't': qThat, 'q': qQuote, 'v': qInverted, 'i': qInfinitive, 'n': qNoun,
	'w': qWhether, 'o': qObject, 'f': qFor, 'a': qAbout, 'p': qPrep, 'u': qNaming, 'g': qGerund}

// effect is what a governing word does to the event that depends on it; see effects.txt.
type effect uint16

const (
	eDeny effect = 1 << iota
	eIntend
	eFuture
	eRequest
	eFact
	eObject
	eLight
	eState // its participle is a state of the subject: "is opposed to"
	eWrong // to say that somebody does it is to accuse him
)

var effectNames = map[string]effect{"deny": eDeny, "intend": eIntend, "future": eFuture, "request": eRequest, "fact": eFact,
	"object": eObject, "light": eLight, "state": eState, "wrong": eWrong}
