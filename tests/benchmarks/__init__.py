"""Times this library and other tools side by side: ``python -m tests.benchmarks script quantities``.

A component is one module here (``script.py``, ``quantities.py``) that names its corpora, its rivals and its races, and
its rows in ``targets.tsv``. Everything else is shared: ``corpora`` and ``hostile`` make texts, ``timing`` and
``memory`` and ``starting`` measure, ``measures`` puts questions to them, ``report`` prints the answers.
"""
