"""The service itself, its root, and the people who work in it, invited and certified by command."""

from sqlalchemy import delete

from mediator.accounts import queries
from mediator.accounts.errors import NoService, NoSuchStaff, ServiceExists, WrongRoot
from mediator.accounts.models import Account, Failure, Packet, Service
from mediator.extensions import db
from mediator.protocol.card import CardKeys, card_text, make_card, seal_packet
from mediator.protocol.certificate import certify as sign_certificate
from mediator.protocol.encoding import unb64
from mediator.protocol.identity import Identity, fingerprint

DAY = 86_400
CARD_DAYS = 14
CERTIFICATE_DAYS = 730


def make_service(root: dict[str, str], demo: bool, now: int) -> Service:
    """Make the row of this service around its root's public form. Raises ServiceExists, EncodingInvalid."""
    if queries.find_service():
        raise ServiceExists
    fingerprint(root)
    service = Service(root_box=root["box"], root_sign=root["sign"], demo=demo, made_at=now)
    db.session.add(service)
    db.session.commit()
    return service


def get_service() -> Service:
    """The row of this service. Raises NoService before `init`."""
    service = queries.find_service()
    if service is None:
        raise NoService
    return service


def invite(name: str, supervisor: bool, now: int) -> str:
    """Make a staff card that carries the root's fingerprint; answers its text, which is kept nowhere."""
    root = root_fp(get_service())
    secret = make_card()
    card = CardKeys.from_secret(secret)
    ends_at = now + CARD_DAYS * DAY
    sealed = seal_packet(card.packet, {"by": root, "exp": ends_at, "root": root})
    packet = Packet(find=card.find, kind="staff", name=name, supervisor=supervisor, sealed=sealed)
    packet.ends_at = ends_at
    db.session.add(packet)
    db.session.commit()
    return card_text(secret)


def certify(fp: str, root: Identity, now: int) -> Account:
    """Keep a certificate for two years; the check words were compared. Raises NoSuchStaff, WrongRoot."""
    if root.fp != root_fp(get_service()):
        raise WrongRoot
    account = get_staff(fp)
    until = now + CERTIFICATE_DAYS * DAY
    public = {"box": account.box, "sign": account.sign}
    certificate = sign_certificate(root, public, until, account.supervisor)
    account.cert_stmt, account.cert_sig = unb64(certificate["stmt"]), unb64(certificate["sig"])
    account.cert_until = until
    db.session.commit()
    return account


def unlock(fp: str) -> Account:
    """Let a person of the staff try their passphrase again. Raises NoSuchStaff."""
    account = get_staff(fp)
    db.session.execute(delete(Failure).where(Failure.find == account.find))
    db.session.commit()
    return account


def get_staff(fp: str) -> Account:
    """The staff account of a fingerprint. Raises NoSuchStaff."""
    account = queries.find_staff(fp)
    if account is None:
        raise NoSuchStaff
    return account


def root_public(service: Service) -> dict[str, str]:
    """The public form of the root."""
    return {"box": service.root_box, "sign": service.root_sign}


def root_fp(service: Service) -> str:
    """The fingerprint of the root."""
    return fingerprint(root_public(service))
