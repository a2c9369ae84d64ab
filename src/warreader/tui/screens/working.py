"""The part of the reader's screen where one works: tags, notes, corrections, saved searches, undo."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual import on

from warreader.archive import Change
from warreader.query import Query, parse_draft
from warreader.terminal import show_line
from warreader.tui import work
from warreader.tui.screens.keyed import Keyed
from warreader.tui.verbs import CommandError
from warreader.tui.widgets.article_list import ArticleList
from warreader.tui.widgets.command_line import CommandLine
from warreader.tui.widgets.piece_line import KeyLine
from warreader.tui.widgets.query_line import QueryLine
from warreader.tui.widgets.reading_view import ReadingView

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.message import Message

    from warreader.archive import Archive, Correction, Row
    from warreader.article import Article
    from warreader.tui.answers import Result
    from warreader.tui.archive_worker import ArchiveWorker
    from warreader.tui.completion import Values
    from warreader.tui.screens.noting import Written


class Working(Keyed[None]):
    """What a reader makes of the articles."""

    worker: ArchiveWorker
    kept: str | None
    _query: Query
    _result: Result
    _row: Row | None
    _values: Values | None

    if TYPE_CHECKING:  # the other parts have them

        def _marked_row(self) -> Row | None: ...
        def _set_query(self, query: Query) -> None: ...
        def _search_again(self) -> None: ...
        def _follow_folds(self) -> None: ...
        def action_command(self) -> None: ...  # noqa: D102  # a name for the other part's

    def _say(self, text: str, *, fault: bool = False) -> None:
        self.query_one(KeyLine).say(show_line(text), fault=fault)

    def _work(self, what: str, job: Callable[..., Message | None], *values: object) -> None:
        self.worker.work(what, partial(_on, job, values))

    @on(work.Worked)
    def _worked(self, message: work.Worked) -> None:
        self._values = None  # there may be another tag to complete
        if message.told:
            self._say(message.told)
        if message.row is not None:
            self.query_one(ArticleList).replace_row(message.row)
            if self._row is not None and self._row.id == message.row.id:
                self._row = message.row
        if message.moved:
            self._search_again()
        if message.folded:
            self._follow_folds()
        if self._row is not None and (message.row is None or message.row.id == self._row.id):
            self.worker.read(self._row)

    def _asked(self) -> Query:
        """Give the query as it stands on its line, not as it is guessed at while it is typed."""
        return self.query_one(QueryLine).draft.query

    def _begin_command(self, text: str) -> None:
        """Open the command line with something on it already."""
        self.action_command()
        line = self.query_one(CommandLine)
        line.put(text)
        line.look_for_completions()

    def _shown(self) -> Article | None:
        """Give the article that the marked row stands for, if it shows; else say so."""
        row, article = self._marked_row(), self.query_one(ReadingView).article
        if row is None or article is None or article.id != row.id:
            self._say("Open the article first.")
            return None
        return article

    # --- marks and tags

    def action_star(self) -> None:
        """Star the article, or take the star away."""
        if row := self._marked_row():
            self._work("save the mark", work.mark, row, Change("starred", not row.starred))

    def action_read(self) -> None:
        """Mark the article read, or unread."""
        if row := self._marked_row():
            self._work("save the mark", work.mark, row, Change("read", not row.read))

    def action_undo(self) -> None:
        """Take back the latest thing that was done."""
        self._work("undo", work.undo)

    def action_tag(self) -> None:
        """Type tags for the article."""
        if self._marked_row() is not None:
            self._begin_command("tag ")

    def action_tag_listed(self) -> None:
        """Type tags for every article listed."""
        self._begin_command("tag-listed ")

    def action_sample_listed(self) -> None:
        """Type how many of what is listed are drawn at random; in a sample, the number and seed that it has."""
        query = self._asked()
        self._begin_command(f"sample {query.sample} {query.seed}" if query.sample else "sample 200 ")

    def action_read_listed(self) -> None:
        """Mark every article listed read."""
        self._mark_listed([Change("read", value=True)])

    def _do_tag_article(self, words: str) -> None:
        if row := self._marked_row():
            self._work("save the tags", work.tag, row, _tags(words))

    def _do_tag_listed(self, words: str) -> None:
        self._mark_listed(_tags(words))

    def _do_mark_listed(self, sign: str) -> None:
        self._mark_listed([Change("read" if sign.endswith("read") else "starred", value=sign[0] == "+")])

    def _mark_listed(self, changes: Sequence[Change]) -> None:
        signs, asked = " ".join(map(str, changes)), self._asked()
        if asked != self._query:
            self._set_query(asked)
        result = self._result
        if asked != result.query or result.total is None or result.listing.approximate:
            self._say("The articles are still being counted; try again in a moment.")
            return
        noun = "article" if result.total == 1 else "articles"

        def answered(yes: bool | None) -> None:  # noqa: FBT001  # Textual's callback
            if yes:
                self._work("save the marks", work.mark_listed, result.listing, tuple(changes))

        from warreader.tui.screens.confirming import ConfirmScreen  # noqa: PLC0415  # not for the first frame

        if result.total:
            question = f"{signs} on {result.total:,} {noun}? One undo takes all of it back."
            self.app.push_screen(ConfirmScreen(question, self.keymap), answered)

    # --- notes and corrections

    def action_note(self) -> None:
        """Write a note on the article."""
        if article := self._shown():
            self._edit_note(article, here=None)

    def action_note_here(self) -> None:
        """Write a note on the paragraph here."""
        if article := self._shown():
            self._edit_note(article, here=self._paragraph(article) or 1)

    def _paragraph(self, article: Article) -> int | None:
        """Number the paragraph that is meant: that of the hit one stands on, else the one at the top of the window."""
        from warreader.export import paragraph_at  # noqa: PLC0415  # not for the first frame

        return paragraph_at(article, self.query_one(ReadingView).meant)

    def _edit_note(self, article: Article, here: int | None) -> None:
        from warreader.export import paragraphs  # noqa: PLC0415  # not for the first frame
        from warreader.tui.screens.noting import NoteScreen  # noqa: PLC0415  # as above

        row, spans = self._marked_row(), () if here is None else paragraphs(article)
        notes = self.query_one(ReadingView).notes

        def written(note: Written | None) -> None:
            if note is not None and row is not None:
                self._work("save the note", work.write_note, row, note.text, note.passage, note.number)

        if here is not None and not spans:
            self._say("There is no paragraph to note.")
            return
        self.app.push_screen(NoteScreen(article, notes, spans, (here or 1) - 1, self.keymap), written)

    def action_correct(self) -> None:
        """Correct date, cities or headline."""
        if self._shown() and (row := self._marked_row()):
            self._work("read the correction", work.read_correction, row)

    @on(work.CorrectionRead)
    def _correct(self, message: work.CorrectionRead) -> None:
        from warreader.tui.screens.correcting import CorrectScreen  # noqa: PLC0415  # not for the first frame

        article = self._shown()
        if article is None or article.id != message.row.id:
            return

        def corrected(correction: Correction | None) -> None:
            if correction is not None:
                self._work("save the correction", work.correct, message.row, correction)

        self.app.push_screen(CorrectScreen(article, message.correction, self.keymap), corrected)

    # --- saved searches

    def action_searches(self) -> None:
        """Show the saved searches."""
        self._work("read the saved searches", work.read_searches)

    @on(work.SearchesRead)
    def _show_searches(self, message: work.SearchesRead) -> None:
        if not message.searches:
            self._say(f"There are no saved searches yet; {self.keymap.hint('search.save')} saves this one.")
            return
        from warreader.tui.screens.searches import SearchesScreen  # noqa: PLC0415  # not for the first frame

        queries = {saved.name: saved.query for saved, _, _ in message.searches}

        def chosen(answer: tuple[str, str] | None) -> None:
            if answer is None:
                return
            what, name = answer
            if what == "forget":
                self._work("forget the search", work.forget_search, name)
            else:
                self._set_query(parse_draft(queries[name]).query)
                self._work("save what was seen", work.see_search, name)

        self.app.push_screen(SearchesScreen(message.searches, self.keymap), chosen)

    def action_save_search(self) -> None:
        """Type a name for the query."""
        self._begin_command("save ")

    def _do_save_search(self, name: str) -> None:
        self._work("save the search", work.save_search, name, self._asked())

    def _do_forget_search(self, name: str) -> None:
        self._work("forget the search", work.forget_search, name)


def _on(job: Callable[..., Message | None], values: tuple[object, ...], archive: Archive) -> Message | None:
    return job(archive, *values)


def _tags(words: str) -> tuple[Change, ...]:
    try:
        return work.tag_changes(words)
    except ValueError as error:
        raise CommandError(str(error)) from error
