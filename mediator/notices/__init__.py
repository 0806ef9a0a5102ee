"""Neutral notices: written in the transaction of what they tell of, delivered later."""
