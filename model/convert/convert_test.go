package convert

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/actant-project/actant/model"
)

// file makes a safetensors file of a header and a body.
func file(header string, body []byte) []byte {
	out := binary.LittleEndian.AppendUint64(nil, uint64(len(header)))
	return append(append(out, header...), body...)
}

const sample = `{"__metadata__":{"actant":"{\"bag.scale\": 0.0625, \"bag.input\": 0.5, \"tags\": [\"O\", \"B-X\"], \"kind\": \"pine\"}"},
"bag.weight":{"dtype":"I8","shape":[0,4],"data_offsets":[0,0]},
"embed":{"dtype":"F32","shape":[2,3],"data_offsets":[0,24]},
"layer.weight":{"dtype":"I8","shape":[2,2],"data_offsets":[24,28]},
"layer.scale":{"dtype":"F32","shape":[2],"data_offsets":[28,36]},
"words":{"dtype":"I8","shape":[4],"data_offsets":[36,40]},
"words.scale":{"dtype":"F32","shape":[],"data_offsets":[40,44]},
"out.weight":{"dtype":"BF16","shape":[1,2],"data_offsets":[44,48]},
"half":{"dtype":"F16","shape":[4],"data_offsets":[48,56]},
"double":{"dtype":"F64","shape":[1],"data_offsets":[56,64]},
"ids":{"dtype":"I64","shape":[2],"data_offsets":[64,80]} } `

func sampleFile() []byte {
	body := model.Float32Bytes([]float32{1, -2, 0.25, 0, 0, 0})
	body = append(body, 1, 2, 0xff, 0x81)
	body = append(body, model.Float32Bytes([]float32{0.5, 0.25})...)
	body = append(body, 5, 6, 7, 8)
	body = append(body, model.Float32Bytes([]float32{0.125})...)
	body = append(body, 0x80, 0x3f, 0x00, 0xc0)                                    // 1, -2
	body = append(body, 0x00, 0x3c, 0x01, 0x00, 0x00, 0xfc, 0xff, 0x7b)            // 1, least, -Inf, 65504
	body = binary.LittleEndian.AppendUint64(body, math.Float64bits(-1.5))          //
	body = binary.LittleEndian.AppendUint64(body, uint64(math.MaxUint64))          // -1
	return binary.LittleEndian.AppendUint64(file(sample, body), uint64(1_000_000)) //
}

func sampleSource(file []byte) Source {
	return Source{Safetensors: file, Card: json.RawMessage(`{"name": "pine"}`), Quantize: []string{"embed", "out.*", "q"}, Files: map[string][]byte{"words.txt": []byte("of\nthe\n")}}
}

