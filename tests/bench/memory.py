#!/usr/bin/env python3
"""How much memory reading takes, of a small and a large input, and what hostile inputs cost.

usage: memory.py NEWSGRAPH [MEGABYTES]       (2000 unless said; the large files are made in a temporary folder)

Each line says processor seconds, peak memory, documents, and for the hostile inputs what was said of them.
`extract --text` reads, cleans, tells languages and copies apart and writes the text; it extracts nothing. The last
size comes through a pipe too, once into `extract`, which writes claims as it goes, and once into `build`, which keeps
the graph.
"""
import gzip
import json
import os
import pathlib
import random
import re
import subprocess
import sys
import tempfile
import zlib

WORDS = ("harbour ferry council yard order strike bridge quay union court price island crane fleet market engine storm "
         "lender mayor plan rule steel fish light summer winter letter answer road river").split()


def run(program, *arguments, lines=None):
    """Processor seconds, peak in MB, documents and the lines on standard error; `lines` go to standard input."""
    reading, writing = os.pipe()
    with tempfile.TemporaryFile() as errors:
        child = os.fork()
        if child == 0:
            os.close(writing)
            os.dup2(reading, 0)
            os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
            os.dup2(errors.fileno(), 2)
            os.execv(program, [program, *arguments, "--progress"])
        os.close(reading)
        with open(writing, "w", encoding="utf-8") as pipe:
            for line in lines or ():
                pipe.write(line)
        _, _, usage = os.wait4(child, 0)
        errors.seek(0)
        said = errors.read().decode(errors="replace").replace("newsgraph: ", "").splitlines()
    documents = next((line.split()[1] for line in said if line.startswith("read ")), "?")
    told = [line for line in said if not line.startswith(("read ", "found ")) and " documents, " not in line]
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, documents, told


def show(name, megabytes, result, folder=""):
    seconds, peak, documents, told = result
    print(f"{name:34} {megabytes:8.1f} MB {seconds:7.2f} s, peak {peak:4.0f} MB, {documents} documents", flush=True)
    for line in told[:3]:
        print("    " + line.replace(f"{folder}/", ""))


def read_file(program, name, path, *arguments):
    show(name, path.stat().st_size / 1e6, run(program, "extract", "--text", str(path), *arguments), path.parent)


def story(chance, words):
    text = " ".join(chance.choice(WORDS) for _ in range(words))
    return "The council said that " + text + "."


def records(megabytes, filler, words):
    """Records with a text of so many words, and as much that is no text: what a scraper keeps of a page."""
    chance = random.Random(7)
    raw = "<div>" + " ".join(chance.choice(WORDS) for _ in range(filler // 6)) + "</div>"
    number = written = 0
    while written < megabytes * 1_000_000:
        number += 1
        line = json.dumps({"url": f"https://courier.example/{number}", "date": "2024-05-06", "raw": raw,
                           "text": story(chance, words)}) + "\n"
        written += len(line)
        yield line


def record(address, body, lie=0):
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + body
    head = (f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2024-05-06T10:00:00Z\r\n"
            f"Content-Length: {len(http) + lie}\r\n\r\n")
    return head.encode() + http + b"\r\n\r\n"


def with_length(bytes_of_record, length):
    return re.sub(rb"Content-Length: [0-9]+", b"Content-Length: %d" % length, bytes_of_record, count=1)


def other(bytes_of_record):
    """The same as a record of a kind that is passed over."""
    return bytes_of_record.replace(b"WARC-Type: response", b"WARC-Type: metadata", 1)


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
        "a length of 2^63": ("huge.warc", with_length(pages[0], 1 << 63) + pages[1]),
        "a length of 2^64 - 1": ("most.warc", with_length(other(pages[0]), (1 << 64) - 1) + pages[1]),
        "a length of 10^30": ("number.warc", with_length(pages[0], 10**30) + pages[1]),
        "NULs, bad UTF-8, entities": ("bytes.html", b"<h1>Yard \xff\xfe wins</h1>" + page(chance).replace(b"council", b"coun\0cil &#0; &#x110000; &bogus; \xc3") ),
    }
    for name, (file, content) in cases.items():
        path = folder / file
        if content is None:
            write_bomb(path, 1)
        else:
            path.write_bytes(content)
        read_file(program, name, path, *(["--max-document-size", "200000000"] if "attribute" in name else []))


def main():
    program, large = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 2000
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        path = folder / "records.jsonl"
        for megabytes in (2, large // 10, large):
            with open(path, "w", encoding="utf-8") as out:
                out.writelines(records(megabytes, 60_000, 150))
            read_file(program, f"JSON lines of 61 kB, {megabytes} MB", path)
        subprocess.run(["gzip", "-1", str(path)], check=True)
        read_file(program, "the same with gzip", folder / "records.jsonl.gz")
        (folder / "records.jsonl.gz").unlink()
        for verb in ("extract", "build"):
            for megabytes in (20, large):
                show(f"{verb}, through a pipe", megabytes,
                     run(program, verb, "--input-format", "json", "-", lines=records(megabytes, 60_000, 150)))
        for megabytes in (1, 8, 40):
            show("short JSON lines, through a pipe", megabytes,
                 run(program, "extract", "--text", "--input-format", "json", "-", lines=records(megabytes, 10, 30)))
        hostile(program, folder)


if __name__ == "__main__":
    main()
