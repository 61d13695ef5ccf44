"""Read: the lines of a PDF's pages with their places, through PDFium."""

from __future__ import annotations

import ctypes
import math
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median
from typing import Final

import pypdfium2
import pypdfium2.raw as pdfium

from briefing.errors import UnreadableSourceError
from briefing.model import Landmark, Limits

_BREAKS: Final = frozenset("\r\n")
_HYPHENS: Final = frozenset("\x02\ufffe")
_COLUMN_GAP: Final = 1.6
_SAMPLE: Final = 100
_WORD = re.compile(r"\S+")
_BOLD = re.compile(rb"bold|black|heavy|semibold|demi", re.I)


@dataclass(frozen=True, slots=True)
class Line:
    """A run of text on one baseline, in points from the page's lower left corner.

    `base` is the height of the baseline, `size` the font's height, `sideways` whether it runs across the
    page's other text, `unknown` how many characters the fonts give no letter for; `margin` marks
    running heads and page numbers.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool = False
    sideways: bool = False
    unknown: int = 0
    margin: Landmark = ""


@dataclass(frozen=True, slots=True)
class Page:
    """A page, `number` from 1, its size in points, its lines in the order of the file."""

    number: int
    width: float
    height: float
    lines: tuple[Line, ...]
    pictures: bool = False


@dataclass(frozen=True, slots=True)
class Contents:
    """A PDF's pages, and what its information dictionary and catalogue say."""

    pages: tuple[Page, ...]
    info: tuple[tuple[str, str], ...]
    language: str | None = None


