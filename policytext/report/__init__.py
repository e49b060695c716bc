"""Documents as one self-contained HTML page to look at."""

from policytext.report.page import render

__all__ = ["render"]
