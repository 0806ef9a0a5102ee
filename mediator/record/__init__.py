"""The store of entries: append by compare-and-swap, read, verify. It knows no rule of any feature."""
