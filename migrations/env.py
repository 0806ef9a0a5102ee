"""How migrations reach the database: the app's engine, one transaction, and not the tables of session keys."""

from alembic import context
from flask import current_app
from sqlalchemy.schema import SchemaItem

from mediator.extensions import KEYS_BIND

extension = current_app.extensions["migrate"]
database = extension.db


def belongs(_item: SchemaItem, name: str | None, kind: str, _reflected: bool, _compared: SchemaItem | None) -> bool:
    """False for tables that live apart and are made without migrations; on PostgreSQL they share the database."""
    return not (kind == "table" and name in database.metadatas[KEYS_BIND].tables)


with database.engine.connect() as connection:
    context.configure(
        connection=connection,
        target_metadata=database.metadata,
        include_object=belongs,
        **extension.configure_args,
    )
    with context.begin_transaction():
        context.run_migrations()
    connection.commit()
