"""Measurements that are too long for tests; each module says how it is run and what it prints."""
