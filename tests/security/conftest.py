"""The server as an outsider meets it: the same one that the tests of the sockets start."""

from tests.sockets.conftest import customer as customer
from tests.sockets.conftest import lea as lea
from tests.sockets.conftest import redis as redis
from tests.sockets.conftest import served as served
from tests.sockets.conftest import two as two
