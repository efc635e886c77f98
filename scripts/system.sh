#!/bin/sh
# Install what kasian needs of the system and does not find: Tesseract with Thai, Thai fonts, Python with venv.
set -eu

missing=""
need() { missing="$missing $1"; }

command -v tesseract >/dev/null 2>&1 || need tesseract-ocr
tesseract --list-langs 2>/dev/null | grep -qx tha || need tesseract-ocr-tha
tesseract --list-langs 2>/dev/null | grep -qx eng || need tesseract-ocr-eng
if ! command -v fc-list >/dev/null 2>&1; then
    need fontconfig
    need fonts-thai-tlwg
elif ! fc-list :lang=th family | grep -q .; then
    need fonts-thai-tlwg
fi
python=${PYTHON:-python3}
command -v "$python" >/dev/null 2>&1 || need python3
"$python" -c 'import ensurepip, venv' >/dev/null 2>&1 || need python3-venv

if [ -n "$missing" ]; then
    echo "kasian: installing$missing"
    if ! command -v apt-get >/dev/null 2>&1; then
        echo "kasian: no apt-get here; install by hand:$missing" >&2
        exit 1
    fi
    if [ "$(id -u)" -eq 0 ]; then
        root=""
    elif command -v sudo >/dev/null 2>&1; then
        root="sudo"
    else
        echo "kasian: needs root or sudo to run: apt-get install$missing" >&2
        exit 1
    fi
    $root apt-get update -qq
    # shellcheck disable=SC2086 # a list of package names
    $root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
fi

"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
    echo "kasian: needs Python 3.11 or newer (Debian 12, Ubuntu 24.04); found $("$python" --version)" >&2
    exit 1
}
