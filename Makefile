# Every target explains itself: a bare "make" lists them.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
CONTENT ?= content
export NO_MKDOCS_2_WARNING := 1
export CATALOGUE_CONTENT := $(CONTENT)
# Byte code is neither left in the work tree nor read from it.
export PYTHONPYCACHEPREFIX := $(abspath $(VENV))/pycache

.DEFAULT_GOAL := help
.PHONY: help site serve check review budgets offline lint test fuzz golden bench lock \
        links audit zensical unpublished release clean

help: ## Show what each target does
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' Makefile

site: $(VENV)/site ## Build the site of the catalogue into site/
	@$(BIN)/python -m generator build --settings mkdocs.yml

serve: $(VENV)/site ## Serve the site on this machine and build again when a file changes
	@$(BIN)/python -m generator serve

check: $(VENV)/site ## Report everything that is wrong with the content (FORMAT=text, json or github)
	@$(BIN)/python -m generator check --format $(or $(FORMAT),text)

review: $(VENV)/site ## Say what a reader will notice that changed since BASE (origin/main), in review.html too
	@$(BIN)/python -m generator diff $(or $(BASE),origin/main) --format html --out review.html
	@$(BIN)/python -m generator diff $(or $(BASE),origin/main)

lint: $(VENV)/dev ## Check style and types of the code
	@$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy

test: lint ## Run style and type checks and all tests
	@$(BIN)/python -m pytest -n auto $(PYTEST)

fuzz: $(VENV)/dev ## Look for inputs that break a promise, for ten minutes (SECONDS=600)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements/fuzz.txt
	@$(BIN)/python -m tests.fuzz.run $(or $(SECONDS),600)

golden: $(VENV)/dev ## Write anew what the pages, drawings and data of the small study have to say
	@$(BIN)/python -m tests.golden.generated

bench: $(VENV)/dev ## Measure build, pages, exports, reading and the preview
	@$(BIN)/python tests/bench.py

lock: $(VENV)/dev ## Write the locked requirements anew from pyproject.toml
	@$(BIN)/python -m uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --quiet pyproject.toml --extra build -o requirements/site.txt
	@$(BIN)/python -m uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --quiet pyproject.toml --extra build --extra dev -o requirements/dev.txt

clean: ## Remove everything that was built
	@rm -rf site .catalogue build *.egg-info .mypy_cache .ruff_cache .hypothesis $(VENV)

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or later is needed; name one with PYTHON=")'
	@$(PYTHON) -m venv $(VENV)

$(VENV)/site: requirements/site.txt pyproject.toml | $(VENV)/bin/python
	@echo "Installing what the generator needs into $(VENV) (once)"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/site.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/dev: requirements/dev.txt $(VENV)/site
	@echo "Installing what the tests need into $(VENV) (once)"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@touch $@
