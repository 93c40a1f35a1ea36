#!/bin/sh
# The main job on the example documents, as a user would do it by hand. Called by `make demo`.
set -eu
marsad=.venv/bin/marsad
report=$MARSAD_HOME/brief.pdf
mkdir -p "$MARSAD_HOME"
export MARSAD_HOME

echo "1. Reading the documents in examples/"
"$marsad" add examples/documents
echo
echo "2. What was found and linked: bodies and people under all their names, editions of a series"
"$marsad" entities --kind organisation --limit 6
"$marsad" entities --kind person --limit 5
"$marsad" entities --kind series --limit 3
echo
echo "3. A question in Arabic finds answers in three languages"
"$marsad" search "توصيات بشأن حماية الأطفال والشباب من التجنيد عبر الإنترنت" --limit 5
echo
echo "4. A report in which every fact is cited"
"$marsad" report brief --latest-event --language fr -o "$report"
"$marsad" verify "$report"
echo
if [ "$SERVE" = 1 ]; then
    echo "5. The observatory (stop it with Ctrl-C)"
    exec env MARSAD_TOUR=1 "$marsad" serve --port "$PORT"
fi
echo "To open the observatory: MARSAD_HOME=$MARSAD_HOME $marsad serve"
