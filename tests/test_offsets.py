"""Properties 1 to 6 of the offsets, and what they refuse."""

import copy
import pickle
from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import alignments, edits, spans

from policytext.errors import OffsetError
from policytext.offsets import Alignment


@st.composite
def chains(draw, links):
    chain = [draw(alignments())]
    while len(chain) < links:
        chain.append(draw(alignments(chain[-1].normalized_length)))
    return chain


@st.composite
def aligned_spans(draw):
    alignment = draw(alignments())
    return alignment, draw(spans(alignment.normalized_length))


def contains(outer, inner):
    return inner[0] == inner[1] or (outer[0] <= inner[0] and inner[1] <= outer[1])


@given(alignments())
def test_runs_tile_both_texts_in_order(alignment):
    source = normalized = 0
    for run in alignment.runs():
        assert (run.source_start, run.normalized_start) == (source, normalized)
        assert run.source_start < run.source_end
        assert run.is_edit or run.source_end - run.source_start == run.normalized_end - run.normalized_start
        source, normalized = run.source_end, run.normalized_end
    assert (source, normalized) == (alignment.source_length, alignment.normalized_length)


@given(st.integers(0, 20).flatmap(lambda length: st.tuples(st.just(length), spans(length))))
def test_identity_maps_each_span_to_itself(case):
    length, span = case
    identity = Alignment.identity(length)
    assert identity.is_identity
    assert identity.to_source(*span) == identity.to_normalized(*span) == span
    assert identity.to_source(*span, trailing=True) == span


@given(st.integers(0, 20).flatmap(lambda length: st.tuples(st.just(length), edits(length))))
def test_to_source_follows_each_character(case):
    length, changes = case
    expected, source = [], 0
    for start, end, normalized_length in changes:
        expected += [(i, i + 1) for i in range(source, start)] + [(start, end)] * normalized_length
        source = end
    expected += [(i, i + 1) for i in range(source, length)]
    alignment = Alignment.from_edits(length, changes)
    assert [alignment.to_source(i, i + 1) for i in range(alignment.normalized_length)] == expected
    for start in range(len(expected)):
        for end in range(start + 1, len(expected) + 1):
            assert alignment.to_source(start, end) == (expected[start][0], expected[end - 1][1])


@given(chains(2).flatmap(lambda chain: st.tuples(st.just(chain), spans(chain[1].normalized_length))))
def test_then_covers_the_two_steps(case):
    (first, second), span = case
    joined = first.then(second)
    steps = first.to_source(*second.to_source(*span))
    assert (joined.source_length, joined.normalized_length) == (first.source_length, second.normalized_length)
    assert contains(joined.to_source(*span), steps)
    if not crossing(first, second):
        assert joined.to_source(*span) == steps or span[0] == span[1]


def crossing(first, second):
    """Whether a replaced run of one alignment shares middle characters with an edit of the other."""
    made = [(run.normalized_start, run.normalized_end) for run in first.runs() if run.is_edit]
    taken = [(run.source_start, run.source_end) for run in second.runs() if run.is_edit]
    return any(start < other_end and other_start < end for start, end in made for other_start, other_end in taken)


@given(chains(3))
def test_then_is_associative(chain):
    first, second, third = chain
    assert first.then(second).then(third) == first.then(second.then(third))


@given(alignments())
def test_identity_is_neutral_in_then(alignment):
    assert Alignment.identity(alignment.source_length).then(alignment) == alignment
    assert alignment.then(Alignment.identity(alignment.normalized_length)) == alignment


@given(aligned_spans().flatmap(lambda case: st.tuples(st.just(case), spans(case[1][1] - case[1][0]))))
def test_to_source_keeps_inclusion(case):
    (alignment, (start, _)), (inner_start, inner_end) = case
    outer = alignment.to_source(*case[0][1])
    assert contains(outer, alignment.to_source(start + inner_start, start + inner_end))


@given(aligned_spans())
def test_to_normalized_covers_what_to_source_gave(case):
    alignment, span = case
    assert contains(alignment.to_normalized(*alignment.to_source(*span)), span)
    assert contains(alignment.to_normalized(*alignment.to_source(*span, trailing=True)), span)


@given(alignments())
def test_empty_spans_stay_empty_and_inside(alignment):
    for i in range(alignment.normalized_length + 1):
        start, end = alignment.to_source(i, i)
        assert 0 <= start == end <= alignment.source_length
    for i in range(alignment.source_length + 1):
        start, end = alignment.to_normalized(i, i)
        assert 0 <= start == end <= alignment.normalized_length


@given(alignments())
def test_alignments_survive_pickle_copy_and_their_own_edits(alignment):
    assert pickle.loads(pickle.dumps(alignment)) == copy.deepcopy(alignment) == alignment  # noqa: S301 - own bytes
    assert hash(copy.copy(alignment)) == hash(alignment)
    assert Alignment.from_edits(alignment.source_length, alignment.edits) == alignment


@given(st.integers(0, 40).flatmap(lambda length: st.tuples(st.just(length), edits(length))))
def test_deletions_make_what_edits_make(case):
    length, changes = case
    alignment = Alignment.from_edits(length, [(start, end, 0) for start, end, _ in changes])
    runs = [run for run in alignment.runs() if run.is_edit]
    starts, ends, kept = (array("q", (run[i] for run in runs)) for i in range(3))
    assert Alignment.from_deletions(length, starts, ends, kept) == alignment


@given(alignments())
def test_edits_can_be_counted_and_given_one_by_one(alignment):
    assert [alignment.edit(i) for i in range(alignment.edit_count)] == [run for run in alignment.runs() if run.is_edit]


def test_trailing_takes_in_only_what_was_deleted_right_after():
    alignment = Alignment.from_edits(12, [(1, 5, 0), (6, 9, 0), (10, 12, 1)])
    assert alignment.to_source(0, 1) == (0, 1)
    assert alignment.to_source(0, 1, trailing=True) == (0, 5)
    assert alignment.to_source(0, 3, trailing=True) == (0, 10)


def test_adjoining_deletions_are_one_and_one_for_one_is_no_edit():
    assert Alignment.from_edits(6, [(1, 3, 0), (3, 4, 0), (5, 6, 1)]) == Alignment.from_edits(6, [(1, 4, 0)])


@pytest.mark.parametrize("edit", [(-1, 1, 0), (2, 2, 1), (2, 1, 0), (3, 6, 0), (0, 1, -1)])
def test_from_edits_refuses_an_edit_that_is_not_one(edit):
    with pytest.raises(OffsetError, match=r"edit .* of length 5"):
        Alignment.from_edits(5, [edit])


def test_from_edits_refuses_edits_out_of_order():
    with pytest.raises(OffsetError):
        Alignment.from_edits(9, [(4, 6, 0), (5, 7, 0)])


@pytest.mark.parametrize("span", [(-1, 2), (2, 1), (0, 6), (6, 6)])
def test_spans_outside_the_text_are_refused(span):
    alignment = Alignment.from_edits(7, [(1, 3, 0)])
    with pytest.raises(OffsetError, match="is not inside a text of length 5"):
        alignment.to_source(*span)
    with pytest.raises(OffsetError):
        Alignment.from_edits(5, [(1, 3, 4)]).to_normalized(*span)


def test_then_refuses_texts_that_do_not_meet():
    with pytest.raises(OffsetError, match=r"makes 3 characters, the next .* starts from 4"):
        Alignment.identity(3).then(Alignment.identity(4))
