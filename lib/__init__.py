"""Callboard without its pages: the same core serves the browser and the command line."""
