package web

import (
	"github.com/actant-project/actant/fact"
)

// The structs of this file and of json_more.go mirror ui/src/api.ts field by field; that file says what each means.
type (
	countJSON struct {
		Name  string `json:"name"`
		Count int    `json:"count"`
	}
	limitsJSON struct {
		Nodes int `json:"nodes"`
		Page  int `json:"page"`
	}
	corpusJSON struct {
		API            int               `json:"api"`
		Actant         string            `json:"actant"`
		Name           string            `json:"name"`
		Revision       int64             `json:"revision"`
		ReadOnly       bool              `json:"readOnly"`
		Evidence       Evidence          `json:"evidence"`
		Documents      int               `json:"documents"`
		NearDuplicates int               `json:"nearDuplicates"`
		Entities       int               `json:"entities"`
		Relations      int               `json:"relations"`
		Cooccurrences  int               `json:"cooccurrences"`
		First          string            `json:"first"`
		Last           string            `json:"last"`
		Types          []countJSON       `json:"types"`
		RelationTypes  []countJSON       `json:"relationTypes"`
		Statuses       []countJSON       `json:"statuses"`
		Tones          map[string]string `json:"tones"`
		Limits         limitsJSON        `json:"limits"`
	}
	nodeJSON struct {
		Key       string    `json:"key"`
		Label     string    `json:"label"`
		Type      fact.Type `json:"type"`
		X         float64   `json:"x"`
		Y         float64   `json:"y"`
		Size      float64   `json:"size"`
		Mentions  int       `json:"mentions"`
		Documents int       `json:"documents"`
		Degree    int       `json:"degree"`
		Community int       `json:"community"`
		Note      bool      `json:"note,omitempty"`
	}
	edgeJSON struct {
		ID           string            `json:"id"`
		Source       string            `json:"source"`
		Target       string            `json:"target"`
		Type         fact.RelationType `json:"type"`
		Status       fact.Status       `json:"status"`
		Symmetric    bool              `json:"symmetric"`
		Label        string            `json:"label"`
		Weight       int               `json:"weight"`
		Documents    int               `json:"documents"`
		Score        float64           `json:"score"`
		First        string            `json:"first"`
		Last         string            `json:"last"`
		AttributedTo []string          `json:"attributedTo,omitempty"`
		Note         bool              `json:"note,omitempty"`
	}
	leftJSON struct {
		Nodes         int `json:"nodes"`
		Edges         int `json:"edges"`
		Cooccurrences int `json:"cooccurrences"`
	}
	viewJSON struct {
		Revision int64      `json:"revision"`
		Nodes    []nodeJSON `json:"nodes"`
		Edges    []edgeJSON `json:"edges"`
		Left     leftJSON   `json:"left"`
	}
	foundEntityJSON struct {
		Key       string    `json:"key"`
		Label     string    `json:"label"`
		Type      fact.Type `json:"type"`
		Alias     string    `json:"alias"`
		Mentions  int       `json:"mentions"`
		Documents int       `json:"documents"`
	}
	hitJSON struct {
		Document string `json:"document"`
		Title    string `json:"title"`
		Outlet   string `json:"outlet"`
		Date     string `json:"date"`
		Snippet  string `json:"snippet"`
		Marks    []span `json:"marks"`
		Start    int    `json:"start"`
	}
	foundJSON struct {
		Entities  []foundEntityJSON `json:"entities"`
		Hits      []hitJSON         `json:"hits"`
		TotalHits int               `json:"totalHits"`
	}
	idJSON struct {
		List string `json:"list"`
		ID   string `json:"id"`
	}
	metonymJSON struct {
		Key   string `json:"key"`
		Label string `json:"label"`
	}
	neighbourJSON struct {
		Key    string    `json:"key"`
		Label  string    `json:"label"`
		Type   fact.Type `json:"type"`
		Edges  int       `json:"edges"`
		Weight int       `json:"weight"`
	}
	relationJSON struct {
		Edge        edgeJSON `json:"edge"`
		SourceLabel string   `json:"sourceLabel"`
		TargetLabel string   `json:"targetLabel"`
	}
	statementJSON struct {
		Document string             `json:"document"`
		Title    string             `json:"title"`
		Date     string             `json:"date"`
		Text     string             `json:"text"`
		Kind     fact.StatementKind `json:"kind"`
		Start    int                `json:"start"`
	}
	cardJSON struct {
		Key             string          `json:"key"`
		Label           string          `json:"label"`
		Type            fact.Type       `json:"type"`
		Aliases         []countJSON     `json:"aliases"`
		IDs             []idJSON        `json:"ids"`
		Roles           []string        `json:"roles"`
		MetonymOf       *metonymJSON    `json:"metonymOf,omitempty"`
		Mentions        int             `json:"mentions"`
		Documents       int             `json:"documents"`
		First           string          `json:"first"`
		Last            string          `json:"last"`
		Neighbours      []neighbourJSON `json:"neighbours"`
		TotalNeighbours int             `json:"totalNeighbours"`
		Relations       []relationJSON  `json:"relations"`
		TotalRelations  int             `json:"totalRelations"`
		Statements      []statementJSON `json:"statements"`
		TotalStatements int             `json:"totalStatements"`
		Notes           []string        `json:"notes"`
		History         []decisionJSON  `json:"history"`
	}
)
