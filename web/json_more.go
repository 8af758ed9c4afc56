package web

import (
	"github.com/actant-project/actant/decision"
	"github.com/actant-project/actant/fact"
)

type (
	pieceJSON struct {
		Document     string      `json:"document"`
		Title        string      `json:"title"`
		Outlet       string      `json:"outlet"`
		Date         string      `json:"date"`
		Sentence     string      `json:"sentence"`
		Subject      *span       `json:"subject,omitempty"`
		Trigger      *span       `json:"trigger,omitempty"`
		Object       *span       `json:"object,omitempty"`
		Start        int         `json:"start"`
		End          int         `json:"end"`
		Status       fact.Status `json:"status"`
		AttributedTo string      `json:"attributedTo,omitempty"`
		Lemma        string      `json:"lemma"`
		Rule         string      `json:"rule"`
		Score        float64     `json:"score"`
		Ref          string      `json:"ref"`
	}
	evidenceJSON struct {
		Edge        edgeJSON    `json:"edge"`
		SourceLabel string      `json:"sourceLabel"`
		TargetLabel string      `json:"targetLabel"`
		Pieces      []pieceJSON `json:"pieces"`
		Total       int         `json:"total"`
		Notes       []string    `json:"notes"`
	}
	removedJSON struct {
		Span span   `json:"span"`
		Why  string `json:"why"`
	}
	mentionJSON struct {
		Span span      `json:"span"`
		Key  string    `json:"key"`
		Type fact.Type `json:"type"`
		Kind fact.Kind `json:"kind"`
	}
	saidJSON struct {
		Content []span `json:"content"`
		Speaker string `json:"speaker"`
	}
	docJSON struct {
		ID          string        `json:"id"`
		Title       string        `json:"title"`
		Outlet      string        `json:"outlet"`
		Date        string        `json:"date"`
		Authors     []string      `json:"authors"`
		URL         string        `json:"url"`
		Source      string        `json:"source"`
		Text        string        `json:"text"`
		Sentences   []span        `json:"sentences"`
		Removed     []removedJSON `json:"removed"`
		Mentions    []mentionJSON `json:"mentions"`
		Statements  []saidJSON    `json:"statements"`
		DuplicateOf string        `json:"duplicateOf,omitempty"`
	}
	documentRowJSON struct {
		ID          string `json:"id"`
		Title       string `json:"title"`
		Outlet      string `json:"outlet"`
		Date        string `json:"date"`
		Source      string `json:"source"`
		Entities    int    `json:"entities"`
		Relations   int    `json:"relations"`
		DuplicateOf string `json:"duplicateOf"`
	}
	entityRowJSON struct {
		Key       string    `json:"key"`
		Label     string    `json:"label"`
		Type      fact.Type `json:"type"`
		Mentions  int       `json:"mentions"`
		Documents int       `json:"documents"`
		Degree    int       `json:"degree"`
	}
	datedJSON struct {
		relationJSON
		Piece pieceJSON `json:"piece"`
	}
	// pageOf is one page of a list.
	pageOf[T any] struct {
		Rows  []T `json:"rows"`
		Total int `json:"total"`
	}
	bucketJSON struct {
		Start     string `json:"start"`
		End       string `json:"end"`
		Documents int    `json:"documents"`
	}
	histogramJSON struct {
		Buckets []bucketJSON `json:"buckets"`
		Undated int          `json:"undated"`
	}
	hopJSON struct {
		Edge    edgeJSON  `json:"edge"`
		Forward bool      `json:"forward"`
		Piece   pieceJSON `json:"piece"`
	}
	pathJSON struct {
		Found bool       `json:"found"`
		Nodes []nodeJSON `json:"nodes"`
		Hops  []hopJSON  `json:"hops"`
	}
	decisionJSON struct {
		decision.Decision
		Title string `json:"title,omitempty"`
	}
	decisionsJSON struct {
		Rows []decisionJSON `json:"rows"`
	}
	proposalJSON struct {
		decision.Proposal
		APieces []pieceJSON `json:"aPieces"`
		BPieces []pieceJSON `json:"bPieces"`
	}
	queryJSON struct {
		Types        []fact.Type         `json:"types,omitempty"`
		Relations    []fact.RelationType `json:"relations,omitempty"`
		Statuses     []fact.Status       `json:"statuses,omitempty"`
		Documents    []string            `json:"documents,omitempty"`
		Since        string              `json:"since,omitempty"`
		Until        string              `json:"until,omitempty"`
		MinSources   int                 `json:"minSources,omitempty"`
		MinWeight    int                 `json:"minWeight,omitempty"`
		Around       []string            `json:"around,omitempty"`
		Depth        int                 `json:"depth,omitempty"`
		Top          int                 `json:"top,omitempty"`
		Cooccurrence string              `json:"cooccurrence,omitempty"`
		Duplicates   bool                `json:"duplicates,omitempty"`
	}
	exportJSON struct {
		Format    string                `json:"format"`
		Query     queryJSON             `json:"query,omitzero"`
		Keys      []string              `json:"keys,omitempty"`
		Edges     []string              `json:"edges,omitempty"`
		Positions map[string][2]float64 `json:"positions,omitempty"`
		Theme     string                `json:"theme,omitempty"`
		Evidence  Evidence              `json:"evidence,omitempty"`
	}
	expandJSON struct {
		Key       string                `json:"key"`
		Have      []string              `json:"have,omitempty"`
		Limit     int                   `json:"limit,omitempty"`
		Query     queryJSON             `json:"query,omitzero"`
		Positions map[string][2]float64 `json:"positions,omitempty"`
	}
	undoJSON struct {
		ID int64 `json:"id,omitempty"`
	}
	failureJSON struct {
		Error string `json:"error"`
		Hint  string `json:"hint,omitempty"`
	}
	savedCardJSON struct {
		IDs             []idJSON        `json:"ids"`
		Roles           []string        `json:"roles"`
		First           string          `json:"first"`
		Last            string          `json:"last"`
		MetonymOf       *metonymJSON    `json:"metonymOf,omitempty"`
		Notes           []string        `json:"notes"`
		Statements      []statementJSON `json:"statements"`
		TotalStatements int             `json:"totalStatements"`
	}
	savedJSON struct {
		Corpus    corpusJSON               `json:"corpus"`
		Nodes     []nodeJSON               `json:"nodes"`
		Aliases   map[string][]countJSON   `json:"aliases"`
		Cards     map[string]savedCardJSON `json:"cards"`
		Edges     []edgeJSON               `json:"edges"`
		Pieces    [][]pieceJSON            `json:"pieces"`
		Documents []docJSON                `json:"documents"`
		Initial   []string                 `json:"initial"`
		Title     string                   `json:"title,omitempty"`
		Date      string                   `json:"date,omitempty"`
		Theme     string                   `json:"theme,omitempty"`
	}
)
