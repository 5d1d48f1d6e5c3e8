"""Tests that share what is dear run on one worker: a pytest that pytest-xdist does not know drops groups in silence."""

from __future__ import annotations

import os

import pytest


@pytest.mark.xdist_group("together")
def test_groups_of_tests_are_kept_together(request: pytest.FixtureRequest) -> None:
    assert "PYTEST_XDIST_WORKER" not in os.environ or request.node.nodeid.endswith("@together")
