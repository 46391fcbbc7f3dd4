"""收尾: what is missing, the seal, then the documents."""
