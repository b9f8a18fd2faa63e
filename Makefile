# Every target explains itself: a bare "make" lists them.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
CONTENT ?= content
# Where a workflow collects what its page shows; elsewhere nowhere.
SUMMARY := $(or $(GITHUB_STEP_SUMMARY),/dev/null)
export NO_MKDOCS_2_WARNING := 1
export CATALOGUE_CONTENT := $(CONTENT)
# Byte code is neither left in the work tree nor read from it.
export PYTHONPYCACHEPREFIX := $(abspath $(VENV))/pycache

.DEFAULT_GOAL := help
.PHONY: help site serve check review budgets offline lint test fuzz mutants golden bench lock \
        links audit zensical weekly lighthouse unpublished release clean

help: ## Show what each target does
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-11s %s\n", $$1, $$2 }' Makefile

site: $(VENV)/site ## Build the site of the catalogue into site/
	@$(BIN)/python -m generator build --settings mkdocs.yml

serve: $(VENV)/site ## Serve the site on this machine and build again when a file changes
	@$(BIN)/python -m generator serve

check: $(VENV)/site ## Report everything that is wrong with the content (FORMAT=text, json or github)
	@$(BIN)/python -m generator check --format $(or $(FORMAT),text) $(if $(BASE),--changed-since $(BASE)) --summary $(SUMMARY)

review: $(VENV)/site ## Say what a reader will notice that changed since BASE (origin/main), in review.html too
	@$(BIN)/python -m generator diff $(or $(BASE),origin/main) --format html --out review.html
	@$(BIN)/python -m generator diff $(or $(BASE),origin/main) --out review.md
	@cat review.md && cat review.md >> $(SUMMARY)

budgets: $(VENV)/site ## Hold site/ to what is promised: all pages, no dead link, no large page, no other host
	@$(BIN)/python -m generator budgets

offline: $(VENV)/site ## Pack site/ into dist/, for a release: one archive to open from a folder, and catalogue.json
	@$(BIN)/python -m generator offline dist

lint: $(VENV)/dev ## Check style and types of the code, and what the workflows allow
	@$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy
	@$(BIN)/zizmor --offline --quiet --no-progress .github
	@if command -v actionlint > /dev/null; then actionlint; fi

test: lint ## Run style and type checks and all tests
	@$(BIN)/python -m pytest -n auto --dist worksteal $(PYTEST)

fuzz: $(VENV)/dev ## Look for inputs that break a promise, for ten minutes (SECONDS=600)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements/fuzz.txt
	@$(BIN)/python -m tests.fuzz.run $(or $(SECONDS),600)

mutants: $(VENV)/dev ## Change one thing of the modules changed since BASE (origin/main) at a time; a test has to notice (ALL=1, SAMPLE=300)
	@$(BIN)/python -m tests.mutants --base $(or $(BASE),origin/main) $(if $(ALL),--all) \
	    $(if $(SAMPLE),--sample $(SAMPLE)) $(if $(SEED),--seed $(SEED)) $(if $(ONLY),--only '$(ONLY)') $(if $(PROCESSES),--processes $(PROCESSES))

golden: $(VENV)/dev ## Write anew what the pages, drawings and data of three small studies have to say
	@$(BIN)/python -m tests.golden.generated

bench: $(VENV)/dev ## Measure build, pages, exports, reading and the preview
	@$(BIN)/python -m tests.bench

lighthouse: $(VENV)/dev ## Measure site/ with Lighthouse as on a telephone; needs Node.js
	@$(BIN)/python -m tests.lighthouse

lock: $(VENV)/dev ## Write the locked requirements anew from pyproject.toml
	@$(BIN)/python -m uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --quiet pyproject.toml --extra build -o requirements/site.txt
	@$(BIN)/python -m uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --quiet pyproject.toml --extra build --extra dev -o requirements/dev.txt
	@echo 'atheris==3.0.0 ; sys_platform == "linux"' | $(BIN)/python -m uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate --quiet - -o requirements/fuzz.txt

links: $(VENV)/dev ## Say which addresses on the web, of those that site/ links to, do not answer
	@$(BIN)/python -m tests.links site $(SUMMARY)

audit: $(VENV)/dev ## Say which locked packages have known faults
	@$(BIN)/python -m uv tool run --quiet pip-audit==2.10.1 --disable-pip --require-hashes \
	    --requirement requirements/dev.txt

zensical: $(VENV)/dev ## Build the site with Zensical, into build/zensical
	@$(BIN)/python -m generator build --engine zensical --out build/zensical

weekly: ## Look at WEEKLY (links, audit or zensical), and only report what is wrong
	@case "$$WEEKLY" in links|audit|zensical) ;; *) echo 'WEEKLY is links, audit or zensical'; exit 2 ;; esac; \
	  $(MAKE) --no-print-directory "$$WEEKLY" || echo "::warning title=Weekly look::$$WEEKLY found something to look at"

unpublished: ## Say that GitHub Pages is switched off
	@echo '::notice title=Not published::GitHub Pages is off: choose “GitHub Actions” under Settings, Pages, Source'

release: ## Publish dist/ as the release of TAG (in a workflow)
	@gh release create "$$TAG" dist/* --verify-tag --generate-notes

clean: ## Remove everything that was built
	@rm -rf site .catalogue build dist review.html review.md *.egg-info .mypy_cache .ruff_cache .hypothesis $(VENV)

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or later is needed; name one with PYTHON=")'
	@$(PYTHON) -m venv $(VENV)

$(VENV)/site: requirements/site.txt pyproject.toml | $(VENV)/bin/python
	@echo "Installing what the generator needs into $(VENV) (once)"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-compile --no-deps --require-hashes -r requirements/site.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/dev: requirements/dev.txt $(VENV)/site
	@echo "Installing what the tests need into $(VENV) (once)"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-compile --no-deps --require-hashes -r requirements/dev.txt
	@touch $@
