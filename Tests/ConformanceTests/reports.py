#!/usr/bin/env python3
"""Holds the reports of `opgave check` and `opgave diff --check` to their schemas and to each other, and what `opgave export json` and
`opgave diff` say to their own.

reports.py OPGAVE FOLDER [SCHEMAS]: SCHEMAS holds sarif-2.1.0.json and junit.xsd; without it these two are skipped by name.
Needs jsonschema and xmlschema.
"""
import json, pathlib, re, shutil, subprocess, sys, tempfile

import jsonschema

tool, folder = sys.argv[1:3]
schemas = pathlib.Path(sys.argv[3]) if len(sys.argv) > 3 else None
project = pathlib.Path(__file__).resolve().parents[2]
forms = ["text", "json", "sarif", "github", "gitlab", "junit", "short"]

changed = jsonschema.Draft202012Validator(json.loads((project / "grammar/schema/diff.schema.json").read_text(encoding="utf-8")))
exported = jsonschema.Draft202012Validator(json.loads((project / "grammar/schema/export.schema.json").read_text(encoding="utf-8")))
for options in ([], ["--stated"]):
    run = subprocess.run([tool, "export", "json", *options, folder], capture_output=True, text=True)
    exported.validate(json.loads(run.stdout))
for meaning in (project / "grammar/conformance").glob("*/*/meaning.json"):
    exported.validate(json.loads(meaning.read_text(encoding="utf-8")))

def held(place, arguments):
    """The findings of a command, the same in all forms, each as its schema has it."""
    files = {form: pathlib.Path(place) / form for form in forms}
    outputs = [part for form in forms for part in ("--output", f"{form}:{files[form]}")]
    run = subprocess.run([tool, *arguments, "--lang", "en", *outputs], capture_output=True, text=True)
    assert run.returncode in (0, 1), (run.returncode, run.stderr)
    text = {form: path.read_text(encoding="utf-8") for form, path in files.items()}

    findings = json.loads(text["json"])
    jsonschema.validate(findings, json.loads((project / "grammar/schema/check.schema.json").read_text(encoding="utf-8")))
    findings = findings["findings"]
    assert len({finding["fingerprint"] for finding in findings}) == len(findings), "fingerprints that are not unique"
    places = [(one["path"], one["start"]["line"], one["start"]["column"], one["rule"]) for one in findings]
    assert places == sorted(places), "not in their order"

    sarif = json.loads(text["sarif"])
    everything = sarif["runs"][0]["results"]
    results = [one for one in everything if not one["suppressions"]]
    rules = sarif["runs"][0]["tool"]["driver"]["rules"]
    assert [one["partialFingerprints"]["opgave/v1"] for one in results] == [one["fingerprint"] for one in findings]
    assert all(rules[one["ruleIndex"]]["id"] == one["ruleId"] for one in results)
    if schemas:
        jsonschema.Draft7Validator(json.loads((schemas / "sarif-2.1.0.json").read_text())).validate(sarif)
    else:
        print("skipped: SARIF schema")

    # docs.github.com, "Workflow commands for GitHub Actions"
    command = re.compile(r"::(error|warning|notice) file=[^,:]+,line=\d+,endLine=\d+,(col=\d+,endColumn=\d+,)?title=[^,:]+::[^\r\n]+\Z")
    annotations = text["github"].splitlines()
    assert len(annotations) == len(findings) and all(command.match(line) for line in annotations)

    # docs.gitlab.com, "Code Quality", report format
    for issue in json.loads(text["gitlab"]):
        assert issue.keys() >= {"description", "check_name", "fingerprint", "severity", "location"}
        assert issue["severity"] in ("info", "minor", "major", "critical", "blocker")
        assert not issue["location"]["path"].startswith("./") and issue["location"]["lines"]["begin"] >= 1

    if schemas:
        import xmlschema

        xmlschema.XMLSchema(str(schemas / "junit.xsd")).validate(text["junit"])
    else:
        print("skipped: JUnit schema")

    assert all(one["rule"] in text["text"] for one in findings)
    short = re.compile(r".+:\d+:\d+: (error|warning|info|hint): .+ \[OPG\d{3,4}\]\Z")
    assert all(short.match(line) for line in text["short"].splitlines())
    print(f"{arguments[0]}: {len(findings)} findings in {len(forms)} forms")
    return findings


with tempfile.TemporaryDirectory() as place:
    held(place, ["check", folder])

with tempfile.TemporaryDirectory() as place:
    before, after = pathlib.Path(place) / "toen", pathlib.Path(place) / "nu"
    for copy in (before, after):
        shutil.copytree(project / "grammar/voorbeelden", copy)
    for path in after.rglob("*.opgave"):
        text = path.read_text(encoding="utf-8")
        text = text.replace("status: afgerond", "status: uitvoering", 1).replace("houding: kritisch", "houding: tegen")
        path.write_text(re.sub(r"nulmeting: (\d)", r"nulmeting: 9\1", text), encoding="utf-8")
    moments = [f"{before}/", f"{after}/"]
    for options in ([], ["--stat"], ["--text"]):
        run = subprocess.run([tool, "diff", *moments, "--format", "json", *options], capture_output=True, text=True)
        assert run.returncode == 0, run.stderr
        told = json.loads(run.stdout)
        changed.validate(told)
        assert all(("changes" in one) == (options != ["--stat"]) for one in told["declarations"])
    assert sum(one["count"] for one in told["declarations"]) > 10
    findings = held(place, ["diff", "--check", *moments])
    assert {one["rule"] for one in findings} >= {"OPG1002", "OPG1008"} and all(one["rule"][:5] == "OPG10" for one in findings)
