"""Which encoding a file is in: its byte-order mark says so, or it is strict UTF-8, or one used for Chinese or Japanese.

Nothing is guessed. What is no text, holds two encodings, or is too short to tell is an ``InputError`` that names the
byte. The recognition is chardet's, limited to the encodings that pages of this kind come in.
"""

from __future__ import annotations

import codecs
import re
from itertools import chain
from typing import IO, TYPE_CHECKING

from policytext.files.types import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator

UTF8 = "utf-8"
_REMEDY = "name the encoding with --encoding or convert the file to UTF-8"
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# chardet's names: each takes in the older forms of its family. ASCII stands for "none of them".
_RECOGNISED = ("gb18030", "big5hkscs", "cp932", "shift_jis_2004", "euc_jis_2004", "utf-16-le", "utf-16-be")
_NONE = "ascii"
_ANY_BINARY = "application/octet-stream"
_DECLARED = 0.9  # chardet's confidence where the page names its encoding and the bytes agree
_ENOUGH_BYTES = {"utf-16-le": 160, "utf-16-be": 160}
_ENOUGH_NON_ASCII_BYTES = 40
_MARK_BYTES = 4
_BLOCK_BYTES = 1 << 20
_SAMPLE_BYTES = 1 << 18
_NON_ASCII = re.compile(rb"[\x80-\xff]")
# Four Chinese characters or kana in UTF-8: in a text of another encoding this happens once in a thousand million bytes.
_UTF8_RUN = re.compile(rb"(?:[\xe3-\xe9][\x80-\xbf]{2}){4}")


def decode(content: bytes, name: str, *, encoding: str | None = None) -> str:
    """Return the text of a whole file.

    Args:
        content: its bytes.
        name: what messages call it.
        encoding: the codec to use; found by ``recognise`` if left out.

    Raises:
        InputError: the bytes are not text in that, or any, encoding; the message names the byte.
    """
    codec = encoding or recognise(content, name)
    try:
        return content.decode(codec)
    except UnicodeError as error:
        raise InputError(f"{name}: not {shown(codec)} at byte {_position(error)}; {_REMEDY}") from None


def recognise(content: bytes, name: str) -> str:
    """Return the codec of a text, given its bytes or the first of them.

    Raises:
        InputError: no encoding fits; the message names the byte at which UTF-8 fails.

    >>> recognise("奔腾园区占地100亩，总投资5亿元，建设期为2023年至2025年，预计明年投产。".encode("gbk"), "page.txt")
    'gb18030'
    """
    return _marked(content) or _judged(content, _first_fault(content), name)


def recognise_stream(stream: IO[bytes], name: str) -> str:
    """Return the codec of a file too large to hold, which is read once for it and wound back.

    Raises:
        InputError: no encoding fits the whole file; the message names the byte.
    """
    codec = _marked(stream.read(_MARK_BYTES))
    if codec is None:
        fault = _first_stream_fault(stream, UTF8)
        begin = 0 if fault is None or fault < _SAMPLE_BYTES else (fault - _SAMPLE_BYTES // 2) & ~3
        stream.seek(begin)
        codec = _judged(stream.read(_SAMPLE_BYTES), None if fault is None else fault - begin, name, begin)
    if codec != UTF8 and (fault := _first_stream_fault(stream, codec)) is not None:
        raise InputError(f"{name}: not {shown(codec)} at byte {fault}; {_REMEDY}")
    stream.seek(0)
    return codec


def recognise_lines(head: bytes, name: str) -> str:
    """Return the codec of a file of lines by its first bytes; UTF-8 where they are in doubt: each line is checked."""
    try:
        return recognise(head[: head.rfind(b"\n") + 1] or head, name)
    except InputError:
        return UTF8


def shown(codec: str) -> str:
    """Return the name of a codec as messages write it."""
    return codec.removesuffix("-sig").upper()


def _marked(content: bytes) -> str | None:
    return next((codec for mark, codec in _MARKS if content.startswith(mark)), None)


def _judged(content: bytes, fault: int | None, name: str, begin: int = 0) -> str:
    """Return the codec of a part of a file that has no byte-order mark.

    Args:
        content: the part.
        fault: its first byte that is not UTF-8.
        name: what messages call the file.
        begin: where in the file the part begins.
    """
    if fault is None and b"\0" not in content:
        return UTF8
    sample = _sample(content)
    codec, confidence, kind = _detected(sample)
    if fault is None:
        return codec if codec and codec.startswith("utf-16") and _suffices(sample, codec, confidence) else UTF8
    place = f"not UTF-8 at byte {begin + fault}"
    if codec is None and not kind.startswith("text/") and (b"\0" in content or kind != _ANY_BINARY):
        raise InputError(f"{name}: not a text but binary data ({kind}); {place}")
    if run := _UTF8_RUN.search(content):
        raise InputError(f"{name}: two encodings in one file: {place}, UTF-8 at byte {begin + run.start()}; {_REMEDY}")
    if codec is None:
        raise InputError(f"{name}: {place}, nor in any other known encoding; {_REMEDY}")
    if not _suffices(sample, codec, confidence):
        raise InputError(f"{name}: {place}, and too short to tell its encoding; {_REMEDY}")
    return codec


def _first_fault(content: bytes) -> int | None:
    try:
        content.decode(UTF8)
    except UnicodeDecodeError as error:
        return error.start
    return None


def _first_stream_fault(stream: IO[bytes], codec: str) -> int | None:
    decoder = codecs.getincrementaldecoder(codec)()
    stream.seek(0)
    begin = 0
    for block in chain(_blocks(stream), [b""]):
        held = len(decoder.getstate()[0])
        try:
            decoder.decode(block, final=not block)
        except UnicodeError as error:
            return begin - held + _position(error)
        begin += len(block)
    return None


def _blocks(stream: IO[bytes]) -> Iterator[bytes]:
    while block := stream.read(_BLOCK_BYTES):
        yield block


def _position(error: UnicodeError) -> int:
    """Return where decoding failed; a codec that does not say so (a missing byte-order mark) failed at once."""
    return error.start if isinstance(error, UnicodeDecodeError) else 0


def _sample(content: bytes) -> bytes:
    """Return the part that tells most: from the first byte that is not ASCII, or the head with what a page declares."""
    found = _NON_ASCII.search(content)
    begin = found.start() & ~1 if found and found.start() > _SAMPLE_BYTES // 2 else 0
    return content[begin : begin + _SAMPLE_BYTES]


def _detected(sample: bytes) -> tuple[str | None, float, str]:
    import chardet  # noqa: PLC0415 - most files are UTF-8 and need none

    found = chardet.detect(
        sample,
        max_bytes=_SAMPLE_BYTES,
        prefer_superset=True,
        compat_names=False,
        include_encodings=(*_RECOGNISED, _NONE),
        no_match_encoding=_NONE,
    )
    codec = found["encoding"]
    return (None if codec == _NONE else codec), found["confidence"], found.get("mime_type") or "text/plain"


def _suffices(sample: bytes, codec: str, confidence: float) -> bool:
    if codec in _ENOUGH_BYTES:
        return len(sample) >= _ENOUGH_BYTES[codec]
    return confidence >= _DECLARED or len(_NON_ASCII.findall(sample)) >= _ENOUGH_NON_ASCII_BYTES
