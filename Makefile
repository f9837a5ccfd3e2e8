# What a person or CI does with a checkout. `make help` lists it. Needs python3 (3.11 or newer) and nothing else.

PYTHON ?= python3
PORT ?= 8000
BIN := .venv/bin

.DEFAULT_GOAL := help
.PHONY: help install run test check bench screenshots locks

help: ## List what make can do here
	@sed -n 's/^\([a-z]*\):[^#]*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 18

install: ## Set up everything that run, test and check need, in this folder
	@command -v $(PYTHON) >/dev/null || { echo "Heed needs Python 3.11 or newer, and there is no $(PYTHON) here: install the package python3." >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Heed needs Python 3.11 or newer, and this is `$(PYTHON) --version`: name a newer one, make PYTHON=python3.12." >&2; exit 1; }
	@$(PYTHON) tools/install.py

run: install ## Load the invented council of Fenshire and serve it at 127.0.0.1:8000 (PORT=... for another)
	@$(BIN)/heed demo
	@$(BIN)/heed serve --port $(PORT)

test: install ## Run every test: on SQLite, in a browser, and again on PostgreSQL
	@$(BIN)/python -m tools.run_tests

check: install ## Style, types, the order of the packages, and that generated pages are current
	@$(BIN)/python -m tools.check

bench: install ## Measure what has a budget, and fail where one is broken
	@$(BIN)/python -m bench

screenshots: install ## Pictures of every page of Fenshire, at 1280 and 360 px, in var/screenshots
	@$(BIN)/python -m tools.screenshots

locks: install ## Write the lock files again from pyproject.toml
	@$(BIN)/python -m tools.lock
