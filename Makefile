# Two targets do all the set-up on a fresh Debian machine with Go and Node:
#   make run    builds Actant and draws a sample article
#   make test   installs what the tests need, and runs them all
GO     ?= go
SAMPLE ?= testdata/articles/01-strait-talks.txt
LAYOUT := render/layout/bin/actant-layout.gz

.PHONY: build run test check bench deps gazetteer clean

build: bin/actant

run: build
	@mkdir -p out
	bin/actant graph $(SAMPLE) -o out/sample.svg -o out/sample.png -o out/sample.graphml
	@echo "The picture lies in $(CURDIR)/out/sample.svg (and .png, .graphml)."

clean:
	rm -rf bin out $(LAYOUT)
