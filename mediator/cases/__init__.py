"""Roster, lanes, consents, gates and wishes: who is in a case and what may happen in it."""
