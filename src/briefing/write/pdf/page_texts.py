"""Write: all words on the pages of a PDF, seen or not, running heads and invisible letters included."""

from __future__ import annotations

from collections.abc import Iterator

import pypdfium2 as pdfium


def page_texts(data: bytes) -> Iterator[tuple[str, str]]:
    """("page 2", its words) of each page; nothing of what is no PDF that can be opened."""
    try:
        file = pdfium.PdfDocument(data)
    except pdfium.PdfiumError:
        return
    try:
        for number in range(len(file)):
            page = file[number]
            words = page.get_textpage()
            yield f"page {number + 1}", words.get_text_bounded()
            words.close()
            page.close()
    finally:
        file.close()
