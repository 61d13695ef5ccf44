"""Project files as YAML: what the parser stumbled over, said for a person who has never heard of YAML."""

from __future__ import annotations

import re

import yaml

_COLON = re.compile(r"\s*(?:- +)?[\w-]+:\s+\S.*:(?:\s|$)")


def mistake(text: str, error: yaml.MarkedYAMLError) -> tuple[str, int | None, str]:
    """What is wrong in `text`, in which line (from 1), and how to mend it."""
    mark = error.problem_mark or error.context_mark
    line = int(mark.line) + 1 if mark else None
    lines = text.splitlines()
    began = int(error.context_mark.line) + 1 if error.context_mark else None
    if "quoted scalar" not in (error.context or "") and "expected" not in (error.problem or ""):
        began = None
    else:
        began = began if "quoted scalar" in (error.context or "") else _unclosed(lines, began, line)
    if began is not None and "escape" not in f"{error.context} {error.problem}" and "tab" not in (error.problem or ""):
        return (
            "the quotation mark that opens in this line is not closed.",
            began,
            'Close it at the end of the value; inside double quotation marks write a quotation mark as \\".',
        )
    message, hint = _in_plain_words(lines, error, line)
    return message, line, hint


def _in_plain_words(lines: list[str], error: yaml.MarkedYAMLError, line: int | None) -> tuple[str, str]:
    here = lines[line - 1] if line is not None and 0 < line <= len(lines) else ""
    problem, context = error.problem or "", error.context or ""
    began = int(error.context_mark.line) + 1 if error.context_mark else None
    if re.match(r" *\t", here) or "tab" in problem:
        return "a tab stands where spaces are needed.", "Indent with spaces, not with tabs."
    if "escape" in problem or "escape" in context:
        return (
            "a backslash in double quotation marks begins a special character.",
            "Put the value in single quotation marks, or write / for \\.",
        )
    if (quoted := _opened(lines, began)) and ("expected" in problem or "not allowed" in problem):
        return (
            f"the words in quotation marks end too early (line {quoted}), or a mark is not closed.",
            'Inside double quotation marks write a quotation mark as \\", or put the words under “words: >-”.',
        )
    if "flow" in context:
        return "this is not well-formed: a bracket ([ or {) is not closed before here.", "Close it, with ] or }."
    if "mapping values are not allowed" in problem:
        if _COLON.match(here):
            return "a second “: ” stands in this line.", "Put the whole value in quotation marks."
        return (
            "“name: value” does not fit here.",
            "Does the line above lack its colon? Is this one indented too far?",
        )
    if "could not find expected ':'" in problem:
        return "a line here is neither “name: value” nor a list's “- ”.", "Is a colon missing, or an indent?"
    if "did not find expected" in problem or "block collection" in context or "block mapping" in context:
        return (
            "this line is not indented as those that it belongs with"
            + (f" (they begin in line {began})." if began and began != line else "."),
            "Begin it as far in as they do; a new item of a list begins with “- ”.",
        )
    if "cannot start any token" in problem:
        return "a sign stands here that means something else in this file.", "Put the value in quotation marks."
    what = " ".join(part for part in (context, problem) if part)
    return (
        f"this is not well-formed YAML: {what}.",
        "Check the indentation, and put words with “: ” or “#” in them in quotation marks.",
    )


def _opened(lines: list[str], began: int | None) -> int | None:
    """The first line from `began` on whose value opens with a quotation mark and has another one inside it."""
    for number, line in enumerate(lines[(began or 1) - 1 :], began or 1):
        if re.match(r"""\s*(?:- +)?[\w-]+: +"[^"]*"\s*[^\s#]""", line):
            return number
        if number > (began or 1) + 400:
            break
    return None


def _unclosed(lines: list[str], began: int | None, line: int | None) -> int | None:
    """The last line from `began` to `line` whose value opens with a quotation mark that this line does not close."""
    first, last = began or 1, line or len(lines)
    for number in range(min(last, len(lines)), first - 1, -1):
        here = lines[number - 1]
        if re.match(r"""\s*(?:- +)?[\w-]+: +"[^"]*$""", here):
            return number
    return None
