"""Reads what a page says of itself: title, day, outlet, author, issuing body and document number."""

from __future__ import annotations

import re
from functools import cache, cached_property
from itertools import islice, pairwise, takewhile
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from attrs import frozen

from policytext.han import IDEOGRAPH
from policytext.late import late
from policytext.offsets import Span
from policytext.records import days, headings, imprint, labelled, papers
from policytext.records.types import Day, Metadata

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from policytext.records.labelled import Labelled
    from policytext.records.pieces import Piece

    Reader = Callable[[str, str, int, int], Span | None]

Read = TypeVar("Read")
_MINIMUM_TITLE_CHARS, _MAXIMUM_TITLE_CHARS = 4, 60
_PARAGRAPH_CHARS = 60
_HEAD_PIECES = 8
_AND_ALSO = "暨"
"""Joins an event to another; no headline begins with it."""
_NAME = late(r"[^ \u3000、]+")
_LABEL = late(rf"{IDEOGRAPH}{{2,6}}[：:]")
_HEADER_FIELDS = ("published", "updated", "outlet")


def find(
    text: str,
    folded: str,
    stretches: tuple[Piece, ...],
    *,
    people: Collection[tuple[int, int]] = (),
    reference: date | None = None,
) -> Metadata:
    """Return what a page says of itself.

    Args:
        text: the repaired page, which all offsets index.
        folded: ``fold(text)``.
        stretches: the pieces of it that may tell, see ``pieces.of``.
        people: start and end of the names of persons in it.
        reference: a day without a year is the last one that is not behind this day.
    """
    page = _Page(text, folded, stretches, people)
    title = _title(page)
    return Metadata(
        title=title,
        publication_date=next((day for day in _publication_days(page, reference) if day), None),
        outlet=_value(page, "outlet", labelled.publisher)
        or (page.byline.outlet if page.byline else None)
        or (page.dateline.outlet if page.dateline else None),
        author=_value(page, "author", labelled.people)
        or (page.byline.author if page.byline else None)
        or _credit(page),
        issuing_body=_value(page, "issuer", labelled.publisher)
        or (page.signature.issuer if page.signature else None)
        or (papers.issuer_of_title(page.folded, title) if title else None)
        or next(page.readings(papers.issuer_of_head, page.body[:_HEAD_PIECES]), None),
        document_number=_value(page, "number", papers.number_of_label)
        or next(page.readings(papers.document_number, page.holding(papers.NUMBER_MARKS)), None)
        or (papers.number_at_the_end(page.folded, page.text, title.start, title.end) if title else None)
        or _number_below_the_head(page),
    )


class _Signature(NamedTuple):
    """The authority and the day that stand on lines of their own, beside each other."""

    issuer: Span
    day: Span


@frozen(eq=False, repr=False, slots=False)
class _Page:
    """A page and the pieces of it that may tell; what they say is read when it is first asked for."""

    text: str
    folded: str
    pieces: tuple[Piece, ...]
    people: Collection[tuple[int, int]]

    @cached_property
    def labels(self) -> Mapping[Piece, Sequence[Labelled]]:
        """What each piece says behind labels."""
        found = ((piece, labelled.find(self.folded, piece.start, piece.end)) for piece in self.pieces)
        return {piece: values for piece, values in found if values}

    @cached_property
    def values(self) -> Mapping[str, Labelled]:
        """The first value of each field; 时间 and 日期 alone may be those of an event."""
        values: dict[str, Labelled] = {}
        for piece, found in self.labels.items():
            for value in found:
                is_own = piece.is_header or len(found) > 1 or days.is_stamped(self.folded, value.start, value.end)
                if value.field != "day" or is_own:
                    values.setdefault("published" if value.field == "day" else value.field, value)
        return values

    @cached_property
    def headers(self) -> Mapping[Piece, None]:
        """The pieces that are or look like header lines."""
        return dict.fromkeys(piece for piece in self.pieces if _is_header(self, piece))

    def starts_of_others(self, piece: Piece) -> Collection[int]:
        """Return where the values begin that a piece has behind labels of no field: 实施日期：2024年4月1日."""
        return [value.start for value in self.labels.get(piece, ()) if value.field == "other"]

    @cached_property
    def byline(self) -> imprint.Byline | None:
        return next(self.readings(imprint.byline, self.pieces[:_HEAD_PIECES]), None)

    @cached_property
    def dateline(self) -> imprint.Dateline | None:
        outlet, chars = imprint.outlet_of_dateline(), imprint.HEAD_CHARS
        likely = [p for p in self.body if outlet.search(self.folded, p.start, min(p.end, p.start + chars))]
        return next(self.readings(imprint.dateline, likely), None)

    @cached_property
    def signature(self) -> _Signature | None:
        issuer = None
        for first, second in pairwise(self.pieces):
            named = imprint.issuer_line(self.folded, self.text, first.start, first.end)
            issuer = named and (issuer or named)
            day = issuer and imprint.day_line(self.folded, self.text, second.start, second.end)
            if issuer and day:
                return _Signature(issuer, day)
        return self._signature_elsewhere

    @cached_property
    def _signature_elsewhere(self) -> _Signature | None:
        """The day and behind it the authority that stand right below the title, or both on a line of their own."""
        below = self.body[1:3]
        day = next(self.readings(imprint.day_line, below[:1]), None)
        issuer = next(self.readings(imprint.issuer_line, below[1:]), None) if day else None
        if issuer and day:
            return _Signature(issuer, day)
        signed = next(self.readings(imprint.signed_line, self.body), None)
        return _Signature(*signed) if signed else None

    @cached_property
    def body(self) -> tuple[Piece, ...]:
        """The pieces of the article."""
        return tuple([piece for piece in self.pieces if piece.is_body])

    @cached_property
    def bracketed(self) -> Mapping[Piece, None]:
        """The pieces with brackets."""
        return self.holding(imprint.BRACKETS)

    def holding(self, marks: Iterable[str]) -> Mapping[Piece, None]:
        """Return the pieces that hold one of some characters, in order."""
        folded = self.folded
        written = [mark for mark in marks if mark in folded]
        held = {piece for mark in written for piece in self.pieces if folded.find(mark, piece.start, piece.end) >= 0}
        return dict.fromkeys(piece for piece in self.pieces if piece in held) if held else {}

    def readings(self, read: Callable[[str, str, int, int], Read | None], among: Iterable[Piece]) -> Iterator[Read]:
        """Yield what a reader finds in each piece."""
        readings = (read(self.folded, self.text, piece.start, piece.end) for piece in among)
        return (reading for reading in readings if reading is not None)

    def length(self, piece: Piece) -> int:
        return piece.end - piece.start


