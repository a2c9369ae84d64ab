"""The database tables and how values are encoded in them: schema, codec, index keys, documents."""
