"""What the service looks for itself, beside the rules that come with the code."""

import secrets
from typing import Any

from mediator.client.person import Person
from mediator.protocol.encoding import b64

NAME_BYTES = 16


class ServiceRules(Person):
    """The words that supervisors add for all desks: open, in versions, switched off rather than removed."""

    def rules(self) -> list[dict[str, Any]]:
        """All of the service, in their newest versions."""
        found: list[dict[str, Any]] = self.http.get("/api/rules")
        return found

    def rule_versions(self, name: str) -> list[dict[str, Any]]:
        """Everything that a rule has been, oldest first."""
        found: list[dict[str, Any]] = self.http.get(f"/api/rules/{name}")
        return found

    def add_rule(self, phrases: list[str], category: str, why: str) -> dict[str, Any]:
        """Look for these words from now on."""
        name = b64(secrets.token_bytes(NAME_BYTES))
        return self.change_rule(
            {"name": name, "phrases": phrases, "category": category, "why": why, "active": True, "version": 0}
        )

    def change_rule(self, rule: dict[str, Any], **other: Any) -> dict[str, Any]:
        """Keep a rule as its next version, with other phrases, category or why, or switched off (`active`)."""
        wanted = {**rule, **other}
        body = {name: wanted[name] for name in ("phrases", "category", "why", "active", "version")}
        kept: dict[str, Any] = self.http.put(f"/api/rules/{rule['name']}", body)
        return kept
