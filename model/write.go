package model

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"hash/crc32"
	"io"
	"slices"
)

// Write writes a model file. Of a tensor the Offset is ignored; all else is checked as Open checks it. The same contents give
// the same bytes, in whatever order the tensors come.
func Write(out io.Writer, c Contents) error {
	data, err := encode(c)
	if err != nil {
		return fmt.Errorf("model: writing: %w", err)
	}
	if _, err := out.Write(data); err != nil {
		return fmt.Errorf("model: writing: %w", err)
	}
	return nil
}

func encode(c Contents) ([]byte, error) {
	c.Tensors = slices.SortedFunc(slices.Values(c.Tensors), func(a, b Tensor) int { return cmp.Compare(a.Name, b.Name) })
	payload, err := layOut(c.Tensors)
	if err != nil {
		return nil, err
	}
	var compact bytes.Buffer
	if err := json.Compact(&compact, c.Card); err != nil {
		return nil, fmt.Errorf("the card: %w", err)
	}
	c.Card = compact.Bytes()
	head, err := json.Marshal(c)
	if err != nil {
		return nil, err
	}
	p := prefix{headerLen: len(head), payloadLen: len(payload)}
	body := append(head, make([]byte, p.payloadAt()-prefixSize-len(head))...)
	body = append(body, payload...)
	p.sum = crc32.Checksum(body, castagnoli)
	data := append(p.append(nil), body...)
	if _, err := Open(data); err != nil { // what is written can be read
		return nil, err
	}
	return data, nil
}

// layOut sets the offsets and joins the data.
func layOut(tensors []Tensor) ([]byte, error) {
	var payload []byte
	for i := range tensors {
		t := &tensors[i]
		size, err := t.bytes()
		if err != nil {
			return nil, err
		}
		if size != len(t.Data) {
			return nil, fmt.Errorf("tensor %q: %d bytes of data, its shape %v asks for %d", t.Name, len(t.Data), t.Shape, size)
		}
		payload = append(payload, make([]byte, roundUp(len(payload), cacheLine)-len(payload))...)
		t.Offset = len(payload)
		payload = append(payload, t.Data...)
	}
	return payload, nil
}
