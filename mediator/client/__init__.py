"""The second endpoint: a full participant and facilitator over HTTP, which check as a browser does.

Keys live in memory only. Nothing here is imported by the server; it uses `mediator.protocol` alone.
"""

from mediator.client.errors import CheckFailed, Moved, Refused
from mediator.client.facilitator import Card, Facilitator
from mediator.client.participant import Participant

__all__ = ["Card", "CheckFailed", "Facilitator", "Moved", "Participant", "Refused"]
