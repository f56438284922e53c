#!/usr/bin/env python3
"""Makes the compact name tables of extract/data from public gazetteers.

usage: make_name_tables.py GAZETTEERS EXTRACT_DATA

Reads GAZETTEERS/cities/cities1000.tsv (GeoNames, CC BY 4.0), companies/sp500_constituents*.csv (PDDL),
companies/sec_company_tickers*.json (public domain), people/kantrowitz_names, people/*_PD.yaml (public
domain) and corpora_CC0/data/humans. Writes cities.tsv, listed_companies.tsv, given_names.tsv, surnames.tsv.
"""
import collections
import csv
import glob
import json
import pathlib
import re
import sys

SUFFIX = re.compile(
    r",?\s+(Inc|Incorporated|Corp|Corporation|Co|Company|Companies|Ltd|Limited|LLC|PLC|N\.?V|S\.?A|AG|SE|LP|L\.P|Holdings?"
    r"|Group|Trust|Bancorp|Bancshares|ADR|The)\.?$", re.I)
COMMON = set("""will may mark grant bill art rich young white black brown green gray grey king price bush
 page case rose dean frank miles pat sue van les west south north east long short wood stone may june april august
 day church park hill hall lane street field love faith hope joy grace christian guy gene jean ray chase drew chance
 honor major prince royal duke earl baron star sunny sage summer autumn winter storm sky ocean river lake ford banks
 ward wall law lord bishop pope cook baker butler carpenter miller smith mason porter potter taylor weaver fisher
 hunter shepherd knight judge marshall parish penny pearl ruby jade amber coral crystal ginger rosemary olive basil
 see so do an no on in to so me my he she we you they it is are was be has had and or but for the of at by
 from with as if than then not all any each every other some such only own same too very can just should now big little
 good bad new old first last best worst high low early late few many more most less least much thing things bank
 power gold silver iron steel oil gas coal war peace state union general major minor common public private
 doctor nurse lawyer teacher student police soldier sailor pilot driver player singer actor writer author""".split())


def normal_case(word):
    return word[:1].upper() + word[1:].lower() if word.isupper() else word


def cities(root, countries):
    by_country = collections.defaultdict(lambda: collections.defaultdict(list))
    for row in csv.DictReader(open(root / "cities/cities1000.tsv", encoding="utf-8"), delimiter="\t",
                              quoting=csv.QUOTE_NONE):
        population = int(row["population"] or 0)
        name = row["name"].strip()
        if population < 25000 or "|" in name or len(name) < 3 or name.lower() in COMMON or name in countries:
            continue
        rank = 0 if population >= 1000000 else 1 if population >= 250000 else 2 if population >= 80000 else 3
        if name not in by_country[row["country"]][rank]:
            by_country[row["country"]][rank].append(name)
    yield "#iso\trank\tnames"
    yield "# Cities of 25,000 people and more; rank 0: a million, 1: 250,000, 2: 80,000."
    yield "# Derived from GeoNames (https://www.geonames.org), CC BY 4.0. Made by train/make_name_tables.py."
    for country in sorted(by_country):
        for rank in sorted(by_country[country]):
            yield f"{country}\t{rank}\t{'|'.join(by_country[country][rank])}"


