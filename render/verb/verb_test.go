package verb

import (
	"fmt"
	"testing"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/graph"
)

func TestPast(t *testing.T) {
	for base, want := range map[string]string{
		"call": "called", "accuse": "accused", "deny": "denied", "play": "played", "ban": "banned", "slam": "slammed", "back": "backed",
		"meet": "met", "speak": "spoke", "sue": "sued", "free": "freed", "commit": "committed", "visit": "visited", "offer": "offered",
		"expel": "expelled", "veto": "vetoed", "panic": "panicked", "quit": "quit", "fix": "fixed", "deploy": "deployed", "jail": "jailed",
		"target": "targeted", "strike": "struck", "seize": "seized", "withdraw": "withdrew", "admit": "admitted", "order": "ordered",
		"kidnap": "kidnapped", "raid": "raided", "shell": "shelled", "tow": "towed", "a": "a", "acquit": "acquitted", "book": "booked",
	} {
		if got := Past(base); got != want {
			t.Errorf("past of %s: %s, want %s", base, got, want)
		}
	}
}

func TestPhrase(t *testing.T) {
	for _, c := range []struct {
		typ    fact.RelationType
		label  string
		status fact.Status
		want   string
	}{
		{fact.Consult, "call", fact.Stated, "called"},
		{fact.Consult, "talks", fact.Stated, "talked with"},
		{fact.Consult, "phone-call", fact.Denied, "did not call"},
		{fact.Agree, "agree", fact.StatusPossible, "may agree with"},
		{fact.Request, "call-on", fact.Stated, "called on"},
		{fact.Reject, "rule-out", fact.Stated, "ruled out"},
		{fact.Reject, "turn-down", fact.Denied, "did not turn down"},
		{fact.Assault, "attack", fact.Alleged, "“attacked”"},
		{fact.Assault, "invasion", fact.Stated, "invaded"},
		{fact.RoleOf, "Defence Secretary", fact.Stated, "Defence Secretary of"},
		{fact.RoleOf, "", fact.Stated, "role in"},
		{fact.RoleOf, "found", fact.Stated, "founder of"},
		{fact.RoleOf, "chair", fact.Stated, "chair of"},
		{fact.RoleOf, "work", fact.Alleged, "“worked for”"},
		{fact.RoleOf, "senior analyst", fact.Stated, "senior analyst at"},
		{fact.RoleOf, "president", fact.Denied, "no president of"},
		{fact.Member, "be", fact.Stated, "member of"},
		{fact.Said, "", fact.Stated, "told"},
		{fact.Sanction, "sanctions", fact.StatusPossible, "may sanction"},
		{fact.Aid, "replenishment", fact.Stated, "replenishment"},
		{fact.Request, "demand", fact.Stated, "demanded of"},
		{fact.Request, "call", fact.Stated, "called on"},
		{fact.Consult, "call", fact.StatusPossible, "may call"},
		{fact.Yield, "cede", fact.StatusPossible, "may cede to"},
		{fact.Cooperate, "work", fact.Alleged, "“worked with”"},
		{fact.Sanction, "break off", fact.Stated, "broke off with"},
		{fact.Sanction, "impose", fact.Stated, "sanctioned"},
		{fact.Assault, "carry out", fact.Denied, "did not attack"},
		{fact.Mobilize, "send", fact.Stated, "deployed to"},
		{fact.RoleOf, "Foreign Ministry spokeswoman", fact.Stated, "Foreign Ministry spokeswoman for"},
		{graph.Cooccur, "", fact.Cooccurring, ""},
		{fact.Accuse, "обвинить", fact.Stated, "обвинить"},
		{fact.Accuse, "<b>", fact.Stated, "<b>"},
		{"unheard-of", "", fact.Stated, ""},
	} {
		if got := Phrase(graph.Edge{Type: c.typ, Label: c.label, Status: c.status}); got != c.want {
			t.Errorf("%s %q %s: %q, want %q", c.typ, c.label, c.status, got, c.want)
		}
	}
}

func TestPhraseOfDenial(t *testing.T) {
	e := graph.Edge{Type: fact.Assault, Label: "kill", Status: fact.Denied, AttributedTo: []string{"Ann Brook"}}
	if got := Phrase(e); got != "“did not kill”" {
		t.Errorf("a denial in somebody's words: %s", got)
	}
}

func TestPhraseOfWhatWillBe(t *testing.T) {
	e := graph.Edge{Type: fact.Consult, Label: "visit", Status: fact.StatusPossible}
	will := []graph.Evidence{{Modality: fact.Future}, {Modality: fact.Future}}
	for want, evidence := range map[string][]graph.Evidence{"will visit": will, "may visit": append(will, graph.Evidence{Modality: fact.Possible})} {
		if got := PhraseOf(e, evidence); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
	if got := PhraseOf(e, nil); got != "may visit" {
		t.Errorf("without evidence: %s", got)
	}
	e.Status = fact.Stated
	if got := PhraseOf(e, will); got != "visited" {
		t.Errorf("stated: %s", got)
	}
}

func TestPhraseWith(t *testing.T) {
	e := graph.Edge{Type: fact.Agree, Label: "sign", Status: fact.Stated}
	if got := Phrase(e); got != "signed" {
		t.Errorf("directed: %s", got)
	}
	e.Symmetric = true
	if got := Phrase(e); got != "signed with" {
		t.Errorf("symmetric: %s", got)
	}
}

func TestEveryTypeHasWords(t *testing.T) {
	for _, typ := range fact.RelationTypes {
		for _, s := range []fact.Status{fact.Stated, fact.Denied, fact.StatusPossible, fact.Alleged} {
			if Phrase(graph.Edge{Type: typ, Status: s}) == "" {
				t.Errorf("%s, %s: no words", typ, s)
			}
		}
	}
}

func FuzzPhrase(f *testing.F) {
	f.Add("call-on", "request", "denied")
	f.Add("", "", "")
	f.Fuzz(func(t *testing.T, label, typ, status string) {
		Phrase(graph.Edge{Type: fact.RelationType(typ), Label: label, Status: fact.Status(status)})
	})
}

func ExamplePhrase() {
	fmt.Println(Phrase(graph.Edge{Type: fact.Accuse, Label: "accuse", Status: fact.Denied}))
	// Output: did not accuse
}
