"""Frozen dataclasses as JSON and back, told by their own types: what comes back equals what went in, or is refused. No Django.

Order is kept, not sorted: in which order reasons are printed is part of a report. A number that is hidden is a word
("few"), never a number; there is no NaN.
"""

from __future__ import annotations

import base64
import binascii
import dataclasses
import json
import math
import types
from collections.abc import Callable, Collection, Mapping
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

T = TypeVar("T")


class NotSo(ValueError):
    """What was read is not of the type that is asked for. Its text says where, for whoever mends it."""


def as_json(value: object, *, indent: int | None = None) -> bytes:
    """A frozen dataclass as JSON, always the same bytes for the same value."""
    return written(dump(value, type(value)), indent=indent)


def written(data: object, *, indent: int | None = None) -> bytes:
    """Plain data as JSON in UTF-8."""
    separators = (",", ":") if indent is None else (",", ": ")
    text = json.dumps(data, ensure_ascii=False, allow_nan=False, indent=indent, separators=separators)
    return text.encode("utf-8", "surrogatepass")


def dump(value: Any, hint: Any) -> Any:
    """A value as plain data. Raises ValueError for a number that is none."""
    match value:
        case None | bool() | int():
            return value
        case StrEnum():
            return value.value
        case str():
            return value
        case float():
            if not math.isfinite(value):
                raise ValueError("There is no number to keep here.")
            return value
        case date():
            return value.isoformat()
        case bytes():
            return base64.b64encode(value).decode("ascii")
    return _dump_many(value, hint)


def _dump_many(value: Any, hint: Any) -> Any:
    if dataclasses.is_dataclass(value):
        return {name: dump(getattr(value, name), of) for name, of in _hints(cast("Any", type(value))).items()}
    hint = _one_of(hint)
    inside = get_args(hint)
    if isinstance(value, Mapping):
        key, of = inside
        if key is str:
            return {name: dump(each, of) for name, each in value.items()}
        return [[dump(name, key), dump(each, of)] for name, each in value.items()]
    if isinstance(value, frozenset):
        return sorted(dump(each, inside[0]) for each in value)
    if isinstance(value, tuple):
        return [dump(each, of) for each, of in zip(value, _of_each(inside, len(value)), strict=True)]
    raise TypeError(f"Nothing says how to keep a {type(value).__name__}.")


def load(data: Any, hint: type[T]) -> T:
    """Plain data as a value of this type. Raises `NotSo` where it is not."""
    return cast("T", _load(data, hint, hint.__name__))


def _load(data: Any, hint: Any, where: str) -> Any:
    if isinstance(hint, types.UnionType) or get_origin(hint) is Union:
        return _load_union(data, get_args(hint), where)
    if isinstance(hint, type) and dataclasses.is_dataclass(hint):
        return _load_dataclass(data, hint, where)
    if (origin := get_origin(hint)) is not None:
        return _load_many(data, origin, get_args(hint), where)
    if hint is float and type(data) in (int, float):
        return data
    if hint in (int, str, bool) and type(data) is hint:
        return data
    if isinstance(data, str) and hint in _FROM_TEXT:
        return _tried(_FROM_TEXT[hint], data, where)
    if isinstance(data, str) and isinstance(hint, type) and issubclass(hint, StrEnum):
        return _tried(hint, data, where)
    raise NotSo(where)


def _load_union(data: Any, hints: tuple[Any, ...], where: str) -> Any:
    if data is None and type(None) in hints:
        return None
    for hint in hints:
        try:
            return _load(data, hint, where)
        except NotSo:
            continue
    raise NotSo(where)


def _load_dataclass(data: Any, hint: Any, where: str) -> Any:
    hints = _hints(hint)
    needed = {each.name for each in dataclasses.fields(hint) if _is_needed(each)}
    if not isinstance(data, dict) or not needed <= data.keys() <= hints.keys():
        raise NotSo(where)
    return hint(**{name: _load(each, hints[name], f"{where}.{name}") for name, each in data.items()})


def _load_many(data: Any, origin: Any, inside: tuple[Any, ...], where: str) -> Any:
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return _load_mapping(data, inside, where)
    if not isinstance(data, list):
        raise NotSo(where)
    if origin is tuple and len(inside) != len(data) and Ellipsis not in inside:
        raise NotSo(where)
    of = _of_each(inside, len(data)) if origin is tuple else [inside[0]] * len(data)
    return origin(_load(each, hint, where) for each, hint in zip(data, of, strict=True))


def _load_mapping(data: Any, inside: tuple[Any, ...], where: str) -> Any:
    key, of = inside
    if key is str and isinstance(data, dict):
        return {name: _load(each, of, f"{where}[{name}]") for name, each in data.items()}
    if key is str or not isinstance(data, list) or not all(isinstance(each, list) and len(each) == 2 for each in data):
        raise NotSo(where)
    return {_load(name, key, where): _load(each, of, f"{where}[{name}]") for name, each in data}


def _bytes(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except binascii.Error as error:
        raise ValueError(text) from error


_FROM_TEXT: Mapping[Any, Callable[[str], Any]] = {date: date.fromisoformat, bytes: _bytes}


def _tried(read: Callable[[str], Any], text: str, where: str) -> Any:
    try:
        return read(text)
    except ValueError:
        raise NotSo(where) from None


@cache
def _hints(of: Any) -> Mapping[str, Any]:
    """The types of the fields of a dataclass, in their order."""
    hints = get_type_hints(of)
    return {each.name: hints[each.name] for each in dataclasses.fields(of)}


def _is_needed(field: dataclasses.Field[Any]) -> bool:
    """Whether a file must say it: what was added to a dataclass since the file was written has a default."""
    return field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING


def _one_of(hint: Any) -> Any:
    """Of "this or nothing", this."""
    if isinstance(hint, types.UnionType) or get_origin(hint) is Union:
        return next(each for each in get_args(hint) if get_origin(each) is not None)
    return hint


def _of_each(inside: tuple[Any, ...], many: int) -> Collection[Any]:
    """The type of each of a tuple's values."""
    return [inside[0]] * many if inside[-1:] == (Ellipsis,) else inside
