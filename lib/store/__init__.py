"""DuckDB: the one connection, transactions, migrations, and all SQL by subject."""
