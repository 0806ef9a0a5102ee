"""The sealed-letter protocol `rj1`, Python end: pure functions over bytes, with libsodium alone.

Each module has a twin of the same name and the same function names under `static/js/protocol/`.
"""
