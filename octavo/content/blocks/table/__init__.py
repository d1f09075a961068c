"""Tables and cards (dialect 2.2)."""

from octavo.content.blocks.table.read import read_element, read_pipe
from octavo.content.blocks.table.write import markup, write
from octavo.content.codec import Codec

TABLE = Codec("table", write, {"table": read_pipe}, {"table": read_element}, markup)

__all__ = ["TABLE"]
