"""The first release: register, inspections, sealed records, log, documents, packages."""

from typing import Final

from alembic import op

revision = "0001"
down_revision = None

APPLICATION_ID: Final = 0x594C4A43
"""YLJC, in the header of the file: tells it from the databases of other programs."""

REGISTER: Final = (
    """
    CREATE TABLE institution (
        id INTEGER NOT NULL, ident TEXT NOT NULL, CONSTRAINT pk_institution PRIMARY KEY (id),
        CONSTRAINT uq_institution_ident UNIQUE (ident)
    )
    """,
    """
    CREATE TABLE officer (
        id INTEGER NOT NULL, certificate_number TEXT NOT NULL, name TEXT NOT NULL,
        valid_until DATE NOT NULL, authority TEXT NOT NULL,
        CONSTRAINT pk_officer PRIMARY KEY (id),
        CONSTRAINT uq_officer_certificate_number UNIQUE (certificate_number)
    )
    """,
    """
    CREATE TABLE setting (
        "key" TEXT NOT NULL, value TEXT NOT NULL, CONSTRAINT pk_setting PRIMARY KEY ("key")
    )
    """,
    """
    CREATE TABLE institution_version (
        id INTEGER NOT NULL, institution_id INTEGER NOT NULL, name TEXT NOT NULL,
        county_code TEXT NOT NULL, credit_code TEXT, township TEXT NOT NULL,
        address TEXT NOT NULL, legal_form VARCHAR(32) NOT NULL,
        legal_representative TEXT NOT NULL, phone TEXT NOT NULL, established_on DATE,
        filing VARCHAR(32) NOT NULL, filed_on DATE, filing_number TEXT NOT NULL,
        beds_total INTEGER, nursing_beds INTEGER, residents INTEGER, area_m2 VARCHAR(40),
        fire_approval VARCHAR(32) NOT NULL, food_licence VARCHAR(32) NOT NULL,
        aids TEXT NOT NULL, state VARCHAR(32) NOT NULL,
        CONSTRAINT pk_institution_version PRIMARY KEY (id),
        CONSTRAINT fk_institution_version_institution_id
            FOREIGN KEY (institution_id) REFERENCES institution (id)
    )
    """,
    "CREATE INDEX ix_institution_version_institution_id ON institution_version (institution_id)",
    """
    CREATE TABLE register_change (
        id INTEGER NOT NULL, institution_id INTEGER NOT NULL,
        institution_version_id INTEGER NOT NULL, at VARCHAR(27) NOT NULL,
        CONSTRAINT pk_register_change PRIMARY KEY (id),
        CONSTRAINT fk_register_change_institution_id
            FOREIGN KEY (institution_id) REFERENCES institution (id),
        CONSTRAINT fk_register_change_institution_version_id
            FOREIGN KEY (institution_version_id) REFERENCES institution_version (id)
    )
    """,
    "CREATE INDEX ix_register_change_institution_id ON register_change (institution_id)",
    """
    CREATE TABLE register_entry (
        institution_id INTEGER NOT NULL, institution_version_id INTEGER NOT NULL,
        plain_name TEXT NOT NULL, initials TEXT NOT NULL,
        CONSTRAINT pk_register_entry PRIMARY KEY (institution_id),
        CONSTRAINT fk_register_entry_institution_id
            FOREIGN KEY (institution_id) REFERENCES institution (id),
        CONSTRAINT fk_register_entry_institution_version_id
            FOREIGN KEY (institution_version_id) REFERENCES institution_version (id)
    )
    """,
    "CREATE INDEX ix_register_entry_plain_name ON register_entry (plain_name)",
    # Every character and every pair of neighbours of name, code, address and initials, as hex.
    "CREATE VIRTUAL TABLE register_search USING fts5 (singles, pairs, tokenize = 'ascii')",
)

