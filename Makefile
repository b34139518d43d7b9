# calepin: build, test, try, install. `make help` lists the targets.

SWIFT ?= swift
STRIP ?= strip
PREFIX ?= /usr/local
DESTDIR ?=

SYSTEM := $(shell uname -s)
BUILD := .build
# The checks build with flags of their own, so they keep a folder of their own.
CHECK := $(BUILD)/check
DEMO := $(BUILD)/demo
STAGE := $(BUILD)/install

RELEASE := $(BUILD)/release
PROGRAM := $(RELEASE)/calepin
# Stands beside the program, and so goes when the program goes.
BUILT := $(RELEASE)/.calepin-is-built
# Folders as well: a file that goes away changes its folder.
SOURCES := Package.swift $(shell find Sources Glossary)

# macOS brings the Swift runtime with the system.
STATIC := $(if $(filter Darwin,$(SYSTEM)),,--static-swift-stdlib)

CHECK_FLAGS := --scratch-path $(CHECK) -Xswiftc -warnings-as-errors \
  -Xswiftc -emit-symbol-graph -Xswiftc -emit-symbol-graph-dir \
  -Xswiftc $(CURDIR)/$(CHECK)/symbol-graphs
FORMATTED := Sources Tests Package.swift

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help demo test build release install uninstall glossary lint format docs bench clean \
  prerequisites check-build check-arrows check-tests check-memories check-docs check-links

demo: $(BUILT) ## Build the program and show what it does
	@Examples/demo $(PROGRAM) $(DEMO)

test: prerequisites lint check-build check-arrows check-tests check-memories check-docs check-links ## Everything that has to hold
	@echo "make test: all passed"

build: prerequisites ## Build for debugging
	$(SWIFT) build

release: $(BUILT) ## Build for use, the Swift runtime inside (.build/release/calepin)
	@echo "$(PROGRAM)"

install: $(STAGE)/calepin.1 ## Install the program, its manual and completions under PREFIX (/usr/local)
	@STRIP="$(STRIP)" Packaging/install $(PROGRAM) $(STAGE) "$(DESTDIR)" "$(PREFIX)"

uninstall: ## Take away what `make install` put under PREFIX
	@Packaging/uninstall "$(DESTDIR)" "$(PREFIX)"

# The order decides between the senses of a word when nothing else does.
GLOSSARY = artificial-intelligence semiconductors computing software raw-materials-energy trade \
  economy geopolitics places press vocabulary

glossary: $(BUILT) ## Write tmx/*.tmx and the glossary that is built in from Glossary/*.tsv
	@$(PROGRAM) train glossary $(GLOSSARY:%=Glossary/%.tsv) \
	  -o Sources/CModelData/data/glossary.bin --force
	@mkdir -p tmx && rm -f tmx/*.fr-en.tmx
	@for table in Glossary/*.tsv; do \
	  name=$$(basename "$$table" .tsv); \
	  $(PROGRAM) convert "$$table" -o "tmx/$$name.fr-en.tmx" --force || exit 1; \
	done; \
	ls tmx/*.tmx | wc -l | xargs -I N echo "wrote N files to tmx/"

lint: ## Check the layout of the code
	$(SWIFT) format lint --strict --parallel --recursive $(FORMATTED)
	.ci/greps

format: ## Lay the code out
	$(SWIFT) format --in-place --parallel --recursive $(FORMATTED)

docs: prerequisites check-build ## Make the reference documentation (.build/docs.doccarchive)
	.ci/docs $(CHECK)/symbol-graphs $(BUILD)/docs.doccarchive

bench: $(BUILT) ## Measure the speed of the program
	Benchmarks/run

clean: ## Remove what was built
	rm -rf $(BUILD)

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-11s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

prerequisites:
	@Packaging/prerequisites

$(BUILT): $(SOURCES)
	@Packaging/prerequisites
	$(SWIFT) build -c release --product calepin $(STATIC)
	@touch $@

$(STAGE)/calepin.1: $(BUILT) Packaging/manual
	@mkdir -p $(STAGE)
	@for shell in bash zsh fish; do \
	  $(PROGRAM) --generate-completion-script $$shell > $(STAGE)/calepin.$$shell || exit 1; \
	done
	@Packaging/manual $(PROGRAM) > $@.new && mv $@.new $@

# The steps of `make test`.

check-build:
	$(SWIFT) build --build-tests $(CHECK_FLAGS)

check-arrows:
	.ci/test-arrows
	$(SWIFT) package describe --type json | .ci/arrows

check-tests:
	$(SWIFT) test --quiet --skip-build --parallel $(CHECK_FLAGS)

check-memories:
	$(CHECK)/debug/calepin check tmx/*.tmx
	$(CHECK)/debug/calepin check Examples/puces.fr.txt Examples/puces.en.txt

check-docs:
	.ci/docs $(CHECK)/symbol-graphs $(BUILD)/docs.doccarchive

check-links:
	.ci/links
