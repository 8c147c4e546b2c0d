#!/bin/sh
# run.sh TEST: one of the tests beside this. What it needs is installed by ./dev test; 77 tells ctest that it is not there.
cd "$(dirname "$0")" || exit 1
if ! command -v node >/dev/null || ! [ -x "${CHROMIUM:-/usr/bin/chromium}" ] || ! [ -d node_modules/playwright-core ]; then
    echo "skipped: there is no chromium, no node or no node_modules; ./dev test gets them"
    exit 77
fi
exec node --test "$1"
