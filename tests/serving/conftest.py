"""A server for all tests that do not end it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from serving_makers import start, stop

if TYPE_CHECKING:
    from collections.abc import Iterator

    from serving_makers import Served


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A server for all tests, over the seeds."""
    one = start(tmp_path_factory.mktemp("served"))
    yield one
    stop(one)
