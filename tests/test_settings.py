from __future__ import annotations

import pytest

from parley.errors import SettingError
from parley.settings import TABLE, Settings, load


def test_defaults() -> None:
    assert load(environ={}) == Settings()


def test_environment_then_given() -> None:
    environ = {"PARLEY_MAX_PAGES": "7"}
    assert load(environ=environ).max_pages == 7
    assert load({"max_pages": 3}, environ).max_pages == 3
    assert load({"max_pages": None}, environ).max_pages == 7


@pytest.mark.parametrize("value", ["many", "", "0", "-1"])
def test_bad_values(value: str) -> None:
    with pytest.raises(SettingError):
        load(environ={"PARLEY_MAX_PAGES": value})


def test_unknown_name() -> None:
    with pytest.raises(SettingError):
        load({"max_pagse": 3})


def test_every_setting_is_explained() -> None:
    assert all(setting.help and setting.variable == f"PARLEY_{setting.name.upper()}" for setting in TABLE)
