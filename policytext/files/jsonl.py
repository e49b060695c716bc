"""JSON Lines: one object a line, read and written."""

from __future__ import annotations

import codecs
import json
import math
from datetime import date
from decimal import Decimal
from typing import IO, TYPE_CHECKING, Any, NamedTuple

from policytext.files.encodings import recognise_lines, shown
from policytext.files.types import Failure, InputError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from policytext.files.records import Fields
    from policytext.files.sources import Source
    from policytext.files.types import Page

_HEAD_BYTES = 1 << 18
_WIDE_CODECS = ("utf-16", "utf-32")
_MOST_LEVELS = 100
_TOO_DEEP = f"lists and objects in one another, more than {_MOST_LEVELS} levels deep"


class Line(NamedTuple):
    """A line of a file: where it stands (``claims.jsonl:7``), its object or what is wrong with it, and its bytes."""

    place: str
    record: dict[str, Any] | InputError
    size_bytes: int


def read(source: Source, fields: Fields, *, encoding: str | None = None) -> Iterator[Page | Failure]:
    """Yield the page of each line that is not blank; a ``Failure`` stands for a line that is not an object with a text.

    Lines are decoded one by one, so that stray bytes spoil one line only.
    """
    for line in records(source, encoding=encoding):
        if isinstance(line.record, InputError):
            yield Failure(line.place, str(line.record), {}, line.size_bytes)
        else:
            yield fields.page(line.record, line.place, line.size_bytes)


def records(source: Source, *, encoding: str | None = None) -> Iterator[Line]:
    """Yield each line that is not blank, as the object that it holds or the error that keeps it from being one."""
    head = source.stream.peek(_HEAD_BYTES)[:_HEAD_BYTES] if hasattr(source.stream, "peek") else b""
    codec = encoding or recognise_lines(head, source.name)
    begin = 0
    for number, line in enumerate(_lines(source.stream, codec), start=1):
        if line.strip():
            place = f"{source.name}:{number}"
            try:
                record = _record(line, place, "utf-8" if codec.startswith(_WIDE_CODECS) else codec, begin)
            except InputError as error:
                yield Line(place, error, len(line))
            else:
                yield Line(place, record, len(line))
        begin += len(line)
    source.check_unchanged()


def dumps(row: Mapping[str, Any]) -> bytes:
    r"""Return a row as one line of JSON in UTF-8, without its line break.

    A ``Decimal`` becomes a number with all its digits, a date its ISO form, a number that is none ``null``. A lone
    surrogate makes the line escape all but ASCII.

    >>> dumps({"area_m2": Decimal("66666.6666666666666666666667"), "day": date(2023, 5, 1)}).decode()
    '{"area_m2": 66666.6666666666666666666667, "day": "2023-05-01"}'
    """
    try:
        return _dumped(row, ensure_ascii=False).encode("utf-8")
    except UnicodeEncodeError:
        return _dumped(row, ensure_ascii=True).encode("ascii")


def loads(line: bytes) -> dict[str, Any]:
    """Return the row that ``dumps`` wrote; numbers with a fraction are exact."""
    row: dict[str, Any] = json.loads(line, parse_float=Decimal)
    return row


def _lines(stream: IO[bytes], codec: str) -> Iterator[bytes]:
    if codec.startswith(_WIDE_CODECS):
        return iter(codecs.EncodedFile(stream, "utf-8", codec))
    return iter(stream)


def _record(line: bytes, place: str, codec: str, begin: int) -> dict[str, Any]:
    try:
        content = line.decode(codec)
    except UnicodeDecodeError as error:
        raise InputError(
            f"{place}: not {shown(codec)} at byte {error.start} of the line (byte {begin + error.start} of the file)"
        ) from None
    try:
        record = json.loads(content.removeprefix("\ufeff"), parse_float=_finite, parse_constant=_refuse)
    except ValueError as error:
        raise InputError(f"{place}: not JSON ({error})") from None
    except RecursionError:
        raise InputError(f"{place}: {_TOO_DEEP}") from None
    if not isinstance(record, dict):
        raise InputError(f"{place}: a JSON {type(record).__name__} where an object is needed")
    if content.count("[") + content.count("{") > _MOST_LEVELS and _is_deep(record):
        raise InputError(f"{place}: {_TOO_DEEP}")
    return record


def _is_deep(record: dict[str, Any]) -> bool:
    """Whether lists and objects stand in one another more often than can be handed from process to process."""
    level: list[Any] = [record]
    for _ in range(_MOST_LEVELS):
        level = [value for outer in level for value in (outer.values() if isinstance(outer, dict) else outer)]
        level = [value for value in level if isinstance(value, dict | list)]
        if not level:
            return False
    return True


def _finite(digits: str) -> float:
    number = float(digits)
    return number if math.isfinite(number) else _refuse(digits)


def _refuse(digits: str) -> float:
    raise ValueError(f"{digits[:40]} is no number that can be kept")


def _dumped(row: Mapping[str, Any], *, ensure_ascii: bool) -> str:
    cells = (
        f"{json.dumps(str(name), ensure_ascii=ensure_ascii)}: {_dumped_value(value, ensure_ascii=ensure_ascii)}"
        for name, value in row.items()
    )
    return "{" + ", ".join(cells) + "}"


def _dumped_value(value: object, *, ensure_ascii: bool) -> str:
    if isinstance(value, Decimal):
        return format(value, "f") if value.is_finite() else "null"
    if isinstance(value, float) and not math.isfinite(value):
        return "null"
    return json.dumps(value, ensure_ascii=ensure_ascii, default=_plain)


def _plain(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    return value.hex() if isinstance(value, bytes) else str(value)
