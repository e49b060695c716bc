"""The harness of ``tests/benchmarks`` itself: its texts, its arithmetic, what it says of tools that are not there."""

import gc
import json
import re
import subprocess
import sys
import warnings
from pathlib import Path

import pytest
from benchmarks import __main__ as command
from benchmarks import (
    components,
    corpora,
    findings,
    hostile,
    measures,
    memory,
    renderings,
    report,
    sizes,
    starting,
    timing,
)
from benchmarks.components import Component, Contestant, Race
from benchmarks.findings import Absence, Finding
from benchmarks.timing import Times


def missing(name):
    raise ModuleNotFoundError(f"No module named {name!r}")


@pytest.fixture
def no_opencc(monkeypatch):
    monkeypatch.setattr(renderings, "import_module", missing)


class FakeClock:
    """A clock that only calls move."""

    def __init__(self):
        self.now = 0.0
        self.calls = []

    def __call__(self):
        return self.now

    def takes(self, name, *seconds):
        durations = iter(seconds)

        def call():
            self.calls.append(name)
            self.now += next(durations)

        return call


def test_calls_alternate_after_a_warm_up_that_does_not_count():
    clock = FakeClock()
    first, second = clock.takes("A", 100, 2, 3, 8), clock.takes("B", 100, 1, 6, 2)
    ours, other = timing.alternate(first, second, rounds=3, clock=clock)
    assert "".join(clock.calls) == "ABABABAB"
    assert (ours, other) == (Times((2, 3, 8)), Times((1, 6, 2)))
    assert (ours.best, ours.median, other.best, other.median) == (2, 3, 1, 2)


def test_ratios_are_taken_pair_by_pair():
    assert Times((2.0, 3.0, 8.0)).over(Times((1.0, 6.0, 2.0))) == (2.0, 0.5, 4.0)
    assert Times((20.0,)).over(Times((1.0,)), scale=0.1) == (2.0,)


def test_the_garbage_collector_rests_while_a_call_is_timed():
    seen = []
    timing.measure(lambda: seen.append(gc.isenabled()))
    assert seen == [False]
    assert gc.isenabled()


def test_the_garbage_collector_comes_back_after_a_call_that_raises():
    with pytest.raises(ZeroDivisionError):
        timing.measure(lambda: 1 / 0)
    assert gc.isenabled()


def fake_component(**changes):
    standard = {
        "name": "fake",
        "ours": Contestant(name="ours", load=lambda: len),
        "rivals": (
            Contestant(name="Ghost", load=lambda: missing("ghost")),
            Contestant(name="Twin", load=lambda: len, limit_bytes=50),
        ),
        "races": (
            Race(corpus="plain", rival="Ghost"),
            Race(corpus="plain", rival="Twin"),
            Race(corpus="plain", rival="Twin", rival_corpus="bare", measure="time"),
        ),
        "growth": ("plain",),
        "ordinary": "plain",
        "corpora": {"plain": lambda size_bytes: "a" * size_bytes, "bare": lambda size_bytes: "b" * size_bytes},
    }
    return Component(**(standard | changes))


def ask(question, component=None):
    return list(measures.run(component or fake_component(), [question], size_bytes=1_000, rounds=2))


def test_a_rival_that_is_not_installed_is_reported_in_one_line():
    absent = [result for result in ask("races") if isinstance(result, Absence)]
    assert [str(absence) for absence in absent] == ["absent from fake: Ghost (No module named 'ghost')"]


def test_a_tool_that_lacks_what_we_call_is_reported_as_absent():
    old = fake_component(ours=Contestant(name="ours", load=lambda: components.from_module("decimal", "nothing")))
    assert [str(result) for result in ask("races", old)] == ["absent from fake: ours (decimal has no 'nothing')"]


def test_what_a_tool_prints_and_warns_at_its_import_is_not_shown(capsys):
    def load():
        sys.stdout.write("welcome to Ghost\n")
        warnings.warn("Ghost is old", DeprecationWarning, stacklevel=1)
        return len

    assert Contestant(name="Ghost", load=load).enter()("ab") == 2
    assert capsys.readouterr().out == ""


