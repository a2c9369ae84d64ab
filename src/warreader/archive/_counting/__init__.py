"""Counts over the articles of a query: cities, days, people, sources, languages, tags, the timeline.

What others use are `counts` and `timeline`, two parts of `Archive`. From there down:

- Answers are remembered by query until the archive changes (`cache`).
- The counts over everything are stored in the archive (`stored_facets`). Those over all but what is marked, as
  `is:unread`, are the stored ones less what is marked (`unmarked_facets`).
- All others are counted (`query_facets`): `hits` gives the articles in parts, the newest first, and `facets` adds up
  what each part has. Between two parts it tells what is counted so far.
- Most parts are places in a stretch: up to 50,000 neighbouring articles whose cities, sources and people are stored
  column by column (`stretches`; `stretch_builder` makes them, `stretch_places` finds hits in them). Articles in no
  stretch are counted from their rows.
- Over few articles all `people` are counted, over many those that most articles name (`frequent_people`).
  `organisations` are counted by a search for each.

Decisions 0060 and 0066 say why it is so, and what it costs.
"""
