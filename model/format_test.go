package model

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"errors"
	"hash/crc32"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

const card = `{"name": "pine", "version": "0.1", "licence": "CC0-1.0"}`

func sampleTensors() []Tensor {
	return []Tensor{
		{Name: "tags/weight", Type: Int8, Shape: []int{3, 5}, Scales: "tags/scale", Scale: 0.03125, Data: Int8Bytes([]int8{1, -2, 127, -127, 0, 5, 6, 7, 8, 9, -1, -1, -1, -1, 3})},
		{Name: "tags/scale", Type: Float32, Shape: []int{3}, Data: Float32Bytes([]float32{0.5, 0.25, 1e-3})},
		{Name: "tags/bias", Type: Float32, Shape: []int{3}, Data: Float32Bytes([]float32{-1, 0, 1.5})},
		{Name: "count", Type: Int32, Shape: nil, Data: Int32Bytes([]int32{-70000})},
		{Name: "empty", Type: Uint8, Shape: []int{0, 7}},
		{Name: "small", Type: Int16, Shape: []int{2}, Data: []byte{255, 255, 0, 128}},
		{Name: "words", Type: Uint8, Shape: []int{9}, Data: []byte("a\nof\nthe\n")},
	}
}

var sampleMeta = map[string]string{"tags.input": "0.03125", "relations": `["nsubj", "obj"]`, "arc.query": "-", "endless": "1e99"}

func sampleContents() Contents {
	return Contents{Card: json.RawMessage(card), Meta: sampleMeta, Tensors: sampleTensors()}
}

func sampleFile(t testing.TB) []byte {
	t.Helper()
	var buf bytes.Buffer
	if err := Write(&buf, sampleContents()); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}

func TestWrittenFilesOpen(t *testing.T) {
	data := sampleFile(t)
	for _, shift := range []int{0, 1} { // also where nothing is aligned
		f, err := Open(append(make([]byte, shift), data...)[shift:])
		if err != nil {
			t.Fatal(err)
		}
		for _, want := range sampleTensors() {
			got, ok := f.Tensor(want.Name)
			if !ok || got.Type != want.Type || !slices.Equal(got.Shape, want.Shape) || !bytes.Equal(got.Data, want.Data) || got.Scale != want.Scale || got.Scales != want.Scales {
				t.Errorf("%s: got %+v, want %+v", want.Name, got, want)
			}
		}
		var name struct{ Name string }
		if err := json.Unmarshal(f.Card, &name); err != nil || name.Name != "pine" {
			t.Errorf("card %s: %v", f.Card, err)
		}
		checkValues(t, f)
		checkNumbers(t, f)
	}
}

func checkValues(t *testing.T, f *File) {
	t.Helper()
	get := func(name string) *Tensor { x, _ := f.Tensor(name); return x }
	if got := get("tags/weight").Int8s(); got[3] != -127 || got[14] != 3 {
		t.Errorf("weights %v", got)
	}
	if got := get("tags/bias").Float32s(); !slices.Equal(got, []float32{-1, 0, 1.5}) {
		t.Errorf("bias %v", got)
	}
	if got := get("count").Int32s(); !slices.Equal(got, []int32{-70000}) {
		t.Errorf("count %v", got)
	}
	if got := get("small").Int16s(); !slices.Equal(got, []int16{-1, -32768}) {
		t.Errorf("small %v", got)
	}
	if got := get("words").Uint8s(); string(got) != "a\nof\nthe\n" || len(get("empty").Uint8s()) != 0 {
		t.Errorf("words %q", got)
	}
	if _, err := f.Want("tags/weight", Int8, -1, 5); err != nil {
		t.Error(err)
	}
	if _, err := f.Want("tags/weight", Int8, 3, 4); err == nil || !strings.Contains(err.Error(), "[3 5]") {
		t.Errorf("wrong shape: %v", err)
	}
	if _, err := f.Want("heads", Int8); !errors.Is(err, ErrNoTensor) {
		t.Errorf("missing tensor: %v", err)
	}
}

