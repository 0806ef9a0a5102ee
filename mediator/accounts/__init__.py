"""Cards, enrolment, sign-in, sessions, and what is kept sealed for one person: their state and their drafts.

The server knows of a person what their card's handle is, a hash that proves the passphrase, and sealed bytes.
"""
