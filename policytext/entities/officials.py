"""Says who holds which post where: joins names, titles and organizations by what stands between them."""

from __future__ import annotations

import re
from functools import cache
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from attrs import define, field

from policytext.entities import evidence
from policytext.entities.borders import NameSpan
from policytext.entities.relation_words import pattern, words
from policytext.entities.titles import TitleSpan
from policytext.entities.words import verbs
from policytext.han import HAN, is_han
from policytext.memo import Memo

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence


_BLANK = r"[ \t\u3000\xa0]{0,3}"
_REMARK = r"(?:[（(][^（()）\n]{1,12}[)）])?"
_UNHELD = ("byline", "role", "status")
_COMMAS = ("，", ",")
_MOST_GAP_CHARS = 40
_MOST_LIFE_CHARS = 110
"""Characters between the sex of a person and the post: birth, origin, education."""
_TERRITORY = f"[{HAN}]{{1,10}}?(?:省|市|县|区|州|盟|旗|镇|乡|街道)"
_LIST_TERRITORY = f"(?:[{HAN}]{{1,3}}(?:省|市|县|区|州|盟|旗|镇|乡|街道)){{1,3}}"
_BODY = f"[{HAN}A-Za-z]{{2,10}}"
_COMMON_GAP_CHARS = 4
_LONGEST_VERB = 3
_STRONG, _ANY = 50, 12  # weights of the verb behind a title, before more and at the end of a clause
_PAIR = 2


class _Gap(NamedTuple):
    """What the text between two items (names, titles, organizations) does; it may do several things or none.

    Attributes:
        text: what stands between.
        touches: makes the two one naming: 市科技局|原|局长.
        joins: parts two posts of one person: 局长|、|党组书记.
        moves: does so before a place or body that is no organization known: 局长|，青溪市|副市长.
        lists: parts a person from the post of the next: 局长甲某|、|副局长乙某.
        opens: opens the bracket that tells the post of the name before: 甲某|（|局长）.
        apposes: parts a name from the post that is set behind it: 甲某|，|局长.
        appoints: says that the name before takes or leaves the post behind: 甲某|任|局长.
        addresses: stands between a name and the title with which the person is addressed: 卫兰|局长.
    """

    text: str
    touches: bool = False
    joins: bool = False
    moves: bool = False
    lists: bool = False
    opens: bool = False
    apposes: bool = False
    appoints: bool = False
    addresses: bool = False


_IDLE = _Gap("\n")
"""A gap that does nothing: one that is too long, whatever its text."""


def _read_gap(text: str) -> _Gap:
    if _any_gap().fullmatch(text) is None:
        return _Gap(text)
    gap = _Gap(text, **{name: form.fullmatch(text) is not None for name, form in _gap_grammar().items()})
    return gap._replace(moves=False) if gap.moves and _holds_verb(text) else gap


def _holds_verb(text: str) -> bool:
    """Whether a verb of two characters stands in a text."""
    return any(text[at : at + _PAIR] in verbs() for at in range(len(text) - 1))


_gaps = Memo(_read_gap, keeps=lambda text: len(text) <= _COMMON_GAP_CHARS)
"""What short texts between two items do; there are few, in all pages the same."""


@cache
def _any_gap() -> re.Pattern[str]:
    """Return the pattern of the texts that do anything."""
    return re.compile("|".join(form.pattern for form in _gap_grammar().values()))


@cache
def _gap_grammar() -> Mapping[str, re.Pattern[str]]:
    """Return the pattern of each thing that the text between two items may do, by the fields of ``_Gap``."""
    tenure, address = f"(?:{pattern('tenure')}|の|的)?", f"(?:{pattern('address')}|氏)?"
    life = rf"{_REMARK}[，,]{pattern('sex')}(?:[，,][^。；;\n]{{1,{_MOST_LIFE_CHARS}}})?[，,]"
    done = rf"(?:{address}|{life})(?:{pattern('appoint')}|的)"
    forms = {
        "touches": rf"{_REMARK}{_BLANK}{tenure}{_REMARK}{_BLANK}(?:[：:]{_BLANK})?",
        "joins": rf"{_REMARK}{_BLANK}(?:[、，,/／]|、?{pattern('join')})?{_BLANK}{tenure}{_BLANK}",
        "moves": rf"{_REMARK}(?:、{_BODY}|[，,]{_LIST_TERRITORY})",
        "lists": rf"{_REMARK}{address}{_BLANK}(?:[、，,]|{pattern('join')})?{_BLANK}{tenure}",
        "opens": rf"{address}[ ]?[（(](?:{tenure}|{pattern('sex')}[，,])",
        "apposes": rf"{address}[，,—]{{1,2}}{tenure}",
        "appoints": rf"(?:{done}|[，,]{_later_posts()})(?:{pattern('employer')}|{_TERRITORY})?",
        "addresses": address,
    }
    return {name: re.compile(form) for name, form in forms.items()}