INSPECTIONS: Final = (
    """
    CREATE TABLE photo (
        id INTEGER NOT NULL, sha256 VARCHAR(64) NOT NULL, crc32 INTEGER NOT NULL,
        size INTEGER NOT NULL, media_type TEXT NOT NULL, width INTEGER NOT NULL,
        height INTEGER NOT NULL, taken_at VARCHAR(26), latitude DOUBLE, longitude DOUBLE,
        device TEXT NOT NULL,
        CONSTRAINT pk_photo PRIMARY KEY (id),
        CONSTRAINT uq_photo_sha256 UNIQUE (sha256)
    )
    """,
    """
    CREATE TABLE inspection (
        id INTEGER NOT NULL, ident TEXT NOT NULL, institution_version_id INTEGER NOT NULL,
        kind VARCHAR(32) NOT NULL, pack_version TEXT NOT NULL,
        started_at VARCHAR(27) NOT NULL, reference_date DATE NOT NULL,
        state VARCHAR(32) NOT NULL, supersedes TEXT NOT NULL, sealed_sha256 TEXT NOT NULL,
        CONSTRAINT pk_inspection PRIMARY KEY (id),
        CONSTRAINT uq_inspection_ident UNIQUE (ident),
        CONSTRAINT fk_inspection_institution_version_id
            FOREIGN KEY (institution_version_id) REFERENCES institution_version (id)
    )
    """,
    "CREATE INDEX ix_inspection_institution_version_id ON inspection (institution_version_id)",
    """
    CREATE TABLE answer_given (
        id INTEGER NOT NULL, inspection_id INTEGER NOT NULL, item TEXT NOT NULL,
        erased BOOLEAN NOT NULL, input_values TEXT NOT NULL, not_applicable TEXT NOT NULL,
        remark TEXT NOT NULL, officer TEXT NOT NULL, at VARCHAR(27), swept BOOLEAN NOT NULL,
        judged TEXT NOT NULL,
        CONSTRAINT pk_answer_given PRIMARY KEY (id),
        CONSTRAINT fk_answer_given_inspection_id
            FOREIGN KEY (inspection_id) REFERENCES inspection (id)
    )
    """,
    "CREATE INDEX ix_answer_given_inspection_id ON answer_given (inspection_id)",
    """
    CREATE TABLE finding (
        id INTEGER NOT NULL, inspection_id INTEGER NOT NULL, ident TEXT NOT NULL,
        item TEXT NOT NULL, place TEXT NOT NULL, fact TEXT NOT NULL,
        requirement TEXT NOT NULL, severity VARCHAR(32) NOT NULL,
        remedy VARCHAR(32) NOT NULL, deadline DATE, responsible TEXT NOT NULL,
        CONSTRAINT pk_finding PRIMARY KEY (id),
        CONSTRAINT uq_finding_inspection_id_ident UNIQUE (inspection_id, ident),
        CONSTRAINT fk_finding_inspection_id FOREIGN KEY (inspection_id) REFERENCES inspection (id)
    )
    """,
    """
    CREATE TABLE inspection_checklist (
        id INTEGER NOT NULL, inspection_id INTEGER NOT NULL, code TEXT NOT NULL,
        CONSTRAINT pk_inspection_checklist PRIMARY KEY (id),
        CONSTRAINT fk_inspection_checklist_inspection_id
            FOREIGN KEY (inspection_id) REFERENCES inspection (id)
    )
    """,
    "CREATE INDEX ix_inspection_checklist_inspection_id ON inspection_checklist (inspection_id)",
    """
    CREATE TABLE inspection_officer (
        id INTEGER NOT NULL, inspection_id INTEGER NOT NULL,
        certificate_number TEXT NOT NULL, name TEXT NOT NULL, valid_until DATE NOT NULL,
        authority TEXT NOT NULL,
        CONSTRAINT pk_inspection_officer PRIMARY KEY (id),
        CONSTRAINT fk_inspection_officer_inspection_id
            FOREIGN KEY (inspection_id) REFERENCES inspection (id)
    )
    """,
    "CREATE INDEX ix_inspection_officer_inspection_id ON inspection_officer (inspection_id)",
    """
    CREATE TABLE override (
        id INTEGER NOT NULL, inspection_id INTEGER NOT NULL, code TEXT NOT NULL,
        reason TEXT NOT NULL,
        CONSTRAINT pk_override PRIMARY KEY (id),
        CONSTRAINT uq_override_inspection_id_code UNIQUE (inspection_id, code),
        CONSTRAINT fk_override_inspection_id FOREIGN KEY (inspection_id) REFERENCES inspection (id)
    )
    """,
    """
    CREATE TABLE step_done (
        id INTEGER NOT NULL, inspection_id INTEGER NOT NULL, step VARCHAR(32) NOT NULL,
        at VARCHAR(27) NOT NULL, note TEXT NOT NULL,
        CONSTRAINT pk_step_done PRIMARY KEY (id),
        CONSTRAINT uq_step_done_inspection_id_step UNIQUE (inspection_id, step),
        CONSTRAINT fk_step_done_inspection_id FOREIGN KEY (inspection_id) REFERENCES inspection (id)
    )
    """,
    """
    CREATE TABLE answer (
        inspection_id INTEGER NOT NULL, item TEXT NOT NULL,
        answer_given_id INTEGER NOT NULL,
        CONSTRAINT pk_answer PRIMARY KEY (inspection_id, item),
        CONSTRAINT fk_answer_inspection_id FOREIGN KEY (inspection_id) REFERENCES inspection (id),
        CONSTRAINT fk_answer_answer_given_id
            FOREIGN KEY (answer_given_id) REFERENCES answer_given (id)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE attachment (
        id INTEGER NOT NULL, inspection_id INTEGER NOT NULL, ident TEXT NOT NULL,
        photo_id INTEGER NOT NULL, item TEXT NOT NULL, finding TEXT, caption TEXT NOT NULL,
        origin VARCHAR(32) NOT NULL, attached_at VARCHAR(27) NOT NULL,
        officer TEXT NOT NULL, evidence_date DATE,
        CONSTRAINT pk_attachment PRIMARY KEY (id),
        CONSTRAINT uq_attachment_inspection_id_ident UNIQUE (inspection_id, ident),
        CONSTRAINT fk_attachment_inspection_id_finding
            FOREIGN KEY (inspection_id, finding) REFERENCES finding (inspection_id, ident),
        CONSTRAINT fk_attachment_inspection_id
            FOREIGN KEY (inspection_id) REFERENCES inspection (id),
        CONSTRAINT fk_attachment_photo_id FOREIGN KEY (photo_id) REFERENCES photo (id)
    )
    """,
    "CREATE INDEX ix_attachment_photo_id ON attachment (photo_id)",
)

