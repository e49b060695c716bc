"""Feeds a public function with bytes that Atheris makes, and asks whether it keeps what it promises of any text.

    python -m pip install atheris
    python -m tests.fuzz analyze out/fuzz/analyze -max_total_time=600

The folder keeps what was found to reach new code, and begins with the examples of the tables; a fault is written to the
file that libFuzzer names. Further arguments are options of libFuzzer. ``tests/test_any_text.py`` asks the same of what
Hypothesis makes.
"""

import sys
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path

PACKAGE = Path(find_spec("policytext").origin).parent

TARGETS = {
    "analyze": "policytext.analyze",
    "normalize": "policytext.script.normalize",
    "quantities": "policytext.quantities.find",
    "entities": "policytext.entities.find",
}


def text_of(data):
    """Any bytes as a text: what is no UTF-8 becomes lone surrogates."""
    return data.decode("utf-8", "surrogateescape")


def cells(column):
    """What stands in a column of the tables of the package, wherever a table has it; of column 0, the keys."""
    found = set()
    for path in PACKAGE.rglob("data/*.tsv"):
        lines = [line.split("\t") for line in path.read_text("utf-8").split("\n") if line and line[0] != "#"]
        number = lines[0].index(column) if column in lines[0] else column
        if isinstance(number, int):
            found |= {row[number] for row in lines[1:]}
    return sorted(found)


def write_seeds(folder):
    folder.mkdir(parents=True, exist_ok=True)
    for example in cells("example"):
        data = example.encode()
        (folder / sha256(data).hexdigest()).write_bytes(data)


def write_dictionary(path):
    entries = ("".join(f"\\x{byte:02x}" for byte in word.encode()) for word in cells(0) if word)
    path.write_text("".join(f'"{entry}"\n' for entry in entries), "ascii")


def main(target, folder, *options):
    import atheris  # noqa: PLC0415 - needed by this command only, and for some systems only

    with atheris.instrument_imports(include=["policytext"]):
        from tests import promises  # noqa: PLC0415 - what is measured must be imported here

    promise = promises.PROMISES[TARGETS[target]]
    seeds = Path(folder)
    write_seeds(seeds)
    write_dictionary(words := seeds.with_suffix(".words"))
    arguments = [sys.argv[0], f"-dict={words}", "-max_len=4000", "-timeout=20", *options, str(seeds)]
    atheris.Setup(arguments, lambda data: promise(text_of(data)))
    atheris.Fuzz()


if __name__ == "__main__":
    if len(sys.argv) < 3 or sys.argv[1] not in TARGETS:
        sys.exit(f"usage: python -m tests.fuzz {{{','.join(TARGETS)}}} FOLDER [OPTION OF LIBFUZZER]...")
    main(*sys.argv[1:])
