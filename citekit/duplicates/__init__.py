"""Bibliography -> groups of records that mean one work, and one record out of each group."""
