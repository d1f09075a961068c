# `make serve` and `make test` do all their own set-up; nothing but Python is needed.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: serve install test fuzz lint format bench catalogue reference matrix lock clean
.DEFAULT_GOAL := serve
SECONDS ?= 60

serve: $(VENV)/run.stamp  ## import the handbook and serve it
	$(BIN)/octavo serve docs/handbook

install: $(VENV)/run.stamp  ## the program in .venv/bin/octavo, and no more

test: $(VENV)/dev.stamp  ## the whole suite
	$(BIN)/python -m pytest -n auto $(ARGS)

fuzz: $(VENV)/dev.stamp  ## look for pages, structures and expressions that break a law: SECONDS for each
	for target in pages structure expressions; do $(BIN)/python -m tests.fuzz $$target -max_total_time=$(SECONDS) -max_len=4096 -timeout=60 $(ARGS) || exit 1; done

lint: $(VENV)/dev.stamp  ## style, types and layers
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(VENV)/dev.stamp
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

catalogue: $(VENV)/dev.stamp  ## the handbook's page of every block, from the tests' examples
	$(BIN)/python -m tests.content.catalogue

reference: $(VENV)/dev.stamp  ## the handbook's pages of commands and settings, from the program
	$(BIN)/python -m tests.docs.reference

bench: $(VENV)/dev.stamp  ## the figures, as ratios measured in one run
	$(BIN)/python -m bench

matrix: $(VENV)/dev.stamp  ## tests/access/matrix.csv: who may call what
	$(BIN)/python -m tests.access.matrix

lock:  ## the locked requirements, made anew from pyproject.toml (needs uv)
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --custom-compile-command "make lock" --extra build pyproject.toml -o requirements/run.txt
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --custom-compile-command "make lock" --extra build --extra dev -c requirements/run.txt pyproject.toml -o requirements/dev.txt

$(VENV)/run.stamp: requirements/run.txt pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Octavo needs Python 3.11 or later")'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/run.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

$(VENV)/dev.stamp: $(VENV)/run.stamp requirements/dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	touch $@

clean:
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache
