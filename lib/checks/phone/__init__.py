"""The phone engine: what a cell says, and whether that is a number somebody can have."""
