# Everything sets itself up: a fresh machine needs Python 3.11 or newer, git and make.
.DEFAULT_GOAL := help
SHELL := /bin/bash

PYTHON ?= $(shell for name in python3.11 python3.12 python3.13 python3; do \
	command -v $$name >/dev/null 2>&1 && $$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' && echo $$name && break; done)
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
DEMO := build/demo
SHARED ?= ../shared

.PHONY: help demo test check lint types browser engines ray score lock wheel clean

help: ## Show what can be made
	@grep -hE '^[a-z.]+:.*## ' $(MAKEFILE_LIST) | awk -F':.*## ' '{printf "  make %-9s %s\n", $$1, $$2}'

$(READY): requirements.lock pyproject.toml
	@test -n "$(PYTHON)" || { echo "No Python 3.11 or newer found. Install it, or say: make PYTHON=/path/to/python3" >&2; exit 2; }
	@echo "Setting up $(VENV) with $(PYTHON) (once; a minute or two)"
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

.venv: $(READY) ## Set up the environment from the lock (every other target does this itself)

demo: $(READY) ## Build the graph of the example articles and say where to open it
	@$(BIN)/newsgraph build examples -o $(DEMO)
	@echo
	@echo "Open the graph in a browser:  $(CURDIR)/$(DEMO)/graph.html"
	@echo "Ask it something:             $(BIN)/newsgraph query $(DEMO) denials"

test: check ## Everything that must hold: style, types, layers, tests with coverage, notebooks

check: lint types
	$(BIN)/python -m pytest --cov --cov-report=term

lint: $(READY) ## Style and layers
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports

types: $(READY) ## Types
	$(BIN)/mypy

browser: $(READY) ## Only the tests that open the graph in headless Chromium
	$(BIN)/python -m pytest -m browser

engines: $(READY) ## Only the tests that ask other triple stores the same questions
	NEWSGRAPH_ENGINES=1 $(BIN)/python -m pytest tests/test_engines.py

ray: $(READY) ## Install Ray beside the locked packages and run the tests that need a cluster
	$(BIN)/python -m pip install --quiet --disable-pip-version-check 'ray>=2.50,<3'
	$(BIN)/python -m pytest tests/test_scale_ray.py

score: $(READY) ## Score on the benchmarks in SHARED (../shared) and write benchmarks/SCOREBOARD.md
	$(BIN)/python benchmarks/score.py --shared $(SHARED)

lock: $(READY) ## Pin the newest allowed versions anew (needs uv)
	uv pip compile pyproject.toml --extra inputs --extra notebooks --extra scale --group dev --universal --python-version 3.11 \
		--generate-hashes --no-annotate --no-strip-extras --no-emit-index-url --no-emit-find-links \
		--custom-compile-command 'make lock' --upgrade --output-file requirements.lock
	sed -i 's/^lxml\[html-clean\]==/lxml==/' requirements.lock  # pip before 24 trips over an extra in two spellings

wheel: $(READY) ## Build the wheel into dist
	$(BIN)/hatchling build -t wheel

clean: ## Remove everything that was made
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis .coverage .coverage.*
