"""Verdicts on claims: what answers what, what cannot be read, and what holds for any page and any claim."""

import json
from datetime import date, datetime
from decimal import Decimal, Inexact, localcontext
from types import SimpleNamespace

import pytest
import strategies
import timing
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

import policytext
from policytext import verification
from policytext.quantities import find
from policytext.verification import (
    AskedPage,
    DateClaim,
    Difference,
    OfficialClaim,
    OrganizationClaim,
    QuantityClaim,
    Quotation,
    Verdict,
    bounds,
    claims_in,
    verify,
)
from policytext.verification.quotations import QuotablePage
from policytext.verification.rows import COLUMNS, row
from policytext.verification.wording import plain

PAGE = "霁川市栖云产业园项目总投资约5亿元，占地100亩。\n霁川市副市长周怀砚出席，2023年实现产值3.2亿元。"


def answers(page, *claims):
    return [verdict.answer for verdict in verify(page, claims)]


def test_verify_is_the_function_and_its_values_live_in_the_package():
    assert policytext.verify is verification.verify
    assert policytext.verification is verification
    assert verify(PAGE, []) == ()


def test_claims_may_be_values_dicts_and_objects():
    given_as = [
        QuantityClaim(text="100亩", role="land_area"),
        {"kind": "quantity", "text": "100亩", "role": "land_area"},
        {"quantity": "100亩", "role": "land_area", "id": 7},
        SimpleNamespace(kind="quantity", text="100亩", role="land_area"),
    ]
    verdicts = verify(PAGE, given_as)
    assert [verdict.answer for verdict in verdicts] == ["exact"] * 4
    assert [verdict.claim for verdict in verdicts] == given_as


@pytest.mark.parametrize("page", [PAGE, policytext.analyze(PAGE)], ids=["text", "document"])
def test_a_page_may_be_text_or_a_document(page):
    assert answers(page, {"quotation": "占地100亩"}) == ["exact"]


@pytest.mark.parametrize("page", [b"100", None, 5])
def test_another_page_is_refused(page):
    with pytest.raises(TypeError):
        verify(page, [])


@pytest.mark.parametrize("value", [50000, 50000.0, Decimal("5E+4"), "50000", " 50000 "])
def test_a_value_may_be_any_number(value):
    assert answers("总投资5亿元", {"kind": "quantity", "value": value, "unit": "万元"}) == ["equivalent"]


@pytest.mark.parametrize("day", [date(2023, 5, 18), datetime(2023, 5, 18, 9, tzinfo=None), "2023-05-18", "2023/5/18"])  # noqa: DTZ001
def test_a_date_may_be_a_date_or_words(day):
    assert answers("2023年5月18日开工", DateClaim(date=day)) == ["equivalent"]


@pytest.mark.parametrize(
    ("claim", "reason"),
    [
        ({}, "no claim of kind None"),
        (None, "no claim of kind None"),
        (7, "no claim of kind None"),
        ({"kind": "opinion"}, "no claim of kind 'opinion'"),
        ({"kind": ["quantity"]}, "no claim of kind"),
        ({"kind": "quotation"}, "needs the field 'text'"),
        ({"quotation": " \n"}, "field 'text' is empty"),
        ({"quotation": "\u200b&#8203;"}, "field 'text' is empty"),
        ({"quotation": 5}, "field 'text' is a int"),
        (QuantityClaim(), "neither 'text' nor 'value'"),
        ({"kind": "quantity", "unit": "亿元"}, "neither 'text' nor 'value'"),
        ({"kind": "quantity", "value": 5}, "no amount with a unit that is known"),
        ({"kind": "quantity", "value": 5, "unit": "斛珠"}, "no amount with a unit that is known"),
        ({"kind": "quantity", "value": "1e5", "unit": "亿元"}, "no amount with a unit that is known"),
        ({"kind": "quantity", "value": float("nan"), "unit": "亿元"}, "is no number"),
        ({"kind": "quantity", "value": float("inf"), "unit": "亿元"}, "is no number"),
        ({"kind": "quantity", "value": Decimal("1E+999999"), "unit": "亿元"}, "too large"),
        ({"kind": "quantity", "value": 10**5000, "unit": "亿元"}, "too large"),
        ({"kind": "quantity", "value": True, "unit": "亿元"}, "field 'value' is a bool"),
        ({"quantity": "3亿元和5亿元"}, "gives 2 amounts"),
        ({"quantity": "5亿元", "role": "money"}, "no role 'money'"),
        ({"quantity": "5亿元", "status": "done"}, "no status 'done'"),
        ({"date": "春天"}, "no date with a year"),
        ({"date": "5月18日"}, "no date with a year"),
        ({"official": ""}, "field 'name' is empty"),
    ],
)
def test_what_cannot_be_read_is_told_with_the_reason(claim, reason):
    (verdict,) = verify(PAGE, [claim])
    assert verdict.answer == "unreadable"
    assert reason in verdict.reason
    assert verdict.evidence is None
    assert not verdict.is_supported


