"""Compose: mark each tag with its place in its template, so that a mistake in the page is told as template and line.

Jinja gives back one long text in which a page's pieces, loops and macros are already mixed. Before it
compiles a template, a processing instruction `<?at LINE NAME?>` is put before every tag and after every
line end of the template's own text; the strict parser reads them and leaves them out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream

TARGET = "at"
_TURN = re.compile(r"<!--|-->|<(?=[/A-Za-z])|>|\"|'|\n")


class Markers(Extension):
    """The Jinja extension that puts the marks in."""

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        """The tokens of one template, its texts with marks."""
        name, inside = stream.name or "", ""
        for token in stream:
            if token.type == "data":
                text, inside = _mark(token.value, token.lineno, name, inside)
                yield Token(token.lineno, "data", text)
            else:
                yield token


def _mark(text: str, line: int, name: str, inside: str) -> tuple[str, str]:
    """`text` with marks; `inside` is what it starts and ends in: "" (text), a tag, one of its values, a comment."""
    out: list[str] = []
    here = 0
    for turn in _TURN.finditer(text):
        sign = turn.group()
        if sign == "\n":
            line += 1
        if inside == "" and sign in ("<", "\n"):
            at = turn.start() if sign == "<" else turn.end()
            out += (text[here:at], f"<?{TARGET} {line} {name}?>")
            here = at
        inside = _next(inside, sign)
    out.append(text[here:])
    return "".join(out), inside


def _next(inside: str, sign: str) -> str:
    match inside, sign:
        case "", "<!--":
            return "<!--"
        case "", "<":
            return "<"
        case ("<!--", "-->") | ("<", ">"):
            return ""
        case "<", ('"' | "'"):
            return sign
        case (('"' | "'"), _) if sign == inside:
            return "<"
        case _:
            return inside
