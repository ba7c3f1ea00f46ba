# One command each; the plain lines behind them stand in the README.
PYTHON ?= python3
VENV ?= .venv
IN = $(VENV)/bin
SLOW = $(foreach part,access browser exports pages,--ignore=tests/$(part))
.PHONY: run test check lint sample bench words tools

run: $(VENV)/run.stamp
	@test -n "$$DATABASE_URL" -o -f "$${SAJHA_VAR:-var}/sajha.db" || $(IN)/python -m data sample
	$(IN)/streamlit run dashboard.py

test: tools
	$(IN)/python -m pytest -m "not browser" -n 3 --dist loadfile --no-loadscope-reorder
	$(IN)/python -m pytest -m browser -n 3 --dist loadfile --no-loadscope-reorder

check: lint
	HYPOTHESIS_PROFILE=glance $(IN)/python -m pytest -q -n 2 --dist loadfile -m "not slow and not browser" $(SLOW)

lint: tools
	$(IN)/ruff check .
	$(IN)/ruff format --check .
	$(IN)/mypy
	$(IN)/lint-imports --no-cache

sample: $(VENV)/run.stamp
	$(IN)/python -m data sample

words: $(VENV)/run.stamp
	$(IN)/python -m ui.catalogue

bench: tools
	$(IN)/python -m benchmarks

tools: $(VENV)/tools.stamp

$(VENV)/run.stamp: requirements.txt
	test -x $(IN)/python || $(PYTHON) -m venv $(VENV)
	$(IN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	touch $@

$(VENV)/tools.stamp: requirements.txt requirements-dev.txt
	test -x $(IN)/python || $(PYTHON) -m venv $(VENV)
	$(IN)/python -m pip install --quiet --disable-pip-version-check pip==26.3  # unpacks in half the time
	$(IN)/python -m pip install --quiet --no-compile -r requirements-dev.txt
	touch $@ $(VENV)/run.stamp