def test_an_empty_page_bears_nothing_out():
    claims = [
        {"quantity": "5亿元"},
        {"quotation": "开工"},
        {"official": "周怀砚"},
        {"date": "2023年"},
        {"organization": "甲局"},
    ]
    assert answers("", *claims) == ["absent"] * 5


def test_evidence_stands_in_the_source_with_its_sentence():
    page = "霁川市產(chǎn)業(yè)園\n項目總投資約5億元，占地100畝。"
    (verdict,) = verify(page, [{"quantity": "200亩", "role": "land_area"}])
    found = verdict.evidence
    assert (verdict.answer, found.text) == ("contradicted", "100畝")
    assert page[found.start : found.end] == found.text
    assert found.sentence.text == "項目總投資約5億元，占地100畝。"
    assert found.differences == (Difference("value", "200亩", "100畝"),)


def test_a_misquotation_is_shown_with_its_differences():
    (verdict,) = verify(PAGE, [Quotation(text="项目总投资约8亿元，占地100亩")])
    assert verdict.answer == "contradicted"
    assert verdict.evidence.text == "项目总投资约5亿元，占地100亩"
    assert verdict.evidence.differences == (Difference("words", "8", "5"),)


def test_the_same_digits_in_another_scale_are_named():
    (verdict,) = verify(PAGE, [{"quantity": "5万元", "role": "total_investment"}])
    assert verdict.answer == "contradicted"
    assert "the same digits in another scale" in verdict.reason


@pytest.mark.parametrize(
    ("claimed", "page", "expected"),
    [
        ("35000万元", "3.5亿元", "equivalent"),
        ("350 million CNY", "3.5亿元", "equivalent"),
        ("6.67公顷", "100亩", "equivalent"),
        ("6.66公顷", "100亩", "absent"),
        ("6.7公顷", "100亩", "equivalent"),
        ("7公顷", "100亩", "absent"),
        ("12.4亿元", "约12亿元", "within"),
        ("12.6亿元", "约12亿元", "absent"),
        ("12亿元", "约12亿元", "within"),
        ("约12亿元", "12亿元", "within"),
        ("5.3亿元", "5亿多元", "within"),
        ("4.9亿元", "5亿多元", "absent"),
        ("6亿元", "5亿元以上", "within"),
        ("5亿元", "5亿元以上", "within"),
        ("4亿元", "5亿元以上", "absent"),
        ("60亿元", "5亿元以上", "absent"),
        ("4.8亿元", "近5亿元", "within"),
        ("5.1亿元", "近5亿元", "absent"),
        ("4亿元", "3亿—5亿元", "within"),
        ("6亿元", "3亿—5亿元", "absent"),
        ("5亿美元", "5亿元", "absent"),
        ("5亿元", "5亿美元", "absent"),
    ],
)
def test_values_are_compared_by_bounds_and_digits(claimed, page, expected):
    assert answers(f"完成{page}。", {"quantity": claimed}) == [expected]


def test_a_date_is_inside_a_longer_claim_but_not_the_other_way_round():
    page = "2023年5月18日开工。2022年立项。"
    assert answers(page, {"date": "2023年5月"}, {"date": "2022年3月"}) == ["within", "absent"]


def test_last_year_is_told_by_the_day_of_the_page():
    page = "栖云县经济运行情况\n发布时间：2023-02-10\n去年，全县实现地区生产总值210亿元。"
    claim = {"quantity": "210亿元", "role": "gdp"}
    assert answers(page, claim | {"period": "2022年"}, claim | {"period": "2023年"}) == ["exact", "contradicted"]


def test_a_summary_makes_claims_of_its_amounts_and_posts():
    claims = claims_in("栖云产业园总投资5亿元，2023年产值3.2亿元。霁川市副市长周怀砚出席。")
    assert claims == (
        QuantityClaim(text="栖云产业园总投资5亿元", role="total_investment", subject="栖云产业园"),
        QuantityClaim(
            text="年产值3.2亿元", role="output_value", status="achieved", period="2023年", subject="栖云产业园"
        ),
        OfficialClaim(name="周怀砚", title="副市长"),
    )
    assert all(verdict.is_supported for verdict in verify(PAGE, claims))
    with pytest.raises(TypeError):
        claims_in(b"5")


