"""What is remembered of one dataset: bookmarks, views, searches, the last location."""

from __future__ import annotations

from attrs import evolve

from dipview.model.collation import sort_key
from dipview.model.values import frozen
from dipview.workspace.history import Location

MOST_BOOKMARKS = 1_000
MOST_VIEWS = 200
MOST_SEARCHES = 100


@frozen(kw_only=True)
class Bookmark:
    """A record that the user wants to find again, and where they were when they marked it."""

    record: str
    """Id of the record, or of a standing or a pair."""
    label: str
    """What the record was called then: it may have left the dataset since."""
    location: Location


@frozen(kw_only=True)
class SavedView:
    """A way of looking at the dataset that has a name."""

    name: str
    location: Location


@frozen(kw_only=True)
class Remembered:
    """All that is remembered of one dataset; what is newest comes first."""

    bookmarks: tuple[Bookmark, ...] = ()
    views: tuple[SavedView, ...] = ()
    """In order of their names."""
    searches: tuple[str, ...] = ()
    last: Location | None = None
    """Where the user was when the explorer was left."""

    def bookmark_of(self, record: str) -> Bookmark | None:
        """Find the bookmark of a record."""
        return next((each for each in self.bookmarks if each.record == record), None)

    def view_called(self, name: str) -> SavedView | None:
        """Find the saved view of a name, whatever its case."""
        wanted = name.strip().casefold()
        return next((each for each in self.views if each.name.casefold() == wanted), None)

    def with_bookmark(self, bookmark: Bookmark) -> Remembered:
        """Add a bookmark, or move the one of the same record to the front."""
        others = self.without_bookmark(bookmark.record).bookmarks
        return evolve(self, bookmarks=(bookmark, *others)[:MOST_BOOKMARKS])

    def without_bookmark(self, record: str) -> Remembered:
        """Take the bookmark of a record away."""
        left = tuple(each for each in self.bookmarks if each.record != record)
        return evolve(self, bookmarks=left)

    def with_view(self, view: SavedView) -> Remembered:
        """Save a view, in place of the one of the same name."""
        views = (view, *self.without_view(view.name).views)[:MOST_VIEWS]
        return evolve(self, views=tuple(sorted(views, key=lambda each: sort_key(each.name))))

    def without_view(self, name: str) -> Remembered:
        """Take the view of a name away."""
        gone = self.view_called(name)
        return evolve(self, views=tuple(each for each in self.views if each != gone))

    def with_search(self, query: str) -> Remembered:
        """Remember a search, or that it was made again."""
        others = tuple(each for each in self.searches if each != query)
        return evolve(self, searches=(query, *others)[:MOST_SEARCHES])

    def left_at(self, location: Location) -> Remembered:
        """Remember where the explorer was left."""
        return evolve(self, last=location)
