package eval

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"github.com/actant-project/actant/fact"
	"github.com/actant-project/actant/segment"
	"github.com/actant-project/actant/text"
)

// told says of every document the same.
type told struct{ speaker, content string }

func (x told) Extract(_ context.Context, d *text.Document) (*fact.Facts, error) {
	at := func(s string) text.Span {
		i := strings.Index(d.Text, s)
		return text.Span{Start: i, End: i + len(s)}
	}
	st := fact.Statement{Kind: fact.Indirect, Content: []text.Span{at(x.content)}}
	if x.speaker != "" {
		st.SpeakerSpan = at(x.speaker)
	}
	return &fact.Facts{Text: d.Text, Statements: []fact.Statement{st}}, nil
}

const quoteLine = `{"id": "a", "text": "“Né à Lund,” José said. Roe’s aunt denied that the old mill was sold.", "quotes": [` +
	`{"speaker_spans": [[13, 17]], "content_spans": [[0, 12]], "type": "direct"},` +
	`{"speaker_spans": [[24, 34]], "content_spans": [[42, 68]]}]}`

func TestQuotes(t *testing.T) {
	for _, c := range []struct {
		x        told
		low, top Count // all, at each threshold
		speakers Count
	}{
		{told{"Roe’s aunt", "the old mill was sold"}, Count{2, 1, 1}, Count{2, 1, 1}, Count{1, 1, 1}},
		{told{"aunt", "the old mill was"}, Count{2, 1, 1}, Count{2, 1, 0}, Count{1, 1, 1}},
		{told{"Roe", "the old mill was sold"}, Count{2, 1, 1}, Count{2, 1, 1}, Count{1, 1, 0}},
		{told{"", "the old mill was sold"}, Count{2, 1, 1}, Count{2, 1, 1}, Count{1, 1, 0}},
		{told{"José", "mill"}, Count{2, 1, 0}, Count{2, 1, 0}, Count{}},
	} {
		s, err := Quotes(context.Background(), strings.NewReader(quoteLine+"\n\n"), "gold", c.x)
		if err != nil {
			t.Fatal(err)
		}
		if s.Documents != 1 || s.Content[0][0] != c.low || s.Content[1][0] != c.top || s.Speakers != c.speakers {
			t.Errorf("%+v: %+v", c.x, s)
		}
		if s.Content[0][2].Gold != 1 || s.Content[0][4].Gold != 1 || s.Content[0][1].Predicted != 0 {
			t.Errorf("by kind: %+v", s.Content[0])
		}
	}
}

func TestQuotesRejectsBadLines(t *testing.T) {
	for line, want := range map[string]string{
		`{"text": "a", "quotes": [{"content_spans": [[0, 9]]}]}`:  "gold: line 2: quotation 1 reaches beyond",
		`{"text": "a", "quotes": [{"content_spans": [[-1, 1]]}]}`: "quotation 1 reaches beyond",
		`{"text": `: "gold: line 2: unexpected end",
	} {
		_, err := Quotes(context.Background(), strings.NewReader("\n"+line), "gold", told{})
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", line, err)
		}
	}
}

func TestSameSpeaker(t *testing.T) {
	d := segment.Segment(&text.Document{Text: "The minister, Jane Roe, who lost, met Roe's lawyer and the head of the bank of Lund."})
	at := func(s string) []text.Span {
		if s == "" {
			return nil
		}
		i := strings.Index(d.Text, s)
		return []text.Span{{Start: i, End: i + len(s)}}
	}
	for _, c := range []struct {
		gold, found string
		want        bool
	}{
		{"The minister", "The minister, Jane Roe", true},
		{"The minister, Jane Roe", "minister", true},
		{"who", "The minister, Jane Roe", true},
		{"who", "Roe's lawyer", false},
		{"Roe's", "Roe's lawyer", false},
		{"Roe's lawyer", "Roe's", false},
		{"the head of the bank of Lund", "the bank of Lund", false},
		{"the head of the bank", "the head", true},
		{"", "", true},
		{"", "who", false},
		{"Jane Roe", "", false},
	} {
		if got := SameSpeaker(d, at(c.gold), at(c.found)); got != c.want {
			t.Errorf("gold %q, found %q: %v", c.gold, c.found, got)
		}
	}
}

func TestQuotesWrite(t *testing.T) {
	s, err := Quotes(context.Background(), strings.NewReader(quoteLine), "gold", told{"aunt", "the old mill was sold"})
	if err != nil {
		t.Fatal(err)
	}
	s.Add(s)
	var table, js bytes.Buffer
	if err := s.WriteText(&table, "gold"); err != nil || !strings.Contains(table.String(), "0.8      indirect         2         2        2    100.00  100.00  100.00\n") {
		t.Errorf("%v\n%s", err, &table)
	}
	if err := s.WriteJSON(&js, "gold"); err != nil || !strings.Contains(js.String(), `"speakers":[{"type":"speaker","gold":2,`) || strings.Count(js.String(), "\n") != 1 {
		t.Errorf("%v\n%s", err, &js)
	}
}
