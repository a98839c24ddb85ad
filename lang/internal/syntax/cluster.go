package syntax

import (
	"encoding/binary"
	"errors"
	"math/bits"
	"slices"
	"strings"
)

// Numbers of classes of words that stand in like places.
const (
	FewClusters  = 48
	ManyClusters = 400
)

// Cluster is a word with its classes, from 1 on; 0 stands for a word that is in none.
type Cluster struct {
	Word      string // as Unify returns it
	Few, Many uint16
}

// Clusters knows the classes of frequent words.
type Clusters struct {
	shift uint
	slots []clusterSlot
}

type clusterSlot struct {
	key       uint32
	few, many uint16 // few is 0 in a free slot
}

const clustersMagic = "clusters1\n"

// PackClusters returns the file of clusters: hashes of words, each as the distance from the one before, and classes.
func PackClusters(cs []Cluster) []byte {
	slots := make([]clusterSlot, len(cs))
	for i, c := range cs {
		slots[i] = clusterSlot{hashString(c.Word), c.Few, c.Many}
	}
	slices.SortFunc(slots, func(a, b clusterSlot) int { return int(int64(a.key) - int64(b.key)) })
	b := binary.BigEndian.AppendUint32([]byte(clustersMagic), uint32(len(slots)))
	last := uint32(0)
	for _, s := range slots {
		b = binary.AppendUvarint(b, uint64(s.key-last))
		b = append(b, byte(s.few))
		b = binary.BigEndian.AppendUint16(b, s.many)
		last = s.key
	}
	return b
}

// ReadClusters reads what PackClusters returned.
func ReadClusters(data string) (*Clusters, error) {
	data, ok := strings.CutPrefix(data, clustersMagic)
	if !ok || len(data) < 4 {
		return nil, errors.New("clusters: not a model of this version")
	}
	n := int(binary.BigEndian.Uint32([]byte(data[:4])))
	if data = data[4:]; n > len(data)/4 {
		return nil, errors.New("clusters: data end early")
	}
	k := max(bits.Len(uint(n+n/2)), 4)
	c := &Clusters{uint(32 - k), make([]clusterSlot, 1<<k)}
	key := uint32(0)
	for range n {
		d, i := uint32(0), 0
		for ; i < len(data) && i < 5; i++ {
			d |= uint32(data[i]&0x7f) << (7 * i)
			if data[i] < 0x80 {
				break
			}
		}
		if i+4 > len(data) {
			return nil, errors.New("clusters: data end early")
		}
		key += d
		c.put(clusterSlot{key, uint16(data[i+1]), uint16(data[i+2])<<8 | uint16(data[i+3])})
		data = data[i+4:]
	}
	return c, nil
}

func (c *Clusters) put(s clusterSlot) {
	mask := uint32(len(c.slots) - 1)
	i := s.key >> c.shift
	for c.slots[i&mask].few != 0 {
		i++
	}
	c.slots[i&mask] = s
}

// find returns the classes of the word with this hash, zeros for none.
func (c *Clusters) find(key uint32) (few, many uint16) {
	mask := uint32(len(c.slots) - 1)
	for i := key >> c.shift; ; i++ {
		s := &c.slots[i&mask]
		if s.few == 0 {
			return 0, 0
		}
		if s.key == key {
			return s.few, s.many
		}
	}
}
