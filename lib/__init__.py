"""Callboard without its pages: the same core serves the browser and the command line."""

import pyarrow

# with Arrow's own allocator, what one step frees is not there for the next: a check takes half as much memory again
pyarrow.set_memory_pool(pyarrow.system_memory_pool())
