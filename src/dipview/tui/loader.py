"""The loader: reads files in a thread, watches them, and reads them again; it knows no screen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from threading import Lock

from dipview.dataset.bundled import name_of
from dipview.dataset.limits import Limits
from dipview.dataset.problems import Problem
from dipview.dataset.texts.source_texts import texts_looked_at
from dipview.model.sentences import sentence
from dipview.settings.memory import Memory, memory_of
from dipview.tui.messages import (
    FilesChanged,
    KeptBefore,
    Loaded,
    MemoryRead,
    Notified,
    Post,
    Previewed,
    Progressed,
    Stopped,
)
from dipview.views.preview import Preview
from dipview.workspace import watching
from dipview.workspace.garbage_collection import Moment, collect_all_again, leave_out_of_collection
from dipview.workspace.loading import Loading
from dipview.workspace.progress import LoadingCancelled, Progress
from dipview.workspace.reloading import breaking, lost_since
from dipview.workspace.watching import Signature, Watch, signature_of, sizes_in
from dipview.workspace.workspace import Workspace


class Loader:
    """Reads the files of a session, once and whenever they change.

    Args:
        paths: Files and folders; none for the bundled dataset.
        limits: How many bytes may be read; None for what dipview reads by default.
        post: Posts what becomes of it.
        watched: Read the files again when they change.
    """

    def __init__(
        self, paths: Sequence[Path], limits: Limits | None, post: Post, *, watched: bool = True
    ) -> None:
        self._paths = tuple(paths)
        self._limits = limits
        self._post = post
        self._watched = watched
        self._what = ", ".join(path.name for path in paths) or "the bundled dataset"
        self._turn = Lock()
        self._ended = False
        self._memory: Memory | None = None
        self._loading: Loading | None = None
        self._shown: Workspace | None = None
        self._good: Mapping[Path, int] = {}
        """The files whose records are shown, with their sizes."""
        self._seen: Signature = ()
        """How the files were when the last reading began."""
        self.watch: Watch | None = None

    @property
    def reading(self) -> bool:
        """Whether files are being read."""
        return self._loading is not None

    def read(self, *, asked: bool = True) -> None:
        """Read the files; called in a thread of its own, and ends what another one reads.

        Args:
            asked: The user asked for it; else the files have changed.
        """
        leave_out_of_collection(Moment.IMPORTED)
        self.stop()
        self._seen = now = signature_of(self._paths)
        if self._ended or (not asked and self._waits(now)):
            return
        loading = self._begun(asked=asked)
        self._open_memory()
        try:
            workspace = loading.workspace()
        except LoadingCancelled:
            if self._loading is None and not self._ended:
                self._post(Stopped(self._what))
            return
        if self._is_wanted(loading):
            self._loading = None
            self._take(workspace, now)

    def stop(self) -> bool:
        """End what is being read; tells whether anything was."""
        with self._turn:
            loading, self._loading = self._loading, None
        if loading is not None:
            loading.cancel()
        return loading is not None

    def end(self) -> None:
        """Read no further, and watch no more."""
        self._ended = True
        if self.watch is not None:
            self.watch.stop()
        self.stop()

    def _begun(self, *, asked: bool) -> Loading:
        def tell(progress: Progress) -> None:
            if self._is_wanted(loading):
                self._post(Progressed(self._what, progress))

        def show(preview: Preview) -> None:
            if self._is_wanted(loading) and self._shown is None:
                self._post(Previewed(preview))

        def notice(text: str) -> None:  # from whatever thread looks at a damaged record
            self._post(Notified(sentence(f"{text[:1].upper()}{text[1:]}")))

        loading = Loading(self._paths, self._limits, tell, show=show, notice=notice, apart=True)
        self._loading = loading
        if asked or self._shown is None:
            self._post(Progressed(self._what))
        return loading

    def _is_wanted(self, loading: Loading) -> bool:
        return self._loading is loading and not self._ended

    def _waits(self, now: Signature) -> bool:
        """Tell whether a file with records has just been emptied: most are written next."""
        sizes = sizes_in(now).items()
        emptied = [path for path, size in sizes if not size and self._good.get(path)]
        if emptied:
            self._post(KeptBefore((), emptied))
        return bool(emptied)

    def _open_memory(self) -> None:
        """Read what is remembered of the dataset, once."""
        if self._memory is None:
            self._memory = memory = memory_of(self._paths, self._tell_of_memory)
            memory.read()
            self._post(MemoryRead(memory))

    def _tell_of_memory(self, text: str) -> None:
        self._post(Notified(text, error=True, beside=True))

    def _take(self, workspace: Workspace, now: Signature) -> None:
        """Give what was read; not where records of before could not be read again."""
        broken = breaking(workspace.dataset.problems)
        lost: Sequence[Problem] = lost_since(broken, self._good)
        shown = self._shown
        if shown is not None and (lost or (workspace.is_empty and not shown.is_empty)):
            self._post(KeptBefore(lost))
            return
        unread = {problem.place.file for problem in broken}
        self._good = {path: size for path, size in sizes_in(now).items() if path not in unread}
        self._shown = workspace
        self._post(Loaded(workspace))
        self._watch()
        workspace.build_index()
        if shown is None:
            leave_out_of_collection(Moment.OPENED)
        else:
            collect_all_again()

    @property
    def _texts(self) -> Mapping[Path, object]:
        """The texts of sources that were read, each as its file was."""
        return dict(texts_looked_at(self._shown.dataset)) if self._shown is not None else {}

    def _watch(self) -> None:
        """Begin to watch the files, once they have been read; nobody writes the bundled ones."""
        if not self._watched or self.watch is not None or name_of(self._paths) or self._ended:
            return

        def changed() -> None:
            with suppress(RuntimeError):  # the explorer has ended meanwhile
                self._post(FilesChanged())

        self.watch = Watch(
            self._paths,
            lambda: (*self._seen, *self._texts.items()),
            changed,
            watching.PAUSE,
            watching.SETTLE,
            beside=lambda: self._texts,
        )
        self.watch.start()