func converted(t *testing.T, data []byte) *model.File {
	t.Helper()
	var out bytes.Buffer
	if err := Convert(&out, sampleSource(data)); err != nil {
		t.Fatal(err)
	}
	f, err := model.Open(out.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func TestConvertTranslatesTypesAndScales(t *testing.T) {
	f := converted(t, sampleFile())
	if got, want := strings.Join(f.Names(), " "), "bag.weight double embed embed.scale half ids layer.scale layer.weight out.weight words words.txt"; got != want {
		t.Fatalf("tensors %s, want %s", got, want)
	}
	if string(f.Card) != `{"name":"pine"}` {
		t.Errorf("card %s", f.Card)
	}
	get := func(name string) *model.Tensor { x, _ := f.Tensor(name); return x }
	if got := get("layer.weight"); got.Scales != "layer.scale" || !slices.Equal(got.Int8s(), []int8{1, 2, -1, -127}) {
		t.Errorf("layer %+v", got)
	}
	if got := get("words"); got.Scale != 0.125 || got.Scales != "" {
		t.Errorf("words %+v", got)
	}
	if got := get("bag.weight"); got.Scale != 0.0625 || f.Meta["bag.input"] != "0.5" || f.Meta["kind"] != "pine" || f.Meta["tags"] != `["O", "B-X"]` {
		t.Errorf("bag %+v, %v", got, f.Meta)
	}
	if got := get("words.txt").Uint8s(); string(got) != "of\nthe\n" {
		t.Errorf("words.txt %q", got)
	}
	if got := get("half").Float32s(); !slices.Equal(got, []float32{1, 0x1p-24, float32(math.Inf(-1)), 65504}) {
		t.Errorf("half %v", got)
	}
	if got := get("double").Float32s()[0]; got != -1.5 {
		t.Errorf("double %v", got)
	}
	if got := get("ids").Int32s(); !slices.Equal(got, []int32{-1, 1000000}) {
		t.Errorf("ids %v", got)
	}
	if got := get("out.weight"); got.Scale != 2./127 { // one row, one scale
		t.Errorf("out %+v", got)
	}
	if got := get("out.weight").Int8s(); !slices.Equal(got, []int8{64, -127}) { // 63.5, to even
		t.Errorf("out %v", got)
	}
	if got := get("embed").Int8s(); !slices.Equal(got, []int8{64, -127, 16, 0, 0, 0}) {
		t.Errorf("embed %v", got)
	}
	if got := get("embed.scale").Float32s(); got[1] != 1 {
		t.Errorf("scales %v", got)
	}
}

func TestConvertSaysWhatIsWrong(t *testing.T) {
	one := func(entry string) string {
		return `{` + entry + `}`
	}
	for says, data := range map[string][]byte{
		"cut short":      []byte("short"),
		"header of":      file(sample, nil)[:40],
		"header: ":       file("[]", nil),
		"metadata":       file(`{"__metadata__":{"actant":"[1]"}}`, nil),
		"want them from": file(one(`"a":{"dtype":"I8","shape":[1],"data_offsets":[1,2]}`), []byte{1, 2}),
		"asks for 2":     file(one(`"a":{"dtype":"I8","shape":[2],"data_offsets":[0,1]}`), []byte{1}),
		"not known":      file(one(`"a":{"dtype":"C64","shape":[2],"data_offsets":[0,1]}`), []byte{1}),
		"out of range":   file(one(`"a":{"dtype":"I8","shape":[65536,65536],"data_offsets":[0,0]}`), nil),
		"after the last": file(one(`"a":{"dtype":"I8","shape":[1],"data_offsets":[0,1]}`), []byte{1, 2}),
		"unknown field":  file(one(`"a":{"dtype":"I8","shape":[1],"data_offsets":[0,1],"x":1}`), []byte{1}),
		"32 bits":        file(one(`"a":{"dtype":"I64","shape":[1],"data_offsets":[0,8]}`), []byte{0, 0, 0, 0, 1, 0, 0, 0}),
		"quantizing":     file(one(`"q":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}`), []byte{0, 0, 0xc0, 0x7f}),
	} {
		err := Convert(&bytes.Buffer{}, sampleSource(data))
		if err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("got %v, want it to say %q", err, says)
		}
	}
}

func TestRowsQuantizeWithinHalfAStep(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	values := make([]float32, 40*33)
	for i := range values {
		values[i] = float32(r.NormFloat64())
	}
	codes, scales, ok := Rows(values, 40)
	if !ok {
		t.Fatal("not quantized")
	}
	for i, x := range values {
		scale := float64(scales[i/33])
		if diff := math.Abs(float64(x) - float64(codes[i])*scale); diff > scale*0.5001 || codes[i] == -128 {
			t.Fatalf("%v became %d * %v", x, codes[i], scale)
		}
	}
}

func FuzzConvert(f *testing.F) {
	f.Add(sampleFile())
	f.Add(file(`{"__metadata__":{"actant":"{}"}}`, nil))
	f.Fuzz(func(t *testing.T, data []byte) {
		var out bytes.Buffer
		if err := Convert(&out, sampleSource(data)); err != nil {
			return
		}
		if _, err := model.Open(out.Bytes()); err != nil {
			t.Fatalf("what was converted does not open: %v", err)
		}
	})
}

func ExampleConvert() {
	header := `{"__metadata__":{"actant":"{\"w.input\": 0.25}"},"w":{"dtype":"I8","shape":[2],"data_offsets":[0,2]}}`
	var out bytes.Buffer
	err := Convert(&out, Source{Safetensors: file(header, []byte{1, 255}), Card: json.RawMessage(`{"name":"pine"}`)})
	if err != nil {
		fmt.Println(err)
		return
	}
	f, err := model.Open(out.Bytes())
	if err != nil {
		fmt.Println(err)
		return
	}
	w, _ := f.Tensor("w")
	fmt.Printf("%s %v %v %v %s\n", f.Card, w.Type, w.Shape, w.Int8s(), f.Meta["w.input"])
	// Output: {"name":"pine"} int8 [2] [1 -1] 0.25
}
