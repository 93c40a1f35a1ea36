#!/bin/sh
# Fuzzes every reader for FUZZ_SECONDS each; says which failed, and where the file that did it lies.
PYTHON=${1:-.venv/bin/python}
FOUND=0
for READER in $("$PYTHON" -c "from marsad.reading.registry import READERS; print(*[r.name for r in READERS])"); do
  LOG=$(mktemp)
  if "$PYTHON" tests/fuzz/readers.py "$READER" ".fuzz/$READER" -max_total_time="${FUZZ_SECONDS:-20}" >"$LOG" 2>&1; then
    echo "$READER: nothing found ($(grep -c . "$LOG") lines of log, $(grep -o 'stat::number_of_executed_units: *[0-9]*\|Done [0-9]* runs' "$LOG" | tail -1))"
  else
    FOUND=1
    echo "$READER: FOUND, in .fuzz/$READER"
    tail -25 "$LOG"
  fi
  rm -f "$LOG"
done
exit $FOUND
