"""Reads numerals: 3.5亿, 三千六百, 贰亿伍仟万, 3亿5000万, 十几, 数亿, 三五百万, 1200余.

All input is folded text. ``PATTERN`` finds a numeral, ``read`` says what one means. Plain Chinese integers below 万 are
checked for their form and given to cn2an, unless each place has its digit (三千六百, not 一千零五十); scales, decimals,
mixed forms and open numerals are read here.
"""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache
from math import prod
from typing import TYPE_CHECKING

from attrs import frozen

from policytext import tables
from policytext.errors import QuantityError, check_text
from policytext.fold import fold
from policytext.late import late
from policytext.quantities.arithmetic import last_place, to_decimal

if TYPE_CHECKING:
    from decimal import Decimal

MAX_DIGITS = 20
MAX_CHARS = 48
BLANK = r"[ \t\u00a0\u2000-\u200a\u202f\u3000]"
BLANKS = frozenset(" \t\u00a0\u202f\u3000" + "".join(map(chr, range(0x2000, 0x200B))))

_KINDS = ("digit", "tens", "place", "scale", "word")
_ROWS = tables.read("policytext.quantities", "numerals.tsv", ("surface", "kind", "value", "example", "source"))


def _values(kind: str) -> dict[str, int]:
    return {row["surface"]: int(row["value"]) for row in _ROWS if row.choice("kind", _KINDS) == kind}


