"""Says whether a wheel and a source distribution hold the package, its licences and nothing else.

Run it with the folder that holds both: ``python scripts/check_distributions.py dist``.
"""

import sys
import tarfile
import zipfile
from pathlib import Path, PurePosixPath

ROOT = Path(__file__).parent.parent
BESIDE = {"README.md", "README.zh-CN.md", "CHANGELOG.md", "LICENSE", "NOTICE", "pyproject.toml"}
ADDED_BY_THE_BUILD = {"PKG-INFO", ".gitignore"}
IN_ANY_CASE = {
    "policytext/py.typed",
    "policytext/data/document.schema.json",
    "policytext/report/templates/report.css",
    "policytext/report/templates/report.html",
}
METADATA = {"METADATA", "RECORD", "WHEEL", "entry_points.txt", "licenses/LICENSE", "licenses/NOTICE"}


def of_the_package() -> set[str]:
    """Return the files of the package: modules, tables, py.typed, schema and templates."""
    files = (path for path in (ROOT / "policytext").rglob("*") if path.is_file())
    return {path.relative_to(ROOT).as_posix() for path in files if path.suffix not in {".pyc", ".pyo"}}


def in_wheel(wheel: Path) -> set[str]:
    """Return the files of a wheel, those of its ``dist-info`` by their names alone."""
    names = zipfile.ZipFile(wheel).namelist()
    return {name.partition(".dist-info/")[2] or name for name in names}


def in_sdist(sdist: Path) -> set[str]:
    """Return the files of a source distribution, without the folder that holds all."""
    with tarfile.open(sdist) as archive:
        files = [PurePosixPath(member.name) for member in archive if member.isfile()]
    return {PurePosixPath(*file.parts[1:]).as_posix() for file in files}


def main(folder: str) -> None:
    """End with a line for each file that is missing or too much."""
    (wheel,), (sdist,) = (sorted(Path(folder).glob(pattern)) for pattern in ("*.whl", "*.tar.gz"))
    wanted = of_the_package() | IN_ANY_CASE
    faults = [
        f"{file.name}: {'lacks' if name in expected else 'has'} {name}"
        for file, found, expected in (
            (wheel, in_wheel(wheel), wanted | METADATA),
            (sdist, in_sdist(sdist) - ADDED_BY_THE_BUILD, wanted | BESIDE),
        )
        for name in sorted(found ^ expected)
    ]
    sys.exit("\n".join(faults) or None)


if __name__ == "__main__":
    main(*sys.argv[1:])
