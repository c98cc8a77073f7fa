package org.porchlight.agent;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.porchlight.core.report.StatusReport;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.ipc.GuardMissing;
import org.porchlight.ipc.SocketLink;
import org.porchlight.ipc.json.ExportRows;
import org.porchlight.render.ExportPage;
import org.porchlight.text.Draft;
import org.porchlight.text.FileTrouble;
import org.porchlight.text.Language;
import org.porchlight.text.Refusals;
import org.porchlight.text.Texts;

/// Makes a copy of all that is kept of the child, where the child wants it: a page for people, and beside it a file for
/// programs. The guard only reads it out; this process writes, which has the child's own rights and no others.
///
/// Calls come on the thread of the screen, and so does what is told.
final class OwnCopy {
    static final String PAGE = "html";
    private static final String DATA = ".json";

    /// How far it is.
    sealed interface State {
        record Idle() implements State {}

        /// @param rows that were read so far
        record Working(int rows) implements State {}

        record Kept(Path page) implements State {}

        record Failed(String why) implements State {}
    }

    /// Makes a link of its own.
    interface Guard {
        SocketLink connect() throws GuardMissing, IOException;
    }

    private static final class Cancelled extends IOException {
        private static final long serialVersionUID = 1L;
    }

    private final Guard guard;
    private final Language language;
    private final Texts texts;
    private final Executor background;
    private final Executor screen;
    private final Consumer<State> listener;
    /// Counts what was begun, so that what was cancelled is dropped.
    private final AtomicInteger begun = new AtomicInteger();

    OwnCopy(Guard guard, Language language, Executor background, Executor screen, Consumer<State> listener) {
        this.guard = guard;
        this.language = language;
        this.texts = Texts.of("agent", language);
        this.background = background;
        this.screen = screen;
        this.listener = listener;
    }

    /// @param page may take the place of one that is there
    void make(Path page) {
        int mine = begun.incrementAndGet();
        listener.accept(new State.Working(0));
        background.execute(() -> {
            try {
                tell(mine, made(mine, page));
            } catch (Cancelled _) {
                // It was told when it was.
            }
        });
    }

    /// Leaves what is under way; nothing of it stays.
    void cancel() {
        begun.incrementAndGet();
        listener.accept(new State.Idle());
    }

    private State made(int mine, Path page) throws Cancelled {
        var data = beside(page);
        if (!Files.exists(page, LinkOption.NOFOLLOW_LINKS) && Files.exists(data, LinkOption.NOFOLLOW_LINKS)) {
            return new State.Failed(texts.of("copy.there", data));
        }
        ExportRows rows = new ExportRows();
        StatusReport status;
        try (var link = guard.connect()) {
            if (!(link.ask(new Command.Status()) instanceof Answer.Status(var report))) {
                return new State.Failed(texts.of("ask.no-guard"));
            }
            status = report;
            var answer = link.ask(new Command.ExportMine(), piece -> take(mine, rows, piece));
            if (answer instanceof Answer.Refused(var why, var detail)) {
                return new State.Failed(new Refusals(language).sayOfReading(why, detail));
            }
            if (!(answer instanceof Answer.Done)) {
                return new State.Failed(texts.of("ask.no-guard"));
            }
        } catch (Cancelled cancelled) {
            throw cancelled;
        } catch (GuardMissing | IOException gone) {
            return new State.Failed(texts.of("ask.no-guard"));
        }
        return written(mine, page, data, status, rows);
    }

    private void take(int mine, ExportRows rows, String piece) throws IOException {
        if (begun.get() != mine) {
            throw new Cancelled();
        }
        rows.take(piece);
        tell(mine, new State.Working(rows.size()));
    }

    private State written(int mine, Path page, Path data, StatusReport status, ExportRows rows) throws Cancelled {
        var child = status.children().getFirst();
        var export = rows.of(child.id(), child.name(), status.zone());
        var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        try (var first = Draft.of(data, owner);
                var second = Draft.of(page, owner)) {
            first.out().write(rows.json(export).getBytes(StandardCharsets.UTF_8));
            second.out().write((ExportPage.ownHtml(export, language) + "\n").getBytes(StandardCharsets.UTF_8));
            if (begun.get() != mine) {
                throw new Cancelled();
            }
            first.keep();
            second.keep();
            return new State.Kept(page);
        } catch (Cancelled cancelled) {
            throw cancelled;
        } catch (IOException e) {
            return new State.Failed(texts.of("copy.not-kept", page, FileTrouble.say(language, page, e)));
        }
    }

    private static Path beside(Path page) {
        var name = String.valueOf(page.getFileName());
        return page.resolveSibling((name.endsWith("." + PAGE) ? name.substring(0, name.length() - 5) : name) + DATA);
    }

    private void tell(int mine, State state) {
        screen.execute(() -> {
            if (begun.get() == mine) {
                listener.accept(state);
            }
        });
    }
}
