"""What the pages are made of: who looks, in which language, and the widgets of more than one line."""
