"""`python -m bot register …`: dates, the chart, and the proof that the register is whole."""

import asyncio
import json
import sys
from datetime import date
from pathlib import Path
from typing import Annotated

from cyclopts import App, Parameter

from bot.actions.extracts import Asked
from bot.commands import register_bounces, register_letters, register_reports, register_trail
from bot.commands.register_due import Question, answer, answers
from bot.commands.sentences import one_sentence
from bot.register.drawing import mermaid
from bot.settings import read_settings

app = App(name="register", help="The complaints register: dates, chart, proof.")
CHART = Path("docs/charts/complaint.mmd")
FAULTS_FOUND = 1
NOTHING_SAID = Question()
Each = Parameter(negative="", consume_multiple=True)


@app.command
def due(
    question: Annotated[Question, Parameter(name="*")] = NOTHING_SAID, *, cases: Path | None = None
) -> None:
    """When is it due? Prints JSON, day by day as in letters.

    Parameters
    ----------
    cases: a file of worked dates; prints one list for all of them.
    """
    with one_sentence():
        settings = read_settings()
        found = answers(cases, question, settings.flows) if cases else answer(question, settings.flows)
    print(json.dumps(found, ensure_ascii=False, indent=1))


@app.command
def draw(file: Path = CHART) -> None:
    """Draw the lifecycle of a complaint as a Mermaid chart."""
    with one_sentence():
        register_trail.write_text(file, mermaid())
    print(file)


@app.command
def verify(
    *,
    export: Path | None = None,
    witness: Annotated[list[Path] | None, Each] = None,
    key: str = "",
    json_: Annotated[bool, Parameter(name="--json", negative="")] = False,
) -> None:
    """Read the whole register and name every fault.

    Parameters
    ----------
    export: a file that `register export` wrote; default: the database.
    witness: receipts or checkpoints kept elsewhere (letters, mails, JSON).
    key: the verifying key as you keep it; default: the one of this installation or of the export.
    json_: print the report as JSON.
    """
    with one_sentence():
        check = register_trail.Check(read_settings(), tuple(witness or ()), key)
        report = asyncio.run(check.of_export(export) if export else check.of_database())
    if json_:
        print(json.dumps(report.document(), ensure_ascii=False, indent=1))
    else:
        for fault in report.faults:
            print(f"{fault.kind}: {fault.sentence}")
        print(report.sentence)
    sys.exit(0 if report.whole else FAULTS_FOUND)


@app.command
def export(file: Path) -> None:
    """Write events, payloads, reads, checkpoints and the verifying key to a file that only you may read."""
    with one_sentence():
        count = asyncio.run(register_trail.export(read_settings(), file))
    print(f"{file}: {count} events. It holds personal data.")


@app.command
def extract(
    file: Path,
    *,
    format_: Annotated[str, Parameter(name="--format")] = "csv",
    from_: Annotated[date | None, Parameter(name="--from")] = None,
    to: date | None = None,
    up_to: int | None = None,
) -> None:
    """Write the register as a table, and print its SHA-256.

    Parameters
    ----------
    file: a new file that only you may read.
    format_: csv, json or xlsx.
    from_: first day of receipt, in the legal zone.
    to: last day of receipt.
    up_to: number of the newest event to rest on; the same again gives the same bytes.
    """
    with one_sentence():
        asked = Asked(format_, from_, to, up_to)
        made = asyncio.run(register_reports.extract(read_settings(), asked, file))
    print(f"{file}: {made.complaints} complaints, up to event {made.up_to}. It holds personal data.")
    print(f"sha256 {made.sha256}")


@app.command(name="return")
def return_(half: str) -> None:
    """Print the return of a half-year as JSON; one that is over is frozen with its checkpoint.

    Parameters
    ----------
    half: such as 2026H2.
    """
    with one_sentence():
        found = asyncio.run(register_reports.half_year(read_settings(), half))
    print(json.dumps(found, ensure_ascii=False, indent=1))


@app.command
def letters(folder: Path) -> None:
    """Write every letter in both languages with made-up words, to be read before a customer reads it.

    Parameters
    ----------
    folder: where; each as .html, .txt and .pdf, and index.html that lists them.
    """
    with one_sentence():
        preview = register_letters.Preview(read_settings().flows)
        count = preview.write(folder)
    print(f"{folder / 'index.html'}: {count} letters")
    for blank in register_letters.unset(preview.policy):
        print(f"policy.yaml, {blank}: empty, and left out of the letters.")


@app.command
def purge() -> None:
    """Print as JSON which complaints may be purged, and who approved it; two people do so in the console."""
    with one_sentence():
        found = asyncio.run(register_reports.due_for_purge(read_settings()))
    print(json.dumps(found, ensure_ascii=False, indent=1))


@app.command
def bounced(*reports: Path, letter: str = "", reason: str = "") -> None:
    """Say that letters came back: what they had met is owed again, and the officers are warned.

    Parameters
    ----------
    reports: what the mail server wrote (RFC 3464), each in a file; - reads one from the standard input.
    letter: without a report, the letter as `GET /api/complaints/{reference}/letters` names it.
    reason: why it came back.
    """
    with one_sentence():
        found = register_bounces.gathered(reports, letter, reason)
        asyncio.run(register_bounces.report(read_settings(), found))
    for bounce in found:
        print(f"{bounce.letter}: {bounce.reason}")


@app.command
def checkpoint() -> None:
    """Sign the newest event, keep the checkpoint and print it, to be kept elsewhere."""
    with one_sentence():
        print(asyncio.run(register_trail.checkpoint(read_settings())))
