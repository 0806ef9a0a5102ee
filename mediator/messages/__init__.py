"""What participants send and read: the life of a message, told from signed entries alone."""
