#!/usr/bin/env python3
"""How much memory reading takes, of a small and a large input, and what hostile inputs cost.

usage: memory.py NEWSGRAPH [MEGABYTES]       (2000 unless said; the large files are made in a temporary folder)

Each line says processor seconds, peak memory, documents, and for the hostile inputs what was said of them.
`extract --text` reads, cleans, tells languages and copies apart and writes the text; it extracts nothing.
"""
import gzip
import json
import os
import pathlib
import random
import subprocess
import sys
import tempfile
import zlib

WORDS = ("harbour ferry council yard order strike bridge quay union court price island crane fleet market engine storm "
         "lender mayor plan rule steel fish light summer winter letter answer road river").split()


def run(program, *arguments):
    """Processor seconds, peak in MB, documents and the lines on standard error."""
    with tempfile.TemporaryFile() as errors:
        child = os.fork()
        if child == 0:
            os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
            os.dup2(errors.fileno(), 2)
            os.execv(program, [program, "extract", "--text", "--progress", *arguments])
        _, _, usage = os.wait4(child, 0)
        errors.seek(0)
        said = errors.read().decode(errors="replace").replace("newsgraph: ", "").splitlines()
    documents = next((line.split()[1] for line in said if line.startswith("read ")), "?")
    told = [line for line in said if not line.startswith(("read ", "found ")) and " documents, " not in line]
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, documents, told


def show(program, name, path, folder, *arguments):
    seconds, peak, documents, told = run(program, str(path), *arguments)
    print(f"{name:34} {path.stat().st_size / 1e6:8.1f} MB {seconds:7.2f} s, peak {peak:4.0f} MB, {documents} documents", flush=True)
    for line in told[:3]:
        print("    " + line.replace(str(folder) + "/", ""))


def story(chance, words):
    text = " ".join(chance.choice(WORDS) for _ in range(words))
    return "The council said that " + text + "."


def write_records(path, megabytes, filler, words):
    """Records with a text of so many words, and as much that is no text: what a scraper keeps of a page."""
    chance = random.Random(7)
    raw = "<div>" + " ".join(chance.choice(WORDS) for _ in range(filler // 6)) + "</div>"
    with open(path, "w", encoding="utf-8") as out:
        number = 0
        while out.tell() < megabytes * 1_000_000:
            number += 1
            out.write(json.dumps({"url": f"https://courier.example/{number}", "date": "2024-05-06", "raw": raw,
                                  "text": story(chance, words)}) + "\n")


def record(address, body, lie=0):
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + body
    head = (f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2024-05-06T10:00:00Z\r\n"
            f"Content-Length: {len(http) + lie}\r\n\r\n")
    return head.encode() + http + b"\r\n\r\n"


def page(chance):
    return ("<h1>Ferry yard wins order</h1>" + "".join(f"<p>{story(chance, 30)}</p>" for _ in range(3))).encode()


def write_bomb(path, gigabytes):
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    with open(path, "wb") as out:
        for _ in range(gigabytes * 1024):
            out.write(packer.compress(b" " * (1 << 20)))
        out.write(packer.flush())


def hostile(program, folder):
    chance = random.Random(9)
    pages = [record(f"https://a.example/{i}", page(chance)) for i in range(5)]
    members = [gzip.compress(each) for each in pages]
    cases = {
        "a gzip bomb of 1 GiB": ("bomb.jsonl.gz", None),
        "an attribute of 100 MB": ("attribute.html", b"<h1 data-x='" + b"x" * 100_000_000 + b"'>Yard</h1>" + page(chance)),
        "100,000 nested elements": ("nested.html", page(chance) + b"<div>" * 100_000 + page(chance)),
        "100,000 open brackets": ("deep.json", b'{"text": ' + b"[" * 100_000),
        "a damaged gzip member": ("damaged.warc.gz", members[0] + members[1][:200] + b"\0" * 50 + b"".join(members[2:])),
        "a cut gzip member": ("cut.warc.gz", b"".join(members[:4]) + members[4][:200]),
        "a length beyond the record": ("long.warc", pages[0] + record("https://a.example/x", page(chance), 9000) + b"".join(pages[1:])),
        "a length short of the record": ("short.warc", pages[0] + record("https://a.example/x", page(chance), -90) + b"".join(pages[1:])),
        "a length of 2^63": ("huge.warc", pages[0].replace(b"Content-Length: ", b"Content-Length: 9223372036854775807", 1) + pages[1]),
        "NULs, bad UTF-8, entities": ("bytes.html", b"<h1>Yard \xff\xfe wins</h1>" + page(chance).replace(b"council", b"coun\0cil &#0; &#x110000; &bogus; \xc3") ),
    }
    for name, (file, content) in cases.items():
        path = folder / file
        if content is None:
            write_bomb(path, 1)
        else:
            path.write_bytes(content)
        show(program, name, path, folder, *(["--max-document-size", "200000000"] if "attribute" in name else []))


def main():
    program, large = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 2000
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for megabytes in (2, large // 10, large):
            write_records(folder / "records.jsonl", megabytes, 60_000, 150)
            show(program, f"JSON lines of 61 kB, {megabytes} MB", folder / "records.jsonl", folder)
        subprocess.run(["gzip", "-1", str(folder / "records.jsonl")], check=True)
        show(program, "the same with gzip", folder / "records.jsonl.gz", folder)
        (folder / "records.jsonl.gz").unlink()
        for documents in (1, 20, 100):
            write_records(folder / "short.jsonl", documents * 0.35, 10, 30)
            show(program, "short JSON lines", folder / "short.jsonl", folder)
        hostile(program, folder)


if __name__ == "__main__":
    main()