func checkNumbers(t *testing.T, f *File) {
	t.Helper()
	if x, err := f.Number("tags.input"); x != 0.03125 || err != nil {
		t.Errorf("%v, %v, %v", x, err, f.Meta)
	}
	if list, err := f.Strings("relations"); !slices.Equal(list, []string{"nsubj", "obj"}) || err != nil {
		t.Errorf("%v, %v", list, err)
	}
	for _, name := range []string{"gone", "arc.query"} {
		if _, err := f.Strings(name); err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("%s: %v", name, err)
		}
	}
	for name, says := range map[string]string{"arc.query": `"-"`, "endless": "1e99", "gone": "no such"} {
		if _, err := f.Number(name); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestSameBytesInAnyOrder(t *testing.T) {
	tensors := sampleTensors()
	slices.Reverse(tensors)
	var buf bytes.Buffer
	if err := Write(&buf, Contents{Card: json.RawMessage(card), Meta: sampleMeta, Tensors: tensors}); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(buf.Bytes(), sampleFile(t)) {
		t.Error("the order of the tensors shows in the file")
	}
}

// The file in testdata is that of sampleFile: what this version writes, later ones must read.
func TestTheFormatStays(t *testing.T) {
	name := filepath.Join("testdata", "sample.actant")
	if *update {
		if err := os.WriteFile(name, sampleFile(t), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(sampleFile(t), want) {
		t.Error("the format has changed; raise fileVersion, or undo it")
	}
}

func TestAnyChangedByteIsFound(t *testing.T) {
	data := sampleFile(t)
	for i := range data {
		changed := bytes.Clone(data)
		changed[i] ^= 0x10
		if _, err := Open(changed); err == nil {
			t.Fatalf("byte %d changed and the file opened", i)
		}
		if _, err := Open(data[:i]); err == nil {
			t.Fatalf("cut at %d and the file opened", i)
		}
	}
}

// resealed is a sample file with a part of its header replaced, and a checksum that fits.
func resealed(t *testing.T, old, new string) []byte {
	t.Helper()
	data := sampleFile(t)
	n := int(binary.LittleEndian.Uint32(data[12:]))
	head := string(data[prefixSize:][:n])
	if !strings.Contains(head, old) {
		t.Fatalf("no %s in %s", old, head)
	}
	head = strings.Replace(head, old, new, 1)
	p := prefix{headerLen: len(head), payloadLen: int(binary.LittleEndian.Uint64(data[16:]))}
	body := append([]byte(head), make([]byte, p.payloadAt()-prefixSize-len(head))...)
	body = append(body, data[len(data)-p.payloadLen:]...)
	p.sum = crc32.Checksum(body, castagnoli)
	return append(p.append(nil), body...)
}

func TestErrorsSayWhatIsWrong(t *testing.T) {
	version := sampleFile(t)
	version[8] = 9
	for _, c := range []struct {
		data []byte
		is   error
		says string
	}{
		{nil, ErrNoModel, "not a model file"},
		{[]byte("PK\x03\x04 and thirty more bytes to be long enough"), ErrNoModel, "not a model file"},
		{version, ErrVersion, "version 9"},
		{sampleFile(t)[:200], ErrDamaged, "200 bytes"},
		{resealed(t, `"shape":[3,5]`, `"shape":[4,5]`), ErrDamaged, "its scales"},
		{resealed(t, `"shape":[3,5]`, `"shape":[99,99]`), ErrDamaged, `"tags/weight": 9801 bytes`},
		{resealed(t, `"shape":[3,5]`, `"shape":[2000000000,5]`), ErrDamaged, "out of range"},
		{resealed(t, `"shape":[3,5]`, `"shape":[-3,-5]`), ErrDamaged, "out of range"},
		{resealed(t, `"shape":[3,5]`, `"shape":[3,5,1,1,1]`), ErrDamaged, "5 dimensions"},
		{resealed(t, `"type":"int16"`, `"type":"int61"`), ErrDamaged, `unknown type "int61"`},
		{resealed(t, `"scales":"tags/scale"`, `"scales":"tags/gone"`), ErrDamaged, "tags/gone"},
		{resealed(t, `"scales":"tags/scale"`, `"scales":"words"`), ErrDamaged, "its scales"},
		{resealed(t, `"scale":0.03125`, `"scale":-1`), ErrDamaged, "scale -1"},
		{resealed(t, `"name":"words"`, `"name":"small"`), ErrDamaged, "by name"},
		{resealed(t, `"offset":0`, `"offset":64`), ErrDamaged, "want them at 0"},
		{resealed(t, `"name":"words"`, `"nome":"words"`), ErrDamaged, "header"},
		{resealed(t, `"card":{`, `"card":[],"tensors":[],"more":{`), ErrDamaged, "header"},
	} {
		_, err := Open(c.data)
		if !errors.Is(err, c.is) || !strings.Contains(err.Error(), c.says) {
			t.Errorf("got %v, want it to say %q and be %q", err, c.says, c.is)
		}
	}
}

func TestWriteRefusesWhatCannotBeRead(t *testing.T) {
	for says, tensors := range map[string][]Tensor{
		"by name":    {{Name: "a", Type: Uint8, Shape: []int{0}}, {Name: "a", Type: Uint8, Shape: []int{0}}},
		"asks for 8": {{Name: "a", Type: Int32, Shape: []int{2}, Data: make([]byte, 7)}},
		"unknown":    {{Name: "a", Type: "float64"}},
	} {
		if err := Write(&bytes.Buffer{}, Contents{Card: json.RawMessage(card), Tensors: tensors}); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("got %v, want %q", err, says)
		}
	}
	if err := Write(&bytes.Buffer{}, Contents{Card: json.RawMessage(`["no object"]`)}); err == nil || !strings.Contains(err.Error(), "card") {
		t.Errorf("got %v", err)
	}
}

func FuzzOpen(f *testing.F) {
	f.Add(sampleFile(f), true)
	f.Add(sampleFile(f), false)
	var empty bytes.Buffer
	if err := Write(&empty, Contents{Card: json.RawMessage(`{}`)}); err != nil {
		f.Fatal(err)
	}
	f.Add(empty.Bytes(), true)
	f.Fuzz(func(t *testing.T, data []byte, seal bool) {
		if seal && len(data) > prefixSize { // look behind the checksum too
			data = bytes.Clone(data)
			binary.LittleEndian.PutUint32(data[24:], crc32.Checksum(data[prefixSize:], castagnoli))
		}
		file, err := Open(data)
		if err != nil {
			return
		}
		for _, name := range file.Names() {
			x, _ := file.Tensor(name)
			if size, err := x.bytes(); err != nil || size != len(x.Data) || x.Len()*x.Type.Size() != size {
				t.Fatalf("%s: %d bytes for %v: %v", name, len(x.Data), x.Shape, err)
			}
		}
		if err := Write(&bytes.Buffer{}, file.Contents); err != nil {
			t.Fatalf("what was read cannot be written: %v", err)
		}
	})
}

func BenchmarkOpen(b *testing.B) {
	var buf bytes.Buffer
	if err := Write(&buf, Contents{Card: json.RawMessage(card), Tensors: []Tensor{{Name: "words", Type: Int8, Shape: []int{20, 1 << 20}, Data: make([]byte, 20<<20)}}}); err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(buf.Len()))
	for b.Loop() {
		if _, err := Open(buf.Bytes()); err != nil {
			b.Fatal(err)
		}
	}
}
