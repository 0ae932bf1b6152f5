#!/usr/bin/env python3
"""Adds to each opgave of a corpus, in place, what real ones tell of progress, money, moments and risks: blocks `begroting`,
`voortgang`, `mijlpaal` and `risico`, the same ones for the same name of a file.

  widen.py FOLDER
"""
import random
import re
import sys
from pathlib import Path

COLOURS = ["groen", "groen", "oranje", "rood", "onbekend"]
CHANCES = ["laag", "gemiddeld", "hoog"]
ASPECTS = ["inhoud", "tijd", "geld"]


def voortgang(choose, day):
    colours = {aspect: choose(COLOURS) for aspect in ASPECTS}
    lines = [f"voortgang {day} {{", *(f"  {aspect}: {colour}" for aspect, colour in colours.items())]
    if {"oranje", "rood"} & set(colours.values()):
        lines.append('  toelichting: "De netaansluiting komt later dan gepland."')
    if "rood" in colours.values():
        lines.append('  bijsturing: "Met de netbeheerder is een tijdelijke aansluiting afgesproken."')
    return [*lines, "}"]


def begroting(choose, year):
    return [f"begroting {year} {{", f"  lasten: € {choose(range(10, 90))}.000", f"  baten: € {choose(range(1, 9))}.000", "}"]


def mijlpaal(choose, month):
    return [f'mijlpaal 2027-{month} "Start van de {choose(["eerste", "tweede"])} fase" {{', "  soort: fase", "}"]


def risico(choose, owner):
    return ['risico uitloop "Uitloop van de planning" {', f"  kans: {choose(CHANCES)}", f"  gevolg: {choose(CHANCES)}",
            f"  bedrag: € {choose(range(1, 50))}.000", '  maatregel: "Elk kwartaal met de partijen langs de planning."',
            *([f"  eigenaar: {owner}"] if owner else []), "}"]


def indented(blocks, spaces):
    return [" " * spaces + line for block in blocks for line in block]


def widened(text, choose):
    owner = re.search(r"opgavemanager: (\S+)", text)
    money = [begroting(choose, year) for year in (2025, 2026)]
    within = [voortgang(choose, "2025-12-31"), voortgang(choose, "2026-04-30"), mijlpaal(choose, "03"),
              risico(choose, owner and owner[1])]
    head = "  presteren {\n"
    added = "\n".join(indented(money, 2)) + "\n" + head + "\n".join(indented(within, 4)) + "\n"
    return text.replace(head, added, 1)


def main():
    for path in sorted(Path(sys.argv[1]).rglob("*.opgave")):
        path.write_text(widened(path.read_text(), random.Random(path.name).choice))


main()
