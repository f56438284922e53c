# What ./run and ./test share. Source it in the repository's root: it installs what is missing and builds.

# What the program is built with.
build_packages=(g++ cmake ninja-build pkg-config libboost-dev libcli11-dev libgraphviz-dev libgumbo-dev
    libicu-dev libcld2-dev libpugixml-dev libzstd-dev nlohmann-json3-dev zlib1g-dev fonts-dejavu-core fonts-droid-fallback
    fonts-liberation)
# What its tests need besides.
test_packages=(catch2 chromium graphviz libxml2-utils python3 python3-igraph python3-networkx python3-rdflib
    raptor2-utils sqlite3)
# npm's own installation of Node is left alone.
command -v npm >/dev/null || test_packages+=(nodejs npm)

say() { printf '== %s\n' "$*"; }

# install_missing PACKAGE...: as root or with sudo; does nothing, and quickly, when all are there.
install_missing() {
    local missing=() package as_root=()
    command -v apt-get >/dev/null || { say "no apt-get here: expecting these to be installed: $*"; return 0; }
    for package in "$@"; do
        [[ $(dpkg-query -W -f '${Status}' "$package" 2>/dev/null) == "install ok installed" ]] || missing+=("$package")
    done
    [[ ${#missing[@]} -gt 0 ]] || { say "all Debian packages are there"; return 0; }
    if [[ $EUID -ne 0 ]]; then
        command -v sudo >/dev/null || {
            say "neither root nor sudo: please have these installed, then come back: ${missing[*]}" >&2
            return 1
        }
        as_root=(sudo)
    fi
    say "installing ${missing[*]}"
    export DEBIAN_FRONTEND=noninteractive
    "${as_root[@]}" apt-get update -qq
    "${as_root[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" </dev/null >/dev/null
}

# build PRESET: configures and builds into build/PRESET.
build() {
    say "building in build/$1"
    cmake --preset "$1" >"build-$1.log" 2>&1 || { cat "build-$1.log"; return 1; }
    rm -f "build-$1.log"
    cmake --build --preset "$1" </dev/null
}
