// Command build compiles the open lists and the lists of this folder into the file that
// package gazetteer embeds:
//
//	go run ./gazetteer/build ../shared/data gazetteer/data/names.bin
//
// The first argument is the folder that holds gazetteers/ and ner/, the second the file to write.
// The same input gives the same bytes.
package main

import (
	"fmt"
	"os"
)

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: build DATA OUT")
		os.Exit(2)
	}
	if err := run(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, "build:", err)
		os.Exit(1)
	}
}

func run(data, out string) error {
	b := newBuild(data)
	steps := []func() error{
		b.ownWords, b.corpusWords, b.openPersons, b.countries, b.ownNames, b.parties,
		b.cities, b.companies, b.congress, b.armedGroups,
	}
	for _, step := range steps {
		if err := step(); err != nil {
			return err
		}
	}
	file, err := b.compile()
	if err != nil {
		return err
	}
	fmt.Printf("%d entries, %d forms, %d words, %d bytes\n", len(b.entries), len(b.forms), len(b.words), len(file))
	return os.WriteFile(out, file, 0o644)
}