def _later_posts() -> str:
    """Return the pattern of a verb that goes on behind a comma with what somebody is: 甲某，现任某公司董事长."""
    verbs = [verb for verb in words("appoint") if len(verb) > 1 and verb not in words("capacity")]
    return f"(?:{'|'.join(verbs)})"


class Post(NamedTuple):
    """A title, where it is held, and whether that was carried over from an earlier post or person."""

    title: TitleSpan
    organization: tuple[int, int] | None
    inferred: bool


@define(repr=False)
class Holder:
    """A named person while the text is read."""

    name: NameSpan
    posts: list[Post] = field(factory=list)
    is_listed: bool = False


@define(eq=False, repr=False)
class _Reader:
    """What is known between two items of the text: names, titles and organizations.

    Attributes:
        folded: the text, which all offsets index.
        holders: everybody named so far.
        waiting: the posts read since, in one row; they belong to ``owners``, else to a name that follows.
        clause: how many of them stand before the last comma.
        owners: whom the posts that wait are counted to already.
        is_apposition: whether they stand behind a name and a comma, and so may belong to the next name instead.
        previous: ``name``, ``title`` or ``organization``, what was read last; empty at the beginning.
        end: where that ends.
        organization: start and end of the last organization.
    """

    folded: str
    holders: list[Holder] = field(factory=list)
    waiting: list[Post] = field(factory=list)
    clause: int = 0
    owners: Sequence[Holder] = ()
    is_apposition: bool = False
    previous: str = ""
    end: int = 0
    organization: tuple[int, int] | None = None

    def clear(self) -> None:
        """Forget the posts read so far: they belong to nobody."""
        self.waiting, self.clause, self.owners, self.is_apposition = [], 0, (), False

    def between(self, end: int, start: int) -> _Gap:
        """Return what a stretch of text between two items does; a long one does nothing but tell of a life."""
        beyond = start - end - _MOST_GAP_CHARS
        if beyond > 0 and (beyond > _MOST_LIFE_CHARS or self.folded[end + 1 : end + 2] not in words("sex")):
            return _IDLE
        return _gaps[self.folded[end:start]]


def link(
    folded: str,
    names: Sequence[NameSpan],
    titles: Sequence[TitleSpan],
    organizations: Iterable[tuple[int, int]],
) -> list[Holder]:
    """Return everybody who is named with a post, in the order of the names."""
    if not names or not titles:
        return []
    stretches = [(start, end, None) for start, end in organizations]
    posts = [
        (title.start, title.end, title)
        for before, title in zip((None, *titles), titles, strict=False)
        if title.row.use not in _UNHELD and not _is_remark(folded, title, before)
    ]
    items = [*stretches, *posts, *((name.start, name.end, name) for name in names)]
    reader = _Reader(folded)
    for start, end, item in sorted(items, key=itemgetter(0, 1)):
        gap = reader.between(reader.end, start)
        if isinstance(item, TitleSpan):
            _read_title(reader, gap, item)
            reader.previous = "title"
        elif isinstance(item, NameSpan):
            _read_name(reader, gap, item)
            reader.previous = "name"
        else:
            _read_organization(reader, gap, (start, end))
            reader.previous = "organization"
        reader.end = end
    return [holder for holder in reader.holders if holder.posts]


def _is_remark(folded: str, title: TitleSpan, before: TitleSpan | None) -> bool:
    """Whether a title stands alone in brackets behind another, which it explains: CEO（首席执行官）."""
    if before is None or title.start - before.end != 1:
        return False
    return folded[before.end] in "（(" and folded[title.end : title.end + 1] in ("）", ")")


def _read_organization(reader: _Reader, gap: _Gap, span: tuple[int, int]) -> None:
    _turn(reader, gap)
    reader.organization = span


def _turn(reader: _Reader, gap: _Gap) -> None:
    """Note to whom the posts that begin here belong: to the names before, or to one that follows."""
    if reader.previous == "name":
        listed = _listed(reader.holders)
        reader.clear()
        if gap.opens:
            reader.owners = listed[-1:]
        elif gap.appoints and _is_appointment(reader, gap, listed[0]):
            reader.owners, reader.is_apposition = listed, gap.text.startswith(_COMMAS)
        elif gap.addresses and _is_removed(reader, listed[0]):
            reader.owners = listed
        elif gap.apposes and not listed[-1].posts and len(listed) == 1:
            reader.owners, reader.is_apposition = listed, True
    elif not (gap.joins or gap.moves):
        reader.clear()
    elif gap.text.startswith(_COMMAS):
        reader.clause = len(reader.waiting)


