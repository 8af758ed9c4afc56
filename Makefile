# Two targets do all the set-up on a fresh Debian machine with Go and Node:
#   make run    builds Actant and draws a sample article
#   make test   installs what the tests need, and runs them all
# Others: build, large (puts the large model beside the program), check (lint only), bench, update (rewrite golden files), lists (compile the
# gazetteer, DATA=folder), model (train the weights anew), clean.

GO      ?= go
SAMPLE  ?= testdata/articles/01-strait-talks.txt
LAYOUT  := render/layout/bin/actant-layout.gz
READERS := testdata/readers/node_modules/.package-lock.json
UI      := web/ui/dist/app.js
BROWSER := web/browser/node_modules/.package-lock.json
SOURCES := $(shell git ls-files -- '*.go' go.mod go.sum 2>/dev/null)

# Programs that read our output back in the tests, and the Debian packages that bring them.
PROGRAMS := dot xmllint jing pdftotext rsvg-convert chromium
PACKAGES := graphviz libxml2-utils jing poppler-utils librsvg2-bin python3-networkx python3-igraph chromium fonts-liberation

.PHONY: build large run test test-ui test-gephi check bench update tools model clean

build: bin/actant

# Without the tables of debuggers (-s -w: a sixth of the size; panics still say where) and without the C library of this machine.
bin/actant: $(LAYOUT) $(UI) $(SOURCES)
	CGO_ENABLED=0 $(GO) build -trimpath -ldflags '-s -w' -o $@ ./cmd/actant

# The large model is a file of its own: --model large looks for it beside the program. With -tags large the program carries it.
large: build
	cp model/weights/large.model bin/actant-large.model

# Graphviz runs in a process of its own (see ARCHITECTURE.md); the program carries it compressed.
$(LAYOUT): $(wildcard cmd/actant-layout/*.go render/layout/wire/*.go) go.mod go.sum
	CGO_ENABLED=0 $(GO) build -trimpath -ldflags '-s -w' -o bin/actant-layout ./cmd/actant-layout
	gzip -9 -n -c bin/actant-layout > $@

# The explorer's page, bundled and then embedded. Without npm the program is built without it, and says so.
$(UI): $(wildcard web/ui/*.json web/ui/*.mjs) $(shell git ls-files web/ui/src 2>/dev/null)
	@if command -v npm >/dev/null; then cd web/ui && npm ci --no-audit --no-fund --silent && npm run --silent build; \
	else echo "npm is not installed, so the explorer's page is left out"; fi

run: build
	@mkdir -p out
	bin/actant graph $(SAMPLE) -o out/sample.svg -o out/sample.png -o out/sample.graphml
	@echo "The picture lies in $(CURDIR)/out/sample.svg (and .png, .graphml)."

test: tools build $(READERS) check
	$(GO) test ./...
	@$(MAKE) --no-print-directory test-ui

# The explorer: its parts under Node, then the whole in a real browser. What is missing is skipped, but not under CI.
test-ui: build $(BROWSER)
	@if ! command -v npm >/dev/null; then echo "npm is not installed, so the explorer is not tested"; test -z "$$CI"; exit; fi; \
	(cd web/ui && npm test --silent) && \
	if command -v chromium >/dev/null; then node --test --test-concurrency=1 web/browser/*.test.mjs; \
	else echo "chromium is not installed, so the explorer is not tested in a browser"; test -z "$$CI"; fi

$(BROWSER): web/browser/package-lock.json
	@if command -v npm >/dev/null; then cd web/browser && npm ci --no-audit --no-fund --silent && touch node_modules/.package-lock.json; fi

check:
	@unformatted=$$(gofmt -l $$(git ls-files '*.go')); test -z "$$unformatted" || { echo "gofmt: $$unformatted"; exit 1; }
	$(GO) vet ./...
	$(GO) tool staticcheck ./...

# As root on Debian, install the independent readers; elsewhere the tests say what they skip.
tools:
	@missing=; for p in $(PROGRAMS); do command -v $$p >/dev/null || missing=1; done; \
	/usr/bin/python3 -c 'import networkx, igraph' 2>/dev/null || missing=1; \
	if [ -z "$$missing" ]; then :; \
	elif [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $(PACKAGES); \
	else echo "Not installed, so some tests will be skipped: $(PACKAGES)"; fi

$(READERS): testdata/readers/package-lock.json
	@if command -v npm >/dev/null; then cd testdata/readers && npm ci --no-audit --no-fund --silent && touch node_modules/.package-lock.json; \
	else echo "npm is not installed, so the graphology tests will be skipped"; fi

# Gephi's own importer, run headless from Maven Central (89 MB, so it is no part of test).
test-gephi:
	@if command -v java >/dev/null && command -v mvn >/dev/null; then \
	  mvn -q -B -f testdata/readers/gephi/pom.xml package && ACTANT_READERS=gephi $(GO) test -count=1 -run Gephi ./export; \
	else echo "Java or Maven is not installed, so Gephi's importer is not tested (apt-get install default-jdk-headless maven)"; fi

bench:
	$(GO) test -run '^$$' -bench . -benchmem ./...

update:
	$(GO) test ./... -update

# The weights, from nothing: hours on two cores; see train/README.md.
model:
	bash train/py/make.sh

clean:
	rm -rf bin out $(LAYOUT) testdata/readers/node_modules web/ui/dist/app.* web/ui/node_modules web/browser/node_modules
