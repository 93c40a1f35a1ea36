#!/bin/sh
# Pin every dependency with hashes, for all platforms; no index address is written.
set -eu
bounds=$(mktemp)
trap 'rm -f "$bounds"' EXIT
echo 'python-dateutil<3' >"$bounds"  # the clients of object storage ask for it still
compile() {
    .venv/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
        --no-emit-index-url --no-header --no-annotate -c "$bounds" "$@"
}
.venv/bin/python - <<'P' | compile - -o requirements/uv.txt
from importlib.metadata import version
print(f"uv=={version('uv')}")
P
compile pyproject.toml -o requirements/run.txt
compile pyproject.toml --group dev -c requirements/run.txt -o requirements/dev.txt
echo semgrep | compile - -o requirements/semgrep.txt  # in an environment of its own: its bounds are narrower than ours
