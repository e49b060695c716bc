"""Blocks: a text is read piece by piece, and no result depends on where the pieces end."""

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from strategies import any_text
from strategies_entities import entity_text, sentences

from policytext.entities import Lexicon, blocks, find, places, vocabulary

PAGES = Path(__file__).parent.parent / "examples" / "pages"
BORDERS = ("\n", "。")

page = st.lists(sentences() | entity_text, min_size=1, max_size=6).map("\n".join)
LEXICON = Lexicon(organizations=["砚湖光电"], people=["谭国栋"], titles=["首席专家"])


def found(text, block_chars):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(blocks, "_BLOCK_CHARS", block_chars)
        return find(text), find(text, lexicon=LEXICON)


@given(any_text | page, st.integers(0, 30))
@example("", 0)
@example("\n\n。", 0)
def test_blocks_are_the_text_and_end_at_borders(text, block_chars):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(blocks, "_BLOCK_CHARS", block_chars)
        cut = list(blocks.blocks(text))
    assert "".join(block.text for block in cut) == text
    assert [block.start for block in cut] == [text.index(block.text, block.start) for block in cut]
    assert all(len(block.text) > block_chars and block.text.endswith(BORDERS) for block in cut[:-1])


@given(page)
@example(
    "青溪重工集团有限公司（以下简称“青溪重工”）开工。\n走访青溪重工。\n局长谭国栋致辞。谭国栋说，江城区与鼓楼区签约。"
)
@example("福建省福州市。\n鼓楼区\n等5\n企业。Northwind \nCo.Ltd")
def test_the_length_of_blocks_changes_nothing(text):
    assert found(text, 0) == found(text, len(text))


@pytest.mark.parametrize("path", sorted(PAGES.glob("*.txt")), ids=lambda path: path.stem)
def test_the_length_of_blocks_changes_no_page(path):
    text = path.read_text("utf-8")
    assert found(text, 0) == found(text, len(text))


def test_no_word_goes_on_over_the_end_of_a_block():
    surfaces = vocabulary.surfaces()
    assert not [word for word in (*surfaces, *places._names()) if any(border in word for border in BORDERS)]
    guards = ("".join(vocabulary.words()[number].not_before) for number in range(len(surfaces)))
    assert not [guard for guard in guards if any(border in guard for border in BORDERS)]


def test_lone_surrogates_keep_every_offset():
    text = "\ud800走访砚湖光电股份有限公司\udfff，局长谭国栋致辞。"
    assert [body.text for body in find(text).organizations] == ["砚湖光电股份有限公司"]
    assert [person.text for person in find(text).people] == ["谭国栋"]
