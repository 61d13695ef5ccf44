"""Read: turn bytes into characters, and say which encoding was assumed and why."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from typing import Final

from briefing.errors import UnreadableSourceError
from briefing.model import Finding
from briefing.read.legacy import legacy_encoding

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Labels that pages declare and browsers read as the Windows superset (WHATWG Encoding Standard, 4.2).
_SUPERSET: Final = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
    "shift_jis": "cp932",
}
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Characters with `\\n` line ends and no byte-order mark; `by` says what named the encoding."""

    text: str
    encoding: str
    by: str
    findings: tuple[Finding, ...] = ()


def decode(data: bytes, path: str, declared: str | None = None, *, markup: re.Pattern[bytes] | None = None) -> Decoded:
    """Decode `data`: byte-order mark, then strict UTF-8, then the `declared` charset, then detection.

    UTF-8 goes before a declaration because bytes beyond ASCII that form valid UTF-8 by chance are next
    to impossible, while pages that declare another charset and hold UTF-8 are common. Bytes that fit no
    encoding become U+FFFD, with a finding that names the encoding assumed. Detection looks past what
    `markup` matches. Raises
    `UnreadableSourceError` (code "binary") for data that is not text.
    """
    text, encoding, by = _decoded(data, declared, markup)
    findings = []
    if by == "detected":
        findings.append(
            Finding(
                "warning",
                "encoding-guessed",
                f"The file does not say its encoding; read as {encoding}.",
                path,
                hint="If letters look wrong, save the file as UTF-8.",
            )
        )
    broken = text.count("\ufffd") - data.count(b"\xef\xbf\xbd") if encoding.startswith("utf") else text.count("\ufffd")
    if broken > 0:
        at = text.index("\ufffd")
        findings.append(
            Finding(
                "warning",
                "encoding-broken",
                f"{broken} byte sequences are not valid {encoding}; they are shown as \ufffd.",
                path,
                text.count("\n", 0, at) + 1,
                hint="Save the file as UTF-8 from the program it comes from.",
            )
        )
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return Decoded(text, encoding, by, tuple(findings))


def warn_of_controls(text: str, path: str) -> tuple[Finding, ...]:
    """A warning where `text` holds control characters: they stay, since a source's text is never changed."""
    first = _CONTROL.search(text)
    if first is None:
        return ()
    count = sum(1 for _ in _CONTROL.finditer(text))
    return (
        Finding(
            "warning",
            "control-characters",
            f"The text holds {count} control character{'s' if count > 1 else ''} (first: U+{ord(first.group()):04X}).",
            path,
            text.count("\n", 0, first.start()) + 1,
            hint="They cannot be printed; take them out of the file.",
        ),
    )


def _decoded(data: bytes, declared: str | None, markup: re.Pattern[bytes] | None) -> tuple[str, str, str]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace"), encoding, "byte-order mark"
    if data.count(b"\x00") * 1000 > len(data):
        wide = _wide(data)
        if wide is None:
            raise UnreadableSourceError(
                "The file holds binary data, not text.",
                "Open it in the program it comes from and save it as text.",
                "binary",
            )
        return data.decode(wide, "replace"), wide, "detected"
    try:
        return data.decode("utf-8"), "utf-8", "valid UTF-8"
    except UnicodeDecodeError:
        pass
    named = _codec(declared)
    if named and named != "utf-8":
        try:
            return data.decode(named), named, "declared"
        except (UnicodeDecodeError, ValueError):
            pass
    if _nearly_utf8(data):
        return data.decode("utf-8", "replace"), "utf-8", "declared" if named == "utf-8" else "nearly valid UTF-8"
    guessed = _codec(legacy_encoding(markup.sub(b" ", data) if markup else data)) or "cp1252"
    return data.decode(guessed, "replace"), guessed, "detected"


def _codec(name: str | None) -> str | None:
    """Python's name of a charset label; None for unknown ones and for codecs that are not charsets (hex, zip …)."""
    if not name:
        return None
    try:
        info = codecs.lookup(name.strip().strip("\"'").lower())
    except (LookupError, ValueError):
        return None
    if not getattr(info, "_is_text_encoding", True) or info.name in ("idna", "punycode", "unicode_escape", "undefined"):
        return None
    return _SUPERSET.get(info.name, info.name)


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: text in which every other byte is mostly NUL."""
    sample = data[: 4096 // 2 * 2]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = max(1, len(sample) // 2)
    if odd > 0.4 * half and even < 0.05 * half:
        encoding = "utf-16-le"
    elif even > 0.4 * half and odd < 0.05 * half:
        encoding = "utf-16-be"
    else:
        return None
    text = sample.decode(encoding, "replace")
    return encoding if sum(c.isprintable() or c.isspace() for c in text) > 0.95 * len(text) else None


def _nearly_utf8(data: bytes) -> bool:
    """Whether a few broken bytes stand in what is plainly UTF-8: valid sequences outnumber them four to one."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    valid = sum(1 for c in text if c > "\x7f") - broken
    return valid >= 4 * broken
