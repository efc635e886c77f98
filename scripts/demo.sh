#!/bin/sh
# A demo office with the samples: taken in, listed, one note, what is due, a search.
set -eu
cd "$(dirname "$0")/.."
office=demo-office
export KASIAN_OFFICE="$office"

say() { printf '\n\033[1m%s\033[0m\n' "$*"; }

say "# A new office in $office/ (an earlier demo office is removed)"
rm -rf "$office"
kasian init "$office" --name "สำนักงานพัฒนาชุมชนอำเภอพลูเถื่อน"
cp samples/demo-office.toml "$office/office.toml"
cp $(ls samples/files/* | grep -v 'expected.json$') "$office/inbox/"

say "\$ kasian ingest"
kasian ingest

say "\$ kasian list"
kasian list

id=$(kasian list --json | python -c '
import json, sys
letters = json.load(sys.stdin)["letters"]
print(next(letter["id"] for letter in letters if "01_urgent" in letter["path"]))')
say "\$ kasian note $id"
kasian note "$id"

say "\$ kasian note $id --line"
kasian note "$id" --line

say "\$ kasian due"
kasian due

say "\$ kasian search กองทุนพัฒนาบทบาทสตรี"
kasian search กองทุนพัฒนาบทบาทสตรี --limit 3

say "\$ kasian status"
kasian status

say "The notes as DOCX lie in $office/notes/, the originals in $office/archive/."
