"""Makes the modules beside the tests importable, sets Hypothesis up and runs every example of the Markdown pages."""

import sys
from pathlib import Path

from hypothesis import HealthCheck, settings

sys.path.insert(0, str(Path(__file__).parent))

settings.register_profile("default", deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
settings.register_profile("nightly", parent=settings.get_profile("default"), max_examples=10_000, derandomize=False)
settings.load_profile("default")
