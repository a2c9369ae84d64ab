"""The tables of an archive and what their values are written as: schema, codec, keys of the index, documents."""
