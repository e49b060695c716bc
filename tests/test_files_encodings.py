"""Which encoding a file is in; nothing is guessed, and what is in doubt names the byte."""

import codecs
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policytext.files import InputError
from policytext.files.encodings import decode, recognise_stream

SIMPLIFIED = "青禾市奔腾产业园区二期项目总投资12.5亿元，占地320亩，建设期为三年，预计明年投产。\n"
TRADITIONAL = "青禾市奔騰產業園區二期項目總投資12.5億元，占地320畝，建設期為三年，預計明年投產。\n"
JAPANESE = "青禾市の工業団地では、第二期の投資額は約12.5億元で、敷地面積は約320ムーとなっています。\n"
UTF8 = SIMPLIFIED.encode()
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 4


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        (SIMPLIFIED, "gbk"),
        (SIMPLIFIED, "gb18030"),
        (SIMPLIFIED + "𠮷㐂\n", "gb18030"),
        (TRADITIONAL, "big5"),
        (TRADITIONAL, "gb18030"),
        (JAPANESE, "shift_jis"),
        (JAPANESE, "euc_jp"),
        (SIMPLIFIED * 3, "utf-16-le"),
        (SIMPLIFIED * 3, "utf-16-be"),
        (SIMPLIFIED, "utf-8"),
        (SIMPLIFIED, "utf-8-sig"),
        (SIMPLIFIED, "utf-16"),
        (SIMPLIFIED, "utf-32"),
        ("a" * 300_000 + "\n" + SIMPLIFIED, "gbk"),
        ("ASCII only", "ascii"),
        ("a\0b", "utf-8"),
        ("", "utf-8"),
        (f'<meta charset="gb2312"><p>{SIMPLIFIED[:4]}', "gb2312"),
    ],
)
def test_a_text_comes_back_from_every_encoding(text, codec):
    content = text.encode(codec)
    assert decode(content, "x") == text
    assert content.decode(recognise_stream(io.BytesIO(content), "x")) == text


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (PNG, "x: not a text but binary data (image/png); not UTF-8 at byte 0"),
        (b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n", "x: not a text but binary data (application/pdf); not UTF-8 at byte 10"),
        (b"abc\xff", "x: not UTF-8 at byte 3, "),
        (b"abc" + "产业".encode("gbk"), "x: not UTF-8 at byte 3, "),
        (
            SIMPLIFIED.encode() + SIMPLIFIED.encode("gbk"),
            f"x: two encodings in one file: not UTF-8 at byte {len(SIMPLIFIED.encode())}, ",
        ),
        (
            SIMPLIFIED.encode("gbk") + SIMPLIFIED.encode(),
            "x: two encodings in one file: not UTF-8 at byte 0, UTF-8 at byte ",
        ),
        (UTF8[:-2], f"x: two encodings in one file: not UTF-8 at byte {len(UTF8) - 4}, "),
        ("Größe, façade, naïve".encode("latin-1") * 9, "x: not UTF-8 at byte 2, "),
        (codecs.BOM_UTF8 + b"\xff", "x: not UTF-8 at byte "),
        (codecs.BOM_UTF16_LE + b"a", "x: not UTF-16 at byte "),
    ],
)
def test_what_is_in_doubt_is_named_with_its_place(content, message):
    with pytest.raises(InputError) as caught:
        decode(content, "x")
    assert str(caught.value).startswith(message)


def test_a_file_that_breaks_off_far_behind_what_told_its_encoding():
    content = (SIMPLIFIED * 20_000).encode("gbk")
    broken = content + b"\xff\xff" + content
    with pytest.raises(InputError, match=rf"^x: not GB18030 at byte {len(content)}; "):
        recognise_stream(io.BytesIO(broken), "x")


@pytest.mark.parametrize("shift", range(4))
def test_a_long_text_is_not_judged_by_a_character_cut_in_two(shift):
    for codec in ("utf-8", "gb18030"):
        content = b"a" * shift + (SIMPLIFIED * 10_000).encode(codec)
        assert recognise_stream(io.BytesIO(content), "x") == codec


def test_a_place_far_behind_the_head_is_a_place_in_the_file():
    content = UTF8 * 5000 + SIMPLIFIED.encode("gbk") + UTF8
    with pytest.raises(InputError, match=rf"^x: two encodings in one file: not UTF-8 at byte {len(UTF8) * 5000}, "):
        recognise_stream(io.BytesIO(content), "x")


def test_the_encoding_that_is_asked_for_is_the_one():
    assert decode("产业".encode("gbk"), "x", encoding="gbk") == "产业"
    with pytest.raises(InputError, match=r"^x: not BIG5 at byte 3; "):
        decode(b"abc\xff\xff", "x", encoding="big5")


@given(st.binary(max_size=80) | st.text(max_size=40).map(lambda text: text.encode("utf-8", "ignore")))
def test_any_bytes_are_a_text_or_an_error_that_names_a_byte(content):
    try:
        text = decode(content, "x")
    except InputError as error:
        assert str(error).startswith("x: not ")
        assert "at byte " in str(error)
    else:
        assert isinstance(text, str)


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufeff"), max_size=60))
def test_utf8_is_never_taken_for_anything_else(text):
    assert decode(text.encode(), "x") == text
