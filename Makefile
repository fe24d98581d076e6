# Each target is one plain line; the README gives the same lines for machines without make.
PYTHON ?= python3
BIN = .venv/bin
LOCK = $(BIN)/uv pip compile --quiet --universal --generate-hashes --no-strip-extras --no-annotate --python-version 3.11 --custom-compile-command "make lock" pyproject.toml

.PHONY: python setup play demo run test check bench words relations format lock

setup: python ## the environment only: all that `python -m bot` can do
	$(PYTHON) -m setup play

play: python ## the sandbox with the real bot in it: open the printed address
	$(PYTHON) -m setup play && $(BIN)/python -m bot sandbox --members 3

demo: python ## one whole game that plays itself in the terminal
	$(PYTHON) -m setup play && $(BIN)/python -m bot sandbox --demo

run: python ## real Discord, with the token in .env
	$(PYTHON) -m setup run && $(BIN)/python -m bot run

test: check ## everything that must hold
	$(PYTHON) -m setup test && $(BIN)/python -m pytest -n 2 --cov --cov-report=term

check: python ## format, lint, types, arrows, packs, words
	$(PYTHON) -m setup test && $(BIN)/ruff format --check . && $(BIN)/ruff check . && $(BIN)/mypy && $(BIN)/lint-imports && $(BIN)/python -m bot packs check && $(BIN)/python -m bot.discord_app.words --check

bench: python ## the road of an answer, as ratios to a floor in the same run
	$(PYTHON) -m setup test && $(BIN)/python -m tests.benchmarks

words: python ## what the bot says, extracted for translators and checked in every language
	$(PYTHON) -m setup run && $(BIN)/python -m bot.discord_app.words

relations: python ## docs/relations.md, written from the relation library
	$(PYTHON) -m setup play && $(BIN)/python -m bot.packs.facts.relations_page docs/relations.md

format: python
	$(PYTHON) -m setup test && $(BIN)/ruff format . && $(BIN)/ruff check --fix .

lock: python ## lock what pyproject.toml asks for; pins stay as they are but with UPGRADE=--upgrade
	$(PYTHON) -m setup test && $(BIN)/python -m pip install --quiet --disable-pip-version-check uv==0.13.9
	$(LOCK) $(UPGRADE) --group test --output-file setup/test.lock
	$(LOCK) --constraint setup/test.lock --group play --output-file setup/play.lock
	$(LOCK) --constraint setup/test.lock --output-file setup/run.lock

python:
	@command -v $(PYTHON) >/dev/null || { echo "Footnote needs Python 3.11 or later, and there is no $(PYTHON) here. Install it; if it has another name, say so: make play PYTHON=python3.12" >&2; exit 1; }
