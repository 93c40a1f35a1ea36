#!/bin/sh
# Bring what the tests would like to have: Debian's Chromium, PostgreSQL, nginx and Tesseract's Arabic and French data.
# Installs them when it may (root on Debian); else says how. Tests that lack one are skipped and say so.
set -u
missing=""
command -v chromium >/dev/null || missing="$missing chromium"
[ -n "$(ls /usr/lib/postgresql/*/bin/initdb 2>/dev/null)" ] || missing="$missing postgresql"
[ -n "$(PATH=$PATH:/usr/sbin command -v nginx)" ] || missing="$missing nginx-light"
for language in ara fra; do
    [ -n "$(ls /usr/share/tesseract-ocr/*/tessdata/$language.traineddata 2>/dev/null)" ] || missing="$missing tesseract-ocr-$language"
done
[ -z "$missing" ] && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "Installing for the tests:$missing"
    apt-get update -qq
    # shellcheck disable=SC2086 # a list of package names
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null && exit 0
fi
echo "Some tests will be skipped. To run them all: sudo apt-get install$missing"
