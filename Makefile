# Two commands do everything on a fresh Debian or Ubuntu: make demo, make test.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
COLLECTION ?= ../shared/dev_search

.PHONY: help demo test lock golden bench system clean

help:  ## say what can be made
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/'

demo: system $(VENV)/.installed  ## set up, take the samples into a demo office, show what kasian does
	@PATH="$(CURDIR)/$(BIN):$$PATH" sh scripts/demo.sh

test: system $(VENV)/.installed  ## set up, check the code, run the tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest -q

system:
	@sh scripts/system.sh

$(VENV)/.installed: requirements.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	@touch $@

lock: $(VENV)/.installed  ## pin anew what pyproject.toml allows
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile --universal --python-version 3.11 --extra dev --generate-hashes \
		--no-emit-index-url --no-annotate --custom-compile-command 'make lock' \
		--quiet --upgrade --output-file requirements.lock pyproject.toml

golden: $(VENV)/.installed  ## write the samples' golden files anew; read the difference before you commit it
	$(BIN)/python -m pytest -q tests/test_samples.py --write-golden

bench: $(VENV)/.installed  ## measure field accuracy and search on the development material
	$(BIN)/python -m benchmarks.letters
	$(BIN)/python -m benchmarks.search $(COLLECTION) --letters 10000

clean:  ## remove what was built, and the demo office
	rm -rf $(VENV) demo-office .mypy_cache .ruff_cache .pytest_cache .hypothesis *.egg-info
