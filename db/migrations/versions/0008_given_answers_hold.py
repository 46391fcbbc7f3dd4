"""What is given holds at once: the answer that holds follows the history in the same statement."""

from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    op.execute(
        """
        CREATE TRIGGER answer_given_holds AFTER INSERT ON answer_given WHEN NOT NEW.erased BEGIN
            INSERT INTO answer (inspection_id, item, answer_given_id)
                VALUES (NEW.inspection_id, NEW.item, NEW.id)
                ON CONFLICT (inspection_id, item)
                DO UPDATE SET answer_given_id = excluded.answer_given_id;
        END
        """
    )
    op.execute(
        """
        CREATE TRIGGER answer_given_erases AFTER INSERT ON answer_given WHEN NEW.erased BEGIN
            DELETE FROM answer WHERE inspection_id = NEW.inspection_id AND item = NEW.item;
        END
        """
    )
