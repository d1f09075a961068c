"""Roles and permissions: one table for the wire, the gate and the command line."""

from typing import get_args

from octavo.api.permission import LEAST_ROLE, RANKS, MemberRole, Permission


def test_every_role_has_its_own_power() -> None:
    assert {*get_args(MemberRole), "guest"} == set(RANKS)
    assert len(set(RANKS.values())) == len(RANKS)
    assert list(RANKS.values()) == sorted(RANKS.values())  # lists of roles, as the command line's, are in this order


def test_every_permission_has_a_least_role() -> None:
    assert set(LEAST_ROLE) == set(Permission)
