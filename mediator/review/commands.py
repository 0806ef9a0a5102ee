"""Commands for the people who run the service: the worker, the rebuild of projections, the audit of the record."""

import logging
import sys
import time
from typing import TextIO

import click
from flask.cli import with_appcontext
from sqlalchemy.exc import OperationalError

from mediator.accounts import services as accounts_services
from mediator.extensions import db
from mediator.notices import worker as notices_worker
from mediator.protocol.encoding import unb64
from mediator.protocol.errors import EncodingInvalid
from mediator.record import audit, blobs
from mediator.review import equal_texts, services, worker

log = logging.getLogger(__name__)

STEPS = (worker.pass_on_due, accounts_services.drop_expired, notices_worker.send_due)
REST_SECONDS = 5
SWEEP_SECONDS = 3600


def commands(cli: click.Group) -> None:
    """Add this package's commands to the command line."""
    for command in (work, rebuild, audit_group):
        cli.add_command(command)


@click.command("work")
@click.option("--once", is_flag=True, help="Do what is due and end.")
@with_appcontext
def work(once: bool) -> None:
    """Do what happens by itself: pass on at the hour, drop old keys and sessions, send notices, sweep."""
    swept_at = 0
    while True:
        now = int(time.time())
        do_due(now, sweep=once or now - swept_at >= SWEEP_SECONDS)
        swept_at = now if now - swept_at >= SWEEP_SECONDS else swept_at
        if once:
            return
        time.sleep(REST_SECONDS)


def do_due(now: int, *, sweep: bool) -> None:
    """One round of every step. A database that is away only delays it; no step keeps another from its turn."""
    for step in (*STEPS, blobs.sweep) if sweep else STEPS:
        try:
            step(now)
        except OperationalError as error:
            log.warning("the database was not there for %s: %s", step.__name__, type(error).__name__)
        except Exception as error:
            # Keys and sessions must go at their hour, whatever happened to a letter or a mail.
            log.error("%s failed: %s", step.__name__, type(error).__name__)
        finally:
            db.session.remove()


@click.command("rebuild")
@with_appcontext
def rebuild() -> None:
    """Write what the queue shows anew, from the signed entries."""
    for case in audit.list_cases():
        services.rebuild(case, int(time.time()))
    click.echo("Every case was read again from its entries.")


@click.group("audit")
def audit_group() -> None:
    """Prove the record."""


@audit_group.command("verify")
@click.option("--case", "only", help="One case; without it all.")
@click.option("--desk-seeds", type=click.File(), help='Lines "EPOCH SEED" of that case: compares texts as well.')
@with_appcontext
def verify(only: str | None, desk_seeds: TextIO | None) -> None:
    """Check every entry, signature, slot and sealed text again, from the stored bytes."""
    seeds = _read_seeds(desk_seeds) if desk_seeds else {}
    wrong = 0
    for case in [only] if only else audit.list_cases():
        found = audit.verify(case) + (equal_texts.verify(case, seeds) if seeds else [])
        wrong += len(found)
        click.echo(f"{case}: {'whole' if not found else ''}")
        for sentence in found:
            click.echo(f"  {sentence}")
    sys.exit(1 if wrong else 0)


def _read_seeds(lines: TextIO) -> dict[int, bytes]:
    try:
        pairs = [line.split() for line in lines if line.strip()]
        return {int(number): unb64(seed, 32) for number, seed in pairs}
    except (ValueError, EncodingInvalid) as error:
        raise click.BadParameter('each line is a number and a seed: "1 AAAA…"') from error
