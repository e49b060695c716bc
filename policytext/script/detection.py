"""Which script a text is written in."""

from __future__ import annotations

import re

from policytext.errors import check_text
from policytext.script import traditional
from policytext.script.classes import han_run
from policytext.script.japanese import LEAST_KANA_SHARE, count_kana
from policytext.script.repair import count
from policytext.script.types import Detection, Script

_MIXED_SHARE = 0.15
_VISIBLE = re.compile(r"\S\S*+")


def detect(text: str) -> Detection:
    """Tell Simplified, Traditional, mixed and Japanese text apart.

    Text whose characters are all the same in both scripts counts as Simplified, since it needs no conversion.

    >>> detect("產業園區占地100畝").script, detect("产业园区占地100亩").script, detect("レーザー産業の発展").script
    ('traditional', 'simplified', 'japanese')
    >>> detect("12.5% of GDP").script
    'other'

    Raises:
        TypeError: ``text`` is not a ``str``.
    """
    check_text(text)
    han, kana = count(han_run(), text), count_kana(text)
    in_simplified, in_traditional = (
        count(traditional.simplified_only(), text),
        count(traditional.traditional_only(), text),
    )
    told = in_simplified + in_traditional
    traditional_share = in_traditional / told if told else 0.0
    return Detection(
        script=_script(han, kana, traditional_share),
        simplified=in_simplified / told if told else 0.0,
        traditional=traditional_share,
        kana=kana / (kana + han) if kana else 0.0,
        han=han / count(_VISIBLE, text) if han else 0.0,
    )


def _script(han: int, kana: int, traditional_share: float) -> Script:
    if not han + kana:
        return "other"
    if kana and kana >= LEAST_KANA_SHARE * (kana + han):
        return "japanese"
    if traditional_share < _MIXED_SHARE:
        return "simplified"
    return "traditional" if traditional_share > 1 - _MIXED_SHARE else "mixed"
