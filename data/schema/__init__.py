"""The shared database's tables (design: docs/data-dictionary.md, which is generated from here)."""

from data.schema import events, meetings, people, places, running, work
from data.schema.build import metadata

__all__ = ["events", "meetings", "metadata", "people", "places", "running", "work"]
