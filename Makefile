# Everything is set up by the first target that needs it: a virtual environment in .venv, from locked, hashed requirements.
#   make run            the reader on the seed articles (off a terminal: their list)
#   make test           the tests
#   make check          lint, types, import contracts, eval gate
#   make eval DATA=DIR  scores on larger gold sets, see docs/quality.md
#   make bench          how fast it is, beside others; ARTICLES=1000000, CORPUS=FILE.jsonl
#   make pictures       the pictures in docs/pictures
#   make lock           locks the requirements again

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
LOCK := python -m piptools compile --quiet --strip-extras --generate-hashes --allow-unsafe \
	--no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-header --no-annotate
# pip-compile knows no dependency groups (pip-tools 7.6): they are handed to it on standard input.
GROUPS := python -c 'import sys, tomllib; groups = tomllib.load(open("pyproject.toml", "rb"))["dependency-groups"]; \
	print(*(requirement for name in sys.argv[1:] for requirement in groups[name]), sep="\n")'

.PHONY: run test check eval bench pictures lock clean
.DEFAULT_GOAL := run

$(VENV)/run: requirements.lock pyproject.toml
	@$(PYTHON) -m venv $(VENV)
	@$(PIP) install --require-hashes --no-deps --requirement requirements.lock
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@$(BIN)/python -m compileall -q src
	@touch $@

$(VENV)/develop: requirements-dev.lock $(VENV)/run
	@$(PIP) install --require-hashes --no-deps --requirement requirements-dev.lock
	@touch $@

run: $(VENV)/run
	@$(BIN)/warreader seeds/

test: $(VENV)/develop
	@$(BIN)/python -m pytest --numprocesses auto --maxprocesses 8 --dist loadfile

check: $(VENV)/develop
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/python tools/evaluate.py gate

eval: $(VENV)/develop
	@test -n "$(DATA)" || { echo "which data? make eval DATA=DIR (docs/quality.md says what DIR holds)" >&2; exit 2; }
	@$(BIN)/python tools/evaluate.py all --data "$(DATA)"

bench: $(VENV)/develop
	@$(BIN)/python tools/bench.py $(if $(ARTICLES),--articles $(ARTICLES)) $(if $(CORPUS),--corpus "$(CORPUS)")

pictures: $(VENV)/develop
	@$(BIN)/python tools/take_pictures.py
	@$(BIN)/python tools/take_walkthrough.py

lock: $(VENV)/develop
	@$(BIN)/$(GROUPS) build | $(BIN)/$(LOCK) --output-file requirements.lock pyproject.toml -
	@$(BIN)/$(GROUPS) build dev | $(BIN)/$(LOCK) --output-file requirements-dev.lock pyproject.toml -

clean:
	@rm -rf $(VENV)
