# Two commands do everything: `make demo` and `make test`. Both make a private environment in .venv first.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
EXAMPLES := $(sort $(wildcard examples/*.pdf examples/*.html examples/*.txt examples/*.docx))

.PHONY: demo test check train clean

demo: $(STAMP)
	@rm -rf demo && mkdir -p demo
	@$(BIN)/parley read $(EXAMPLES) --dossier demo/talks.parley
	@$(BIN)/parley brief demo/talks.parley --html demo/brief.html
	@$(BIN)/parley brief demo/talks.parley
	@echo
	@echo "The same brief as a page to read and print: demo/brief.html"

test: $(STAMP)
	$(BIN)/python -m pytest

check: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check src tests
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python training/check.py

train: $(STAMP)
	$(BIN)/python training/train.py

$(STAMP): pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	@$(BIN)/python -m compileall -q src/parley
	@touch $@

clean:
	rm -rf $(VENV) demo build dist
