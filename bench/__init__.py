"""The benchmark: the server beside a bare echo, the same client, the same run. `bin/bench`."""