def _value(page: _Page, field: str, read: Reader) -> Span | None:
    value = page.values.get(field)
    return read(page.folded, page.text, value.start, value.end) if value else None


def _publication_days(page: _Page, reference: date | None) -> Iterator[Day | None]:
    """Yield the days that may be when the page was published, the surest first."""
    yield _labelled_day(page, "published")
    yield days.read(page.byline.day) if page.byline and page.byline.day else None
    for piece in page.headers:
        found = days.find(page.folded, page.text, piece.start, piece.end)
        yield from (day for day in found if day.span.start not in page.starts_of_others(piece))
    yield _labelled_day(page, "updated")
    yield _day_beside_the_title(page)
    yield days.read(page.dateline.day, reference=reference) if page.dateline and page.dateline.day else None
    yield _labelled_day(page, "signed")
    yield days.read(page.signature.day) if page.signature else None
    yield _day_at_the_end(page)
    for span in _days_called_today(page):
        yield days.read(span, reference=reference)


def _number_below_the_head(page: _Page) -> Span | None:
    """Return the number without a word of its own that stands right below 某部公告 or 某省人民政府令."""
    pairs = pairwise(page.body[:_HEAD_PIECES])
    found = (
        papers.number_below(page.folded, page.text, (first.start, first.end), second.start, second.end)
        for first, second in pairs
    )
    return next((number for number in found if number), None)


def _is_header(page: _Page, piece: Piece) -> bool:
    """Whether a piece is classified as one that holds the day or source, or looks like one."""
    if piece.is_header or imprint.opens_with_time(page.folded, piece.start, piece.end):
        return True
    return piece in page.labels and any(value.field in _HEADER_FIELDS for value in page.labels[piece])


def _labelled_day(page: _Page, field: str) -> Day | None:
    value = page.values.get(field)
    return next(days.find(page.folded, page.text, value.start, value.end), None) if value else None


def _day_beside_the_title(page: _Page) -> Day | None:
    """Return the day that is all of the first or second piece of the article, or that of the speech which it names."""
    spans = *page.readings(imprint.day_line, page.body[:2]), *page.readings(imprint.day_of_speech, page.body[1:2])
    return next((days.read(span) for span in spans), None)


def _day_at_the_end(page: _Page) -> Day | None:
    """Return the day on a line of its own that ends the article."""
    return next((days.read(span) for span in page.readings(imprint.day_line, page.body[-1:])), None)


def _days_called_today(page: _Page) -> Iterator[Span]:
    paragraphs = (piece for piece in page.body if page.length(piece) > _PARAGRAPH_CHARS)
    return page.readings(imprint.today, islice(paragraphs, 1))


def _title(page: _Page) -> Span | None:
    """Return the headline: a line before the article, or the line above the header line."""
    headline = _headline(page) if any(piece.label for piece in page.pieces) else None
    title = headline or _line_above_the_header(page)
    if title is None:
        return _value(page, "title", labelled.whole)
    end = _end_of_title(page, title)
    return Span(title.start, end, page.text[title.start : end])


def _end_of_title(page: _Page, title: Piece) -> int:
    """Return where a title ends: on the next line where it goes on there."""
    below = next((piece for piece in page.body if piece.start >= title.end), None)
    adjoins = below is not None and page.folded[title.end : below.start].isspace()
    return below.end if below and adjoins and _goes_on(page, title, below) else title.end


