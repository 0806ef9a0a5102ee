"""A service of invented people: three staff, four cases, and letters at every state of the table."""

from mediator.client.demo.seed import seed

__all__ = ["seed"]
