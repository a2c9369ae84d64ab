"""From a query to a list of articles: compiling it to SQL, and reading rows and articles."""
