"""What is remembered: results are those of the function, and no more of them are held than is said."""

from hypothesis import given
from hypothesis import strategies as st

from policytext.memo import Recent

SIZE = 4
numbers = st.integers(0, 12)


def ask(squares, asked):
    """Return what is known of each number, and let what is not be kept."""
    known = squares.known(asked)
    squares.keep({number: number**2 for number, square in zip(asked, known, strict=True) if square is None})
    return known


@given(st.lists(st.lists(numbers, max_size=9), max_size=20))
def test_what_is_recent_is_what_was_kept_or_nothing(pages):
    squares = Recent(SIZE)
    for asked in pages:
        assert all(square in (number**2, None) for number, square in zip(asked, ask(squares, asked), strict=True))
        assert len(squares) <= 2 * SIZE


def test_what_is_asked_for_on_each_page_stays_however_much_is_new():
    squares = Recent(SIZE)
    for page in range(1, 100):
        known = ask(squares, [0, page, page + 1000])
        assert known[1:] == [None, None]
        assert page == 1 or known[0] == 0


def test_what_is_known_is_known_while_it_is_set_aside():
    squares = Recent(SIZE)
    for asked in ([0, 1], [2, 3], [4, 5], [0, 4, 1]):
        known = ask(squares, asked)
    assert known == [0, 16, 1]


def test_what_is_not_asked_for_again_is_forgotten():
    squares = Recent(SIZE)
    for number in range(3 * SIZE):
        ask(squares, [number])
    assert squares.known([0]) == [None]


def test_of_more_than_can_be_held_some_are_kept():
    squares = Recent(SIZE)
    ask(squares, range(100))
    assert squares.known(range(100)) == [0, 1, 4, 9, *[None] * 96]