DIGITS, TENS, PLACES, SCALES, WORDS = map(_values, _KINDS)
_LARGEST_FIRST = sorted(SCALES.items(), key=lambda item: -item[1])
_CHINESE_DIGITS = "零一二三四五六七八九"
_PLACE_OF = {10: "十", 100: "百", 1000: "千"}
_PLAIN = str.maketrans(
    {character: _CHINESE_DIGITS[value] for character, value in DIGITS.items()}
    | {character: _CHINESE_DIGITS[value // 10] + "十" for character, value in TENS.items()}
    | {character: _PLACE_OF[value] for character, value in PLACES.items()}
    | dict.fromkeys(BLANKS | {"个"})
)
"""Capitals and variants to the plain digit; blanks and the classifier of 两个亿 drop out."""

_DIGIT_CLASS = "".join(DIGITS)
_COUNTING = "".join(character for character, value in DIGITS.items() if value)
_SCALE_CLASS = "".join(SCALES)
_ALL = _DIGIT_CLASS + "".join(TENS) + "".join(PLACES) + _SCALE_CLASS
_PREFIXED = "瓦伏焦帕赫卡字米克"  # 千瓦 and 兆瓦 are units, not thousands and billions of 瓦
_GUARDED = "千百兆两"
_SIMPLE = "".join(character for character in _ALL if character not in _GUARDED)
_SIMPLE_UNSCALED = "".join(character for character in _SIMPLE if character not in SCALES)
_GROUPS = r"(?:[,，\u00a0\u2009\u202f][0-9]{3}(?![0-9]))*+(?:\.[0-9]++)?+"
_WORD = "|".join(sorted(WORDS, key=len, reverse=True))

FIRST_CHARACTERS = "0-9" + _ALL + "几数半"
"""The inside of the class of characters that a numeral begins with."""

LAST_CHARACTERS = f"0-9{_ALL}几多余来半a-z"
"""The inside of the class of characters that a numeral ends with."""

_LONE_DIGIT = f"(?<=[0-9][{_SCALE_CLASS}])[{_COUNTING}](?![{''.join(PLACES)}{_SCALE_CLASS}])"  # 50万一次性
_THREE = "(?=[0-9]{2}(?![0-9]))"
_NO_GROUP_BEFORE = "".join(f"(?<!(?<![0-9]){'[0-9]' * digits}[ ][0-9]{_THREE})" for digits in (1, 2, 3))
_NOT_SPACED = r"(?! (?: (?<=[0-9][ ]0) | (?<=(?<![0-9])[0-9][ ][0-9][ ][0-9]) ) (?![0-9.点]) )"  # 1 2 5 亩, 12 0 亩
_TAIL = f"0-9{_ALL}几多余来半点个 \\t\u00a0\u2000-\u200a\u202f\u3000"
REST = rf"""
    (?:
        (?<=[0-9])
        (?: (?<![0-9第.,， ][0-9])                         # not inside a number; after a clause comma is fine
          | (?<![0-9第][0-9]) (?<![0-9][.][0-9]) (?<![0-9][,，][0-9]{_THREE}) {_NO_GROUP_BEFORE} {_NOT_SPACED} )
        [0-9]*+ {_GROUPS} (?:{BLANK}?(?:{_WORD})(?![a-z]))?+
      | (?<![0-9第{_ALL}][{FIRST_CHARACTERS}])             # not inside a Chinese number
        (?<![{_DIGIT_CLASS}][.·][{FIRST_CHARACTERS}])      # nor its decimals
        (?: (?<=[{_SIMPLE}两])
          | (?<=[千兆])(?![{_PREFIXED}]) | (?<=百)(?!分[之点])
          | (?<=几)(?=[{"".join(PLACES)}个{_SCALE_CLASS}]) | (?<=数)(?=[{"".join(PLACES)}{_SCALE_CLASS}])
          | (?<=半)(?=个?亿|[亩吨斤公])
        )
    )
    (?: (?=[{_TAIL}]) (?: (?!{_LONE_DIGIT}) [{_SIMPLE_UNSCALED}几多余来半]++ | [万亿]
      | [千兆](?![{_PREFIXED}]) | 百(?!分[之点]) | 两(?=[百千万亿])
      | {BLANK}?点(?=[{_DIGIT_CLASS}]) | 个(?=[半多余]?亿)
      | (?<=[{_SCALE_CLASS}零{"".join(PLACES)}]){BLANK}{{0,2}}[0-9]++ {_GROUPS}
      | {BLANK}{{1,2}}(?=[{"".join(PLACES)}{_SCALE_CLASS}余]|多(?!元))  # 300 余亩; 2023 多元文化节 is none
    )){{0,{MAX_CHARS}}}+
"""
PATTERN = f"[{FIRST_CHARACTERS}]{REST}"
"""A numeral, as the inside of a verbose pattern; it never begins inside another number or after 第."""


def scan_guard(unit_characters: str, currency_edges: str) -> str:
    """Return what scans of whole texts ask of a numeral behind its first character, before ``REST``.

    Group ``priced`` marks a number right behind a currency. A number must begin with a scale or go on with more of it,
    with a unit or the end of a clause: most numeral characters of a text (一些, 十分) fail there, after one look at the
    next character.
    """
    return rf"""
        (?: (?=[.,，。；、）);\n{_TAIL}{unit_characters}]) | (?<=[{_SCALE_CLASS}]) | \Z )
        (?P<priced> (?<=[{currency_edges}].) | (?<=[{currency_edges}]{BLANK}.) )?+
    """


@frozen
class Numeral:
    """A number as written.

    Attributes:
        low: lower bound; for 几十万 and 三五百万 the smaller reading.
        high: upper bound, equal to ``low`` for a plain number.
        hedge: exact, approx (几十万, 三五百万) or about_over (1200余, 十几).
        scale: the largest scale written, such as 万 or 万亿, or nothing.
    """

    low: Decimal
    high: Decimal
    hedge: str
    scale: str


@frozen(eq=False, repr=False, weakref_slot=False)
class Reading:
    """A numeral in exact fractions; ``is_place`` marks a bare place word such as 千亿 in 千亿级.

    ``step`` is the value of the place and scale behind a single figure: 千万 in 5千万, 亿 in 5亿.
    """

    low: Fraction
    high: Fraction
    hedge: str
    scale: str
    scale_value: Fraction
    step: Fraction
    is_place: bool = False


def parse_numeral(text: str) -> Numeral:
    """Read a string that is one numeral.

    >>> parse_numeral("三千六百").low
    Decimal('3600')
    >>> numeral = parse_numeral("1200余万")
    >>> numeral.low, numeral.high, numeral.hedge
    (Decimal('12000000'), Decimal('13000000'), 'about_over')

    Raises:
        QuantityError: ``text`` is not one numeral.
        TypeError: ``text`` is not a ``str``.
    """
    check_text(text)
    reading = read(fold(text).strip())
    if reading is None:
        raise QuantityError(text, 0, "a numeral was expected")
    return Numeral(to_decimal(reading.low), to_decimal(reading.high), reading.hedge, reading.scale)


def read(surface: str) -> Reading | None:
    """Return what a folded numeral means, or None where it is not well formed or has over 20 digits."""
    if len(surface) > MAX_CHARS or sum(map(surface.count, "0123456789")) > MAX_DIGITS:
        return None
    plain = _without_separators(surface.translate(_PLAIN))
    if not plain or (plain[0] == "0" and plain[1:2].isdigit()):
        return None
    return _open(plain) or _adjacent_digits(plain) or _plain(plain)


def _without_separators(surface: str) -> str | None:
    """Drop thousands separators; None where one does not part groups of three."""
    if "," not in surface and "，" not in surface:
        return surface
    if not _SEPARATED.fullmatch(surface):
        return None
    return surface.replace(",", "").replace("，", "")


def _plain(plain: str) -> Reading | None:
    value = _value(plain)
    if value is None:
        return None
    is_place = not plain.strip("十百千万亿兆") and plain != "十"
    return Reading(value, value, "exact", *_scale_of(plain), is_place=is_place)


def _open(plain: str) -> Reading | None:
    """Read 5亿多, 十几亿 (between v and the next) , 几十万, 数亿 (between one and ten of the place), 十来亩."""
    if plain[0] in "几数":
        place = _value(plain[1:])
        if place is None or re.search("[^十百千万亿兆]", plain[1:]):
            return None
        return Reading(place, place * 10, "approx", *_scale_of(plain[1:]))
    if "来" in plain:
        value = _value(plain.replace("来", "", 1))
        return Reading(value, value, "approx", *_scale_of(plain)) if value else None
    rest = re.sub("(?<=.)[多余]|(?<=[十百千])几", "", plain, count=1)
    if rest == plain or re.search("[多余几]", rest):
        return None
    value = _value(rest)
    if not value:
        return None
    return Reading(value, value + last_place(value), "about_over", *_scale_of(rest))


_ONE_FIGURE = late(f"(?:[0-9.]+|[{_CHINESE_DIGITS[1:]}])([百千])[万亿兆]*+")
_LARGEST_SCALE = re.compile("[万]?兆|[万]?亿|万")
_SEPARATED = late(r"(?:[0-9]{1,3}(?:[,，][0-9]{3})*+(?![0-9,，])|[0-9]++(?![,，])|[^0-9,，]++)*+")
_ADJACENT = re.compile(
    "(?<![零一二三四五六七八九])([一-九])([一-九])(?![零一二三四五六七八九])".replace("一-九", _CHINESE_DIGITS[1:])
)


def _adjacent_digits(plain: str) -> Reading | None:
    """Read 三五百万, 七八万, 十七八: from the first digit to the second."""
    found = _ADJACENT.search(plain)
    if found is None or digit(found[2]) - digit(found[1]) not in (1, 2):
        return None
    before, after = plain[: found.start()], plain[found.end() :]
    low, high = _value(before + found[1] + after), _value(before + found[2] + after)
    if low is None or high is None or low >= high:
        return None
    return Reading(low, high, "approx", *_scale_of(plain))


def _scale_of(plain: str) -> tuple[str, Fraction, Fraction]:
    """Return the largest scale of a numeral, 亿 for 3亿5000万, 万亿 for 4万亿, with its value and the step."""
    scale = _LARGEST_SCALE.search(plain)
    place = _ONE_FIGURE.fullmatch(plain) if "百" in plain or "千" in plain else None
    return _sizes(scale[0] if scale else "", place[1] if place else "")


@cache
def _sizes(scale: str, place: str) -> tuple[str, Fraction, Fraction]:
    """Return a scale, its value and the step with the place of a single figure; numerals share them."""
    value = Fraction(prod(SCALES[character] for character in scale))
    return scale, value, value * PLACES.get(place, 1)


def _value(plain: str) -> Fraction | None:
    """Read a numeral without open parts; scales split it, the largest first."""
    for scale, size in _LARGEST_FIRST:
        head, found, tail = plain.rpartition(scale)
        if found:
            before = _value(head) if head else Fraction(1)
            after = _after_scale(tail, size)
            if before is None or after is None or scale in head or (tail and before.denominator > 1):
                return None
            return before * size + after if after else before * size
    return _section(plain)


def _after_scale(tail: str, size: int) -> Fraction | None:
    """Read what follows a scale of ``size``: 5000万 in 3亿5000万, 零五 in 一万零五, the lone digit of 两万五, 半."""
    if not tail:
        return Fraction(0)
    if tail == "半":
        return Fraction(size, 2)
    if len(tail) == 1 and tail in "123456789" + _CHINESE_DIGITS[1:]:
        return Fraction(digit(tail) * size, 10)
    value = _value(tail.removeprefix("零"))
    return value if value is not None and 0 < value < size else None


def digit(character: str) -> int:
    """Return the value of one digit, Arabic or plain Chinese."""
    return int(character) if character in "0123456789" else _CHINESE_DIGITS.index(character)


_ENGLISH = late(rf"([0-9.]+)({_WORD})")
_ENGLISH_WORDS = tuple(WORDS)
_ARABIC = re.compile(r"([0-9]+(?:\.[0-9]+)?)([十百千]?)")
_MIXED_PLACES = late(r"[0-9](?:[十百千](?:零?[0-9]{1,2}(?![0-9]))?)+")
_DIGITWISE = late(f"[{_CHINESE_DIGITS}]{{3,}}|[一二三四五六七八九]零|[{_CHINESE_DIGITS}]")
_SECTION = late("(?:[D]千)?(?:零?[D]百)?(?:零?[D]?十)?(?:零?[D])?".replace("D", _CHINESE_DIGITS[1:]))
_UNBROKEN = late(
    r"(?:([D])千(?=[D]百|\Z))?(?:([D])百(?=[D]十|\Z))?(?:([D])十)?([D])?".replace("D", _CHINESE_DIGITS[1:])
)
_BARE_PLACE = late(f"(?<![{_CHINESE_DIGITS[1:]}])(?=[十百千])")
_ABBREVIATED = late(f".{{0,{MAX_CHARS}}}([千百])[{_CHINESE_DIGITS[1:]}]")


def _section(plain: str) -> Fraction | None:
    """Read a numeral without 万 and above."""
    whole, point, decimals = plain.partition("点")
    if point:
        return _decimal(whole, decimals)
    if plain.endswith(_ENGLISH_WORDS) and (english := _ENGLISH.fullmatch(plain)):
        return _fraction(english[1], WORDS[english[2]])
    if arabic := _ARABIC.fullmatch(plain):
        return _fraction(arabic[1], PLACES.get(arabic[2], 1))
    if plain.endswith("半"):
        whole_part = _section(plain[:-1]) if len(plain) > 1 else Fraction(0)
        return None if whole_part is None else whole_part + Fraction(1, 2)
    if _MIXED_PLACES.fullmatch(plain):
        plain = re.sub("[0-9]+", lambda digits: _in_characters(digits[0]), plain)
    if _DIGITWISE.fullmatch(plain):
        return Fraction(int("".join(str(digit(character)) for character in plain)))
    return _chinese_integer(plain)


def _in_characters(digits: str) -> str:
    """Write one or two digits as Chinese: 5 as 五, 30 as 三十."""
    tens, ones = divmod(int(digits), 10)
    return (_CHINESE_DIGITS[tens] + "十" if tens else "") + (_CHINESE_DIGITS[ones] if ones else "")


def _fraction(number: str, factor: int) -> Fraction | None:
    whole, _, decimals = number.partition(".")
    if "." in decimals or number[-1] == ".":
        return None
    return Fraction(int(whole + decimals) * factor, 10 ** len(decimals))


def _decimal(whole: str, decimals: str) -> Fraction | None:
    before = _section(whole)
    if before is None or not decimals or set(decimals) - set(_CHINESE_DIGITS):
        return None
    return before + Fraction(int("".join(str(digit(c)) for c in decimals)), 10 ** len(decimals))


def _chinese_integer(plain: str) -> Fraction | None:
    """Read 三千六百, 一千零五十, 百二十, 四百五 (450)."""
    plain = _BARE_PLACE.sub("一", plain.removeprefix("零"))
    if abbreviated := _ABBREVIATED.fullmatch(plain):
        plain += {"千": "百", "百": "十"}[abbreviated[1]]
    if not plain or not _SECTION.fullmatch(plain):
        return None
    if unbroken := _UNBROKEN.fullmatch(plain):
        thousands, hundreds, tens, ones = map(digit, unbroken.groups("零"))
        return Fraction(1000 * thousands + 100 * hundreds + 10 * tens + ones)
    import cn2an  # noqa: PLC0415 - its import costs 0.1 s, and a text needs it only for numerals such as 一千零五十

    try:
        return Fraction(int(cn2an.cn2an(plain, "strict")))
    except ValueError:  # such as 十零二
        return None
