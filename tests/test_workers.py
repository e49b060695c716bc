"""A pool gives what one process gives, in order, and says so when a process dies."""

import os
import signal
import subprocess
import sys
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policytext import workers
from policytext.errors import PoolError


def doubled(texts):
    return [text * 2 for text in texts]


def refused(texts):
    raise LookupError(f"no room for {texts[0]}")


def refused_if_long(texts):
    for text in texts:
        if len(text) > 1:
            raise LookupError(f"no room for {text}")
    return [len(text) for text in texts]


def killed(_):
    os.kill(os.getpid(), signal.SIGKILL)


@pytest.mark.parametrize("processes", [1, 2])
def test_results_come_in_order(processes):
    texts = [f"第{number}页" for number in range(300)]
    assert list(workers.in_order(doubled, iter(texts), processes=processes, size=len)) == [text * 2 for text in texts]


@pytest.mark.parametrize("processes", [1, 2])
def test_what_the_function_raises_is_raised(processes):
    with pytest.raises(LookupError, match="no room for 亩"):
        list(workers.in_order(refused, ["亩"], processes=processes, size=len))


@pytest.mark.parametrize("processes", [1, 2])
def test_what_comes_before_an_item_that_fails_is_yielded(processes):
    stream = workers.in_order(refused_if_long, ["亩", "元", "平方米", "个"], processes=processes, size=len)
    assert [next(stream), next(stream)] == [1, 1]
    with pytest.raises(LookupError, match="no room for 平方米"):
        next(stream)


def test_the_death_of_a_process_is_told():
    with pytest.raises(PoolError, match=r"a process died, .* fewer processes"):
        list(workers.in_order(killed, ["亩"], processes=2, size=len))


def test_a_script_that_every_process_runs_again_is_told(tmp_path):
    script = tmp_path / "script.py"
    script.write_text(
        "import multiprocessing, policytext\n"
        "multiprocessing.set_start_method('spawn', force=True)\n"
        "print(list(policytext.Analyzer().pipe(['x'], processes=2)))\n"
    )
    done = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.rstrip().endswith(
        "PoolError: a process died, perhaps for want of memory, or because the script does its work outside of "
        "if __name__ == '__main__'; try again with fewer processes"
    )


def test_nothing_is_read_far_ahead():
    taken = []

    def endless():
        while True:
            taken.append("占地100亩" * 5_000)
            yield taken[-1]

    stream = workers.in_order(doubled, endless(), processes=2, size=len)
    assert len(list(islice(stream, 3))) == 3
    assert len(taken) < 10
    stream.close()


@given(st.lists(st.integers(0, 60_000), max_size=200))
def test_groups_tile_the_items_and_end_when_they_are_full(sizes):
    groups = list(workers._groups(sizes, int))
    assert [size for group in groups for size in group] == sizes
    for group in groups[:-1]:
        assert len(group) == workers._ITEMS_A_TASK or sum(group) >= workers._CHARS_A_TASK
    for group in groups:
        assert len(group) <= workers._ITEMS_A_TASK
        assert sum(group[:-1]) < workers._CHARS_A_TASK
