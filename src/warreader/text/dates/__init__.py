"""Dates: when an article was published, where the text says so, and which days its story tells of.

`find_published` reads the source text before anything is cleaned away: a cleaned page has usually lost its stamp.
`find_events` comes last: it needs the blocks and the day of publication.
"""

from warreader.text.dates._model import DateMark, Dating, Role
from warreader.text.dates._published import find_published
from warreader.text.dates._stamps import latest_post
from warreader.text.dates.events import find_events
from warreader.text.event_day import event_day

__all__ = ["DateMark", "Dating", "Role", "event_day", "find_events", "find_published", "latest_post"]
