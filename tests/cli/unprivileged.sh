#!/bin/bash
# unprivileged.sh ARGUMENT...: newsgraph as a user whom permissions bind. Root is bound by none, so as root a
# copy of the program runs as nobody.
[ "$(id -u)" = 0 ] || exec newsgraph "$@"
program=$(mktemp -d /tmp/newsgraph-XXXXXX)
trap 'rm -r "$program"' EXIT
chmod 755 "$program" "$PWD/.."
chmod 777 "$PWD"
cp "$(readlink -f "$(command -v newsgraph)")" "$program/newsgraph"
setpriv --reuid=65534 --clear-groups "$program/newsgraph" "$@"
