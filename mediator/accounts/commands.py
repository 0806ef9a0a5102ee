"""Commands for the people who run the service: its root, and who works in it.

The root's seed is shown once and never stored here: it belongs on paper, in two safes.
"""

import time
from datetime import UTC, datetime
from typing import TextIO

import click
from flask import current_app
from flask.cli import with_appcontext

from mediator.accounts import queries, roots, staff
from mediator.accounts.models import Account
from mediator.errors import Refusal
from mediator.protocol.account import make_seed
from mediator.protocol.errors import ProtocolError
from mediator.protocol.identity import Identity, check_words

LANGUAGE = "en"


def commands(cli: click.Group) -> None:
    """Add this package's commands to the command line."""
    for command in (init, root_group, staff_group):
        cli.add_command(command)


FP_MAY_BEGIN_WITH_A_DASH = {"ignore_unknown_options": True}


@click.group("root")
def root_group() -> None:
    """The root key, which says who is staff. Use it on a computer without a network."""


@root_group.command("new")
def new_root() -> None:
    """Make a root key. The seed is for two safes, the public line for `init --root`."""
    root = Identity.from_seed(make_seed())
    _show_seed(root)
    click.echo("The public line, for `python -m mediator init --root LINE`:")
    click.echo(roots.write_public(root.public()))


@click.command("init")
@click.option("--root", "line", help="The line of `root new`. Without it a new root is made and shown.")
@with_appcontext
def init(line: str | None) -> None:
    """Make the database and the service in it, around its root key."""
    from mediator.cli import make_database

    make_database()
    root = None if line else Identity.from_seed(make_seed())
    with _said_plainly():
        public = roots.read_public(line) if line else root.public()
        staff.make_service(public, demo=current_app.config["MODE"] == "demo", now=_now())
    if root:
        _show_seed(root)
    click.echo("The service is ready. Next: python -m mediator staff invite NAME")


@click.group("staff")
def staff_group() -> None:
    """The people who work in the service."""


@staff_group.command("invite")
@click.argument("name")
@click.option("--supervisor", is_flag=True, help="May also lift a suspension.")
@with_appcontext
def invite(name: str, supervisor: bool) -> None:
    """Make a card for NAME. It is shown here once: hand it over in person."""
    with _said_plainly():
        card = staff.invite(name, supervisor, _now())
    click.echo(f"Card for {name}, for {staff.CARD_DAYS} days:")
    click.echo(f"  {current_app.config['PUBLIC_URL']}/in#{card.replace('-', '')}")
    click.echo(f"  {card}")


@staff_group.command("list")
@with_appcontext
def list_staff() -> None:
    """Show everybody with their fingerprint and certificate."""
    for account in queries.list_all_staff():
        click.echo(f"{account.fp}  {_describe(account)}  {account.name}")


@staff_group.command("certify", context_settings=FP_MAY_BEGIN_WITH_A_DASH)
@click.argument("fp")
@click.option("--root", "seed", type=click.File("r"), required=True, help="File with the seed, or -.")
@click.option("--yes", is_flag=True, help="The words were compared already.")
@with_appcontext
def certify(fp: str, seed: TextIO, yes: bool) -> None:
    """Sign a certificate for the person with fingerprint FP, after comparing four words by voice."""
    with _said_plainly():
        root = roots.read_root(seed.read())
        account = staff.get_staff(fp)
        words = " ".join(check_words(LANGUAGE, account.fp, root.fp))
        click.echo(f"Ask {account.name} for the four words on their page. Here they are: {words}")
        if not yes:
            click.confirm("Are they the same?", abort=True)
        staff.certify(fp, root, _now())
    click.echo(f"{account.name} is certified for {staff.CERTIFICATE_DAYS} days.")


@staff_group.command("unlock", context_settings=FP_MAY_BEGIN_WITH_A_DASH)
@click.argument("fp")
@with_appcontext
def unlock(fp: str) -> None:
    """Let a person try their passphrase again after too many failures."""
    with _said_plainly():
        account = staff.unlock(fp)
    click.echo(f"{account.name} may try again.")


def _describe(account: Account) -> str:
    role = "supervisor " if account.supervisor else "facilitator"
    if account.cert_stmt is None:
        return f"{role}  not certified yet      "
    return f"{role}  until {datetime.fromtimestamp(account.cert_until, UTC):%d %B %Y}".ljust(36)


def _show_seed(root: Identity) -> None:
    click.echo("The seed of the root. Write it down twice, keep it in two safes, and clear this screen.")
    for _ in range(2):
        click.echo(f"  {roots.write_seed(root.seed)}")
    click.echo(f"Its four words, to check a copy by: {' '.join(check_words(LANGUAGE, root.fp))}")


def _now() -> int:
    return int(time.time())


class _said_plainly:
    """Turn a refusal into one line on the screen and exit code 1."""

    def __enter__(self) -> None:
        pass

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> None:
        if isinstance(error, Refusal):
            raise click.ClickException(error.sentence) from None
        if isinstance(error, ProtocolError):
            raise click.ClickException(f"This could not be read: {error}.") from None
