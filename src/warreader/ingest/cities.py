"""Tells the query language which cities a spelling can mean, without loading anything before it is asked."""

from __future__ import annotations


class CityIndex:
    """The gazetteer as `archive.CityNames`; it is mapped at the first question."""

    def cities(self, spelling: str) -> frozenset[int]:
        """Give the GeoNames numbers of all cities that can be spelt so.

        Args:
            spelling: In any script, case and case form.

        Returns:
            The numbers; empty for a spelling that no city has.
        """
        from warreader.ingest.engines import load_gazetteer  # noqa: PLC0415  # 50 ms that a plain list does without

        return load_gazetteer().cities_spelt(spelling)

    cities_spelt = cities
