#!/usr/bin/env python3
"""How fast each reader reads: MB/s and documents/s of processor time, beside gzip -dc | wc and wc -w.

usage: readers.py NEWSGRAPH [DOCUMENTS]

The last two lines compare reading with the extraction itself, on a few of the pages and on one core.

Makes its inputs (pages of tests/pages, different in every document) in a folder of its own; `extract --text`
reads, cleans and writes the text and extracts nothing.
"""
import gzip
import json
import os
import pathlib
import re
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "pages"))
import make_pages  # noqa: E402


def cpu_seconds(command):
    """Processor time of a shell command and all that it starts; its output is thrown away."""
    child = os.fork()
    if child == 0:
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, 1)
        os.dup2(null, 2)
        os.execvp("sh", ["sh", "-c", command])
    _, _, usage = os.wait4(child, 0)
    return usage.ru_utime + usage.ru_stime


def record(address, body):
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + body
    head = (f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2024-05-06T10:00:00Z\r\n"
            f"Content-Type: application/http\r\nContent-Length: {len(http)}\r\n\r\n")
    return head.encode() + http + b"\r\n\r\n"


def make_inputs(folder, documents):
    layouts = list(make_pages.LAYOUTS.values())
    (folder / "pages").mkdir()
    (folder / "texts").mkdir()
    warc = gzip.open(folder / "pages.warc.gz", "wb", 1)
    lines = open(folder / "lines.jsonl", "w", encoding="utf-8")
    for i in range(documents):
        page = layouts[i % len(layouts)](make_pages.Maker(i))
        story = re.sub(r"<[^>]*>", "\n\n", " ".join(re.findall(r"<!--story-->(.*?)<!--/story-->", page, re.S)))
        (folder / "pages" / f"{i}.html").write_text(page, encoding="utf-8")
        (folder / "texts" / f"{i}.txt").write_text(story, encoding="utf-8")
        warc.write(record(f"https://courier.example/{i}", page.encode()))
        lines.write(json.dumps({"title": f"Story {i}", "text": story, "url": f"https://courier.example/{i}"}) + "\n")
    warc.close()
    lines.close()
    with open(folder / "lines.jsonl", "rb") as plain, gzip.open(folder / "packed.jsonl.gz", "wb", 1) as packed:
        packed.write(plain.read())


def size(path):
    return sum(p.stat().st_size for p in path.rglob("*") if p.is_file()) if path.is_dir() else path.stat().st_size


def main():
    program = sys.argv[1]
    documents = int(sys.argv[2]) if len(sys.argv) > 2 else 5000
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        make_inputs(folder, documents)
        raw = {"pages.warc.gz": size(folder / "pages"), "packed.jsonl.gz": size(folder / "lines.jsonl")}
        start = min(cpu_seconds(f"echo x | {program} extract --text") for _ in range(3))
        for what in ("texts", "pages", "lines.jsonl", "packed.jsonl.gz", "pages.warc.gz"):
            path = folder / what
            seconds = min(cpu_seconds(f"{program} extract --text {path}") for _ in range(3)) - start
            megabytes = raw.get(what, size(path)) / 1e6
            print(f"{what:16} {megabytes:7.1f} MB {seconds:7.2f} s {megabytes / seconds:8.1f} MB/s "
                  f"{documents / seconds:9.0f} documents/s")
        few = folder / "few"
        few.mkdir()
        for i in range(min(documents, 100)):
            os.rename(folder / "pages" / f"{i}.html", few / f"{i}.html")
        for label, command in (("100 pages read", f"{program} extract --text {few}"),
                               ("and extracted", f"{program} extract --jobs 1 {few}")):
            print(f"{label:16} {'':10} {min(cpu_seconds(command) for _ in range(3)) - start:7.2f} s")
        for label, command in (("wc -w texts/*", f"cat {folder}/texts/* | wc -w"),
                               ("gzip -dc | wc", f"gzip -dc {folder}/pages.warc.gz | wc")):
            seconds = min(cpu_seconds(command) for _ in range(3))
            print(f"{label:16} {'':10} {seconds:7.2f} s")


if __name__ == "__main__":
    main()
