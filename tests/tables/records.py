"""Tables of the records: each row's example."""

from datetime import date

from policytext import analyze
from policytext.fold import fold
from policytext.quantities import find_times
from policytext.records import (
    headings,
    imprint,
    imprint_words,
    intervals,
    labelled,
    metadata,
    papers,
    pieces,
    project_words,
    surroundings,
)

PACKAGE = "records/data/"
COLUMNS = {
    PACKAGE + "imprints.tsv": imprint_words.COLUMNS,
    PACKAGE + "intervals.tsv": intervals.COLUMNS,
    PACKAGE + "labels.tsv": labelled.COLUMNS,
    PACKAGE + "parts.tsv": intervals.COLUMNS,
    PACKAGE + "project_columns.tsv": headings.COLUMNS,
    PACKAGE + "projects.tsv": project_words.COLUMNS,
    PACKAGE + "scopes.tsv": surroundings.COLUMNS,
}
CHOICES = {PACKAGE + "projects.tsv": {"role": project_words.ROLES}}
KEYS = {PACKAGE + "imprints.tsv": ("word", "kind"), PACKAGE + "projects.tsv": ("word", "role")}
COMPONENTS = ("quantities", "entities", "records")
PAGE = date(2023, 6, 16)


def written(interval):
    if interval is None:
        return "-"
    return "/".join(day.isoformat() if day else ".." for day in (interval.start, interval.end))


def example_covers_its_days(row):
    period = find_times(row["example"])[0]
    assert period.start == 0
    assert row["interval"] == written(intervals.resolve(period.text, intervals.Anchor(page=PAGE)))


def read_of(example):
    return metadata.find(example, fold(example), pieces.of(example, ()))


def label_leads_to_its_field(row):
    """A value is read as its field; that of another field ends before the outlet behind it; nobody gives none."""
    text = row["example"]
    assert row["word"] in fold(text)
    found = {value.field: text[value.start : value.end] for value in labelled.find(fold(text), 0, len(text))}
    about = read_of(text)
    expected = {
        "published": lambda: about.publication_date.value == date(2024, 3, 5),
        "day": lambda: about.publication_date.value == date(2024, 3, 5),
        "updated": lambda: about.publication_date.value == date(2024, 3, 5),
        "signed": lambda: about.publication_date.value == date(2024, 3, 5),
        "outlet": lambda: about.outlet.text == "砚湖日报",
        "author": lambda: about.author.text == "周怀砚",
        "issuer": lambda: about.issuing_body.text == "砚州市人民政府",
        "number": lambda: about.document_number.text == found["number"],
        "title": lambda: about.title.text == found["title"] == "余杭签下传感器项目",
        "other": lambda: about.outlet.text == "砚湖日报" and found["other"] == "春江",
        "nobody": lambda: about.author is None,
    }
    assert expected[row["field"]]()


def word_marks_the_imprint(row):
    text = row["example"]
    assert row["word"] in fold(text)
    expected = {
        "outlet": lambda: read_of(text).outlet.text == f"砚湖{row['word']}",
        "self": lambda: read_of(text).outlet is None and read_of(text).publication_date.span.text == "3月5日",
        "wire": lambda: read_of(text).outlet.text == "砚湖日报",
        "news": lambda: (read_of(text).outlet.text, read_of(text).author.text) == ("砚湖日报", "周怀砚"),
        "today": lambda: imprint.today(fold(text), text, 0, len(text)).text == "3月5日",
        "issuer": lambda: imprint.issuer_line(fold(text), text, 0, len(text)).text == text,
        "about": lambda: read_of(f"{text}\n来源：砚湖日报").issuing_body.text == "砚州市人民政府",
        "mark": lambda: (read_of(text).author.text, read_of(text).outlet.text) == ("周怀砚", "砚湖发布"),
        "reporter": lambda: read_of(text).author.text == "周怀砚",
        "writes": lambda: imprint.credited(fold(text), text, 0, len(text)).text == "周怀砚",
        "decree": lambda: read_of(text).document_number.text == text,
        "unit": lambda: read_of(text).author.text == "周怀砚",
        "paper": lambda: papers.ends_paper(fold(text), 0, len(text)),
        "head": lambda: papers.issuer_of_head(fold(text), text, 0, len(text)).text == "砚州市人民政府",
        "cited": lambda: read_of(text).outlet.text == "砚湖日报",
        "act": lambda: imprint.issuer_line(fold(text), text, 0, len(text)) is None,
        "report": lambda: (read_of(text).outlet.text, read_of(text).author.text) == ("砚湖日报", "周怀砚"),
    }
    assert expected[row["kind"]]()


def scope_holds_for_the_amount(row):
    document = analyze(row["example"])
    (context,) = document.quantity_contexts
    expected = {"none": None, "province": "浙江省", "prefecture": "杭州市", "each": None}[row["scope"]]
    assert (context.location and context.location.division.name) == expected


