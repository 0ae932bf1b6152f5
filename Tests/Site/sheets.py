#!/usr/bin/env python3
"""Takes what `opgave export` makes through the programs that people have: a spreadsheet in a Dutch office, and a calendar.

sheets.py OPGAVE FOLDER: FOLDER holds opgaven. Needs openpyxl and icalendar, and LibreOffice.
"""
import csv, datetime, difflib, io, pathlib, shutil, subprocess, sys, tempfile

import icalendar, openpyxl

tool, source = str(pathlib.Path(sys.argv[1]).resolve()), pathlib.Path(sys.argv[2])
# Semicolons, quotes, UTF-8, from the first row, days and numbers as the locale writes them.
OPENED = "Text - txt - csv (StarCalc):59,34,76,1,,0,false,true"


def run(*arguments, code=0):
    made = subprocess.run([tool, *arguments], cwd=work, capture_output=True)
    assert made.returncode == code, (arguments, made.returncode, made.stderr.decode())
    return made


def office(form, files, folder):
    """Opens sheets as a Dutch office does, and saves them in another form."""
    subprocess.run(["soffice", f"-env:UserInstallation={(home / 'profile').as_uri()}", "--headless", f"--infilter={OPENED}",
                    "--convert-to", form, "--outdir", folder, *files], check=True, capture_output=True,
                   env={"LC_ALL": "nl_NL.UTF-8", "SAL_USE_VCLPLUGIN": "svp", "HOME": str(home), "PATH": "/usr/bin:/bin"})


