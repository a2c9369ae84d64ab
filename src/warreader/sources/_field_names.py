"""Names of fields in collections of articles, in small letters and without punctuation, the likeliest first.

They are those of news-please and CC-NEWS
(`maintext`, `date_publish`, `source_domain`, `date_download`), Media Cloud (`text_content`, `article_title`,
`publication_date`, `canonical_domain`), trafilatura (`raw_text`, `hostname`, `filedate`), the Hugging Face news sets
(`article`, `domain`, `publication`), CCNews of Stanford (`plain_text`, `requested_url`), NewsAPI (`publishedAt`,
`source: {"name"}`), JSON Feed (`content_text`, `date_published`), Feedly, Inoreader and other heirs of Google Reader
(`summary: {"content"}`, `canonical: [{"href"}]`, `origin: {"title"}`), WordPress (`title: {"rendered"}`), the Guardian
(`webTitle`, `fields: {"bodyText"}`) and schema.org (`articleBody`, `headline`, `datePublished`).
"""

from __future__ import annotations

from typing import Final

TEXT: Final = tuple(
    """text maintext content textcontent contenttext body bodytext articlebody articletext fulltext plaintext
    cleanedtext cleantext maincontent article story document rawtext""".split()
)
"""The text of an article, or a list of its paragraphs."""
MARKUP_INSIDE: Final = tuple("content summary description".split())
"""An object with markup inside: Feedly, Inoreader, WordPress."""
HTML: Final = tuple("html rawhtml pagehtml htmlcontent contenthtml bodyhtml".split())
"""A whole page."""
TITLE: Final = tuple("title headline webtitle articletitle maintitle titlepage titlerss heading".split())
"""Its headline."""
PUBLISHED: Final = tuple(
    """published datepublish datepublished publishedat publisheddate publishdate publicationdate publicationdatetime
    pubdate publishedon publishedtime firstpublicationdate webpublicationdate articledate date datetime""".split()
)
"""When it was published."""
SOURCE: Final = tuple(
    """sourcedomain source sourcename publisher publication sitename site medianame outlet newspaper canonicaldomain
    domain hostname origin""".split()
)
"""Who published it."""
URL: Final = tuple(
    """url link articleurl canonicalurl canonical alternate requestedurl respondedurl originalurl sourceurl weburl
    pageurl normalizedurl uri href""".split()
)
"""Where it stands."""
LANGUAGE: Final = tuple("language lang languagecode inlanguage".split())
"""In which language."""
FETCHED: Final = tuple(
    """fetched datedownload fetchedat datefetched dateretrieved retrieved retrievedat downloaddate downloadedat
    crawldate crawled crawledat datecrawled scrapedat scrapedate datescraped captured capturedat filedate
    crawltimemsec timestamp""".split()
)
"""When it was fetched. C4 and OSCAR say `timestamp`."""
