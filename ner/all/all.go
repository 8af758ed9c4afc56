// Package all is the one place that knows every recogniser by name.
package all

import (
	"fmt"
	"strings"

	"github.com/actant-project/actant/encode"
	"github.com/actant-project/actant/gazetteer"
	"github.com/actant-project/actant/ner"
	"github.com/actant-project/actant/ner/neural"
	"github.com/actant-project/actant/ner/prose"
	"github.com/actant-project/actant/ner/rules"
)

// Default is the name of the recogniser used when none is asked for.
const Default = "neural"

// Names lists the recognisers, the default first.
func Names() []string { return []string{Default, "rules", "prose"} }

// New opens the recogniser of that name, with the names that g knows; "" is the default, our own trained model, advised
// by the rules. Prose takes about a third of a second to open, the others a hundredth.
func New(name string, g *gazetteer.Gazetteer) (ner.Recognizer, error) {
	m, err := encode.Shipped()
	if err != nil {
		return nil, err
	}
	return With(m, name, g)
}

// With does as New, with another trained model.
func With(m *encode.Model, name string, g *gazetteer.Gazetteer) (ner.Recognizer, error) {
	switch name {
	case "", Default:
		return neural.New(m, g, rules.New(g))
	case "rules":
		return rules.New(g), nil
	case "prose":
		p, err := prose.New()
		if err != nil {
			return nil, err
		}
		return listed{p, g}, nil
	}
	return nil, fmt.Errorf("ner: no recogniser %q; there are %s", name, strings.Join(Names(), ", "))
}
