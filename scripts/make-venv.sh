#!/bin/sh
# Make .venv with the Python named as the first word; says what to do when a Debian package is missing.
set -eu
python=${1:-python3}
[ -x .venv/bin/python ] && [ -x .venv/bin/pip ] && exit 0
if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
    echo "Marsad needs Python 3.11 or newer; $python is $("$python" --version 2>&1). Name another: make install PYTHON=python3.12" >&2
    exit 2
fi
if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
        apt-get update -qq && apt-get install -y -qq python3-venv >/dev/null
    else
        echo "Python's venv module is missing. Install it first: sudo apt-get install python3-venv" >&2
        exit 2
    fi
fi
if ! pkg-config --exists icu-i18n 2>/dev/null; then # PyICU, which followthemoney asks for, comes as source
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
        apt-get update -qq && apt-get install -y -qq g++ libicu-dev pkg-config >/dev/null
    else
        echo "The development files of ICU are missing. Install them first: sudo apt-get install g++ libicu-dev pkg-config" >&2
        exit 2
    fi
fi
"$python" -m venv .venv
