// Package fact says what a text says: mentions, entities, statements, relations.
// It mirrors the machine contract (version 1): one Facts is one line of JSON.
package fact

import (
	"strconv"

	"github.com/actant-project/actant/text"
)

// Version is the version of the machine contract that Facts follow.
const Version = 1

// Ref points at an element of an array of the same Facts, or at nothing.
// The zero Ref is nothing; in JSON a Ref is the index, and absent when nothing.
type Ref int32

// RefTo returns the Ref of index i.
func RefTo(i int) Ref { return Ref(i + 1) }

// Index returns the index, or -1 for nothing.
func (r Ref) Index() int { return int(r) - 1 }

// IsZero reports whether r points at nothing.
func (r Ref) IsZero() bool { return r == 0 }

// MarshalJSON writes the index.
func (r Ref) MarshalJSON() ([]byte, error) { return strconv.AppendInt(nil, int64(r)-1, 10), nil }

// UnmarshalJSON reads an index.
func (r *Ref) UnmarshalJSON(b []byte) error {
	n, err := strconv.ParseInt(string(b), 10, 31)
	*r = Ref(n + 1)
	return err
}

// Type is a type of entity or mention.
type Type string

// The seven types.
const (
	Person       Type = "person"
	Organisation Type = "organisation"
	Country      Type = "country"
	Place        Type = "place"
	Group        Type = "group"
	Event        Type = "event"
	Other        Type = "other"
)

// Types lists the seven types in their usual order.
var Types = []Type{Person, Organisation, Country, Place, Group, Event, Other}

// Kind is how a mention names its entity.
type Kind string

// The kinds of mention.
const (
	Name    Kind = "name"
	Nominal Kind = "nominal"
	Pronoun Kind = "pronoun"
	Demonym Kind = "demonym" // type group; its entity is the country
	Metonym Kind = "metonym" // type place; its entity is the country whose capital acts
)

// Mention is one occurrence of an entity. Span holds no title, no leading "the", no possessive.
type Mention struct {
	Span   text.Span `json:"span"`
	Text   string    `json:"text"`
	Type   Type      `json:"type"`
	Kind   Kind      `json:"kind"`
	Entity Ref       `json:"entity,omitzero"`
	Score  float32   `json:"score"`
	ID     string    `json:"id,omitempty"` // the list's own identifier where a list named it: "iso3166:RU"
}

// Alias is a form under which an entity occurs, with how often.
type Alias struct {
	Name  string `json:"name"`
	Count int    `json:"count"`
}

// Role is an office a person holds: Of is the entity it is held in or for.
type Role struct {
	Title string `json:"title"`
	Of    Ref    `json:"of,omitzero"`
}

// Entity is one actor of a document. ID is its index; Key is "type/slug", unique in the document.
type Entity struct {
	ID         int               `json:"id"`
	Key        string            `json:"key"`
	Name       string            `json:"name"`
	Type       Type              `json:"type"`
	Aliases    []Alias           `json:"aliases"`
	IDs        map[string]string `json:"ids,omitempty"` // iso3166, wikidata, geonames, or a user's own list
	Roles      []Role            `json:"roles,omitempty"`
	MetonymOf  Ref               `json:"metonym_of,omitzero"` // the country the Kremlin stands for
	Candidates []Ref             `json:"candidates,omitempty"`
	Mentions   int               `json:"mentions"`
}

// Unnamed is somebody or something the text speaks of more than once and never names: "a nurse ... she". Its mentions,
// nominals and pronouns in order, have no entity; they may stand inside one another.
type Unnamed struct {
	Type     Type      `json:"type"`
	Mentions []Mention `json:"mentions"`
}

// StatementKind says how much of a statement's content is quoted.
type StatementKind string

// The kinds of statement.
const (
	Direct   StatementKind = "direct"
	Indirect StatementKind = "indirect"
	Mixed    StatementKind = "mixed"
)

// Statement is who said what: content spans leave out quotation marks and "that".
type Statement struct {
	Speaker     Ref           `json:"speaker,omitzero"`
	SpeakerSpan text.Span     `json:"speaker_span,omitzero"`
	Cue         text.Span     `json:"cue,omitzero"`
	Content     []text.Span   `json:"content"`
	CoSpeakers  []Ref         `json:"cospeakers,omitempty"`
	Addressee   Ref           `json:"addressee,omitzero"`
	About       []int         `json:"about,omitempty"`
	Kind        StatementKind `json:"kind"`
}

// RelationType is a row of the schema of relations.
type RelationType string

