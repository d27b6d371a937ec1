"""Letters of each kind with made-up words, to be read before a customer reads one. Pure."""
