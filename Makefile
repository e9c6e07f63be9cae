# The commands of this project. `make` alone lists them.
.DEFAULT_GOAL := help
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

help: ## List the commands
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/\1\t\2/' | expand -t 12 | sed 's/^/  make /'

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed: PYTHON=python3.11 make run"; exit 1; }
	$(PYTHON) -m venv $(VENV)

# Each stamp is made when its locked packages are installed; pip checks every file against its hash.
$(VENV)/installed: requirements.txt | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

$(VENV)/installed-dev: requirements-dev.txt | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@ $(VENV)/installed

run: $(VENV)/installed ## Serve the portal on 127.0.0.1:8000 (PORT=… chooses another)
	@$(BIN)/python -m clinic_portal.ops.start

dev: $(VENV)/installed ## Serve it with DEBUG and auto-reload
	@DJANGO_SETTINGS_MODULE=clinic_portal.settings.dev $(BIN)/python manage.py migrate --verbosity 0
	@DJANGO_SETTINGS_MODULE=clinic_portal.settings.dev $(BIN)/python manage.py load_starter_content
	@DJANGO_SETTINGS_MODULE=clinic_portal.settings.dev $(BIN)/python manage.py runserver 127.0.0.1:$${PORT:-8000}

test: $(VENV)/installed-dev ## Run the whole suite (PYTEST_ARGS=… adds arguments)
	@$(BIN)/python -m pytest -n auto --no-loadscope-reorder $(PYTEST_ARGS)

check: $(VENV)/installed-dev ## Lint, types, import direction, migrations, settings
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/djhtml --tabwidth 2 --check templates
	@$(BIN)/lint-imports
	@$(BIN)/mypy
	@$(BIN)/python manage.py makemigrations --check --dry-run

format: $(VENV)/installed-dev ## Format Python and templates
	@$(BIN)/ruff check --fix --quiet . ; $(BIN)/ruff format .
	@$(BIN)/djhtml --tabwidth 2 templates

lock: | $(BIN)/python ## Make the two lock files from the pins in pyproject.toml
	@test -x $(BIN)/uv || $(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	@$(BIN)/uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" --quiet -o requirements.txt
	@$(BIN)/uv pip compile pyproject.toml --group dev --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" --quiet -o requirements-dev.txt

.PHONY: help run dev test check format lock