def _listed(holders: Sequence[Holder]) -> Sequence[Holder]:
    """Return the last holder with those before him in the same list of names."""
    first = len(holders) - 1
    while holders[first].is_listed:
        first -= 1
    return holders[first:]


def _is_appointment(reader: _Reader, gap: _Gap, first: Holder) -> bool:
    if not gap.text.endswith("的"):
        return True
    return _is_removed(reader, first)


def _is_removed(reader: _Reader, first: Holder) -> bool:
    """Whether a verb that ends a post stands before a name: 免去|甲某, 免去：|甲某."""
    start = first.name.start
    return reader.folded.endswith(words("remove"), 0, start - (reader.folded[start - 1 : start] in ("：", ":")))


def _read_title(reader: _Reader, gap: _Gap, title: TitleSpan) -> None:
    if reader.previous == "name" and gap.addresses:
        if _is_address(reader.folded, title):
            _add_behind(reader, title)
        else:
            reader.clear()
        return
    post = _post(reader, gap, title)
    if reader.previous != "organization":
        _turn(reader, gap)
    elif not gap.touches:
        reader.clear()
    reader.waiting.append(post)
    for owner in reader.owners:
        owner.posts.append(post)


def _is_address(folded: str, title: TitleSpan) -> bool:
    """Whether a title behind a name is no verb: 甲某|代表|说, but not 甲某|代表|青年干部发言."""
    followers, end = evidence.followers(), title.end
    if title.row.surface not in followers or folded[end : end + 1] == "的" or not is_han(folded[end : end + 1] or "。"):
        return True
    ends = range(end + 1, end + _LONGEST_VERB + 1)
    return any(
        followers.get(folded[end:at], 0) >= (_STRONG if is_han(folded[at : at + 1] or "。") else _ANY) for at in ends
    )


def _post(reader: _Reader, gap: _Gap, title: TitleSpan) -> Post:
    """Return the post that the title names, with the organization before it or carried over."""
    if reader.previous == "organization" and gap.touches:
        return Post(title, reader.organization, inferred=False)
    carried = None
    if title.row.scope != "territory":
        if reader.previous == "title" and reader.waiting and gap.joins:
            carried = reader.waiting[-1].organization
        elif reader.previous == "name" and reader.holders[-1].posts and gap.lists:
            carried = _carried(reader, title)
    return Post(title, carried, inferred=carried is not None)


def _carried(reader: _Reader, title: TitleSpan) -> tuple[int, int] | None:
    """Return where the person before holds the same title, else his last one."""
    posts, surface = reader.holders[-1].posts, reader.folded[title.start : title.end]
    same = (post for post in posts if reader.folded[post.title.start : post.title.end] == surface)
    return next(same, posts[-1]).organization


def _add_behind(reader: _Reader, title: TitleSpan) -> None:
    """Add a title that follows a name at once: 卫兰局长; its organization stands right before the name, if anywhere."""
    holder = reader.holders[-1]
    touching = reader.organization
    if holder.posts or touching is None or not reader.between(touching[1], holder.name.start).touches:
        touching = None
    holder.posts.append(Post(title, touching, inferred=False))
    reader.clear()


def _is_listed(earlier: Holder, gap: _Gap) -> bool:
    """Whether a name goes on with the list that the name before is in: by 、, or by 和 once there is a list."""
    return gap.text.endswith("、") or (earlier.is_listed and gap.text.endswith(words("join")))


def _is_capacity(reader: _Reader, gap: _Gap) -> bool:
    """Whether a clause before the name says in which post the person acts: 作为某公司董事长，甲某."""
    first = reader.waiting[0]
    begin = first.organization[0] if first.organization and not first.inferred else first.title.start
    return gap.text in _COMMAS and reader.folded.endswith(words("capacity"), 0, begin)


def _taken_back(reader: _Reader) -> list[Post]:
    """Return the posts right before a name, taken from the person before who seemed to hold them.

    Behind one with a post of his own, 甲某任组长，副组长乙某, those of the last clause are meant.
    """
    first = reader.clause if reader.owners and not reader.is_apposition else 0
    posts = reader.waiting[first:]
    if reader.owners and not first and not reader.is_apposition:
        return []
    for owner in reader.owners:
        del owner.posts[-len(posts) :]
    return posts


def _read_name(reader: _Reader, gap: _Gap, name: NameSpan) -> None:
    holder = Holder(name)
    if reader.previous == "title" and reader.waiting and (gap.touches or _is_capacity(reader, gap)):
        holder.posts = _taken_back(reader)
    elif reader.previous == "name" and _is_listed(reader.holders[-1], gap):
        earlier = reader.holders[-1]
        holder.is_listed = True
        if earlier.posts and all(post.title.end <= earlier.name.start for post in earlier.posts):
            holder.posts = list(earlier.posts)
    reader.holders.append(holder)
    reader.clear()