RECORDS: Final = (
    """
    CREATE TABLE issued_document (
        id INTEGER NOT NULL, ident TEXT NOT NULL, inspection_ident TEXT NOT NULL,
        kind TEXT NOT NULL, number TEXT NOT NULL, abbreviation TEXT NOT NULL,
        year INTEGER NOT NULL, serial INTEGER NOT NULL, state TEXT NOT NULL,
        issued_at VARCHAR(27) NOT NULL, sha256 VARCHAR(64) NOT NULL, size INTEGER NOT NULL,
        reason TEXT NOT NULL, origin TEXT NOT NULL,
        CONSTRAINT pk_issued_document PRIMARY KEY (id),
        CONSTRAINT uq_issued_document_ident UNIQUE (ident)
    )
    """,
    "CREATE INDEX ix_issued_document_inspection_ident ON issued_document (inspection_ident)",
    """
    CREATE UNIQUE INDEX uq_issued_document_number
    ON issued_document (origin, abbreviation, year, serial) WHERE serial > 0
    """,
    """
    CREATE TABLE journal_line (
        i INTEGER NOT NULL, at VARCHAR(27) NOT NULL, kind TEXT NOT NULL,
        subject TEXT NOT NULL, who TEXT NOT NULL, line BLOB NOT NULL,
        sha256 VARCHAR(64) NOT NULL, photos TEXT NOT NULL,
        CONSTRAINT pk_journal_line PRIMARY KEY (i)
    )
    """,
    "CREATE INDEX ix_journal_line_subject ON journal_line (subject)",
    """
    CREATE TABLE sealed_record (
        id INTEGER NOT NULL, inspection_ident TEXT NOT NULL, sha256 VARCHAR(64) NOT NULL,
        record BLOB NOT NULL, envelope BLOB NOT NULL, sealed_at VARCHAR(27) NOT NULL,
        origin TEXT NOT NULL,
        CONSTRAINT pk_sealed_record PRIMARY KEY (id),
        CONSTRAINT uq_sealed_record_sha256 UNIQUE (sha256)
    )
    """,
    "CREATE INDEX ix_sealed_record_inspection_ident ON sealed_record (inspection_ident)",
)

