"""Says who holds which post where: joins names, titles and organizations by what stands between them."""

from __future__ import annotations

import re
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from attrs import define, field

from policytext.entities.borders import NameSpan
from policytext.entities.titles import TitleSpan

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


_BLANK = r"[ \t\u3000\xa0]{0,3}"
_TENURE = r"(?:时任|现任|新任|前任|历任|首任|原|前|老|の|的)?"
_REMARK = r"(?:[（(][^（()）\n]{1,12}[)）])?"
_TOUCHES = re.compile(rf"{_REMARK}{_BLANK}{_TENURE}{_REMARK}{_BLANK}(?:[：:]{_BLANK})?")
_JOINS = re.compile(rf"{_REMARK}{_BLANK}(?:[、，,/／]|、?并?兼任?|以及|及|和|与|暨)?{_BLANK}{_TENURE}{_BLANK}")
_LISTS = re.compile(rf"{_REMARK}(?:同志|先生|女士)?{_BLANK}(?:[、，,]|以及|及|和|与)?{_BLANK}{_TENURE}")
_OPENS = re.compile(r"(?:同志|先生|女士)?[ ]?[（(](?:时任|现任|原|[男女][，,])?")
_APPOSES = re.compile(r"(?:同志|先生|女士)?[，,—]{1,2}(?:时任|现任|原|系)?")
_APPOINTS = re.compile(
    r"(?:同志|先生|女士)?(?:兼任|担任|出任|就任|接任|升任|调任|转任|改任|继任|代理|当选为?|获聘为?|受聘为?|被?任命为|被?聘任?为|不再担任|曾任|现任|历任|任|为|是|系|的)"
)
_REMOVES = ("免去", "免除", "撤销", "接受", "同意")
_UNHELD = ("role", "status")
_GRAMMAR_OF_GAPS = 40
_ADDRESS = re.compile(r"(?:同志|先生|女士|氏)?")


class _Gap(NamedTuple):
    """What the text between two items does."""

    text: str
    touches: bool
    joins: bool
    lists: bool
    opens: bool
    apposes: bool
    appoints: bool


def _read_gap(text: str) -> _Gap:
    grammar = (_TOUCHES, _JOINS, _LISTS, _OPENS, _APPOSES, _APPOINTS)
    return _Gap(text, *(pattern.fullmatch(text) is not None for pattern in grammar))


class Post(NamedTuple):
    """A title, where it is held, and whether that was carried over from an earlier post or person."""

    title: TitleSpan
    organization: tuple[int, int] | None
    inferred: bool


@define
class Holder:
    """A named person while the text is read."""

    name: NameSpan
    posts: list[Post] = field(factory=list)
    is_listed: bool = False


@define
class _Reader:
    """What is known between two items of the text."""

    folded: str
    holders: list[Holder] = field(factory=list)
    waiting: list[Post] = field(factory=list)
    owners: Sequence[Holder] = ()
    is_apposition: bool = False
    previous: str = ""
    end: int = 0
    organization: tuple[int, int] | None = None
    gaps: dict[str, _Gap] = field(factory=dict)

    def clear(self) -> None:
        """Forget the posts read so far: they belong to nobody."""
        self.waiting, self.owners, self.is_apposition = [], (), False

    def gap(self, start: int) -> _Gap:
        """Return what stands between the last item and the next; a long text does nothing."""
        text = self.folded[self.end : start] if start - self.end <= _GRAMMAR_OF_GAPS else "\n"
        if text not in self.gaps:
            self.gaps[text] = _read_gap(text)
        return self.gaps[text]


def link(
    folded: str,
    names: Sequence[NameSpan],
    titles: Sequence[TitleSpan],
    organizations: Iterable[tuple[int, int]],
) -> list[Holder]:
    """Return everybody who is named with a post, in the order of the names."""
    stretches = [(start, end, None) for start, end in organizations]
    posts = [(title.start, title.end, title) for title in titles if title.row.use not in _UNHELD]
    items = [*stretches, *posts, *((name.start, name.end, name) for name in names)]
    reader = _Reader(folded)
    for start, end, item in sorted(items, key=itemgetter(0, 1)):
        gap = reader.gap(start)
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
            reader.owners = listed
        elif gap.apposes and not listed[-1].posts and len(listed) == 1:
            reader.owners, reader.is_apposition = listed, True
    elif not gap.joins:
        reader.clear()


def _listed(holders: Sequence[Holder]) -> Sequence[Holder]:
    """Return the last holder with those before him in the same list of names."""
    first = len(holders) - 1
    while holders[first].is_listed:
        first -= 1
    return holders[first:]


def _is_appointment(reader: _Reader, gap: _Gap, first: Holder) -> bool:
    if not gap.text.endswith("的"):
        return True
    return reader.folded.endswith(_REMOVES, 0, first.name.start)


def _read_title(reader: _Reader, gap: _Gap, title: TitleSpan) -> None:
    if reader.previous == "name" and _ADDRESS.fullmatch(gap.text):
        _add_behind(reader, title)
        return
    post = _post(reader, gap, title)
    if reader.previous != "organization":
        _turn(reader, gap)
    elif not gap.touches:
        reader.clear()
    reader.waiting.append(post)
    for owner in reader.owners:
        owner.posts.append(post)


def _post(reader: _Reader, gap: _Gap, title: TitleSpan) -> Post:
    """Return the post that the title names, with the organization before it or carried over."""
    if reader.previous == "organization" and gap.touches:
        return Post(title, reader.organization, inferred=False)
    carried = None
    if title.row.scope != "territory":
        if reader.previous == "title" and reader.waiting and gap.joins:
            carried = reader.waiting[-1].organization
        elif reader.previous == "name" and reader.holders[-1].posts and gap.lists:
            carried = reader.holders[-1].posts[-1].organization
    return Post(title, carried, inferred=carried is not None)


def _add_behind(reader: _Reader, title: TitleSpan) -> None:
    """Add a title that follows a name at once: 卫兰局长; its organization stands right before the name, if anywhere."""
    holder = reader.holders[-1]
    touching = reader.organization if reader.organization and not holder.posts else None
    if touching is not None and not _TOUCHES.fullmatch(reader.folded[touching[1] : holder.name.start]):
        touching = None
    holder.posts.append(Post(title, touching, inferred=False))
    reader.clear()


def _is_listed(earlier: Holder, gap: _Gap) -> bool:
    """Whether a name goes on with the list that the name before is in: by 、, or by 和 once there is a list."""
    return gap.text.endswith("、") or (earlier.is_listed and gap.text.endswith(("和", "及", "以及")))


def _read_name(reader: _Reader, gap: _Gap, name: NameSpan) -> None:
    holder = Holder(name)
    if reader.previous == "title" and reader.waiting and gap.touches:
        if reader.is_apposition:
            del reader.owners[0].posts[-len(reader.waiting) :]
            reader.owners = ()
        if not reader.owners:
            holder.posts = list(reader.waiting)
    elif reader.previous == "name" and _is_listed(reader.holders[-1], gap):
        earlier = reader.holders[-1]
        holder.is_listed = True
        if earlier.posts and all(post.title.end <= earlier.name.start for post in earlier.posts):
            holder.posts = list(earlier.posts)
    reader.holders.append(holder)
    reader.clear()
