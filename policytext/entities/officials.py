"""Says who holds which post where: joins names, titles and organizations by what stands between them."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from attrs import define, field

from policytext.entities import evidence, gaps, lives
from policytext.entities.borders import BLANKS, NameSpan
from policytext.entities.gaps import Gap
from policytext.entities.relation_words import words
from policytext.entities.titles import TitleSpan, is_unnamed
from policytext.han import is_han
from policytext.late import late

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


_UNHELD = ("byline", "role", "status")
_COMMAS = ("，", ",")
_COLONS = ("：", ":")
_MOST_NUMBER_CHARS = 12
_LINE_START = late(rf"(?:^|\n)[{BLANKS}]*(?:[（(]?[0-9一二三四五六七八九十]{{1,3}}[.、．)）]?)?[{BLANKS}]*$")
"""The beginning of a line, with the number of an item."""
_LONGEST_VERB = 3
_STRONG, _ANY = 50, 12  # weights of the verb behind a title, before more and at the end of a clause
_GOES_ON = Gap("", joins=True)
"""What parts a post of a life from the one before, whatever stands between."""


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
        is_life: whether the life of the person named last is told.
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
    is_life: bool = False
    previous: str = ""
    end: int = 0
    organization: tuple[int, int] | None = None

    def clear(self) -> None:
        """Forget the posts read so far: they belong to nobody."""
        self.waiting, self.clause, self.owners, self.is_apposition = [], 0, (), False

    def resume(self, gap: Gap, start: int) -> bool:
        """Go on with the life of the person named last, if it does before ``start``, and tell that."""
        is_told = self.previous == "name" and gap.appoints
        if is_told or not lives.goes_on(self.folded, self.end, start):
            return False
        self.clear()
        self.owners, self.is_apposition, self.previous = self.holders[-1:], True, "title"
        return True


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
        gap = gaps.between(folded, reader.end, start)
        if (
            reader.is_life
            and not (isinstance(item, NameSpan) or (gap.joins and reader.owners))
            and reader.resume(gap, start)
        ):
            gap = _GOES_ON
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


def _read_organization(reader: _Reader, gap: Gap, span: tuple[int, int]) -> None:
    _turn(reader, gap)
    reader.organization = span


def _turn(reader: _Reader, gap: Gap) -> None:
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
        elif _is_in_columns(reader, gap, listed[-1]):
            reader.owners = listed[-1:]
    elif not (gap.joins or gap.moves) or _is_of_nobody(reader):
        reader.clear()
    elif gap.text.startswith(_COMMAS):
        reader.clause = len(reader.waiting)


def _is_of_nobody(reader: _Reader) -> bool:
    """Whether the post before is that of nobody in particular: 相关负责人，|某公司董事长甲某."""
    return bool(reader.waiting) and is_unnamed(reader.folded, reader.waiting[-1].title.start)


def _is_in_columns(reader: _Reader, gap: Gap, holder: Holder) -> bool:
    """Whether a blank parts the posts from a name that opens a line or follows a post and a colon: 组长：甲某 市长."""
    if not gap.text.isspace() or "\n" in gap.text:
        return False
    start = holder.name.start
    if holder.posts:
        return reader.folded[holder.posts[-1].title.end : start].strip() in _COLONS
    return _LINE_START.search(reader.folded, max(0, start - _MOST_NUMBER_CHARS), start) is not None


def _listed(holders: Sequence[Holder]) -> Sequence[Holder]:
    """Return the last holder with those before him in the same list of names."""
    first = len(holders) - 1
    while holders[first].is_listed:
        first -= 1
    return holders[first:]


def _is_appointment(reader: _Reader, gap: Gap, first: Holder) -> bool:
    if not gap.text.endswith("的"):
        return True
    return _is_removed(reader, first)


def _is_removed(reader: _Reader, first: Holder) -> bool:
    """Whether a verb that ends a post stands before a name: 免去|甲某, 免去：|甲某."""
    start = first.name.start
    return reader.folded.endswith(words("remove"), 0, start - (reader.folded[start - 1 : start] in ("：", ":")))


def _read_title(reader: _Reader, gap: Gap, title: TitleSpan) -> None:
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


def _post(reader: _Reader, gap: Gap, title: TitleSpan) -> Post:
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
    if holder.posts or touching is None or not gaps.between(reader.folded, touching[1], holder.name.start).touches:
        touching = None
    holder.posts.append(Post(title, touching, inferred=False))
    reader.clear()


def _is_listed(earlier: Holder, gap: Gap) -> bool:
    """Whether a name goes on with the list that the name before is in: by 、, or by 和 once there is a list."""
    return gap.text.endswith("、") or (earlier.is_listed and gap.text.endswith(words("join")))


def _is_capacity(reader: _Reader, gap: Gap) -> bool:
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


def _read_name(reader: _Reader, gap: Gap, name: NameSpan) -> None:
    holder = Holder(name)
    if reader.previous == "title" and reader.waiting and (gap.touches or _is_capacity(reader, gap)):
        holder.posts = _taken_back(reader)
    elif reader.previous == "name" and _is_listed(reader.holders[-1], gap):
        earlier = reader.holders[-1]
        holder.is_listed = True
        if earlier.posts and all(post.title.end <= earlier.name.start for post in earlier.posts):
            holder.posts = list(earlier.posts)
    reader.holders.append(holder)
    reader.is_life = lives.begins(reader.folded, name.end)
    reader.clear()