EXCHANGE: Final = (
    """
    CREATE TABLE device_grant (
        device TEXT NOT NULL, serial INTEGER NOT NULL, data BLOB NOT NULL,
        CONSTRAINT pk_device_grant PRIMARY KEY (device, serial)
    )
    """,
    """
    CREATE TABLE outgoing_package (
        recipient TEXT NOT NULL, seq INTEGER NOT NULL, manifest BLOB NOT NULL,
        manifest_sha256 VARCHAR(64) NOT NULL, log_from INTEGER NOT NULL, log_to INTEGER NOT NULL,
        log_head VARCHAR(64) NOT NULL, state TEXT NOT NULL, prepared_at VARCHAR(27) NOT NULL,
        written_at VARCHAR(27), receipt_sha256 TEXT NOT NULL, rows BLOB NOT NULL,
        CONSTRAINT pk_outgoing_package PRIMARY KEY (recipient, seq)
    )
    """,
    """
    CREATE TABLE quarantined_package (
        id INTEGER NOT NULL, sender TEXT NOT NULL, seq INTEGER NOT NULL,
        manifest_sha256 TEXT NOT NULL, code TEXT NOT NULL, file_name TEXT NOT NULL,
        received_at VARCHAR(27) NOT NULL,
        CONSTRAINT pk_quarantined_package PRIMARY KEY (id)
    )
    """,
    """
    CREATE TABLE sender (
        id INTEGER NOT NULL, ident TEXT NOT NULL, CONSTRAINT pk_sender PRIMARY KEY (id),
        CONSTRAINT uq_sender_ident UNIQUE (ident)
    )
    """,
    """
    CREATE TABLE trust_blob (
        name TEXT NOT NULL, data BLOB NOT NULL, CONSTRAINT pk_trust_blob PRIMARY KEY (name)
    )
    """,
    """
    CREATE TABLE incoming_package (
        id INTEGER NOT NULL, sender_id INTEGER NOT NULL, epoch INTEGER NOT NULL,
        seq INTEGER NOT NULL, manifest BLOB NOT NULL, manifest_sha256 VARCHAR(64) NOT NULL,
        log_from INTEGER NOT NULL, log_to INTEGER NOT NULL, received_at VARCHAR(27) NOT NULL,
        CONSTRAINT pk_incoming_package PRIMARY KEY (id),
        CONSTRAINT uq_incoming_package_sender_id_seq UNIQUE (sender_id, seq),
        CONSTRAINT uq_incoming_package_manifest_sha256 UNIQUE (manifest_sha256),
        CONSTRAINT fk_incoming_package_sender_id FOREIGN KEY (sender_id) REFERENCES sender (id)
    )
    """,
    """
    CREATE TABLE received_line (
        sender_id INTEGER NOT NULL, i INTEGER NOT NULL, at VARCHAR(27) NOT NULL,
        kind TEXT NOT NULL, subject TEXT NOT NULL, who TEXT NOT NULL, line BLOB NOT NULL,
        sha256 VARCHAR(64) NOT NULL, photos TEXT NOT NULL,
        CONSTRAINT pk_received_line PRIMARY KEY (sender_id, i),
        CONSTRAINT fk_received_line_sender_id FOREIGN KEY (sender_id) REFERENCES sender (id)
    )
    """,
    "CREATE INDEX ix_received_line_subject ON received_line (subject)",
    """
    CREATE TABLE sender_state (
        sender_id INTEGER NOT NULL, last_seq INTEGER NOT NULL,
        last_manifest_sha256 TEXT NOT NULL, log_index INTEGER NOT NULL,
        log_head TEXT NOT NULL, epoch INTEGER NOT NULL, dirty BOOLEAN NOT NULL,
        CONSTRAINT pk_sender_state PRIMARY KEY (sender_id),
        CONSTRAINT fk_sender_state_sender_id FOREIGN KEY (sender_id) REFERENCES sender (id)
    )
    """,
)


def upgrade() -> None:
    op.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    for statement in (*REGISTER, *INSPECTIONS, *RECORDS, *EXCHANGE):
        op.execute(statement)