def test_rows_are_plain():
    claims = [QuantityClaim(text="100亩"), {"date": "2023"}, OrganizationClaim(name="甲局"), 5]
    rows = [row(verdict) for verdict in verify(PAGE, claims)]
    assert all(tuple(made) == COLUMNS for made in rows)
    assert [made["claim"] for made in rows] == [
        {"kind": "quantity", "text": "100亩"},
        {"date": "2023"},
        {"kind": "organization", "name": "甲局"},
        "5",
    ]
    assert json.loads(json.dumps(rows)) == rows


claim_fields = st.sampled_from(
    ["kind", "text", "value", "unit", "role", "status", "phase", "period", "subject", "name", "title", "date"]
) | st.sampled_from(["organization", "quantity", "quotation", "official"])
claim_values = st.one_of(
    st.sampled_from(["quantity", "quotation", "official", "organization", "date", "5亿元", "亩", "2023年", "副市长"]),
    strategies.any_text,
    strategies.page_text,
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.decimals(),
    st.dates(),
    st.lists(st.integers(), max_size=2),
)
any_claim = st.one_of(st.dictionaries(claim_fields, claim_values, max_size=5), claim_values)
pages = st.one_of(strategies.any_text, strategies.page_text, st.just(PAGE))


@given(pages, st.lists(any_claim, max_size=3))
@example("", [{"quantity": "5亿元", "role": "other"}])
@example("5亿元", [{"kind": "quantity", "value": Decimal("sNaN"), "unit": "亿元"}])
@example(f"总投资{'7' * 90}元", [{"quantity": f"总投资{'7' * 86}万元"}, {"quantity": f"{'9' * 5000}亿元"}])
@example("。", [{"quantity": "\ud83d5亿元", "subject": "\x00"}])
def test_no_page_and_no_claim_raises(page, claims):
    verdicts = verify(page, claims)
    assert [verdict.claim for verdict in verdicts] == claims or str(claims).count("nan")
    for verdict in verdicts:
        assert isinstance(verdict, Verdict)
        assert verdict.reason
        if verdict.evidence is not None:
            assert page[verdict.evidence.start : verdict.evidence.end] == verdict.evidence.text
        jsonable = row(verdict)
        assert tuple(jsonable) == COLUMNS


@pytest.mark.parametrize(
    ("head", "period", "answer"),
    [
        ("", "2021年", "contradicted"),
        ("", "2023年一季度", "contradicted"),
        ("", "“十四五”期间", "contradicted"),
        ("2022年，园区扩建。", "2021年", "contradicted"),
        ("霁川日报2023年5月18日讯", "2021年", "contradicted"),
        ("2021年，园区扩建。", "2021年", "exact"),
        ("2021年5月，园区扩建。", "2021年", "exact"),
        ("霁川日报2023年5月18日讯", "2023年", "exact"),
        ("霁川日报2023年5月18日讯 去年，园区扩建。", "2022年", "exact"),
        ("“十四五”期间，园区扩建。", "2024年", "exact"),
        ("", "每年", "exact"),
        ("", "去年", "exact"),
    ],
)
def test_an_amount_without_a_time_is_of_none_that_the_page_does_not_name(head, period, answer):
    page = f"{head}\n栖云产业园产值3.5亿元。"
    assert answers(page, {"quantity": "3.5亿元", "period": period}) == [answer]


@given(st.data(), pages)
def test_a_quotation_cut_from_the_page_is_exact(data, page):
    start, end = data.draw(strategies.spans(len(page)))
    assume(plain(page[start:end]))
    assert answers(page, Quotation(text=page[start:end])) == ["exact"]


@pytest.mark.parametrize("claims", ["占地100亩", "占地100亩".encode(), {"quantity": "100亩"}])
def test_one_claim_instead_of_a_list_is_refused(claims):
    with pytest.raises(TypeError, match="claims must be a list of claims, not one "):
        verify(PAGE, claims)


SCALES = {"亿元": 10**8, "万元": 10**4, "元": 1}


@given(st.integers(10, 10**6), st.sampled_from(list(SCALES)), st.sampled_from(list(SCALES)))
def test_an_amount_written_in_another_scale_is_borne_out(number, unit, other):
    written = format(Decimal(number * SCALES[unit]) / SCALES[other], "f")
    assume(len(written) > 1)
    page, claim = f"项目总投资{number}{unit}。", f"{written}{other}"
    assert find(claim)
    assert verify(page, [{"quantity": claim, "role": "total_investment"}])[0].is_supported


TRADITIONAL = str.maketrans("亿万总约亩栖云产业园项县长", "億萬總約畝棲雲產業園項縣長")


