"""Feeds as blogs and planets write them, whole and cut off."""

from __future__ import annotations

# ruff: noqa: E501  # lines as their writers break them
import pytest
from exported_article import BODY, MARKUP, TITLE, UKRAINIAN, URL, problems, read, texts

WORDPRESS = f"""<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"
\txmlns:content="http://purl.org/rss/1.0/modules/content/"
\txmlns:dc="http://purl.org/dc/elements/1.1/"
\txmlns:atom="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/"
\txmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0">
<channel>
\t<title>LBC News</title>
\t<atom:link href="https://www.lbc.co.uk/feed/" rel="self" type="application/rss+xml" />
\t<link>https://www.lbc.co.uk</link>
\t<language>en-GB</language>
\t<item>
\t\t<media:content url="https://x.test/a.jpg" medium="image"><media:title>A picture</media:title></media:content>
\t\t<media:title>A picture of smoke</media:title>
\t\t<title>{TITLE} &#038; more</title>
\t\t<link>https://feeds.test/~r/lbc/1</link>
\t\t<dc:creator><![CDATA[Will Taylor]]></dc:creator>
\t\t<pubDate>Wed, 02 Mar 2022 10:06:00 +0000</pubDate>
\t\t<guid isPermaLink="false">https://www.lbc.co.uk/?p=1</guid>
\t\t<description><![CDATA[A teaser &#8230;]]></description>
\t\t<content:encoded><![CDATA[{MARKUP}]]></content:encoded>
\t\t<feedburner:origLink>{URL}</feedburner:origLink>
\t</item>
\t<item><title>Only a link</title><link>{URL}2</link><pubDate>Wed, 02 Mar 2022 11:00:00 +0000</pubDate></item>
\t<item><title>Shells&nbsp;fall</title><guid>{URL}3</guid><description>{BODY[2]}</description></item>
</channel></rss>"""


def test_the_feed_of_wordpress_gives_whole_texts_with_their_own_address(tmp_path):
    records = read(WORDPRESS, tmp_path, "feed.xml")
    first, last = texts(records)
    assert first.text.split("\n") == BODY
    assert (first.given.title, first.given.source, first.given.url) == (f"{TITLE} & more", "LBC News", URL)
    assert (first.given.published, first.given.language) == ("Wed, 02 Mar 2022 10:06:00 +0000", "en")
    assert (last.given.title, last.given.url) == ("Shells fall", f"{URL}3")
    assert problems(records) == [("no text", False)]


def test_of_a_feed_that_breaks_off_the_last_item_keeps_what_there_is(tmp_path):
    records = read(WORDPRESS[: WORDPRESS.index(BODY[2]) + 20], tmp_path, "feed.xml")
    assert texts(records)[0].text.split("\n")[:2] == BODY[:2]
    assert problems(records) == [("feed cut off or damaged", True)]


@pytest.mark.parametrize("noise", ["<p ", "</item></channel></rss>"])
def test_noise_in_an_item_of_a_feed_costs_no_other_item(tmp_path, noise):
    items = WORDPRESS.partition("\t<item><title>Only")[0]
    begin = items.index("\t<item>")
    feed = (
        items[:begin]
        + items[begin:].replace("A teaser", f"A teaser]]>{noise}")
        + items[begin:] * 2
        + "</channel></rss>"
    )
    records = read(feed, tmp_path, "feed.xml")
    assert [one.text.split("\n") for one in texts(records)][1:] == [BODY, BODY]
    assert len(texts(records)) == 3
    assert ("feed cut off or damaged", True) in problems(records)


def test_a_planet_names_the_feed_that_an_entry_came_from(tmp_path):
    feed = f"""<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="uk">
    <title>Planet</title><entry><id>{URL}</id><title>{TITLE}</title><link href="{URL}"/><updated>2022-03-02T10:06:00Z</updated>
    <source><id>x</id><title>LBC News</title><updated>2022-03-03T00:00:00Z</updated></source>
    <content type="html">{MARKUP.replace("<", "&lt;")}</content></entry></feed>"""
    (source,) = read(feed, tmp_path, "planet.atom")
    assert source.text.split("\n") == BODY
    assert (source.given.source, source.given.language) == ("LBC News", "uk")
    assert (source.given.url, source.given.published) == (URL, "2022-03-02T10:06:00Z")


def test_rss_in_cp1251_is_read(tmp_path):
    feed = f'<?xml version="1.0" encoding="windows-1251"?><rss version="2.0"><channel><title>УНН</title><item><title>Обстріл</title><link>{URL}</link><description>{UKRAINIAN[0]}</description></item></channel></rss>'
    (source,) = read(feed.encode("cp1251"), tmp_path, "feed.rss")
    assert (source.text, source.given.source) == (UKRAINIAN[0], "УНН")


def test_a_feed_that_breaks_off_inside_a_character_is_told(tmp_path):
    feed = f'<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>{TITLE}</title><content type="html">{BODY[0]}&l'
    records = read(feed, tmp_path, "a.atom")
    assert texts(records)[0].text.startswith(BODY[0])
    assert problems(records) == [("feed cut off or damaged", True)]
