# Two commands: `make demo` shows the service with invented people, `make test` checks everything.

PYTHON ?= python3
RUN = .venv/bin/python
.DEFAULT_GOAL := help
.PHONY: help setup demo demo-reset test lint docs pictures lock screen screen-report

help: ## what can be made
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

setup: ## a Python environment in .venv and the browser parts
	@$(PYTHON) scripts/setup.py run

demo: setup ## the service with invented people, on http://localhost:8000
	@$(RUN) -m mediator demo

demo-reset: setup ## throw the demo's data away and make it anew
	@$(RUN) -m mediator demo --reset

test: ## set up what tests need, then run them all
	@$(PYTHON) scripts/setup.py test
	@$(RUN) -m pytest -n 2 --dist loadfile

lint: ## ruff, on everything
	@$(PYTHON) scripts/setup.py test
	@.venv/bin/ruff check . && .venv/bin/ruff format --check --diff .

pictures: ## take the README's pictures from a demo of its own
	@$(PYTHON) scripts/setup.py test
	@$(RUN) -m scripts.pictures

docs: setup ## write the tables in docs that come from the code
	@$(RUN) -m scripts.docs

lock: ## write requirements*.txt anew from requirements*.in (needs uv on the PATH)
	@for part in requirements requirements-test requirements-node; do \
		uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
			--no-emit-index-url --no-emit-find-links --no-annotate $$part.in -o $$part.txt || exit 1; \
	done

screen: ## screen a file of letters: IN=letters.jsonl OUT=marks.jsonl
	@PATH="$(CURDIR)/.venv/bin:$$PATH" node scripts/screen.mjs "$(IN)" "$(OUT)"

screen-report: ## what screening finds in labelled letters, ours or LETTERS=… PROBES=…
	@$(RUN) scripts/screen_report.py $(LETTERS) $(PROBES)
