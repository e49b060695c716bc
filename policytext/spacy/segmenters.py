"""Empty pipelines for Chinese, whose tokens are characters, or words of jieba or of spacy-pkuseg."""

from __future__ import annotations

from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, get_args
from zipfile import BadZipFile

import spacy

from policytext import tables
from policytext.errors import PolicyTextError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from spacy.language import Language

Segmenter = Literal["char", "jieba", "pkuseg"]

DICTIONARY_COLUMNS = ("table", "column", "example", "source")
# what a failed download, a damaged archive, and damaged arrays or features raise
_LOAD_ERRORS = (OSError, RuntimeError, LookupError, ValueError, TypeError, EOFError, BadZipFile)
_MODEL_FILES = ("features.msgpack", "weights.npz")


class SegmenterError(PolicyTextError, OSError):
    """The model of a segmenter cannot be had; the message names it, the reason and what to do."""


def blank(
    *,
    segmenter: Segmenter = "char",
    pkuseg_model: str | Path | None = None,
    words: Iterable[str] | None = None,
) -> Language:
    """Return an empty pipeline for Chinese.

    Args:
        segmenter: what cuts a text into tokens: ``"char"`` makes each character one, and needs nothing; ``"jieba"``
            needs the package jieba; ``"pkuseg"`` needs a model.
        pkuseg_model: the folder of a model of spacy-pkuseg, or the name of one that spacy-pkuseg downloads.
        words: what pkuseg keeps whole, a user dictionary; left out, ``policy_words()``.

    Raises:
        SegmenterError: the model cannot be had.
        ValueError: ``pkuseg_model`` or ``words`` do not go with the segmenter.
        ImportError: the segmenter's package is not installed.

    >>> [token.text for token in blank()("占地100亩")]
    ['占', '地', '1', '0', '0', '亩']
    """
    if segmenter not in get_args(Segmenter):
        raise ValueError(f"segmenter must be char, jieba or pkuseg, not {segmenter!r}")
    if segmenter != "pkuseg" and (pkuseg_model is not None or words is not None):
        raise ValueError(f"pkuseg_model and words are for segmenter='pkuseg', not {segmenter!r}")
    nlp = spacy.blank("zh", config={"nlp": {"tokenizer": {"segmenter": segmenter}}})
    if segmenter == "pkuseg":
        if pkuseg_model is None:
            raise ValueError("segmenter='pkuseg' needs pkuseg_model, the folder or the name of a model")
        tokenizer: Any = nlp.tokenizer
        _load(tokenizer, str(pkuseg_model))
        tokenizer.pkuseg_update_user_dict(list(policy_words() if words is None else words))
    return nlp


def policy_words() -> tuple[str, ...]:
    """Return the words of the library's own tables that a segmenter should keep whole, in alphabetical order.

    These are titles, bodies, places and units of two characters or more; ``data/dictionary.tsv`` lists the tables.

    >>> "平方公里" in policy_words()
    True
    """
    sources = tables.read("policytext.spacy", "dictionary.tsv", DICTIONARY_COLUMNS, key=DICTIONARY_COLUMNS[:2])
    words = {word for row in sources for word in _cells(row["table"], row["column"])}
    return tuple(sorted(word for word in words if len(word) > 1 and word.isalpha() and not word.isascii()))


def _cells(table: str, column: str) -> Iterator[str]:
    """Yield the cells of a column of a table such as ``quantities/units.tsv``, whatever its other columns are."""
    component, name = table.split("/")
    text = resources.files(f"policytext.{component}").joinpath("data", name).read_text("utf-8")
    header = next(line for line in text.split("\n") if not line.startswith("#")).split("\t")
    return (row[column] for row in tables.parse(text, name, header, key=header))


def _load(tokenizer: Any, model: str) -> None:
    from spacy_pkuseg import config  # noqa: PLC0415 - only who asks for words loads it

    if model in config.available_models:
        failure = "its download failed"
    elif not Path(model).is_dir():
        raise _unavailable(model, "there is no such folder")
    elif not all((Path(model) / name).is_file() for name in _MODEL_FILES):
        raise _unavailable(model, f"the folder does not hold {' and '.join(_MODEL_FILES)}")
    else:
        failure = "it cannot be read"
    try:
        tokenizer.initialize(pkuseg_model=model, pkuseg_user_dict="default")
    except _LOAD_ERRORS as error:
        raise _unavailable(model, f"{failure}, {type(error).__name__}") from None


def _unavailable(model: str, reason: str) -> SegmenterError:
    return SegmenterError(
        f"the pkuseg model {model!r} cannot be had ({reason}); "
        "give pkuseg_model the path of a model's folder, or let characters be the tokens: segmenter='char'"
    )
