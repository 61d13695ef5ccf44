"""Read: guess the legacy encoding of bytes that are neither marked nor UTF-8."""

from __future__ import annotations

import re
from typing import Final

_HIGH = re.compile(rb"[\x80-\xff]")
_LETTER = re.compile(rb"[A-Za-z]")
_KANA = re.compile(r"[\u3041-\u30ff]")
_ENOUGH: Final = 64 * 1024

_PUNCTUATION: Final = "‘’“”„‚–—…€£«»·§©®™•°\xa0"
# Letters beyond ASCII, language by language, with the encodings that a language's texts come in. Of
# several that explain as much, the first is taken.
_LATIN: Final = (
    (("cp1252",), "àâæçéèêëîïôœùûüÿ"),
    (("cp1252",), "äöüßé"),
    (("cp1252",), "áéíñóúü¡¿ºª"),
    (("cp1252",), "áâãàçéêíóôõúüºª"),
    (("cp1252",), "àèéìíîòóùú"),
    (("cp1252",), "åäöéü"),
    (("cp1252",), "æøåéü"),
    (("cp1252",), "áðéíóúýþæö"),
    (("cp1254",), "çğıöşüâîûİ"),
    (("cp1250", "iso8859-2"), "ąćęłńóśźż"),
    (("cp1250", "iso8859-2"), "áčďéěíňóřšťúůýžäľĺŕô"),
    (("cp1250", "iso8859-2"), "áéíóöőúüű"),
    (("cp1250", "iso8859-2"), "ăâîşţ"),
    (("cp1250", "iso8859-2"), "čćđšž"),
    (("cp1257",), "ąčęėįšųūž"),
    (("cp1257",), "āčēģīķļņšūž"),
    (("cp1257",), "äõöüšž"),
)


def legacy_encoding(data: bytes) -> str:
    """The likeliest encoding of `data`, as Python names it; "cp1252" where nothing tells.

    In a Latin script the letters beyond ASCII are few, too few for statistics: the language is taken
    whose letters the bytes would be. Japanese is known by its kana. The rest is left to a detector.
    """
    sample = _sample(data)
    high, letters = len(_HIGH.findall(sample)), len(_LETTER.findall(sample))
    if high < 0.35 * (high + letters):
        choices = [(encoding, own) for encodings, own in _LATIN for encoding in encodings]
        return max(choices, key=lambda choice: _explained(sample, *choice))[0]
    for encoding in ("cp932", "euc_jp"):
        text = sample.decode(encoding, "replace")
        if text.count("\ufffd") * 100 <= len(text) and len(_KANA.findall(text)) * 5 > len(text):
            return encoding
    from charset_normalizer import from_bytes  # only files in such an encoding pay for its import

    best = from_bytes(sample, enable_fallback=False).best()
    return best.encoding if best else "cp1252"


def _explained(sample: bytes, encoding: str, own: str) -> int:
    """How many characters beyond ASCII are letters of the language, less those that are not."""
    known = frozenset(own + own.upper() + _PUNCTUATION)
    text = sample.decode(encoding, "replace")
    return sum(1 if character in known else -1 for character in text if character > "\x7f")


def _sample(data: bytes) -> bytes:
    """Enough bytes to judge by, taken around the first ones beyond ASCII and cut at line ends."""
    if len(data) <= _ENOUGH:
        return data
    first = _HIGH.search(data)
    start = max(0, (first.start() if first else 0) - 1024)
    start = data.rfind(b"\n", 0, start) + 1 if start else 0
    return data[max(start, 0) : max(start, 0) + _ENOUGH]
