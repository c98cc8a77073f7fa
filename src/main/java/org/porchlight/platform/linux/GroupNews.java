package org.porchlight.platform.linux;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.porchlight.port.MachineException;
import org.porchlight.port.VitalThread;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Hears of changes in control groups: that one was frozen or thawed, that a process was moved into it by hand, that it
/// was removed. Of v1 the kernel tells less.
final class GroupNews implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(GroupNews.class);

    /// Files of a group in which a change may mean that somebody was let go.
    private static final Set<String> TELLING =
            Set.of("cgroup.events", "cgroup.freeze", "cgroup.procs", "freezer.state");

    private final WatchService service;
    private final Map<Path, WatchKey> keys = new HashMap<>();
    private final Runnable changed;

    private GroupNews(WatchService service, Runnable changed) {
        this.service = service;
        this.changed = changed;
        VitalThread.start("group-news", this::run);
    }

    /// @param changed is called on a thread of its own; what it takes its time for gathers meanwhile
    static GroupNews open(Runnable changed) throws MachineException {
        try {
            return new GroupNews(FileSystems.getDefault().newWatchService(), changed);
        } catch (IOException e) {
            throw new MachineException("hear of changes in control groups: " + e.getMessage(), e);
        }
    }

    /// Hears of these folders, and of no others.
    void follow(Set<Path> folders) throws MachineException {
        keys.entrySet().removeIf(entry -> {
            boolean isOver =
                    !folders.contains(entry.getKey()) || !entry.getValue().isValid();
            if (isOver) {
                entry.getValue().cancel();
            }
            return isOver;
        });
        for (var folder : folders) {
            if (!keys.containsKey(folder)) {
                follow(folder);
            }
        }
    }

    private void follow(Path folder) throws MachineException {
        try {
            keys.put(
                    folder,
                    folder.register(
                            service, StandardWatchEventKinds.ENTRY_MODIFY, StandardWatchEventKinds.ENTRY_DELETE));
        } catch (IOException e) {
            // Was it removed a moment ago, then the next look finds out.
            if (folder.toFile().exists()) {
                throw new MachineException("hear of changes in " + folder + ": " + e.getMessage(), e);
            }
        }
    }

    /// Hears of nothing any more. Instances of inotify are few on a machine.
    @Override
    public void close() {
        try {
            service.close();
        } catch (IOException e) {
            LOG.debug("changes in control groups are heard of until the end", e);
        }
    }

    private void run() {
        try {
            while (true) {
                var key = service.take();
                boolean tells = !key.pollEvents().stream().allMatch(GroupNews::isNothing);
                if (!key.reset() || tells) {
                    changed.run();
                }
            }
        } catch (ClosedWatchServiceException closed) {
            LOG.debug("nobody listens any more", closed);
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean isNothing(WatchEvent<?> event) {
        if (!(event.context() instanceof Path path)) {
            // So many changes that the kernel did not keep them.
            return false;
        }
        var name = path.toString();
        return event.kind().equals(StandardWatchEventKinds.ENTRY_DELETE)
                ? HoldName.in(name).isEmpty() && !name.endsWith(HoldGroup.HERE)
                : !TELLING.contains(name);
    }
}
