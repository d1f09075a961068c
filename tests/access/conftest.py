import pytest

from tests.access.things import Things
from tests.world import World


@pytest.fixture
def things(world: World) -> Things:
    return Things(world.database)
