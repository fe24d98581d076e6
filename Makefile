# Each target is one plain line; the README gives the same lines for machines without make.
PYTHON ?= python3
BIN = .venv/bin

.PHONY: setup play demo test check bench run lock format

setup: .venv/ready ## the environment only

.venv/ready: requirements.lock pyproject.toml
	$(PYTHON) -m venv .venv && $(BIN)/python -m pip install --quiet --require-hashes -r requirements.lock && $(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable . && touch $@

play: setup ## the sandbox with the real bot in it: open the printed address
	$(BIN)/python -m bot sandbox --members 3

demo: setup ## one whole game that plays itself in the terminal
	$(BIN)/python -m bot sandbox --demo

test: check ## everything that must hold
	$(BIN)/python -m pytest -n 2 --cov --cov-report=term

check: setup ## format, lint, types, arrows, packs
	$(BIN)/ruff format --check . && $(BIN)/ruff check . && $(BIN)/mypy && $(BIN)/lint-imports && $(BIN)/python -m bot packs check

bench: setup ## the road of an answer, as ratios to a floor in the same run
	$(BIN)/python -m tests.benchmarks

run: setup ## real Discord, with the token in .env
	$(BIN)/python -m bot run

format: setup
	$(BIN)/ruff format . && $(BIN)/ruff check --fix .

lock: setup ## write requirements.lock anew
	$(BIN)/python -m pip install --quiet uv && $(BIN)/uv pip compile --quiet --universal --generate-hashes --python-version 3.11 --extra dev pyproject.toml --output-file requirements.lock
