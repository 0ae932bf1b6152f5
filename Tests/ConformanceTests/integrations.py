#!/usr/bin/env python3
"""Runs what the project gives to CI and commit hooks, on repositories made here, as their own tools run it.

integrations.py BIN VENV: BIN holds the executables; VENV has PyYAML, check-jsonschema and pre-commit.
The hooks are built from the last commit of the project.
"""
import os, pathlib, subprocess, sys, tempfile

import yaml

binaries, venv = (pathlib.Path(path).resolve() for path in sys.argv[1:3])
project = pathlib.Path(__file__).resolve().parents[2]
action, template = project / ".ci/github/action.yml", project / ".ci/gitlab/opgave.gitlab-ci.yml"

good = 'organisatie stad "Stad" {\n  soort: gemeente\n\n  besturen {\n    model: lijn\n  }\n}\n'
wrong = good.replace("gemeente", "gemente")
work = '\nopgave wonen "Wonen" {\n  organisatie: stad\n  status: afgerond\n  budget: € 5 mln\n}\n'
loose = good.replace("  soort: gemeente", "  soort:gemeente")


def run(command, folder, **environment):
    path = f"{binaries}:{os.environ['PATH']}"
    return subprocess.run(
        command, cwd=folder, capture_output=True, text=True, env={**os.environ, "PATH": path, "NO_COLOR": "1", **environment}
    )


def repository(place, text):
    folder = pathlib.Path(tempfile.mkdtemp(dir=place))
    (folder / "instellingen.opgave").write_text("instellingen {\n  peildatum: 2026-07-01\n}\n")
    (folder / "stad.opgave").write_text(text)
    for command in ("init -q", "add .", "-c user.name=toets -c user.email=toets@voorbeeld.example commit -qm begin"):
        subprocess.run(["git", *command.split()], cwd=folder, check=True)
    return folder


def later(folder, old, new):
    """Another commit, in which something takes the place of something."""
    path = folder / "stad.opgave"
    path.write_text(path.read_text().replace(old, new))
    for command in ("add .", "-c user.name=toets -c user.email=toets@voorbeeld.example commit -qm later"):
        subprocess.run(["git", *command.split()], cwd=folder, check=True)


def expect(wanted, outcome, *words):
    said = outcome.stdout + outcome.stderr
    assert (outcome.returncode == 0) == wanted, (outcome.args, outcome.returncode, said)
    assert all(word in said for word in words), (words, said)


for schema, path in (("github-actions", action), ("gitlab-ci", template)):
    subprocess.run([venv / "bin/check-jsonschema", "--builtin-schema", f"vendor.{schema}", path], check=True)

with tempfile.TemporaryDirectory() as place:
    steps = [step["run"] for step in yaml.safe_load(action.read_text())["runs"]["steps"]]

    def github(text, edit=None, **inputs):
        folder = repository(place, text)
        if edit:
            later(folder, *edit)
        values = {
            "OPGAVE_PATH": ".", "OPGAVE_FAIL_ON": "fout", "OPGAVE_SARIF": "", "OPGAVE_SINCE": "", "RUNNER_TEMP": str(folder),
            "GITHUB_STEP_SUMMARY": str(folder / "samenvatting"), "GITHUB_OUTPUT": str(folder / "uit"), **inputs,
        }
        for step in steps:
            outcome = run(["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step], folder, **values)
            if outcome.returncode:
                return outcome
        return outcome

    expect(True, github(good))
    expect(False, github(wrong, OPGAVE_SARIF="uit.sarif"), "::error file=stad.opgave,line=2")
    expect(False, github(loose), "stad.opgave")
    expect(True, github(good + work, ("€ 5 mln", "€ 5,2 mln"), OPGAVE_SINCE="HEAD~1", OPGAVE_FAIL_ON="nooit"))
    expect(False, github(good + work, ("status: afgerond", "status: uitvoering"), OPGAVE_SINCE="HEAD~1", OPGAVE_FAIL_ON="nooit"), "OPG1008")
    told = max(pathlib.Path(place).glob("*/samenvatting"), key=lambda path: path.stat().st_mtime_ns)
    assert "Status van afgerond naar uitvoering" in told.read_text() and "changes=" in (told.parent / "uit").read_text()
    print("GitHub: the steps of the action")

    job = yaml.safe_load(template.read_text())["opgave"]
    for text, wanted in ((good, True), (wrong, False)):
        folder = repository(place, text)
        values = {name: str(value) for name, value in job["variables"].items()}
        expect(wanted, run(["sh", "-ec", "\n".join(job["script"])], folder, **values))
        assert all((folder / report).exists() for report in job["artifacts"]["reports"].values())
    changes = yaml.safe_load(template.read_text())["opgave-veranderd"]
    for edit, wanted in ((("€ 5 mln", "€ 5,2 mln"), True), (("status: afgerond", "status: uitvoering"), False)):
        folder = repository(place, good + work)
        later(folder, *edit)
        expect(wanted, run(["sh", "-ec", "\n".join(changes["script"])], folder, OPGAVE_PATH=".", OPGAVE_SINCE="HEAD~1", OPGAVE_FAIL_ON="nooit"))
        assert edit[0].split()[-1] in (folder / "opgave-veranderd.md").read_text()
        assert (folder / "opgave-historie.json").exists()
    print("GitLab: the scripts of the template")

    home = {"PRE_COMMIT_HOME": f"{place}/home"}
    commit = subprocess.run(["git", "rev-parse", "HEAD"], cwd=project, check=True, capture_output=True, text=True).stdout.strip()
    hooks = [{"id": "opgave-format"}, {"id": "opgave-check"}]
    config = yaml.safe_dump({"repos": [{"repo": str(project), "rev": commit, "hooks": hooks}]})

    def hook(name, text):
        folder = repository(place, text)
        (folder / ".pre-commit-config.yaml").write_text(config)
        outcome = run([venv / "bin/pre-commit", "run", name, "--all-files"], folder, **home)
        return outcome, (folder / "stad.opgave").read_text()

    expect(True, hook("opgave-check", good)[0], "Passed")
    expect(False, hook("opgave-check", wrong)[0], "‘gemente’")
    outcome, left = hook("opgave-format", loose)
    expect(False, outcome, "files were modified by this hook")
    assert left == good
    print("pre-commit: both hooks")
