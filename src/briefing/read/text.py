"""Read: plain text and Markdown, as they stand, with blocks over their lines."""

from __future__ import annotations

import hashlib

from briefing.errors import UnreadableSourceError
from briefing.model import Declared, Finding, Limits, RawBlock, RawText, Repair
from briefing.read import markdown, plain
from briefing.read.decode import decode, warn_of_controls


def read(data: bytes, path: str, media_type: str, limits: Limits) -> RawText:
    """Read a text file: the text is the decoded file (no byte-order mark, `\\n` line ends), offsets count in it.

    `media_type` "text/markdown" marks blocks as Markdown does and gives front matter as `Declared`;
    any other is read as plain text. Raises `UnreadableSourceError` for binary data and for more than
    `limits.characters`.
    """
    decoded = decode(data, path)
    text = decoded.text
    if len(text) > limits.characters:
        raise UnreadableSourceError(
            f"The file has {len(text):,} characters; at most {limits.characters:,} are read.",
            "Split it, or keep only the part that is needed.",
            "too-long",
        )
    blocks: tuple[RawBlock, ...]
    repairs: tuple[Repair, ...]
    declared: tuple[Declared, ...] = ()
    if media_type == "text/markdown":
        blocks, repairs, declared = markdown.scan(text)
    else:
        blocks, repairs = plain.scan(text)
    findings: tuple[Finding, ...] = (*decoded.findings, *warn_of_controls(text, path))
    return RawText(
        path,
        media_type,
        hashlib.sha256(data).hexdigest(),
        text,
        blocks,
        declared,
        repairs,
        findings=findings,
    )
