"""Tables to take along: CSV and XLSX in which no cell is ever a formula; each answer names its digest."""

import csv
import io
from base64 import b64encode
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from hashlib import sha256

from aiohttp import web

from bot.doors.headers import DOWNLOAD
from bot.model.cells import Cell, harmless

Rows = Iterable[Sequence[Cell]]

TYPES = {
    "csv": "text/csv",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
EPOCH = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)
"""Stands for when a sheet was made, so that its digest depends on what it says alone."""
BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"


def sheet(form: str, rows: Rows) -> bytes:
    """`form`: csv or xlsx. The same rows give the same bytes."""
    return _csv(rows) if form == "csv" else _xlsx(rows)


def download(body: bytes, name: str, form: str) -> web.Response:
    return web.Response(
        body=body,
        content_type=TYPES[form],
        charset="utf-8" if form == "csv" else None,
        headers={
            "Content-Disposition": f'attachment; filename="{name}.{form}"',
            "Content-Security-Policy": DOWNLOAD,
            "Repr-Digest": digest_header(body),
            "X-Content-SHA256": sha256(body).hexdigest(),
        },
    )


def digest_header(body: bytes) -> str:
    """RFC 9530."""
    return f"sha-256=:{b64encode(sha256(body).digest()).decode()}:"


def _csv(rows: Rows) -> bytes:
    written = io.StringIO(newline="")
    csv.writer(written).writerows([harmless(cell) for cell in row] for row in rows)
    return (BOM + written.getvalue()).encode()


def _xlsx(rows: Rows) -> bytes:
    import xlsxwriter  # here: a start needs none of it

    written = io.BytesIO()
    book = xlsxwriter.Workbook(
        written,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        },
    )
    book.set_properties({"created": EPOCH})
    page = book.add_worksheet()
    for n, row in enumerate(rows):
        for place, cell in enumerate(row):
            if isinstance(cell, str):
                page.write_string(n, place, cell[:32_767])
            elif cell is not None:
                page.write_number(n, place, cell)
    book.close()
    return written.getvalue()