with tempfile.TemporaryDirectory() as place:
    home = pathlib.Path(place)
    work = home / "opgaven"
    shutil.copytree(source, work)
    texts = {path: path.read_bytes() for path in work.rglob("*.opgave")}
    run("export", "csv", "--dialect", "excel-nl", "--output", str(home / "bladen") + "/")
    sheets = sorted((home / "bladen").iterdir())
    office("xlsx", sheets, home / "xlsx")
    cells, kinds = 0, {}
    for sheet in sheets:
        rows = list(csv.reader(io.StringIO(sheet.read_text(encoding="utf-8-sig")), delimiter=";"))
        opened = openpyxl.load_workbook(home / "xlsx" / (sheet.stem + ".xlsx")).active
        for number, row in enumerate(rows, 1):
            for column, written in enumerate(row, 1):
                cell = opened.cell(number, column)
                if not written: continue
                cells += 1
                assert cell.data_type != "f", f"{sheet.name} {cell.coordinate} is a formula: {written}"
                day = datetime.datetime.strptime(written, "%d-%m-%Y") if written.count("-") == 2 and written.replace("-", "").isdigit() else None
                number_like = written.replace(".", "").replace(",", "").removeprefix("-").removesuffix("%").isdigit() and "." not in written
                if day: wanted = "day"; assert cell.is_date and cell.value == day, (sheet.name, cell.coordinate, written, cell.value)
                elif number_like:
                    wanted = "percentage" if written.endswith("%") else "number"
                    value = float(written.removesuffix("%").replace(",", ".")) / (100 if wanted == "percentage" else 1)
                    assert isinstance(cell.value, (int, float)) and abs(cell.value - value) < 1e-9, (sheet.name, cell.coordinate, written, cell.value)
                else: wanted = "text"; assert isinstance(cell.value, str), (sheet.name, cell.coordinate, written, cell.value)
                kinds[wanted] = kinds.get(wanted, 0) + 1
    print(f"{len(sheets)} sheets opened, {cells} cells:", ", ".join(f"{count} {kind}" for kind, count in sorted(kinds.items())))

    # Saved again as it is, each sheet brings nothing back.
    office(OPENED.replace("Text - txt", "csv:Text - txt", 1) + ",true", sheets, home / "saved")
    for name in ("metingen", "voortgang", "mijlpalen", "acties"):
        made = run("import", str(home / "saved" / f"{name}.csv"))
        assert not made.stdout and b"geen rijen overgenomen" in made.stderr, (name, made.stderr.decode())
    assert texts == {path: path.read_bytes() for path in work.rglob("*.opgave")}
    print("saved by LibreOffice and taken over: nothing changed")

    # Filled in, and nothing else changes.
    rows = list(csv.reader(io.StringIO((home / "bladen/metingen.csv").read_text(encoding="utf-8-sig")), delimiter=";"))
    with open(home / "bladen/metingen.csv", "a", encoding="utf-8") as file:
        added = 0
        for row in {tuple(row[:2]): row for row in rows[1:]}.values():
            for number in range(1, 16):
                file.write(";".join([*row[:4], f"{number}-6-2021", row[5] if row[5].strip("%").replace(",", "").isdigit() else "onbekend"]) + "\r\n")
                added += 1
    office(OPENED.replace("Text - txt", "csv:Text - txt", 1) + ",true", [home / "bladen/metingen.csv"], home / "filled")
    made = run("import", str(home / "filled/metingen.csv"))
    assert f"{added} rijen overgenomen".encode() in made.stderr, made.stderr.decode()
    gone = [line for path, bytes in texts.items() for line in bytes.splitlines() if line not in path.read_bytes().splitlines()]
    assert all(line.strip().startswith(b"metingen:") or b" op " in line for line in gone), gone
    run("check", "--select", "OPG1", "--fail-on", "hint")
    print(f"{added} measurements filled in; {len(gone)} lines of the text are others, all of them lists of measurements")

    # How it goes, and what was done: nothing but new lines.
    texts = {path: path.read_bytes() for path in work.rglob("*.opgave")}
    def rows_of(name): return list(csv.DictReader(io.StringIO(run("export", "csv", "--sheet", name).stdout.decode())))
    reports = [[row["opgave"], "", "", "1-6-2021", "groen", "oranje", "", "Het loopt; wat later.", "Meer mensen."] for row in rows_of("opgaven")]
    reports += [[row["opgave"], "", row["inspanning"], "2-6-2021", "rood", "", "", "", ""] for row in rows_of("inspanningen")[:10]]
    done = [[row["opgave"], row["inspanning"], row["datum"], row["mijlpaal"], "1-6-2026"] for row in rows_of("mijlpalen") if not row["gedaan"]]
    acted = [[row["opgave"], row["reflectie"], row["actie"], "1-6-2026"] for row in rows_of("acties") if not row["gedaan"]]
    for name, header, filled in (
            ("voortgang", "opgave doel inspanning datum inhoud tijd geld toelichting bijsturing".split(), reports),
            ("mijlpalen", ["opgave", "inspanning", "datum", "mijlpaal", "gedaan"], done), ("acties", ["opgave", "reflectie", "actie", "gedaan"], acted)):
        with open(home / f"{name}.csv", "w", encoding="utf-8-sig", newline="") as file: csv.writer(file, delimiter=";").writerows([header, *filled])
        office(OPENED.replace("Text - txt", "csv:Text - txt", 1) + ",true", [home / f"{name}.csv"], home / "filled")
        made = run("import", str(home / f"filled/{name}.csv"))
        assert f"{len(filled)} rij".encode() in made.stderr, made.stderr.decode()
    changes = [line for path, old in texts.items() for line in
               difflib.unified_diff(old.decode().splitlines(), path.read_text().splitlines(), n=0) if line[:3] not in ("---", "+++")]
    gone = [line for line in changes if line.startswith("-") and not line.rstrip().endswith('"')]
    assert not gone, gone
    print(f"{len(reports)} reports, {len(done)} mijlpalen and {len(acted)} actions filled in; {sum(line[0] == '+' for line in changes)} lines came")

    calendar = icalendar.Calendar.from_ical(run("export", "ics").stdout)
    events = [(event.decoded("dtstart"), event.decoded("dtend"), str(event["summary"]), str(event["uid"])) for event in calendar.walk("VEVENT")]
    assert events and all(isinstance(start, datetime.date) and end - start == datetime.timedelta(1) for start, end, _, _ in events)
    assert len({uid for *_, uid in events}) == len(events) and events == sorted(events, key=lambda event: event[0])
    assert calendar.to_ical().count(b"BEGIN:VEVENT") == len(events)
    print(f"{len(events)} events read by icalendar {icalendar.__version__}")
