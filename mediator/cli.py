"""`python -m mediator …`: what the people who run the service can ask for. Each feature adds its own commands."""

import sys

import click
from flask import current_app
from flask.cli import AppGroup, ScriptInfo
from flask_migrate import upgrade
from flask_migrate.cli import db as migrations

import config
from mediator import create_app
from mediator.accounts.commands import commands as account_commands
from mediator.extensions import KEYS_BIND, db
from mediator.review.commands import commands as review_commands

cli = AppGroup("mediator", help="Mediator: sealed letters, passed on by a facilitator or not at all.")
cli.add_command(migrations, "db")


def main() -> None:
    """Run the command line; a setting that is missing or wrong is said in one line."""
    for add_commands in (account_commands, review_commands):
        add_commands(cli)
    try:
        cli(obj=ScriptInfo(create_app=create_app, set_debug_flag=False), prog_name="python -m mediator")
    except config.SettingWrong as error:
        sys.exit(f"Settings: {error}")


@cli.command("init-db")
def init_db() -> None:
    """Make the database, or bring it to this version. Does nothing when it is there already."""
    make_database()
    click.echo("The database is ready.")


def make_database() -> None:
    """Bring the database to this version by its migrations; make the tables for session keys, which need none."""
    current_app.config["INSTANCE"].mkdir(parents=True, exist_ok=True)
    upgrade()
    db.create_all(bind_key=KEYS_BIND)


@cli.command("settings", with_appcontext=False)
def settings() -> None:
    """Show every setting, its default and what it is for."""
    click.echo(config.describe_settings())


@cli.command("demo", with_appcontext=False)
@click.option("--reset", is_flag=True, help="Throw the demo's data away first.")
@click.option("--port", default=8000, show_default=True)
@click.option("--serve/--no-serve", default=True, help="Keep serving, or only make the data.")
def demo(reset: bool, port: int, serve: bool) -> None:
    """A service with invented people, with links to sign in as each of them."""
    from mediator import demo

    demo.show(reset, port, serve)