def test_our_own_tool_that_is_not_there_is_reported_and_nothing_else_tried():
    absent_component = fake_component(ours=Contestant(name="ours", load=lambda: missing("policytext.fake")))
    assert [str(result) for result in ask("races", absent_component)] == [
        "absent from fake: ours (No module named 'policytext.fake')"
    ]


@pytest.mark.parametrize("question", ["races", "growth", "hostile"])
@pytest.mark.usefixtures("no_opencc")
def test_a_corpus_that_cannot_be_made_is_reported(question):
    results = ask(question, fake_component(corpora={"plain": corpora.CORPORA["traditional"], "bare": None}))
    assert {str(result) for result in results} - {"absent from fake: Ghost (No module named 'ghost')"} == {
        "absent from fake: corpus plain (No module named 'opencc')"
    }


def test_a_slow_rival_and_we_see_the_same_shorter_text():
    races = [result for result in ask("races") if isinstance(result, Finding)]
    assert [(race.measure, race.against, race.size_bytes) for race in races] == [
        ("speed", "Twin", 50),
        ("time", "Twin on bare", 50),
    ]
    assert all(len(race.ratios) == 2 for race in races)


def test_speed_is_their_time_by_ours_and_time_the_reverse(monkeypatch):
    monkeypatch.setattr(
        measures, "alternate", lambda _ours, _other, rounds, **_clock: (Times((2.0,) * rounds), Times((6.0,) * rounds))
    )
    races = [result for result in ask("races") if isinstance(result, Finding)]
    assert [race.median for race in races] == [3.0, 1 / 3]


def test_growth_is_cost_by_size(monkeypatch):
    monkeypatch.setattr(measures, "alternate", lambda *_calls, **_options: (Times((6.0,)), Times((2.0,))))
    assert [(result.measure, result.size_bytes, result.median) for result in ask("growth")] == [
        ("call", 1_000, 3.0),
        ("growth", 10_000, 3.0),
        ("growth", 100_000, 3.0),
        ("growth", 1_000_000, 3.0),
        ("growth", 10_000_000, pytest.approx(0.3)),
    ]


def test_pieces_join_to_the_text():
    pieces = measures._pieces("abcdefgh" * 100, 7)
    assert "".join(pieces) == "abcdefgh" * 100
    assert len(pieces) == 7


def test_hostile_shapes_are_held_against_ordinary_text_and_a_tenth_of_themselves(monkeypatch):
    monkeypatch.setattr(measures, "alternate", lambda *_calls, **_options: (Times((6.0,)), Times((2.0,))))
    results = {(result.corpus, result.measure): result for result in ask("hostile")}
    assert len(results) == 2 * len(hostile.SHAPES)
    assert results["digits", "hostile"].median == 3.0
    assert results["digits", "hostile growth"].median == pytest.approx(0.3)
    assert results["lone surrogates", "hostile"].size_bytes == 300_000


def test_a_tool_that_takes_too_long_sees_a_tenth_of_the_hostile_text(monkeypatch):
    monkeypatch.setattr(measures, "PATIENCE_SECONDS", 0)
    results = ask("hostile")
    assert {result.note for result in results} == {"cut: a tenth takes over 0 s"}
    assert results[0].size_bytes == 10_000


def test_the_peak_of_a_call_is_what_it_allocates():
    peak = memory.peak_of(lambda text: bytearray(b"x" * 40 * len(text)), "a" * 1_000_000)
    assert peak.object_bytes == pytest.approx(80_000_000, rel=0.05)
    assert peak.resident_bytes == pytest.approx(80_000_000, rel=0.05)


def test_the_first_call_costs_what_its_process_does():
    bare, busy = (starting._seconds(["-c", code]) for code in ("pass", "sum(range(20_000_000))"))
    assert 0 < bare < busy


