"""The measured claims; `make bench` prints them as ratios to a baseline in the same run."""
