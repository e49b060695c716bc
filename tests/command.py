"""Runs the installed command as a user does: arguments, files, an exit code, and never a traceback."""

import json
import subprocess
import sys
from pathlib import Path

PAGES = Path(__file__).parent.parent / "examples" / "pages"
_SCRIPT = Path(sys.executable).parent / "policytext"
COMMAND = [str(_SCRIPT)] if _SCRIPT.exists() else [sys.executable, "-c", "from policytext.cli import main; main()"]


def run(*arguments, stdin=b"", **options):
    done = subprocess.run([*COMMAND, *map(str, arguments)], input=stdin, capture_output=True, check=False, **options)
    done.out, done.err = done.stdout.decode(), done.stderr.decode()
    assert "Traceback" not in done.err, done.err
    return done


def rows(text):
    """The rows of JSON Lines, of a string or a file."""
    text = text.read_text("utf-8") if isinstance(text, Path) else text
    return [json.loads(line) for line in text.split("\n") if line]


def names(folder):
    return sorted(path.name for path in folder.iterdir())
