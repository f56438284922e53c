#!/usr/bin/env python3
"""check.py tells each kind of violation, and passes what is in order."""
import pathlib
import subprocess
import sys
import tempfile

CHECK = pathlib.Path(__file__).with_name("check.py")

# (files, what is told; None: nothing)
CASES = (
    ({"graph/a.hpp": "", "extract/b.cpp": '#include "graph/a.hpp"\n#include <vector>\n#include <sys/stat.h>'}, None),
    ({"extract/a.hpp": "", "export/b.cpp": '#include "extract/a.hpp"'}, "export/b.cpp:1: export must not include extract"),
    ({"export/a.hpp": "", "extract/b.cpp": '#include "export/a.hpp"'}, "extract/b.cpp:1: extract must not include export"),
    ({"cli/a.hpp": "", "graph/b.hpp": '\n#include "cli/a.hpp"'}, "graph/b.hpp:2: graph must not include cli"),
    ({"graph/b.cpp": '#include "graph/none.hpp"'}, "graph/b.cpp:1: 'graph/none.hpp' does not exist"),
    ({"graph/b.cpp": '#include "b.hpp"'}, "graph/b.cpp:1: 'b.hpp' is named from no room"),
    ({"graph/b.cpp": "#include <boost/graph/page_rank.hpp>"}, None),
    ({"export/b.cpp": "#include <boost/graph/page_rank.hpp>"}, "export/b.cpp:1: <boost/graph/page_rank.hpp> may only"),
    ({"extract/claims/b.cpp": "#include <unicode/uchar.h>"}, "extract/claims/b.cpp:1: <unicode/uchar.h> may only"),
    ({"graph/b.cpp": "#  include <CLI/CLI.hpp>"}, "graph/b.cpp:1: <CLI/CLI.hpp> may only"),
    ({"export/a.cpp": "#include <graphviz/gvc.h>\n#include <graphviz/cgraph.h>"}, None),
    ({"export/a.cpp": "#include <graphviz/gvc.h>", "export/b.cpp": "#include <graphviz/cgraph.h>"},
     "export/b.cpp: graphviz/.*|gvc\\.h|cgraph\\.h belongs to one file, and export/a.cpp has it"),
    ({"graph/b.cpp": "#include <fmt/format.h>"}, "graph/b.cpp:1: <fmt/format.h> belongs to no library"),
    ({"graph/b.cpp": "// TO" + "DO: more"}, "graph/b.cpp:1: something is left unfinished"),
    ({"graph/b.cpp": 'auto p = "/ho' + 'me/someone/x";'}, "graph/b.cpp:1: a path of one machine"),
    ({"cli/b.cpp": 'auto p = "../sha' + 'red/x";'}, "cli/b.cpp:1: refers to what is outside"),
)


def main():
    failed = 0
    for files, expected in CASES:
        with tempfile.TemporaryDirectory() as folder:
            for name, text in files.items():
                path = pathlib.Path(folder, name)
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8")
            told = subprocess.run([sys.executable, CHECK, folder], capture_output=True, text=True)
            right = told.returncode == (0 if expected is None else 1) and (expected or "") in told.stdout
            if not right:
                failed += 1
                print(f"{files}\n  expected {expected!r}\n  got {told.returncode}: {told.stdout}{told.stderr}")
    print(f"{len(CASES) - failed} of {len(CASES)} cases are right")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
