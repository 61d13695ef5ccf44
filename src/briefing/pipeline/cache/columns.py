"""Pipeline's cache: a `RawText` as JSON and back, by the types of its fields.

A page has hundreds of blocks, so values of one type are laid down field by field, as columns: they are
checked a column at a time, and a word that recurs (the path of a block) stands once. Only JSON is read, and
every value is held against the type of its field, so that no file in the cache can be more than data.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from types import NoneType, UnionType
from typing import Final, Literal, Union, get_args, get_origin, get_type_hints

from briefing.model import RawText

Json = None | bool | int | float | str | Sequence["Json"] | Mapping[str, "Json"]

_FEW: Final = 0.5
"""Words are laid down once, with a list of which stands where, when at most this share of them differ."""


def dump(raw: RawText) -> str:
    """`raw` as JSON."""
    return json.dumps(_laid_down(RawText, [raw]), ensure_ascii=False, separators=(",", ":"))


def load(text: str) -> RawText:
    """The value that `dump` laid down. Raises `ValueError` for whatever it cannot have laid down."""
    try:
        value: object = json.loads(text)
        found = _taken_up(RawText, value)
    except (KeyError, IndexError, TypeError, RecursionError) as error:
        raise ValueError(f"not an entry: {error}") from None
    if len(found) != 1 or not isinstance(found[0], RawText):
        raise ValueError("not one reading")
    return found[0]


def _laid_down(kind: object, values: Sequence[object]) -> Json:
    if isinstance(kind, type) and is_dataclass(kind):
        hints = get_type_hints(kind)
        return {
            field.name: _laid_down(hints[field.name], [getattr(value, field.name) for value in values])
            for field in fields(kind)
        }
    if get_origin(kind) is tuple:
        rows: list[Sequence[object]] = [value for value in values if isinstance(value, tuple)]
        return {
            "lengths": [len(row) for row in rows],
            "items": _laid_down(_item(kind), [item for row in rows for item in row]),
        }
    column: list[Json] = [_plain(value) for value in values]
    words = [value for value in column if isinstance(value, str)]
    if len(words) < 2 or len(words) < len(column):
        return column
    once = {word: at for at, word in enumerate(dict.fromkeys(words))}
    if len(once) > _FEW * len(words):
        return column
    return {"words": list(once), "at": [once[word] for word in words]}


def _plain(value: object) -> Json:
    if value is None or isinstance(value, bool | int | float | str):
        return value
    raise TypeError(f"no plain value: {type(value).__name__}")


def _taken_up(kind: object, laid: object) -> Sequence[object]:
    if isinstance(kind, type) and is_dataclass(kind):
        hints = get_type_hints(kind)
        names = [field.name for field in fields(kind)]
        columns = _object(laid, names)
        taken = [_taken_up(hints[name], columns[name]) for name in names]
        if len({len(column) for column in taken}) > 1:
            raise ValueError("columns of different lengths")
        return list(map(kind, *taken))
    if get_origin(kind) is tuple:
        columns = _object(laid, ["lengths", "items"])
        lengths, items = _taken_up(int, columns["lengths"]), _taken_up(_item(kind), columns["items"])
        rows, at = [], 0
        for length in lengths:
            assert isinstance(length, int)
            if length < 0:
                raise ValueError("a negative length")
            rows.append(tuple(items[at : at + length]))
            at += length
        if at != len(items):
            raise ValueError("lengths that do not add up")
        return rows
    if isinstance(laid, dict):
        columns = _object(laid, ["words", "at"])
        words, places = _taken_up(kind, columns["words"]), _taken_up(int, columns["at"])
        if places and min(place for place in places if isinstance(place, int)) < 0:
            raise ValueError("a negative place")
        return [words[place] for place in places if isinstance(place, int)]
    if not isinstance(laid, list):
        raise TypeError("no column")
    _check(kind, laid)
    return laid


def _check(kind: object, column: Sequence[object]) -> None:
    """Raise `ValueError` unless every value of `column` is of the type `kind`: a plain one, None too, or a choice."""
    if get_origin(kind) is Literal:
        if not set(column) <= set(get_args(kind)) or not set(map(type, column)) <= set(map(type, get_args(kind))):
            raise ValueError(f"not one of {get_args(kind)}")
        return
    kinds = set(get_args(kind)) if get_origin(kind) in (Union, UnionType) else {kind}
    if not kinds <= {bool, int, float, str, NoneType}:
        raise TypeError(f"this type of field is not provided for: {kind}")
    if not set(map(type, column)) <= (kinds | {int} if float in kinds else kinds):
        raise ValueError(f"not all of {kind}")


def _item(kind: object) -> object:
    of = get_args(kind)
    if len(of) != 2 or of[1] is not Ellipsis:
        raise TypeError(f"this type of field is not provided for: {kind}")
    return of[0]


def _object(laid: object, names: Sequence[str]) -> Mapping[str, object]:
    if not isinstance(laid, dict) or list(laid) != list(names):
        raise ValueError(f"not an object of {', '.join(names)}")
    return laid
