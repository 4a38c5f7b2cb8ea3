# Two commands do everything: `make demo` and `make test`. Both make a private environment in .venv first.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
EXAMPLES := $(sort $(wildcard examples/*.pdf examples/*.html examples/*.txt examples/*.docx))
STORY := $(sort $(wildcard examples/story/*.pdf examples/story/*.html examples/story/*.txt examples/story/*.docx))

.PHONY: demo test check train clean

demo: $(STAMP)
	@rm -rf demo && mkdir -p demo
	@$(BIN)/parley read $(EXAMPLES) --dossier demo/talks.parley
	@$(BIN)/parley brief demo/talks.parley --html demo/brief.html
	@$(BIN)/parley brief demo/talks.parley
	@echo
	@echo "The same brief as a page to read and print: demo/brief.html"
	@echo
	@echo "What follows from fourteen more documents, January 2025 to March 2026 (demo/story.parley):"
	@$(BIN)/parley read $(STORY) --silent --dossier demo/story.parley
	@echo
	@echo "Measures, as of 1 October 2025"
	@$(BIN)/parley measures --as-of 2025-10-01 --dossier demo/story.parley
	@echo
	@echo "Forecasts and what came of them"
	@$(BIN)/parley forecasts --dossier demo/story.parley
	@echo
	@echo "To look, check and decide in the browser: $(BIN)/parley serve demo/talks.parley"

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
