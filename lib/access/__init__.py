"""Who is it, what may they do, what did they do."""
