# Two commands: `make run` sets up and watches, `make test` sets up and tests. Both need Python 3.11 or newer, nothing else.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
INSTALL := $(PIP) install --no-build-isolation --no-deps --editable .

.PHONY: run test rehearse check history scorecard web age accessible search pictures memory quiet peers mailers storm crash delivery lock clean
run: $(VENV)/.ready
	$(BIN)/advisory-monitor watch

# The stories start the program some hundred times: it is compiled once, whatever the shell says of bytecode.
test: $(VENV)/.ready-dev
	env -u PYTHONDONTWRITEBYTECODE $(BIN)/python -m pytest -n auto --dist worksteal

rehearse: $(VENV)/.ready
	$(BIN)/python -m tests.rehearsal

# Heavy measurements, outside the default tests.
history: $(VENV)/.ready
	$(BIN)/python -m tests.bench.history

scorecard: $(VENV)/.ready
	$(BIN)/python -m tests.bench.scorecard

web: $(VENV)/.ready-dev
	$(BIN)/python -m tests.bench.web

age: $(VENV)/.ready-dev
	$(BIN)/python -m tests.bench.age

accessible: $(VENV)/.ready-dev
	WHOLE=1 $(BIN)/python -m pytest -n auto --dist worksteal --timeout 600 tests/journeys/test_wcag.py tests/journeys/test_a_subscriber.py

search: $(VENV)/.ready-dev
	WHOLE=1 $(BIN)/python -m pytest -n auto --dist worksteal --timeout 600 -m hypothesis

pictures: $(VENV)/.ready-dev
	$(BIN)/python -m tests.journeys.pictures

memory: $(VENV)/.ready
	$(BIN)/python -m tests.bench.memory

quiet: $(VENV)/.ready
	$(BIN)/python -m tests.bench.quiet

peers: $(VENV)/.ready
	$(BIN)/python -m tests.bench.peers

mailers: $(VENV)/.ready
	$(BIN)/python -m tests.bench.mailers $(or $(KILLS),50)

storm: $(VENV)/.ready
	$(BIN)/python -m tests.bench.storm $(or $(PEOPLE),100000) inbox

crash: $(VENV)/.ready-dev
	CRASH_KILLS=$(or $(KILLS),50) $(BIN)/python -m pytest -s --timeout 3600 tests/journeys/test_a_crash_loses_nothing.py tests/journeys/test_a_fault_is_taken_back.py

delivery: $(VENV)/.ready-dev
	$(BIN)/python -m tests.bench.delivery

check: $(VENV)/.ready-dev
	$(BIN)/ruff check .
	$(BIN)/mypy

# Newest versions that pyproject.toml allows, for every Python and platform, with hashes and without addresses.
UV := $(BIN)/uv pip compile pyproject.toml --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
	--no-annotate --custom-compile-command "make lock" --group build
lock: $(VENV)/bin/python
	$(PIP) install uv
	$(UV) --output-file requirements.lock
	$(UV) --group dev --constraint requirements.lock --output-file requirements-dev.lock

clean:
	rm -rf $(VENV) build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and f"expected Python 3.11 or newer, got {sys.version.split()[0]}; name another with: make PYTHON=python3.12 ...")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.ready: requirements.lock pyproject.toml | $(VENV)/bin/python
	$(PIP) install --require-hashes --requirement requirements.lock
	$(INSTALL)
	@touch $@

$(VENV)/.ready-dev: requirements-dev.lock pyproject.toml | $(VENV)/bin/python
	$(PIP) install --require-hashes --requirement requirements-dev.lock
	$(INSTALL)
	@touch $@ $(VENV)/.ready
