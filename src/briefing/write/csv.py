"""Write CSV: the chronology as a table (RFC 4180), an event a row, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from briefing.model import TimelineRow

COLUMNS = ("id", "edtf", "not_before", "not_after", "when", "sure", "why", "status", "label", "words", "places",
           "citations", "urls")  # fmt: skip
"""The table's head; what there are several of stands in one cell, a line each."""

# A spreadsheet takes a cell that starts so for a formula; an apostrophe before it makes it words.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def write(rows: Sequence[TimelineRow], title: str) -> str:
    """The table of `rows`, which has no place for its `title`.

    It starts with a byte-order mark, without which spreadsheets take UTF-8 for an older encoding.
    """
    del title
    out = io.StringIO(newline="")
    table = csv.writer(out, lineterminator="\r\n")
    table.writerow(COLUMNS)
    for row in rows:
        plain = (row.id, row.edtf, row.not_before, row.not_after, row.when, row.sure, row.why, row.status, row.label)
        listed = ("\n".join(some) for some in (row.words, row.places, row.citations, row.urls))
        table.writerow([_safe(cell or "") for cell in (*plain, *listed)])
    return "\ufeff" + out.getvalue()


def _safe(cell: str) -> str:
    cell = cell.replace("\x00", "")
    return f"'{cell}" if cell.lstrip(" ").startswith(_FORMULA) else cell
