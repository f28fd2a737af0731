"""The vocabulary that every room shares: frozen dataclasses and enums, standard library only."""
