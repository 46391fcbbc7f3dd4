"""Certificates of the staff of institutions, with the days on which a list held them."""

from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    op.execute(
        """
        CREATE TABLE staff_certificate (
            id INTEGER NOT NULL, institution_id INTEGER NOT NULL, holder TEXT NOT NULL,
            post TEXT NOT NULL, kind TEXT NOT NULL, number TEXT NOT NULL, valid_until DATE,
            since DATE NOT NULL, until DATE,
            CONSTRAINT pk_staff_certificate PRIMARY KEY (id),
            CONSTRAINT fk_staff_certificate_institution_id
                FOREIGN KEY (institution_id) REFERENCES institution (id)
        )
        """
    )
    op.execute(
        "CREATE INDEX ix_staff_certificate_institution_id ON staff_certificate (institution_id)"
    )