// The types of relation.
const (
	Said        RelationType = "said"
	Consult     RelationType = "consult"
	Agree       RelationType = "agree"
	Accuse      RelationType = "accuse"
	Support     RelationType = "support"
	Request     RelationType = "request"
	Reject      RelationType = "reject"
	Threaten    RelationType = "threaten"
	Assault     RelationType = "assault"
	Aid         RelationType = "aid"
	Sanction    RelationType = "sanction"
	Coerce      RelationType = "coerce"
	Yield       RelationType = "yield"
	RoleOf      RelationType = "role"
	Member      RelationType = "member"
	Personnel   RelationType = "personnel"
	Investigate RelationType = "investigate"
	Cooperate   RelationType = "cooperate"
	Protest     RelationType = "protest"
	Mobilize    RelationType = "mobilize"
)

// RelationTypes lists all types of relation in the schema's order.
var RelationTypes = []RelationType{Said, Consult, Agree, Accuse, Support, Request, Reject, Threaten, Assault,
	Aid, Sanction, Coerce, Yield, RoleOf, Member, Personnel, Investigate, Cooperate, Protest, Mobilize}

// Polarity says whether a relation is affirmed or negated.
type Polarity string

// The polarities.
const (
	Positive Polarity = "positive"
	Negative Polarity = "negative"
)

// Modality says how far a relation is asserted to have happened.
type Modality string

// The modalities.
const (
	Asserted  Modality = "asserted"
	Future    Modality = "future"
	Possible  Modality = "possible"
	Intended  Modality = "intended"
	Requested Modality = "requested"
)

// Tense is the tense of a relation's trigger.
type Tense string

// The tenses.
const (
	Past        Tense = "past"
	Present     Tense = "present"
	FutureTense Tense = "future"
)

// Status is what a reader must know before taking a relation for a fact.
type Status string

// The statuses. Cooccurring is of the co-occurrence layer only.
const (
	Stated         Status = "stated"
	Denied         Status = "denied"
	StatusPossible Status = "possible"
	Alleged        Status = "alleged"
	Cooccurring    Status = "cooccurring"
)

// StatusOf returns the strongest doubt, in the order denied, possible, alleged, stated.
func StatusOf(p Polarity, m Modality, insideStatement bool) Status {
	switch {
	case p == Negative:
		return Denied
	case m != Asserted && m != "":
		return StatusPossible
	case insideStatement:
		return Alleged
	}
	return Stated
}

// Relation is who did what to whom, with the evidence for it.
type Relation struct {
	Type         RelationType `json:"type"`
	Mode         string       `json:"mode,omitempty"` // consult: meet call visit host negotiate mediate
	Source       int          `json:"source"`
	Target       int          `json:"target"`
	Symmetric    bool         `json:"symmetric"`
	Lemma        string       `json:"lemma"`
	Trigger      text.Span    `json:"trigger"`
	SourceSpan   text.Span    `json:"source_span"`
	TargetSpan   text.Span    `json:"target_span"`
	Sentence     text.Span    `json:"sentence"`
	Polarity     Polarity     `json:"polarity"`
	Modality     Modality     `json:"modality"`
	Status       Status       `json:"status"`
	Tense        Tense        `json:"tense,omitempty"`
	AttributedTo Ref          `json:"attributed_to,omitzero"`
	Statement    Ref          `json:"statement,omitzero"`
	Date         string       `json:"date,omitempty"` // YYYY-MM-DD
	Passive      bool         `json:"passive"`
	Rule         string       `json:"rule"`
	Score        float32      `json:"score"`
}

// Cooccurrence counts the sentences that name both entities; Source < Target.
type Cooccurrence struct {
	Source    int `json:"source"`
	Target    int `json:"target"`
	Sentences int `json:"sentences"`
}

// Facts is everything extracted from one document.
type Facts struct {
	Actant        int            `json:"actant"`
	Doc           text.Meta      `json:"doc"`
	Text          string         `json:"text,omitempty"`
	Sentences     []text.Span    `json:"sentences"`
	Removed       []text.Removed `json:"removed"`
	Mentions      []Mention      `json:"mentions"`
	Entities      []Entity       `json:"entities"`
	Statements    []Statement    `json:"statements"`
	Relations     []Relation     `json:"relations"`
	Cooccurrences []Cooccurrence `json:"cooccurrences"`
	Unnamed       []Unnamed      `json:"unnamed"`
}

// Plain is the text with blanks for the marks of emphasis and links that were removed from its lines, as long as the text.
func (f *Facts) Plain() string { return text.WithoutMarks(f.Text, f.Removed) }
