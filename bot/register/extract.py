"""The register as a table for a regulator: one row a complaint, the same bytes each time. Pure.

A cell is a text or a whole number. What a person typed may begin like a formula; in every form that a
spreadsheet opens it stays a text.
"""

import csv
import io
import json
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from types import MappingProxyType
from typing import Any

from bot.model.cells import harmless
from bot.model.instants import stamp
from bot.register.clocks import Almanac

Cell = str | int
Rows = Sequence[Mapping[str, Cell]]
View = Mapping[str, Any]

WITHHELD = ("reference", "round", "state", "received_on", "received_at", "acknowledge_by", "propose_by")
"""What an officer who is excluded from a complaint sees of it: that it is there, and its dates."""


def _part(*path: str) -> Callable[[View], Any]:
    def read(view: View) -> Any:
        value: Any = view
        for name in path:
            value = value.get(name, "") if isinstance(value, Mapping) else ""
        return value

    return read


def _clock(name: str, what: str) -> Callable[[View], Any]:
    return lambda view: next(
        (row.get(what, "") for row in reversed(view["clocks"]) if row["clock"] == name), ""
    )


def decided(view: View) -> Mapping[str, Any]:
    """What the complaint was answered or closed with."""
    return view.get("response") or view.get("ending") or {}


def _decided(*path: str) -> Callable[[View], Any]:
    return lambda view: _part(*path)(decided(view))


def _missed(view: View) -> str:
    return " ".join(f"{row['clock']}@{row['due']}" for row in view.get("misses", ()))


COLUMNS: Mapping[str, Callable[[View], Any]] = MappingProxyType(
    {
        **{name: _part(name) for name in ("reference", "round", "state", "channel", "language", "filer")},
        **{name: _part(name) for name in ("received_on", "received_at", "registered_at")},
        **{name: _part(name) for name in ("policy", "calendar")},
        "acknowledge_by": _clock("acknowledge", "due"),
        "acknowledged_at": _clock("acknowledge", "stopped_at"),
        "propose_by": _clock("propose", "due"),
        "external_from": _clock("external", "due"),
        "answered_at": _clock("propose", "stopped_at"),
        "missed": _missed,
        "complainant": _part("complainant", "name"),
        "email": _part("complainant", "email"),
        "account": _part("complainant", "account"),
        "country": _part("complainant", "country"),
        "representative": _part("representative", "name"),
        **{name: _part(name) for name in ("service", "facts_on", "narrative", "wanted")},
        "amount_minor": _part("amount", "minor"),
        "amount_currency": _part("amount", "currency"),
        "officer": _part("people", "officer", "id"),
        "investigator": _part("people", "investigator", "id"),
        "reviewer": _part("people", "reviewer", "id"),
        "attachments": lambda view: len(view.get("attachments", ())),
        "letters": lambda view: len(view.get("letters", ())),
        "outcome": _decided("outcome"),
        "root_area": _decided("root_cause", "area"),
        "root_cause": _decided("root_cause", "cause"),
        "systemic": lambda view: "yes" if decided(view).get("systemic") else "",
        "redress": _decided("redress", "kind"),
        "redress_minor": _decided("redress", "amount", "minor"),
        "redress_currency": _decided("redress", "amount", "currency"),
        "reply": _part("reply", "kind"),
        "closed_as": _part("closed", "as"),
        "closed_at": _part("closed", "at"),
        "hold": _part("hold"),
        "external": _part("external"),
        "event": _part("event"),
    }
)  # fmt: skip
"""The register's fields in the order of the table; `event` is the newest event that the row rests on."""


def row(view: View, almanac: Almanac, *, withheld: bool = False) -> dict[str, Cell]:
    dated = {**view, "received_on": almanac.today(view["received_at"]).isoformat()}
    cells = {name: _cell(read(dated)) for name, read in COLUMNS.items()}
    return {name: cell if not withheld or name in WITHHELD else "" for name, cell in cells.items()}


def as_csv(rows: Rows, about: Mapping[str, Cell]) -> bytes:
    """With a byte order mark, without which spreadsheets misread accents, and CRLF as RFC 4180 has it."""
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\r\n")
    table.writerow(COLUMNS)
    table.writerows([harmless(row[name]) for name in COLUMNS] for row in rows)
    return b"\xef\xbb\xbf" + text.getvalue().encode("utf-8")


def as_json(rows: Rows, about: Mapping[str, Cell]) -> bytes:
    document = {**about, "columns": list(COLUMNS), "complaints": list(rows)}
    return json.dumps(document, ensure_ascii=False, indent=1).encode("utf-8") + b"\n"


def as_xlsx(rows: Rows, about: Mapping[str, Cell]) -> bytes:
    """Texts stay texts, whatever they begin with. The file says that it was made at `as_of`."""
    import xlsxwriter  # here: a start needs none of it

    out = io.BytesIO()
    how = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(out, how) as book:
        # Otherwise the file would carry the instant of its making, and no two were the same.
        made = datetime.fromisoformat(str(about["as_of"])).replace(tzinfo=None)
        book.set_properties({"title": str(about["register"]), "created": made})
        sheet = book.add_worksheet("complaints")
        sheet.freeze_panes(1, 1)
        sheet.autofilter(0, 0, max(len(rows), 1), len(COLUMNS) - 1)
        sheet.write_row(0, 0, list(COLUMNS), book.add_format({"bold": True}))
        for number, cells in enumerate(rows, 1):
            for place, name in enumerate(COLUMNS):
                write = sheet.write_number if isinstance(cells[name], int) else sheet.write_string
                write(number, place, cells[name])
    return out.getvalue()


FORMS: Mapping[str, tuple[str, Callable[[Rows, Mapping[str, Cell]], bytes]]] = MappingProxyType(
    {
        "csv": ("text/csv", as_csv),
        "json": ("application/json", as_json),
        "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", as_xlsx),
    }
)


def _cell(value: object) -> Cell:
    if isinstance(value, datetime):
        return stamp(value)
    return value if isinstance(value, int) and not isinstance(value, bool) else str(value)
