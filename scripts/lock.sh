#!/bin/sh
# Pin every dependency with hashes, for all platforms; no index address is written.
# Into requirements/, where only what must change does; into another folder, all at their newest.
set -eu
into=${1:-requirements}
bounds=$(mktemp)
trap 'rm -f "$bounds"' EXIT
echo 'python-dateutil<3' >"$bounds"  # the clients of object storage ask for it still
compile() {
    .venv/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
        --no-emit-index-url --no-header --no-annotate -c "$bounds" "$@"
}
.venv/bin/python - <<'P' | compile - -o "$into/uv.txt"
from importlib.metadata import version
print(f"uv=={version('uv')}")
P
compile pyproject.toml -o "$into/run.txt"
compile pyproject.toml --group dev -c "$into/run.txt" -o "$into/dev.txt"
.venv/bin/python - <<'P' | compile - -c "$into/run.txt" -o "$into/ocr.txt"  # for the container, beside run.txt
import tomllib
print(*tomllib.load(open("pyproject.toml", "rb"))["project"]["optional-dependencies"]["ocr"], sep="\n")
P
echo semgrep | compile - -o "$into/semgrep.txt"  # in an environment of its own: its bounds are narrower than ours
