"""The report on the whole network, and each of its parts opened to the entries behind it."""

from netjournal.services.report.parts import opened
from netjournal.services.report.whole import report

__all__ = ["opened", "report"]
