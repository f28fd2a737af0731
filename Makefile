# Callboard's commands. `make` alone lists them.
PYTHON ?= python3
PORT ?= 8501
VENV := .venv
BIN := $(VENV)/bin
# a browser is opened where there is a screen
HEADLESS := $(if $(or $(DISPLAY),$(WAYLAND_DISPLAY),$(filter Darwin,$(shell uname))),false,true)
BROWSER := $(or $(CALLBOARD_BROWSER),$(shell command -v chromium || command -v chromium-browser || command -v google-chrome))

# tests are compiled once, and not anew by every run
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help run check types tests test soak bench screenshots browser clean
.DEFAULT_GOAL := help

help:  ## list the commands
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

run: $(VENV)/run  ## install what is needed and start Callboard on http://127.0.0.1:8501 (PORT=… for another)
	$(BIN)/streamlit run app.py --server.port $(PORT) --server.address 127.0.0.1 \
		--server.headless $(HEADLESS) --server.showEmailPrompt false

check: $(VENV)/dev  ## format, lint, types, import contracts, tests without browser and faults
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	@$(MAKE) --no-print-directory --jobs 2 types tests

types: $(VENV)/dev
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

# one heap for all threads: those of pages and databases come and go, and each would begin one of its own
tests: $(VENV)/dev
	MALLOC_ARENA_MAX=1 $(BIN)/pytest -q -n auto --dist worksteal -m "not browser and not faults and not soak and not screenshots"

test: check browser  ## everything: check, its dearest random tests at full length, fault tests, browser tests
	CALLBOARD_FULL=1 $(BIN)/pytest -q -m "full and not soak"
	$(BIN)/pytest -q -n 2 --dist worksteal -m "faults and not soak"
	$(BIN)/pytest -q -m "browser and not soak"

soak: $(VENV)/dev browser  ## the larger sizes of the fault, phone and random tests
	CALLBOARD_SOAK=1 CALLBOARD_FULL=1 $(BIN)/pytest -q -m "faults or soak or full"

bench: $(VENV)/dev  ## print the measured claims, as ratios within this run
	$(BIN)/python -m bench

screenshots: $(VENV)/dev browser  ## make the pictures of the README anew
	$(BIN)/pytest -q -m screenshots tests/browser

browser:
	@test -n "$(BROWSER)" || { echo "The browser tests need Chromium: apt-get install chromium (or set CALLBOARD_BROWSER to its path)."; exit 1; }

clean:  ## remove the virtual environment and caches; your data in data/ stays
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache test-results

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Callboard needs Python 3.11 or later: set PYTHON to one."; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); echo "Python's venv is missing: apt-get install python3-venv."; exit 1; }

$(VENV)/run: requirements.txt | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

$(VENV)/dev: requirements.txt requirements-dev.txt | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@ $(VENV)/run
