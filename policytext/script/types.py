"""The values of script repair."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal, overload

from attrs import field, frozen

from policytext.script.kinds import kind_of_edit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policytext.offsets import Alignment, Run

Script = Literal["simplified", "traditional", "mixed", "japanese", "other"]


@frozen
class Edit:
    """One stretch of the source that was not copied character by character.

    Attributes:
        kind: the pass that made it, told from ``before`` and ``after``: ``glosses``, ``entities``, ``invisible``,
            ``vocabulary`` or ``mojibake``; of edits that adjoin, the first one's.
        source_start: first code point of the stretch in the source.
        source_end: one past its last.
        normalized_start: first code point, in the normalized text, of what stands for it.
        normalized_end: one past its last; equal to ``normalized_start`` for a deletion.
        before: ``source[source_start:source_end]``.
        after: ``normalized[normalized_start:normalized_end]``.
    """

    kind: str
    source_start: int
    source_end: int
    normalized_start: int
    normalized_end: int
    before: str
    after: str


@frozen
class Flag:
    """Damage that was seen and left as it is, for no repair is certain.

    Attributes:
        start: first code point in the source.
        end: one past the last.
        text: ``source[start:end]``.
        kind: ``gloss_residue``, ``inserted_ticker`` or ``mojibake``.
        rule: what told it: the form of the damage.
        name: the inserted company name, of an inserted ticker.
        code: its stock code.
        inside_name: whether it stands between a place and the rest of the place's name (武漢 … 区).
    """

    start: int
    end: int
    text: str
    kind: str
    rule: str
    name: str | None = None
    code: str | None = None
    inside_name: bool = False


@frozen(repr=False)
class Edits(Sequence[Edit]):
    """The edits of a text, made when asked for; a one-to-one conversion of a character is not among them."""

    _text: str
    _source: str
    _alignment: Alignment

    def __len__(self) -> int:
        return self._alignment.edit_count

    @overload
    def __getitem__(self, index: int) -> Edit: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Edit, ...]: ...
    def __getitem__(self, index: int | slice) -> Edit | tuple[Edit, ...]:
        if isinstance(index, slice):
            return tuple(map(self._edit, (self._alignment.edit(i) for i in range(*index.indices(len(self))))))
        return self._edit(self._alignment.edit(index))

    def __iter__(self) -> Iterator[Edit]:
        return (self._edit(run) for run in self._alignment.runs() if run.is_edit)

    def __repr__(self) -> str:
        return f"<{len(self)} edits>"

    def _edit(self, run: Run) -> Edit:
        before = self._source[run.source_start : run.source_end]
        after = self._text[run.normalized_start : run.normalized_end]
        return Edit(kind_of_edit(before, after), *run[:4], before, after)


@frozen
class NormalizedText:
    """A text with its script repaired.

    Attributes:
        text: the repaired text.
        source: the text that was given.
        alignment: joins the two; ``alignment.to_source(start, end)`` maps offsets of ``text`` to ``source``.
        flags: damage that was seen and left as it is, in the order of the source.
    """

    text: str
    source: str = field(repr=False)
    alignment: Alignment = field(repr=False)
    flags: tuple[Flag, ...] = ()

    @property
    def edits(self) -> Edits:
        """What was not copied character by character, in order."""
        return Edits(self.text, self.source, self.alignment)


@frozen
class Detection:
    """The script of a text and the shares that decide it, each from 0 to 1.

    Attributes:
        script: ``simplified``, ``traditional``, ``mixed``, ``japanese`` or ``other`` (no Han characters, no kana).
        simplified: share of characters with a Simplified form only, among those that only one script has.
        traditional: the share of Traditional ones among the same.
        kana: share of kana among kana and Han characters.
        han: share of Han characters among all that are not blank.
    """

    script: Script
    simplified: float
    traditional: float
    kana: float
    han: float