CLAIMS = [
    {"quantity": "5亿元", "role": "total_investment"},
    {"quantity": "约5亿元", "subject": "栖云产业园"},
    {"quantity": "6万元", "role": "total_investment"},
    {"quantity": "100亩"},
    {"quantity": "200亩", "role": "land_area"},
    {"organization": "栖云产业园"},
    {"organization": "栖云县经信局"},
    {"quotation": "总投资约5亿元"},
    {"quotation": "总投资约9亿元"},
    {"official": "周怀砚", "title": "副市长"},
    {"official": "周怀砚", "title": "县长"},
    {"date": "2023年"},
]


@pytest.mark.parametrize("claim", CLAIMS, ids=str)
def test_traditional_and_simplified_claims_and_pages_answer_alike(claim):
    """Alike is: borne out or not, and the same answer where it is not; the same words in another script are no more."""
    traditional = {name: value.translate(TRADITIONAL) if name != "role" else value for name, value in claim.items()}
    verdicts = [*verify(PAGE, [claim, traditional]), *verify(PAGE.translate(TRADITIONAL), [claim, traditional])]
    alike = {"exact": "equivalent"}
    assert len({alike.get(verdict.answer, verdict.answer) for verdict in verdicts}) == 1


@given(st.permutations(CLAIMS))
@settings(max_examples=20)
def test_the_order_of_claims_does_not_matter(claims):
    alone = {str(claim): AskedPage(policytext.analyze(PAGE)).verdict(claim) for claim in CLAIMS}
    assert list(verify(PAGE, claims)) == [alone[str(claim)] for claim in claims]


def test_the_decimal_context_of_the_caller_does_not_matter():
    claims = [{"quantity": text} for text in ("6.67公顷", "50123万元", "12.4亿元", "5亿元")]
    expected = verify("100亩，5.0123亿元，约12亿元", claims)
    with localcontext(prec=2, traps=[Inexact]):
        assert verify("100亩，5.0123亿元，约12亿元", claims) == expected
    assert [verdict.answer for verdict in expected] == ["equivalent", "equivalent", "within", "absent"]


def test_time_grows_with_the_claims():
    page = policytext.analyze(PAGE * 20)
    claims = [{"quantity": f"{number}万元", "role": "total_investment"} for number in range(10, 4_010)]
    few = min(timing.seconds(lambda: verify(page, claims[:1000])) for _ in range(2))
    assert timing.seconds(lambda: verify(page, claims)) < 8 * few + 0.5


def test_time_grows_with_the_page():
    claims = [*({"quantity": f"{number}万元"} for number in range(10, 30)), *CLAIMS]
    small, large = policytext.analyze(PAGE * 100), policytext.analyze(PAGE * 400)
    few = min(timing.seconds(lambda: verify(small, claims)) for _ in range(2))
    assert timing.seconds(lambda: verify(large, claims)) < 8 * few + 0.5


@pytest.mark.parametrize(("part", "times"), [("分别5亿元、", 250), ("甲\t5亿元\n", 2_000)])
def test_time_grows_with_a_page_of_one_shape(part, times):
    claims = [{"quantity": "总投资5亿元"}, {"quantity": "城乡居民收入增长3%"}]
    small, large = policytext.analyze(part * times), policytext.analyze(part * times * 4)
    few = min(timing.seconds(lambda: verify(small, claims)) for _ in range(2))
    assert timing.seconds(lambda: verify(large, claims)) < 8 * few + 0.5


def test_words_are_found_in_a_line_of_many_megabytes():
    line = "栖云产业园总投资约5亿元占地100亩" * 600_000 + "霁川市副市长周怀砚出席"
    page = QuotablePage.of(line)
    assert timing.seconds(lambda: page.find("霁川市副市长周怀砚出席")) < 2
    assert page.find("副市長周懷硯")[2]


AMOUNTS = st.builds(
    "{}{}{}{}".format,
    st.sampled_from(("", "约", "超过", "不超过", "近", "3亿元至")),
    st.decimals(min_value=0, max_value=99999, places=2),
    st.sampled_from(("万元", "亿元", "百万元")),
    st.sampled_from(("", "以上", "以下", "左右")),
)


@given(AMOUNTS, AMOUNTS)
@example("35000万元", "3.5亿元")
@example("6亿元", "5亿元以上")
@example("12.3亿元", "约12亿元")
def test_the_windows_of_amounts_that_agree_meet(one, other):
    values = [found[0].value for found in map(find, (one, other)) if found]
    assume(len(values) == 2)
    (low, high), (lowest, highest) = map(bounds.window, values)
    assert bounds.relation(*values) == "other" or (lowest <= high and low <= highest)


def test_the_windows_of_amounts_far_apart_do_not_meet():
    (_, high), (low, _) = (bounds.window(find(text)[0].value) for text in ("3.3亿元", "3.8亿元"))
    assert high < low
