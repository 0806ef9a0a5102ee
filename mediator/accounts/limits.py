"""How often a card may be tried: pure rules over the number of failures."""

FREE_TRIES = 5
LAST_TRY = 10
FIRST_WAIT_SECONDS = 30


def wait_after(count: int) -> int:
    """Seconds to wait after so many failures: none after four, 30 after five, then twice as long each."""
    return 0 if count < FREE_TRIES else FIRST_WAIT_SECONDS * 2 ** (count - FREE_TRIES)


def is_locked(count: int) -> bool:
    """Whether the card is shut until a facilitator gives a new one."""
    return count >= LAST_TRY
