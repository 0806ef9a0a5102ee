"""What facilitators decide, and the law that every append to a case is held to."""
