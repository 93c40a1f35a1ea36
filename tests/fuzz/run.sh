#!/bin/sh
# Fuzzes every reader, every list that sources open and every answer of sites for FUZZ_SECONDS each; says which failed, and where the file lies.
PYTHON=${1:-.venv/bin/python}
FOUND=0

fuzz() { # SCRIPT NAME
  LOG=$(mktemp)
  FOLDER=".fuzz/$(basename "$1" .py)/$2"
  if "$PYTHON" "$1" "$2" "$FOLDER" -max_total_time="${FUZZ_SECONDS:-20}" >"$LOG" 2>&1; then
    echo "$2: nothing found ($(grep -ao 'Done [0-9]* runs' "$LOG" | tail -1))"
  else
    FOUND=1
    echo "$2: FOUND, in $FOLDER"
    tail -25 "$LOG"
  fi
  rm -f "$LOG"
}

for READER in $("$PYTHON" -c "from marsad.reading.registry import READERS; print(*[r.name for r in READERS])"); do
  fuzz tests/fuzz/readers.py "$READER"
done
for LIST in $(PYTHONPATH=tests/fuzz:$PYTHONPATH "$PYTHON" -c "from seeds import LISTS; print(*LISTS)"); do
  fuzz tests/fuzz/sources.py "$LIST"
done
for ANSWER in $(PYTHONPATH=tests/fuzz:$PYTHONPATH "$PYTHON" -c "from seeds import ANSWERS; print(*ANSWERS)"); do
  fuzz tests/fuzz/answers.py "$ANSWER"
done
exit $FOUND