def _goes_on(page: _Page, title: Piece, below: Piece) -> bool:
    """Whether a line ends the title above it: 暨开工仪式, or 稳定增长的指导意见 below that of a cut document."""
    if page.folded.startswith(_AND_ALSO, below.start):
        return page.length(below) <= _MAXIMUM_TITLE_CHARS and not _is_paragraph(page, below)
    if not papers.is_cut(page.folded, title.start, title.end):
        return False
    start, end = below.start, below.end
    is_end = papers.ends_paper(page.folded, start, end) and not papers.is_title(page.folded, start, end)
    return is_end and _is_headline(page, below)


def _headline(page: _Page) -> Piece | None:
    """Return the headline before the first paragraph of the article.

    It is the title of an official document or else the longest of the last two lines above the header line, or of all;
    rather one without a label before it. A site's name is shorter.
    """
    lines = takewhile(lambda piece: not _is_paragraph(page, piece), page.body)
    near = _above_the_header(page)
    ranked = sorted(lines, key=lambda piece: _rank(page, piece, near), reverse=True)
    return next((piece for piece in ranked if _is_headline(page, piece)), None)


def _rank(page: _Page, piece: Piece, near: Collection[Piece]) -> tuple[bool, bool, bool, int]:
    is_labelled = _LABEL.match(page.folded, piece.start) is not None
    is_paper = papers.is_title(page.folded, piece.start, piece.end)
    return not is_labelled, is_paper, piece in near, page.length(piece)


def _above_the_header(page: _Page) -> tuple[Piece, ...]:
    """Return the last two lines of the article above the first header line that has some; none where there is none."""
    for first, second, header in zip((None, *page.pieces), page.pieces, page.pieces[1:], strict=False):
        if header in page.headers and second.is_body and second not in page.headers:
            return (first, second) if first else (second,)
    return ()


def _is_paragraph(page: _Page, piece: Piece) -> bool:
    return page.length(piece) > _PARAGRAPH_CHARS or "。" in page.folded[piece.start : piece.end]


def _line_above_the_header(page: _Page) -> Piece | None:
    pairs = ((first, second) for first, second in pairwise(page.pieces) if second in page.headers)
    above = next((first for first, _ in pairs if first.is_body), None)
    return above if above and _is_headline(page, above) else None


def _is_headline(page: _Page, piece: Piece) -> bool:
    if not _MINIMUM_TITLE_CHARS <= page.length(piece) <= _MAXIMUM_TITLE_CHARS:
        return False
    is_other = (
        _no_title().match(page.folded, piece.start, piece.end)
        or imprint.day_line(page.folded, page.text, piece.start, piece.end)
        or imprint.day_of_speech(page.folded, page.text, piece.start, piece.end)
        or imprint.issuer_line(page.folded, page.text, piece.start, piece.end)
        or papers.document_number(page.folded, page.text, piece.start, piece.end)
        or imprint.is_dateline_alone(page.folded, piece.start, piece.end)
        or piece in page.labels
        or _is_signed(page, piece)
        or headings.opens_row(page.folded, piece.start, piece.end)
    )
    return not is_other


def _is_signed(page: _Page, piece: Piece) -> bool:
    """Whether a line ends with a blank and the name of a person: 砚州市市长　周怀砚."""
    blank = max(page.folded.rfind(" ", piece.start, piece.end), page.folded.rfind("\u3000", piece.start, piece.end))
    return (blank + 1, piece.end) in page.people


@cache
def _no_title() -> re.Pattern[str]:
    """Match a heading, a list item, a sentence, the occasion of a speech, a line with a time or links, half a title."""
    return re.compile(
        r"""
        (?: [一二三四五六七八九十]{1,3}、 | [（(]?[一二三四五六七八九十0-9]{1,3}[）)] | [0-9]{1,2}[.、] | [①-⑳·•●■◆★] )
        | [^\n]*? (?: [。\t>＞] | [|｜][^\n|｜]*+[|｜] | [0-9][:：][0-9]{2} | [；;，,：:、。]\Z | 会议?上\Z )
        | [（(][^\n]*?[）)]\Z | —— | https?: | 暨
        """,
        re.VERBOSE,
    )


def _credit(page: _Page) -> Span | None:
    """Return the author: a reporter in brackets, or who a credit line or the end of a paragraph names, if known."""
    reporter = next(page.readings(imprint.reporter, page.bracketed), None)
    if reporter:
        return reporter
    for piece in page.pieces:
        for name in _names_credited(page, piece):
            if name and (piece.label == "byline_credit" or _are_people(page, name)):
                return name
    return None


def _are_people(page: _Page, names: Span) -> bool:
    """Whether each of the names in a span is known as one of a person."""
    found = _NAME.finditer(page.folded, names.start, names.end)
    return all(match.span() in page.people for match in found)


def _names_credited(page: _Page, piece: Piece) -> Iterator[Span | None]:
    yield imprint.reporter_line(page.folded, page.text, piece.start, piece.end)
    if piece in page.bracketed:
        yield imprint.credited(page.folded, page.text, piece.start, piece.end)
