"""Where somebody's notices go. The service reads this one address, because a machine must send to it."""

from mediator.client.desk import Desk


class Notices(Desk):
    """The verbs for addresses of notices. Nobody is given an address back, not even whoever put it in."""

    def keep_address(self, case: str, lane: str, mail: str) -> None:
        """Keep where the notices of a lane go, in place of any before. Raises Refused for what is no address."""
        self.http.put(f"/api/cases/{case}/addresses/{lane}", {"mail": mail})

    def forget_address(self, case: str, lane: str) -> None:
        """Keep no address for a lane any more: no notice is sent."""
        self.keep_address(case, lane, "")

    def lanes_with_address(self, case: str) -> set[str]:
        """The lanes for which an address is kept."""
        return set(self.http.get(f"/api/cases/{case}/addresses")["lanes"])
