"""xlsx and csv, in and out."""
