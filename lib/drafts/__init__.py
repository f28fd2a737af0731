"""A file under review: how it was read, what its columns become, what is wrong, and its release."""
