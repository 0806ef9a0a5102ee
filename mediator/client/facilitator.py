"""A facilitator: everything that a member of the desk can do, by the names that pages and tests use too."""

from mediator.client.absence import Absences
from mediator.client.approach import Approaches
from mediator.client.contacts import Calls
from mediator.client.custody import Custody
from mediator.client.gates import Gates
from mediator.client.notices import Notices
from mediator.client.opening import Card, OpenedCase, Party
from mediator.client.relay import Relay
from mediator.client.safety import Safety
from mediator.client.service_rules import ServiceRules
from mediator.client.several import Several
from mediator.client.team import Team

__all__ = ["Card", "Facilitator", "OpenedCase", "Party"]


class Facilitator(Team, Several, Gates, Approaches, Safety, Relay, Calls, Absences, Custody, Notices, ServiceRules):
    """One member of staff. Verbs take the case's id, and a lane or an item's id (`msg`)."""