def contents(data: bytes, limits: Limits) -> Contents:
    """All pages of the PDF. Raises `UnreadableSourceError`: "password", "damaged", "too-many-pages"."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if pdfium.FPDF_GetLastError() == pdfium.FPDF_ERR_PASSWORD or "assword" in str(error):
            raise UnreadableSourceError(
                "The PDF has a password.", "Save a copy without a password.", "password"
            ) from None
        raise UnreadableSourceError(
            f"The PDF is damaged ({error}).", "Open it in a PDF viewer and print it to a new PDF.", "damaged"
        ) from None
    try:
        if len(document) > limits.pages:
            raise UnreadableSourceError(
                f"The PDF has {len(document):,} pages; at most {limits.pages:,} are read.",
                "Split it, or keep only the pages that are needed.",
                "too-many-pages",
            )
        pages = []
        characters = 0
        for number in range(len(document)):
            page = _page(document, number)
            pages.append(page)
            characters += sum(len(line.text) for line in page.lines)
            if characters > limits.characters:
                break
        info = tuple(sorted(document.get_metadata_dict(skip_empty=True).items()))
        return Contents(tuple(pages), info, _language(document))
    finally:
        document.close()


def _language(document: pypdfium2.PdfDocument) -> str | None:
    length = pdfium.FPDFCatalog_GetLanguage(document, None, 0)
    if length <= 2:
        return None
    buffer = ctypes.create_string_buffer(length)
    pdfium.FPDFCatalog_GetLanguage(document, ctypes.cast(buffer, ctypes.POINTER(pdfium.FPDF_WCHAR)), length)
    return buffer.raw.decode("utf-16-le", "replace").rstrip("\x00").strip() or None


def _page(document: pypdfium2.PdfDocument, number: int) -> Page:
    try:
        page = document[number]
    except pypdfium2.PdfiumError:
        return Page(number + 1, 0, 0, ())
    try:
        text = page.get_textpage()
        try:
            reader = _Reader(text, page.get_cropbox())
            lines = tuple(reader.lines())
        finally:
            text.close()
        pictures = not lines and pdfium.FPDFPage_CountObjects(page) > 0
        return Page(number + 1, reader.width, reader.height, lines, pictures)
    except pypdfium2.PdfiumError:
        return Page(number + 1, 0, 0, ())
    finally:
        page.close()


class _Reader:
    """The lines of one text page, as they lie when the page is turned so that most of its text stands upright."""

    def __init__(self, page: pypdfium2.PdfTextPage, box: tuple[float, float, float, float]) -> None:
        self._page = page
        self._count = page.count_chars()
        self._left, self._bottom, right, top = box
        self._across, self._up = right - self._left, top - self._bottom
        self._box = pdfium.FS_RECTF()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._name = ctypes.create_string_buffer(128)
        self._flags = ctypes.c_int()
        self._turn = self._usual_turn()
        sideways = self._turn % 2 == 1
        self.width, self.height = (self._up, self._across) if sideways else (self._across, self._up)

    def lines(self) -> Iterator[Line]:
        """The lines in the order of the file, cut where a gap is as wide as between columns."""
        start = 0
        characters = [_character(pdfium.FPDFText_GetUnicode(self._page, at)) for at in range(self._count)]
        for at, character in enumerate(characters):
            if character in _BREAKS or character in _HYPHENS:
                stop = at + (character in _HYPHENS)
                yield from self._cut(characters[start:stop], start)
                start = at + 1
        yield from self._cut(characters[start:], start)

    def _cut(self, characters: list[str], start: int) -> Iterator[Line]:
        """The line of `characters`, the first of which is the page's number `start`, in as many parts as gaps make."""
        # One string position a character: offsets in the match are offsets on the page.
        whole = "".join(c if len(c) == 1 else "\ufffd" for c in characters)
        words = [
            (match.start(), match.end(), self._edges(start + match.start()), self._edges(start + match.end() - 1))
            for match in _WORD.finditer(whole)
        ]
        if not words:
            return
        size = median(first[3] - first[1] for _, _, first, _ in words)
        size = size if size > 0.5 else 10.0
        part: list[tuple[int, int, tuple[float, ...], tuple[float, ...]]] = []
        for word in words:
            if part and word[2][0] - part[-1][3][2] > _COLUMN_GAP * size:
                yield self._line(characters, start, part, size)
                part = []
            part.append(word)
        yield self._line(characters, start, part, size)

    def _line(
        self,
        characters: list[str],
        start: int,
        part: list[tuple[int, int, tuple[float, ...], tuple[float, ...]]],
        size: float,
    ) -> Line:
        text = "".join("-" if c in _HYPHENS else c for c in characters[part[0][0] : part[-1][1]])
        at = start + part[0][0]
        pdfium.FPDFText_GetCharOrigin(self._page, at, self._x, self._y)
        pdfium.FPDFText_GetFontInfo(self._page, at, self._name, len(self._name), self._flags)
        _, base = self._placed(self._x.value, self._y.value)
        left = min(min(first[0], last[0]) for _, _, first, last in part)
        right = max(max(first[2], last[2]) for _, _, first, last in part)
        return Line(
            text,
            left,
            right,
            base,
            size,
            _BOLD.search(self._name.value) is not None,
            self._turn_at(at) % 2 != self._turn % 2,
            text.count("\ufffd"),
        )

    def _edges(self, at: int) -> tuple[float, float, float, float]:
        """Left, bottom, right and top of a character with its font's full height."""
        pdfium.FPDFText_GetLooseCharBox(self._page, at, self._box)
        a = self._placed(self._box.left, self._box.bottom)
        b = self._placed(self._box.right, self._box.top)
        return min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1])

    def _placed(self, x: float, y: float) -> tuple[float, float]:
        """Where a point of the page lies when the page is turned."""
        x, y = x - self._left, y - self._bottom
        if self._turn == 0:
            return x, y
        if self._turn == 1:
            return self._up - y, x
        if self._turn == 2:
            return self._across - x, self._up - y
        return y, self._across - x

    def _turn_at(self, at: int) -> int:
        """How many quarter turns, clockwise, a character is turned by."""
        angle = pdfium.FPDFText_GetCharAngle(self._page, at)
        return round(angle / (math.pi / 2)) % 4 if angle > 0 else 0

    def _usual_turn(self) -> int:
        turns = Counter(self._turn_at(at) for at in range(0, self._count, max(1, self._count // _SAMPLE)))
        return min(turns, key=lambda turn: (-turns[turn], turn)) if turns else 0


def _character(code: int) -> str:
    """The character of a code; codes that are no characters become U+FFFD, those that show nothing a space."""
    if code in (0, 0xFFFD, 0xFFFF) or 0xD800 <= code <= 0xDFFF or code > 0x10FFFF:
        return "\ufffd"
    if code < 32 and code not in (2, 9, 10, 13):
        return " "
    return " " if code == 0xA0 else chr(code)
