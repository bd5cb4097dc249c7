# The two commands of the README are `make demo` and `make test`; both set everything up first.
SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PIP_PROGRESS_BAR := off

DEMO := The sudoku of my paper, dots are empty cells: \
53..7.... 6..195... .98....6. 8...6...3 4..8.3..1 7...2...6 .6....28. ...419..5 ....8..79

.PHONY: demo test check bench clean

demo: $(READY)
	@rm -rf .demo/memory
	@echo '$$ hybrid solve "$(DEMO)"'
	@HYBRID_HOME=$${HYBRID_HOME:-$(CURDIR)/.demo} $(BIN)/hybrid solve "$(DEMO)"

test: $(READY)
	$(BIN)/ruff check .
	$(BIN)/python -m pytest -n 2 --dist worksteal

check: $(READY)
	$(BIN)/ruff check .
	$(BIN)/pyright

bench: $(READY)
	$(BIN)/python -m benchmarks.solve_latency

$(READY): pyproject.toml constraints-cpu.txt
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "setting up (the first time: a few minutes of downloads)"
	@$(BIN)/python -m pip install -qq -c constraints-cpu.txt -e ".[offline,test]"
	@touch $@

clean:
	rm -rf $(VENV) .demo .pytest_cache .ruff_cache .hypothesis
