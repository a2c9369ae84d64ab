"""From a query to a list of articles: what it means in SQL, and how rows and articles are read."""
