package org.porchlight.platform.linux;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.porchlight.port.MachineException;
import org.porchlight.port.VitalThread;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Hears that files were made, changed, replaced or removed in some folders (inotify(7)), for as long as the process
/// lives. A folder that goes and comes back is followed again where the one around it is among them.
public final class FileNews {
    private static final Logger LOG = LoggerFactory.getLogger(FileNews.class);
    /// What comes within this time after a call is one call.
    private static final long GATHER = Duration.ofMillis(100).toNanos();

    private final WatchService service;
    private final Set<Path> folders;
    private final Predicate<Path> matters;
    private final Runnable changed;
    private final Map<Path, WatchKey> keys = new HashMap<>();

    private FileNews(WatchService service, Set<Path> folders, Predicate<Path> matters, Runnable changed) {
        this.service = service;
        this.folders = folders;
        this.matters = matters;
        this.changed = changed;
    }

    /// @param folders some of them may not be there yet
    /// @param matters whether a change of a file of theirs is told
    /// @param changed is called on a thread of its own, at most ten times a second
    /// @throws MachineException where the kernel tells nothing
    public static void tell(Set<Path> folders, Predicate<Path> matters, Runnable changed) throws MachineException {
        try {
            var news = new FileNews(FileSystems.getDefault().newWatchService(), folders, matters, changed);
            news.follow();
            VitalThread.start("file-news", news::run);
        } catch (IOException e) {
            throw new MachineException("hear of changes in " + folders + ": " + e.getMessage(), e);
        }
    }

    private void follow() {
        keys.values().removeIf(key -> !key.isValid());
        for (var folder : folders) {
            if (!keys.containsKey(folder) && Files.isDirectory(folder)) {
                try {
                    keys.put(
                            folder,
                            folder.register(
                                    service,
                                    StandardWatchEventKinds.ENTRY_CREATE,
                                    StandardWatchEventKinds.ENTRY_MODIFY,
                                    StandardWatchEventKinds.ENTRY_DELETE));
                } catch (IOException e) {
                    // It went a moment ago, which the one around it tells.
                    LOG.debug("{} is not followed", folder, e);
                }
            }
        }
    }

    private void run() {
        try {
            while (true) {
                boolean tells = tells(service.take());
                int followed = keys.size();
                follow();
                // What is in a folder that came back is not told by itself.
                if (tells || keys.size() != followed) {
                    changed.run();
                    LockSupport.parkNanos(GATHER);
                }
            }
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean tells(WatchKey key) {
        boolean tells = key.pollEvents().stream()
                // Without a name: so many changes that the kernel did not keep them.
                .anyMatch(event -> !(event.context() instanceof Path name)
                        || !(key.watchable() instanceof Path folder)
                        || matters.test(folder.resolve(name)));
        return !key.reset() || tells;
    }
}
