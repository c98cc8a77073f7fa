package org.porchlight.platform.linux;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.porchlight.port.MachineException;

/// What some files of the system say, read anew when one of them is another: it is asked for again and again, and they
/// change a few times in a year. A file is the same as long as its inode, its size and the time of its last change are,
/// which no program can set at will. Any thread.
final class Unchanged<T> {
    /// Two changes within one beat of the kernel's clock have the same time: what changed just now is not kept.
    private static final Duration JUST_NOW = Duration.ofSeconds(2);

    private static final String MARKS = "unix:ino,size,ctime";
    private static final String CHANGED = "ctime";

    private final Listing files;
    private final Reading<T> reading;
    private @Nullable Kept<T> kept;

    /// Which files matter, and the folders that may get others; they need not be there.
    interface Listing {
        List<Path> all() throws IOException;
    }

    /// Reads what they say.
    interface Reading<T> {
        T read() throws MachineException;
    }

    private record Kept<T>(Map<Path, Map<String, Object>> marks, T value) {}

    Unchanged(Listing files, Reading<T> reading) {
        this.files = files;
        this.reading = reading;
    }

    synchronized T get() throws MachineException {
        try {
            // Before they are read: what changes meanwhile is another at the next look.
            var marks = marks();
            var known = kept;
            if (known != null && known.marks().equals(marks)) {
                return known.value();
            }
            var value = reading.read();
            kept = isOld(marks) ? new Kept<>(marks, value) : null;
            return value;
        } catch (IOException e) {
            throw new MachineException("look for changes of the system's files: " + e.getMessage(), e);
        }
    }

    private Map<Path, Map<String, Object>> marks() throws IOException {
        var marks = new HashMap<Path, Map<String, Object>>();
        for (var file : files.all()) {
            try {
                marks.put(file, Files.readAttributes(file, MARKS));
            } catch (NoSuchFileException none) {
                marks.put(file, Map.of());
            }
        }
        return marks;
    }

    private static boolean isOld(Map<Path, Map<String, Object>> marks) {
        var latest = FileTime.from(Instant.now().minus(JUST_NOW));
        return marks.values().stream()
                .allMatch(mark -> !(mark.get(CHANGED) instanceof FileTime changed) || changed.compareTo(latest) < 0);
    }
}
