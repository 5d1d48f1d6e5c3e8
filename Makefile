PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: explore test lint docs bench clean

# The main job: build the graph and open it as one offline page.
explore: $(VENV)/installed
	$(BIN)/csto-graph explore --output csto-graph.html

# Everything that CI runs: style, types, and all tests, the pages in a real browser among them.
test: $(VENV)/installed-dev $(VENV)/browser $(VENV)/virtuoso lint
	$(BIN)/pytest -n auto

lint: $(VENV)/installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

# The reference page of the ontology, and the pages of the questions.
docs: $(VENV)/installed-dev
	$(BIN)/python docs/make_reference.py
	$(BIN)/python docs/make_questions.py

bench: $(VENV)/installed-dev $(VENV)/browser
	$(BIN)/python benchmarks/bench.py
	$(BIN)/python benchmarks/networks.py
	$(BIN)/python benchmarks/imports.py
	$(BIN)/python benchmarks/panels.py
	$(BIN)/python benchmarks/page.py

clean:
	rm -rf $(VENV) csto-graph.html

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/installed: pyproject.toml | $(VENV)/bin/python
	$(BIN)/pip install --quiet --editable .
	touch $@

$(VENV)/installed-dev: pyproject.toml | $(VENV)/bin/python
	$(BIN)/pip install --quiet --editable '.[dev]'
	touch $(VENV)/installed $@

$(VENV)/browser $(VENV)/virtuoso: $(VENV)/%: tests/install_%.py tests/installing.py | $(VENV)/installed-dev
	$(BIN)/python -m tests.install_$* $@
