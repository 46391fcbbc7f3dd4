"""SQLAlchemy and files on disk."""