def projects_of(text):
    return analyze(text, components=COMPONENTS).projects


def names_of(projects):
    return [fold(project.name.text) for project in projects]


def word_does_what_its_role_says(row):
    """The words of ``projects.tsv``: each example shows what its role adds or keeps out."""
    word, role = row["word"], row["role"]
    assert word in fold(row["example"])
    found = projects_of(row["example"].replace("\\t", "\t").replace("\\n", "\n"))
    named = ["澄光传感项目"]
    checks = {
        "head": lambda: names_of(found) == [f"澄光传感{word}"],
        "site": lambda: names_of(found) == [f"澄光传感{word}"],
        "and": lambda: len(found) == 2 and all(project.status for project in found),
        "others": lambda: len(found) == 2 and not [project for project in found if project.total_investment],
        "attributive": lambda: names_of(found) == named and found[0].total_investment,
        "agent": lambda: found[0].company.text == "栖云龙翔精工有限公司",
        "builder": lambda: found[0].company.text == "栖云龙翔精工有限公司",
        "party": lambda: names_of(found) == named,
        "inner": lambda: names_of(found) == [f"{word}传感项目"],
        "classifier": lambda: not found,
        "sum": lambda: not found,
        "phase": lambda: [fold(project.phase.text) for project in found if project.phase] == [word],
        "base": lambda: found[0].park is None and names_of(found) == ["澄光传感基地"],
        "follows": lambda: set(names_of(found)) == {"澄光传感产业园"},
        "tail": lambda: not found,
        "generic": lambda: not found,
        "border": lambda: names_of(found) == named and found[0].total_investment,
        "act": lambda: (
            names_of(found) == named
            and found[0].total_investment
            and not projects_of(f"栖云区区长丁海棠{word}项目开工，总投资5亿元。")
        ),
        "build": lambda: names_of(found) == named and found[0].total_investment,
        "reject": lambda: not found,
        "locative": lambda: not found,
        "anaphor": lambda: names_of(found) == named and found[0].total_investment,
        "continues": lambda: (
            set(names_of(found)) == set(named)
            and any(project.total_investment or project.land_area for project in found)
        ),
        "describes": lambda: names_of(found) == named and found[0].total_investment,
        "subject": lambda: names_of(found) == named and found[0].output_value is None,
        "by": lambda: found[0].company.text == "栖云龙翔精工有限公司",
        "of": lambda: found[0].company.text == "栖云龙翔精工有限公司",
        "legal": lambda: names_of(found) == ["激光焊接项目"],
        "spoken": lambda: not [project for project in found if project.status],
        "future": lambda: found[0].status is None,
        "granted": lambda: found[0].land_area.text == "45亩",
        "upcoming": lambda: found[0].status.value == "planned",
        "capacity": lambda: names_of(found) == [f"{word}8万吨铜线项目"],
        "done": lambda: names_of(found) == named and found[0].floor_area is None,
        "bare": lambda: found[0].park is None,
        "lead": lambda: names_of(found) == named and not projects_of(f"{word}项目建设，总投资5亿元。"),
        "size": lambda: names_of(found) == named and found[0].status.value == "started",
        "branch": lambda: names_of(found) == named and found[0].output_value is None,
        "adverb": lambda: names_of(found) == named and found[0].status.value == "under_construction",
        "part": lambda: names_of(found) == named and found[0].status.value == "under_construction",
    }
    if role in project_words.STAGES:
        assert found[0].status.value == role
    else:
        assert checks[role]()


def column_fills_its_field(row):
    text = row["example"].replace("\\t", "\t").replace("\\n", "\n")
    assert row["word"] in fold(text)
    (project,) = projects_of(text)
    place = project.location and project.location.division.name
    expected = {
        "name": project.name.text == "澄光传感器扩能",
        "total_investment": project.total_investment and project.total_investment.text == "5亿元",
        "land_area": project.land_area and project.land_area.text == "48亩",
        "floor_area": project.floor_area and project.floor_area.text == "2万平方米",
        "output_value": project.output_value and project.output_value.text == "9亿元",
        "company": project.company and project.company.text == "余杭龙翔精工有限公司",
        "status": project.status and project.status.value == "in_production",
        "place": place == "余杭区",
        "other": (project.company, project.status, project.location) == (None, None, None),
        "number": (project.company, project.status, project.location) == (None, None, None),
    }
    assert expected[row["field"]]


RUNNERS = {
    PACKAGE + "project_columns.tsv": column_fills_its_field,
    PACKAGE + "projects.tsv": word_does_what_its_role_says,
    PACKAGE + "imprints.tsv": word_marks_the_imprint,
    PACKAGE + "labels.tsv": label_leads_to_its_field,
    PACKAGE + "scopes.tsv": scope_holds_for_the_amount,
    PACKAGE + "intervals.tsv": example_covers_its_days,
    PACKAGE + "parts.tsv": example_covers_its_days,
}
