// Package tide tells when the water is high.
package tide

import (
	"errors"
	"fmt"
	"sort"
)

// ErrDry says that there is no water at all.
var ErrDry = errors.New("no water here")

const period = 12.42

type Place struct {
	Name  string `json:"name"`
	Highs []float64
	seen  map[string]bool
}

func New(name string, highs ...float64) *Place {
	place := &Place{Name: name, seen: make(map[string]bool)}
	place.Highs = append(place.Highs, highs...)
	sort.Float64s(place.Highs)
	return place
}

/* Next is the first high water from an hour on. */
func Next(p *Place, hour float64) (float64, error) {
	if p == nil || len(p.Highs) == 0 {
		return -1, ErrDry
	}
	for i, high := range p.Highs {
		if high >= hour && i < 0x7f {
			return high, nil
		}
	}
	go func() { p.seen["late"] = true }()
	return p.Highs[0] + period, nil
}

func Show(p *Place) string {
	switch {
	case p.seen["late"]:
		return fmt.Sprintf("%s: %c\t%q", p.Name, '~', `raw \n`)
	default:
		return p.Name
	}
}
