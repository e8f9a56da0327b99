.DEFAULT_GOAL := help
SHELL := /bin/sh
PY   ?= python3
VENV ?= .venv
BIN  := $(VENV)/bin
HOST ?= 127.0.0.1
PORT ?= 8000
UV_VERSION := 0.13.9
export PIP_DISABLE_PIP_VERSION_CHECK := 1
# An office behind a proxy trusts what its system trusts.
export UV_SYSTEM_CERTS := 1

help:
	@echo "make run    install, load the demonstration and serve it on http://$(HOST):$(PORT)"
	@echo "make test   install and run every check and test"
	@echo "make coverage  the same, and which lines no test met: nearly twice as long"
	@echo "make check  format, lint, types, import rules"
	@echo "make bench  measure speed against a bare page and an empty PDF"
	@echo "make pictures  take the pictures of README.md anew in a real browser"
	@echo "make lock   renew the lock files"
	@echo "make messages  take new sentences, and new texts of the questionnaires, into the catalogs of every language"

define check_python
@$(PY) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "error: Python 3.11 or newer is needed; found: $$($(PY) --version 2>&1)" >&2; exit 1; }
@$(PY) -c 'import venv, ensurepip' 2>/dev/null || { echo "error: this Python has no venv module. On Debian or Ubuntu: sudo apt-get install -y python3-venv" >&2; exit 1; }
endef

$(VENV)/.base:
	$(check_python)
	@rm -rf $(VENV)
	$(PY) -m venv $(VENV)
	$(BIN)/python -m pip install -q "uv==$(UV_VERSION)"
	@touch $@

$(VENV)/.run: $(VENV)/.base requirements.lock pyproject.toml
	$(BIN)/uv pip install -q --python $(BIN)/python --require-hashes -r requirements.lock
	@$(BIN)/python -c 'import pathlib, sysconfig; pathlib.Path(sysconfig.get_paths()["purelib"], "roundtable.pth").write_text(str(pathlib.Path.cwd()) + "\n")'
	@printf '#!/bin/sh\nexec "$$(dirname "$$0")/python" -m app.commands "$$@"\n' > $(BIN)/roundtable
	@chmod +x $(BIN)/roundtable
	@touch $@

$(VENV)/.dev: $(VENV)/.run requirements-dev.lock
	$(BIN)/uv pip install -q --python $(BIN)/python --require-hashes -r requirements-dev.lock
	@touch $@

run: $(VENV)/.run
	@exec $(BIN)/python -m app.commands run --host $(HOST) --port $(PORT)

test: check
	$(BIN)/python -m pytest -q -n 2 --dist loadfile $(ARGS)

coverage: check
	$(BIN)/python -m pytest -q -n 2 --dist loadfile --cov --cov-report=term $(ARGS)

check: $(VENV)/.dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/.dev
	$(BIN)/python -m bench $(ARGS)

pictures: $(VENV)/.dev
	PYTHONPATH=tests $(BIN)/python docs/make_pictures.py

lock: $(VENV)/.base
	$(BIN)/uv pip compile -q --universal --generate-hashes --python-version 3.11 --no-header requirements.in -o requirements.lock
	$(BIN)/uv pip compile -q --universal --generate-hashes --python-version 3.11 --no-header -c requirements.lock requirements-dev.in -o requirements-dev.lock

# The same sentences give the same files: no dates, no places, no wrapping, no guesses. `make messages LANGS=ar` keeps to one language.
LANGS := *
PLAIN := --no-location --no-wrap --sort-output --omit-header
messages: $(VENV)/.run
	@set -e; new=$$(mktemp -d); trap 'rm -rf "$$new"' EXIT; \
	for package in surveys reports app; do \
	  $(BIN)/pybabel -q extract -F pyproject.toml -k "msg nmsg:1,2" $(PLAIN) -o $$new/all.pot $$package; \
	  for po in $$package/translations/$(LANGS).po; do \
	    cp $$po $$new/one.po; \
	    $(BIN)/pybabel -q update -N --no-wrap --ignore-obsolete -i $$new/all.pot -o $$new/one.po -l $$(basename $$po .po); \
	    sed -e '/^"[A-Za-z-]*Date: /d' -e '/^"Last-Translator: /d' -e '/^"Language-Team: /d' -e '/^"Report-Msgid-Bugs-To: /d' \
	      -e '/^"Generated-By: /d' $$new/one.po > $$po; \
	  done; \
	done; \
	for po in surveys/questionnaires/catalog/wordings/$(LANGS).po; do \
	  if [ -f "$$po" ]; then $(BIN)/python -m app.commands questionnaires renew "$$po"; fi; \
	done
	@$(BIN)/python docs/find_sentences.py

clean:
	rm -rf $(VENV)

.PHONY: help run test coverage check bench pictures lock messages clean
