package ingest

import "github.com/actant-project/actant/text"

func readMarkdown(t string) *text.Document { return &text.Document{Text: t} }
