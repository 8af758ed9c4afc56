package force

import (
	"math"
	"testing"
)

// FuzzPlace makes graphs, sizes, old places and communities of bytes: whatever comes, places are numbers and nothing overlaps.
func FuzzPlace(f *testing.F) {
	f.Add([]byte("\x05\x00\x01\x01\x02\x02\x03"), uint8(0))
	f.Add([]byte("\x28\x00\x01\x00\x02\x00\x03\x00\x04\x05\x06\x06\x07\x1e\x1f"), uint8(1))
	f.Add([]byte("\x10\x00\x00\x01\x01\x02\x01\x01\x02\x03\x0f"), uint8(2))
	f.Add([]byte("\x20\x03\x04\x05\x06\xff\xfe\xf0\x0f"), uint8(7))
	f.Fuzz(func(t *testing.T, data []byte, mode uint8) {
		if len(data) == 0 || len(data) > 400 {
			return
		}
		n := int(data[0])%60 + 1
		var edges [][3]int
		for k := 1; k+1 < len(data); k += 2 {
			edges = append(edges, [3]int{int(data[k]) % n, int(data[k+1]) % n, int(data[k] % 5)})
		}
		at := func(i int) float64 { return float64(data[i%len(data)]) }
		var s Settings
		if mode&1 != 0 {
			s.Seed, s.Known = make([]Point, n), make([]bool, n)
			for i := range n {
				s.Seed[i], s.Known[i] = Point{at(i) - 128, at(i+1) * at(i+2)}, at(i+3) < 200
				switch at(i) {
				case 255:
					s.Seed[i].X = math.NaN()
				case 254:
					s.Seed[i].Y = math.Inf(-1)
				case 253:
					s.Seed[i].X = 1e8
				}
			}
		}
		if mode&2 != 0 {
			s.Size = make([]float64, n)
			for i := range n {
				s.Size[i] = at(i) * at(i) / 100
			}
		}
		if mode&4 != 0 {
			s.Community = make([]int, n)
			for i := range n {
				s.Community[i] = int(at(i)) % n
			}
		}
		if got := overlapping(place(t, graphOf(n, edges), s), s.Size); got > 0 {
			t.Errorf("%d pairs overlap", got)
		}
	})
}