def listed(root, known):
    seen = set()
    lines = {1: [], 3: []}

    def add(rank, name):
        name = re.sub(r"\s*\(.*?\)|\s*/.*$|\\.*$", "", name).strip()
        while SUFFIX.search(name):
            name = SUFFIX.sub("", name)
        name = re.sub(r"^the ", "", name, flags=re.I).strip(" ,.&")
        key = name.lower().replace(".", "")
        words = key.split()
        if len(key) < 3 or "|" in name or key in seen or key in known or (len(words) == 1 and key in COMMON):
            return
        seen.add(key)
        lines[rank].append(name)

    for path in glob.glob(str(root / "companies/sp500_constituents*.csv")):
        for row in csv.DictReader(open(path, encoding="utf-8")):
            add(1, row["Security"])
    for path in glob.glob(str(root / "companies/sec_company_tickers*.json")):
        for number, row in enumerate(json.load(open(path)).values()):
            if number >= 5000:
                break
            title = row["title"]
            if re.search(r"ACQUISITION|FUND|TRUST|ETF|PREFERRED|WARRANT|CAPITAL CORP", title, re.I):
                continue
            add(3, " ".join(w if not w.isupper() or len(w) < 4 or not w.isalpha() else normal_case(w)
                            for w in title.split()))
    yield "#rank\tnames"
    yield "# Companies listed in the United States: rank 1 in the S&P 500 (PDDL), rank 3 others (SEC, public domain)."
    yield "# Made by train/make_name_tables.py."
    for rank in lines:
        names = lines[rank]
        for begin in range(0, len(names), 40):
            yield f"{rank}\t{'|'.join(names[begin:begin + 40])}"


def people(root):
    given, last = collections.Counter(), collections.Counter()
    for sex in ("male", "female"):
        for line in open(root / f"people/kantrowitz_names/{sex}.txt", encoding="utf-8", errors="replace"):
            given[line.strip()] += 1
    folder = root / "corpora_CC0/data/humans"
    for name, key, counter in (("firstNames", "firstNames", given), ("lastNames", "lastNames", last),
                               ("norwayFirstNamesBoys", None, given), ("norwayFirstNamesGirls", None, given),
                               ("norwayLastNames", None, last), ("spanishFirstNames", None, given),
                               ("spanishLastNames", None, last), ("neutralNames", None, given),
                               ("authors", None, last)):
        data = json.load(open(folder / f"{name}.json", encoding="utf-8"))
        lists = [v for v in data.values() if isinstance(v, list)]
        for word in (w for values in lists for w in values if isinstance(w, str)):
            counter[word.strip()] += 1
    for path in sorted(root.glob("people/*_PD.yaml")):
        for kind, value in re.findall(r"^\s+(first|last): (.+)$", path.read_text(encoding="utf-8"), re.M):
            (given if kind == "first" else last)[value.strip("'\" ")] += 1
    for name in ("richpeople", "celebrities", "scientists", "britishActors"):
        data = json.load(open(folder / f"{name}.json", encoding="utf-8"))
        for values in data.values():
            if not isinstance(values, list):
                continue
            for item in values:
                text = item if isinstance(item, str) else item.get("name", "")
                words = text.split()
                if 2 <= len(words) <= 3 and all(w[:1].isupper() for w in words):
                    given[words[0]] += 1
                    last[words[-1]] += 1
    return given, last


def names_table(title, counter, extra):
    words = sorted({w for w in list(counter) + extra
                    if len(w) > 1 and w[0].isupper() and w.replace("-", "").replace("'", "").isalpha()
                    and w.lower() not in COMMON})
    yield "#names"
    yield f"# {title}. Sources: Kantrowitz's name lists, US Census, unitedstates.io (public domain), dariusk/corpora (CC0),"
    yield "# and names of many languages written for this table. Made by train/make_name_tables.py."
    for begin in range(0, len(words), 50):
        yield "|".join(words[begin:begin + 50])


def main():
    root, out = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    known = set()
    for line in (out / "companies.tsv").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            known.update(name.lower().replace(".", "") for name in
                         [line.split("\t")[0]] + (line.split("\t") + [""])[1].split("|"))
    countries = set()
    for line in (out / "countries.tsv").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            cells = line.split("\t")
            countries.update([cells[1]] + cells[2].split("|"))
    given, last = people(root)
    more = pathlib.Path(__file__).with_name("more_person_names.txt").read_text(encoding="utf-8").split("\n\n")
    for name, lines in (("cities", cities(root, countries)), ("listed_companies", listed(root, known)),
                        ("given_names", names_table("First names of people", given, more[0].split())),
                        ("surnames", names_table("Last names of people", last, more[1].split()))):
        (out / f"{name}.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
