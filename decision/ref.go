package decision

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"

	"github.com/actant-project/actant/fact"
)

// EdgeRef names an edge of the graph by the keys of its ends, its type, status and direction.
type EdgeRef struct {
	Source, Target string
	Type           fact.RelationType // graph.Cooccur for the co-occurrence layer
	Status         fact.Status
	Symmetric      bool
}

// String returns "person/a>consult.stated>person/b", with = for > when symmetric, and then with the lesser key
// first. The signs >, = and % of a key are written %3E, %3D and %25.
func (e EdgeRef) String() string {
	e = e.ordered()
	sign := ">"
	if e.Symmetric {
		sign = "="
	}
	return escapeKey.Replace(e.Source) + sign + string(e.Type) + "." + string(e.Status) + sign + escapeKey.Replace(e.Target)
}

// ordered puts the lesser key of a symmetric edge first, as graphs do.
func (e EdgeRef) ordered() EdgeRef {
	if e.Symmetric && e.Source > e.Target {
		e.Source, e.Target = e.Target, e.Source
	}
	return e
}

var (
	escapeKey   = strings.NewReplacer("%", "%25", ">", "%3E", "=", "%3D")
	unescapeKey = strings.NewReplacer("%25", "%", "%3E", ">", "%3D", "=")
)

// ParseEdgeRef reads what String writes.
func ParseEdgeRef(s string) (EdgeRef, error) {
	sign := ">"
	if !strings.Contains(s, sign) {
		sign = "="
	}
	p := strings.Split(s, sign)
	if len(p) != 3 || p[0] == "" || p[2] == "" || strings.ContainsAny(p[1], "=%") {
		return EdgeRef{}, fmt.Errorf("decision: %q names no edge; one reads person/a>consult.stated>person/b, with = for > where the relation is mutual", s)
	}
	dot := strings.LastIndexByte(p[1], '.')
	if dot <= 0 || dot == len(p[1])-1 {
		return EdgeRef{}, fmt.Errorf("decision: %q: %q must be a type, a dot and a status, as in consult.stated", s, p[1])
	}
	e := EdgeRef{Source: unescapeKey.Replace(p[0]), Target: unescapeKey.Replace(p[2]), Symmetric: sign == "=",
		Type: fact.RelationType(p[1][:dot]), Status: fact.Status(p[1][dot+1:])}
	return e.ordered(), nil
}

// MarshalText writes String; in JSON an EdgeRef is that string.
func (e EdgeRef) MarshalText() ([]byte, error) { return []byte(e.String()), nil }

// UnmarshalText reads what MarshalText writes.
func (e *EdgeRef) UnmarshalText(b []byte) (err error) {
	*e, err = ParseEdgeRef(string(b))
	return err
}

// EvidenceRef names what an edge rests on in one sentence of one document. A sentence is known by its text and
// not by its place, so that the reference holds when the document is extracted again.
type EvidenceRef struct {
	Document string // id
	Sentence string // SentenceHash of its text
}

// Ref returns the reference to a sentence, given by its text, of a document.
func Ref(document, sentence string) EvidenceRef {
	return EvidenceRef{document, SentenceHash(sentence)}
}

// SentenceHash is a short hash of a sentence's text; runs of white space count as one space.
func SentenceHash(sentence string) string {
	sum := sha256.Sum256([]byte(strings.Join(strings.Fields(sentence), " ")))
	return hex.EncodeToString(sum[:6])
}

// String returns "document#hash".
func (r EvidenceRef) String() string { return r.Document + "#" + r.Sentence }

// ParseEvidenceRef reads what String writes.
func ParseEvidenceRef(s string) (EvidenceRef, error) {
	i := strings.LastIndexByte(s, '#')
	if i <= 0 || i == len(s)-1 {
		return EvidenceRef{}, fmt.Errorf("decision: %q names no evidence; it must be a document's id, # and the hash of a sentence", s)
	}
	return EvidenceRef{s[:i], s[i+1:]}, nil
}

// MarshalText writes String; in JSON an EvidenceRef is that string.
func (r EvidenceRef) MarshalText() ([]byte, error) { return []byte(r.String()), nil }

// UnmarshalText reads what MarshalText writes.
func (r *EvidenceRef) UnmarshalText(b []byte) (err error) {
	*r, err = ParseEvidenceRef(string(b))
	return err
}