def test_the_first_call_is_absent_where_what_it_is_compared_with_is_not_installed(monkeypatch):
    monkeypatch.setattr(starting, "_USUAL_MODULES", ("attrs", "ghost"))
    assert [str(result) for result in ask("start", fake_component(starts_with="plain"))] == [
        "absent from fake: first call (No module named 'ghost')"
    ]


def test_questions_that_do_not_fit_a_component_are_left_out():
    assert ask("hostile", fake_component(ordinary=None)) == ask("start") == []


def test_a_machine_that_does_not_tell_the_peak_is_reported(monkeypatch, tmp_path):
    monkeypatch.setattr(memory, "_RESET", tmp_path / "none")
    assert [str(result) for result in ask("memory")] == [
        "absent from fake: memory on plain (resident memory is read from /proc, which only Linux has)"
    ]


def finding(**changes):
    standard = {
        "component": "script",
        "measure": "speed",
        "corpus": "traditional",
        "against": "OpenCC t2s",
        "size_bytes": 1_000_000,
        "ratios": (1.5, 2.0, 4.0),
        "ours": Times((0.01, 0.02, 0.01)),
        "other": Times((0.015, 0.04, 0.04)),
    }
    return Finding(**(standard | changes))


@pytest.mark.parametrize(
    ("changes", "is_met"),
    [
        ({}, True),
        ({"ratios": (1.9, 1.9, 9.0)}, False),
        ({"corpus": "japanese"}, None),
        ({"measure": "growth", "corpus": "anything", "against": "1 MB", "ratios": (1.2,)}, True),
        ({"measure": "growth", "corpus": "anything", "against": "1 MB", "ratios": (1.21,)}, False),
    ],
)
def test_a_target_is_held_against_the_median(changes, is_met):
    assert finding(**changes).is_met is is_met


def test_every_target_is_of_something_that_is_measured():
    for (name, measure, corpus, against), target in findings.targets():
        for component in [components.load(name)] if name != "*" else []:
            measured = {(race.measure, race.corpus, race.against) for race in component.races}
            measured |= {("memory", text, "the text") for text in (*component.growth, "*")}
            measured |= {("hostile", "*", component.ordinary), ("first call", component.starts_with, starting.USUAL)}
            assert (measure, corpus, against) in measured
        assert target.value > 0


def test_a_row_for_one_thing_goes_before_a_row_for_all(monkeypatch):
    rows = [
        (("*", "speed", "*", "*"), findings.Target("at least", 9)),
        (("script", "speed", "*", "*"), findings.Target("at least", 2)),
    ]
    monkeypatch.setattr(findings, "targets", lambda: rows)
    assert finding().target.value == 2
    assert finding(component="other").target.value == 9


@pytest.mark.parametrize(("name", "columns"), [("grammar.tsv", 2), ("targets.tsv", 4), ("units.tsv", 1)])
def test_the_tables_are_sorted_by_key(name, columns):
    path = Path(components.__file__).with_name(name)
    lines = [line for line in path.read_text("utf-8").split("\n") if line and not line.startswith("#")]
    keys = [tuple(line.split("\t")[:columns]) for line in lines[1:]]
    assert keys == sorted(set(keys))


@pytest.mark.parametrize("name", components.NAMES)
def test_a_component_names_its_rivals_and_corpora(name):
    component = components.load(name)
    assert component.name == name
    assert {race.rival for race in component.races} == {rival.name for rival in component.rivals}
    used = {*component.growth, *filter(None, (component.ordinary, component.starts_with))}.union(
        *({race.corpus, race.rival_corpus or race.corpus} for race in component.races)
    )
    assert used <= component.corpora.keys()


def test_the_report_shows_ratio_range_times_target_and_absence():
    absence = Absence(component="script", name="Ghost", reason="No module named 'ghost'")
    text = report.render({"cores": "2"}, [finding(), absence], markdown=True)
    assert text.startswith("cores 2\n\n## script\n\n| measure |")
    assert "| speed | traditional | OpenCC t2s | 1 MB | 2 | 1.5-4 | 10/10 | 15/40 | at least 2 | met |" in text
    assert "\n\n1 of 1 targets met\n\n" in text
    assert text.endswith("- absent from script: Ghost (No module named 'ghost')\n")


