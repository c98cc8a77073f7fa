package org.porchlight.guard;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import org.porchlight.core.policy.Characters;
import org.porchlight.core.policy.Titles;
import org.porchlight.worker.Reading;
import org.porchlight.worker.WorkerCall;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What people call the programs of this PC, read by a worker from the folders of applications that only root can
/// write: when the first program is seen that none of them knows, and again when a folder has changed.
///
/// Nobody waits for the worker: until it has answered a program is called like its file. A program of the shipped list
/// of titles keeps the name of its file, by which its category and its name in two languages are found.
///
/// The worker is started a moment later: a guard that has just begun has more urgent things to do.
final class DesktopNames implements UnaryOperator<String> {
    /// Where packages, Flatpak and snap put desktop entries for all accounts.
    static final List<Path> FOLDERS = List.of(
            Path.of("/usr/share/applications"),
            Path.of("/usr/local/share/applications"),
            Path.of("/var/lib/flatpak/exports/share/applications"),
            Path.of("/var/lib/snapd/desktop/applications"));

    private static final Duration A_MOMENT = Duration.ofSeconds(3);
    private static final int MOST_DETAIL = 200;
    private static final Logger LOG = LoggerFactory.getLogger(DesktopNames.class);

    private final List<Path> folders;
    private final WorkerCall worker;
    private final Duration moment;
    private final AtomicBoolean isReading = new AtomicBoolean();
    private volatile Map<Path, FileTime> read = Map.of();
    private volatile Map<String, String> names = Map.of();

    /// @param moment how long after it is needed the worker is started
    DesktopNames(List<Path> folders, WorkerCall worker, Duration moment) {
        this.folders = folders;
        this.worker = worker;
        this.moment = moment;
    }

    static DesktopNames ofThisPc() {
        return new DesktopNames(FOLDERS, WorkerCall.ofThisProgram(), A_MOMENT);
    }

    @Override
    public String apply(String file) {
        if (Titles.isKnown(file)) {
            return file;
        }
        var name = names.get(file);
        if (name != null) {
            return name;
        }
        refresh();
        return file;
    }

    private void refresh() {
        var found = changes();
        if (!found.equals(read) && isReading.compareAndSet(false, true)) {
            Thread.ofPlatform().name("program-names").daemon(true).start(() -> {
                try {
                    read(found);
                } finally {
                    isReading.set(false);
                }
            });
        }
    }

    /// When each folder last changed; the guard opens none of them.
    private Map<Path, FileTime> changes() {
        var changes = new HashMap<Path, FileTime>();
        for (var folder : folders) {
            try {
                changes.put(folder, Files.getLastModifiedTime(folder));
            } catch (IOException _) {
                // A folder that is not there has no names.
            }
        }
        return changes;
    }

    private void read(Map<Path, FileTime> found) {
        try {
            TimeUnit.MILLISECONDS.sleep(moment.toMillis());
            switch (worker.programs(folders)) {
                case Reading.Read(var result) -> names = result;
                case Reading.Unusable(var trouble, var detail) ->
                    LOG.warn(
                            "Programs are called like their files: the worker that reads names said {} {}",
                            trouble,
                            Characters.printable(detail, MOST_DETAIL));
            }
            // Not tried again before a folder changes: what failed would fail again.
            read = found;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
