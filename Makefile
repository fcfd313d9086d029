# On a fresh machine with Python 3.11 and make, `make ingest` and `make test` set themselves up.
PYTHON ?= $(shell command -v python3.11 || command -v python3.12 || command -v python3.13 || command -v python3)
VENV   := .venv
BIN    := $(VENV)/bin
SRC    ?= corpus/samples
DB     ?= knowledge.db
PORT   ?= 8001

.PHONY: ingest serve test bench evaluate train check clean
.DEFAULT_GOAL := ingest

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install -q --disable-pip-version-check -e .
	@touch $@

$(VENV)/.installed-test: pyproject.toml | $(VENV)/.installed
	$(BIN)/python -m pip install -q --disable-pip-version-check -e '.[test,plot,mcp]'
	@touch $@

$(VENV)/.installed-dev: pyproject.toml | $(VENV)/.installed-test
	$(BIN)/python -m pip install -q --disable-pip-version-check -e '.[dev]'
	@touch $@

## Ingest a folder of PDFs into a knowledge base: make ingest [SRC=folder] [DB=knowledge.db]
ingest: $(VENV)/.installed
	$(BIN)/jianbao ingest "$(SRC)" --db "$(DB)"

## Open the knowledge base in Datasette
serve: $(VENV)/.installed
	$(BIN)/jianbao serve --db "$(DB)" --port $(PORT) --files "$(SRC)"

## Every test; browser tests need a Chromium and say so when there is none
test: $(VENV)/.installed-test
	$(BIN)/python -m pytest

## Precision and recall on the sample corpus; fails under the floors in corpus/floors.json
evaluate: $(VENV)/.installed
	$(BIN)/jianbao ingest corpus/samples --db "$(VENV)/evaluate.db"
	$(BIN)/jianbao evaluate corpus/gold --db "$(VENV)/evaluate.db" --floors corpus/floors.json

## Speed and accuracy beside other libraries (extras bench; says so where they are not installed)
bench: $(VENV)/.installed-test
	$(BIN)/python -m tests.bench

## Train the spaCy component again from models/training
train: $(VENV)/.installed
	$(BIN)/python -m pipeline.mine.train

## Style, types and tests
check: $(VENV)/.installed-dev
	$(BIN)/ruff check pipeline corpus tests
	$(BIN)/mypy
	$(BIN)/python -m pytest

clean:
	rm -rf $(VENV) knowledge.db knowledge.db-* knowledge.db.cache* out
