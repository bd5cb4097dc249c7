"""Other readings of a text whose labels gave a question: what the layout of the text suggests. One file a form.

What comes out is judged by the same assembly, and is tried only where the labels alone gave a question. Every form
decides for itself whether labels, layout or words speak for it.

Invariant: a value is still the characters at its place.

    mended(reading)    readings to be tried; one is taken where all that are complete agree
"""

from __future__ import annotations

from collections.abc import Iterator

from agents.frontend.mend_grid import mended_grids
from agents.frontend.mend_map import mended_maps
from agents.frontend.mend_series import mended_series
from agents.frontend.mend_table import mended_tables
from agents.frontend.mend_table_prose import mended_prose
from agents.frontend.reading import Reading


def mended(reading: Reading) -> Iterator[Reading]:
    """Other readings of the same characters, to be tried in turn."""
    yield from mended_grids(reading)
    yield from mended_maps(reading)
    yield from mended_tables(reading)
    yield from mended_prose(reading)
    yield from mended_series(reading)


def certain(reading: Reading) -> Iterator[Reading]:
    """Readings that rest on layout and words, whatever the labels say: they may contradict a problem that was read, and
    find one where the labels show no data."""
    yield from mended_maps(reading)
