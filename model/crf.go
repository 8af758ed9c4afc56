package model

import (
	"fmt"
	"strings"
)

// MaxTags bounds the tags of a CRF.
const MaxTags = 32

// CRF is a linear-chain conditional random field over BIO tags. It is read-only after it is made.
type CRF struct {
	Tags []string

	trans   [MaxTags][MaxTags]float32 // [to][from], for the best path
	weights [MaxTags][MaxTags]float32 // [from][to], e^trans or 0, for marginals
	start   [MaxTags]float32
	end     [MaxTags]float32
}

// forbidden is a score that no sum of others makes up for.
const forbidden = -1e9

// NewCRF makes a CRF of transition scores [from][to] and scores for the first and the last tag (nil means 0).
// Beside what it is taught, a tag "I-x" may follow "B-x" and "I-x" only and never comes first; other tags are free.
func NewCRF(tags []string, trans, start, end []float32) (*CRF, error) {
	n := len(tags)
	if n == 0 || n > MaxTags || len(trans) != n*n || start != nil && len(start) != n || end != nil && len(end) != n {
		return nil, fmt.Errorf("model: CRF of %d tags (1 to %d) with %d transitions, %d starts, %d ends", n, MaxTags, len(trans), len(start), len(end))
	}
	if !allFinite(trans) || !allFinite(start) || !allFinite(end) {
		return nil, fmt.Errorf("model: CRF: a score is not finite")
	}
	c := &CRF{Tags: tags}
	copy(c.start[:], start)
	copy(c.end[:], end)
	for to, tag := range tags {
		if strings.HasPrefix(tag, "I-") {
			c.start[to] = forbidden
		}
		for from, before := range tags {
			c.trans[to][from] = forbidden
			if mayFollow(before, tag) {
				score := trans[from*n+to]
				c.trans[to][from], c.weights[from][to] = score, Exp(min(max(score, -20), 20))
			}
		}
	}
	return c, nil
}

func mayFollow(before, tag string) bool {
	kind, inside := strings.CutPrefix(tag, "I-")
	return !inside || before == tag || before == "B-"+kind
}

// Decode sets path to the tags with the highest score given emissions, one row a token. Among equals the tag of the lower
// number wins, from the last token back.
func (c *CRF) Decode(w *Work, path []uint8, emissions Matrix) {
	if emissions.Rows == 0 {
		return
	}
	defer w.Release(w.Mark())
	n := len(c.Tags)
	back := w.Bytes(emissions.Rows * n)
	var score, next [MaxTags]float32
	for to, e := range emissions.Row(0)[:n] {
		score[to] = c.start[to] + e
	}
	for t := 1; t < emissions.Rows; t++ {
		for to, e := range emissions.Row(t)[:n] {
			best, from := argmaxSum(score[:n], c.trans[to][:n])
			next[to], back[t*n+to] = best+e, from
		}
		score = next
	}
	_, last := argmaxSum(score[:n], c.end[:n])
	for t := emissions.Rows - 1; t >= 0; t-- {
		path[t] = last
		last = back[t*n+int(last)]
	}
}

// argmaxSum returns the greatest a+b and its first place.
func argmaxSum(a, b []float32) (best float32, at uint8) {
	best = a[0] + b[0]
	for i := 1; i < len(a) && i < len(b); i++ {
		if s := a[i] + b[i]; s > best {
			best, at = s, uint8(i)
		}
	}
	return best, at
}
