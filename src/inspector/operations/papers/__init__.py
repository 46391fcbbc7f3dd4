"""What each kind of document says, gathered from a sealed inspection; one file each."""
