"""how a reader answered what a planned call is about

Revision: 0003, after: 0002
"""

import sqlalchemy as sa
from alembic import op

revision = '0003'
down_revision = '0002'
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table('planned_call') as table:
        # What stands there is written anew with the next entry of its case.
        table.add_column(sa.Column('answer', sa.String(length=12), nullable=False, server_default=''))
    with op.batch_alter_table('planned_call') as table:
        table.alter_column('answer', server_default=None)


def downgrade() -> None:
    with op.batch_alter_table('planned_call') as table:
        table.drop_column('answer')
