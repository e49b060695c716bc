"""What is read and written: names, places and remedies for whatever goes wrong."""

import io
import json
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policytext import files
from policytext.files import InputError, Item, Output, OutputError


def read(*paths, text_field=None):
    return list(files.read(files.find(map(str, paths)), text_field=text_field))


def messages(items):
    assert all(isinstance(item, InputError) for item in items)
    return [str(item) for item in items]


def test_a_text_file_is_one_item(tmp_path):
    page = tmp_path / "带 空格\n的页.txt"
    page.write_bytes("\ufeff占地100亩\r\n".encode())
    assert read(page) == [Item("占地100亩\r\n", {"path": str(page)}, 17)]


def test_an_empty_file_is_an_empty_text(tmp_path):
    (tmp_path / "empty.txt").write_bytes(b"")
    assert [item.text for item in read(tmp_path)] == [""]


def test_a_folder_gives_its_files_by_name_at_every_depth(tmp_path):
    for name in ("b.txt", "a/2.txt", "a/1.TXT", "c.pdf", "a/d.jsonl"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text('{"text": "x"}\n')
    found = files.find([str(tmp_path)])
    assert [name[len(str(tmp_path)) + 1 :] for name in found] == ["a/1.TXT", "a/2.txt", "a/d.jsonl", "b.txt"]
    assert files.size_bytes(found) == 4 * 14


def test_json_lines_carry_their_other_fields(tmp_path):
    lines = tmp_path / "pages.jsonl"
    lines.write_text('{"text": "占地100亩", "id": 7, "tags": ["x"]}\n\n{"id": 8, "text": ""}\n', "utf-8")
    assert [(item.text, item.fields) for item in read(lines)] == [
        ("占地100亩", {"id": 7, "tags": ["x"]}),
        ("", {"id": 8}),
    ]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("not json", "not JSON"),
        ("[1]", "a JSON list where an object with a field 'text' is needed"),
        ('{"body": "x"}', "no field 'text' (fields: 'body'); name the one to read with --text-field"),
        ("{}", "no field 'text' (fields: none)"),
        ('{"text": null}', "field 'text' is a NoneType, not a string"),
        ('{"text": ' + "9" * 5000 + "}", "not JSON"),
        ("[" * 100_000, "not JSON"),
    ],
)
def test_a_bad_line_is_named_and_the_others_are_read(tmp_path, line, message):
    lines = tmp_path / "pages.jsonl"
    lines.write_text(f'{{"text": "a"}}\n{line}\n{{"text": "b"}}\n')
    first, bad, last = read(lines)
    assert (first.text, last.text) == ("a", "b")
    assert str(bad).startswith(f"{lines}:2: {message}")


def test_bytes_that_are_not_utf8_are_named_with_their_place(tmp_path):
    (tmp_path / "gbk.txt").write_bytes(b"abc" + "产业".encode("gbk"))
    (tmp_path / "x.jsonl").write_bytes(b'{"text": "a"}\n{"text": "\xb2\xfa"}\n')
    text, good, line = read(tmp_path / "gbk.txt", tmp_path / "x.jsonl")
    assert str(text) == f"{tmp_path}/gbk.txt: not UTF-8 at byte 3; convert the file to UTF-8"
    assert good.text == "a"
    assert str(line) == f"{tmp_path}/x.jsonl:2: not UTF-8 at byte 10; convert the file to UTF-8"


def test_what_is_missing_empty_or_of_another_kind_is_named(tmp_path):
    (tmp_path / "folder").mkdir()
    (tmp_path / "page.html").write_text("<p>")
    missing, folder, html = messages(read(tmp_path / "no.txt", tmp_path / "folder", tmp_path / "page.html"))
    assert missing == f"{tmp_path}/no.txt: No such file or directory"
    assert folder == f"{tmp_path}/folder: no .txt or .jsonl file in this folder"
    assert html == f"{tmp_path}/page.html: neither .txt nor .jsonl; rename it or convert it to one of them"


def test_standard_input_is_a_text_or_with_a_field_json_lines(monkeypatch):
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(b'{"body": "x"}\n')))
    assert [item.text for item in read("-")] == ['{"body": "x"}\n']
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(b'{"body": "x"}\n{"body": "y"}\n')))
    assert [item.text for item in read("-", text_field="body")] == ["x", "y"]
    assert files.size_bytes(["-"]) is None


def test_output_appears_whole_at_the_end(tmp_path):
    path = tmp_path / "new folder" / "out.jsonl"
    with Output(str(path)) as out:
        out.write_line({"a": "亩"})
        assert not path.exists()
    assert path.read_text("utf-8") == '{"a": "亩"}\n'
    assert [file.name for file in path.parent.iterdir()] == ["out.jsonl"]


@pytest.mark.parametrize("error", [KeyboardInterrupt, ValueError])
def test_a_run_that_fails_keeps_the_old_file_and_leaves_nothing(tmp_path, error):
    path = tmp_path / "out.jsonl"
    path.write_text("old")
    with pytest.raises(error), Output(str(path)) as out:
        out.write_line({"a": 1})
        raise error
    assert path.read_text() == "old"
    assert [file.name for file in tmp_path.iterdir()] == ["out.jsonl"]


def test_an_output_that_cannot_be_written_is_named(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match=r"out.jsonl: cannot be written \("):
        Output(str(tmp_path / "file" / "out.jsonl")).__enter__()
    (tmp_path / "folder").mkdir()
    with pytest.raises(OutputError, match=r"folder: cannot be written \(it is a folder\); name a file"):
        Output(str(tmp_path / "folder")).__enter__()
    assert sorted(file.name for file in tmp_path.iterdir()) == ["file", "folder"]


def test_a_full_disk_is_named_and_leaves_nothing():
    message = r"^out.jsonl: cannot be written \(No space left on device\)$"
    with pytest.raises(OutputError, match=message), Output("out.jsonl")._naming_the_file():
        raise OSError(28, "No space left on device")


@given(st.text(st.characters(), max_size=40))
def test_every_text_is_written_as_one_line_that_reads_back(tmp_path_factory, text):
    path = tmp_path_factory.mktemp("out") / "out.jsonl"
    with Output(str(path)) as out:
        out.write_line({"text": text})
    (item,) = read(path)
    assert item.text == text
    assert len(path.read_bytes().splitlines()) == 1
    assert json.loads(path.read_bytes()) == {"text": text}