def test_the_plain_report_has_straight_columns():
    lines = report.render({}, [finding(), finding(corpus="x")], markdown=False).splitlines()
    table = [line for line in lines if "OpenCC" in line or "against" in line]
    assert len({re.search(r"against|OpenCC", line).start() for line in table}) == 1
    assert len(table) == 3


def test_the_report_names_the_targets_that_are_not_met():
    text = report.render({}, [finding(), finding(ratios=(1.9,)), finding(corpus="x")], markdown=True)
    assert text.endswith("\n\n1 of 2 targets met; not met: script speed of traditional\n")


def test_the_json_holds_every_round():
    data = json.loads(report.to_json({"cores": "2"}, [finding(), Absence(component="a", name="b", reason="c")]))
    assert data["machine"] == {"cores": "2"}
    assert data["findings"][0]["ratios"] == [1.5, 2.0, 4.0]
    assert data["findings"][0]["target"] == "at least 2"
    assert data["absent"] == [{"component": "a", "name": "b", "reason": "c"}]


@pytest.mark.parametrize(("text", "size_bytes"), [("1MB", 1_000_000), ("20kb", 20_000), ("500 B", 500)])
def test_sizes_are_read(text, size_bytes):
    assert sizes.parse_size(text) == size_bytes


@pytest.mark.parametrize("text", ["", "1", "MB", "0MB", "1.5MB", "-1KB", "1GB", "一MB"])
def test_what_is_no_size_is_refused(text):
    with pytest.raises(ValueError, match="a size is a number of B, KB or MB such as 1MB"):
        sizes.parse_size(text)


def run(*arguments, env=None):
    root = Path(__file__).parents[1]
    return subprocess.run(
        [sys.executable, *arguments], cwd=root, env=env, capture_output=True, check=False, encoding="utf-8"
    )


def test_the_command_refuses_an_unknown_component():
    done = run("-m", "tests.benchmarks", "script", "scripts")
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr == f"no component is called 'scripts'; there are {', '.join(components.NAMES)}\n"


@pytest.mark.parametrize("arguments", [["--rounds", "0"], ["--size", "big"], ["--only", "smell"]])
def test_the_command_refuses_senseless_options(arguments, capsys):
    with pytest.raises(SystemExit) as raised:
        command.main(["script", *arguments])
    assert raised.value.code == 2
    assert arguments[1] in capsys.readouterr().err or arguments == ["--rounds", "0"]


def test_the_command_measures_and_writes_its_report(monkeypatch, capsys, tmp_path):
    monkeypatch.setattr(components, "load", lambda _name: fake_component())
    code = command.main(
        ["script", "--only", "races", "--rounds", "1", "--size", "1KB", "--json", str(tmp_path / "o.json")]
    )
    shown = capsys.readouterr()
    assert code == 0
    assert "absent from fake: Ghost (No module named 'ghost')" in shown.out
    assert "fake: speed  plain  Twin" in shown.err
    assert len(json.loads((tmp_path / "o.json").read_text("utf-8"))["findings"]) == 2


@pytest.mark.parametrize(("named", "size_bytes"), [([], 40), (["--size", "30B"], 30)])
def test_a_component_says_how_long_its_texts_are_unless_the_command_does(named, size_bytes, monkeypatch, tmp_path):
    monkeypatch.setattr(components, "load", lambda _name: fake_component(size_bytes=40))
    command.main(["pipe", "--only", "races", "--rounds", "1", *named, "--json", str(tmp_path / "o.json")])
    findings = json.loads((tmp_path / "o.json").read_text("utf-8"))["findings"]
    assert [finding["size_bytes"] for finding in findings] == [size_bytes, size_bytes]
