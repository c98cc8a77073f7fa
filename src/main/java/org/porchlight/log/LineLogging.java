package org.porchlight.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.ILoggerFactory;
import org.slf4j.IMarkerFactory;
import org.slf4j.Logger;
import org.slf4j.event.Level;
import org.slf4j.helpers.BasicMarkerFactory;
import org.slf4j.helpers.NOPLogger;
import org.slf4j.helpers.NOPMDCAdapter;
import org.slf4j.spi.MDCAdapter;
import org.slf4j.spi.SLF4JServiceProvider;

/// What SLF4J finds: loggers that write lines to standard error. The property `porchlight.log` names the least level of
/// ours that is written: `trace`, `debug`, `info` (where nothing else is said), `warn` or `error`. Of libraries only
/// errors are, at whatever level: what they tell of may be a person's.
public final class LineLogging implements SLF4JServiceProvider {
    /// The property that names a level.
    public static final String LEVEL = "porchlight.log";

    private static final String OURS = "org.porchlight.";
    /// The bus library tells of what its caller tells of too.
    private static final String SILENT = "org.freedesktop.dbus";

    private final IMarkerFactory markers = new BasicMarkerFactory();
    private final MDCAdapter nothing = new NOPMDCAdapter();
    private final Map<String, Logger> loggers = new ConcurrentHashMap<>();
    private final Level ours = level(System.getProperty(LEVEL, ""));
    private final boolean journal = isJournal(System.getenv("JOURNAL_STREAM"));

    private static Level level(String name) {
        for (var level : Level.values()) {
            if (level.name().equalsIgnoreCase(name)) {
                return level;
            }
        }
        return Level.INFO;
    }

    /// Whether standard error is what systemd connected to its journal (systemd.exec(5), `$JOURNAL_STREAM`).
    private static boolean isJournal(@Nullable String stream) {
        if (stream == null) {
            return false;
        }
        try {
            var file = Files.readAttributes(Path.of("/proc/self/fd/2"), "unix:dev,ino");
            return stream.equals(file.get("dev") + ":" + file.get("ino"));
        } catch (IOException | UnsupportedOperationException _) {
            return false;
        }
    }

    @Override
    public ILoggerFactory getLoggerFactory() {
        return name -> loggers.computeIfAbsent(name, this::logger);
    }

    private Logger logger(String name) {
        if (name.startsWith(SILENT)) {
            return NOPLogger.NOP_LOGGER;
        }
        return new LineLogger(name, name.startsWith(OURS) ? ours : Level.ERROR, journal);
    }

    @Override
    public IMarkerFactory getMarkerFactory() {
        return markers;
    }

    @Override
    public MDCAdapter getMDCAdapter() {
        return nothing;
    }

    @Override
    public String getRequestedApiVersion() {
        return "2.0.99";
    }

    @Override
    public void initialize() {
        // All is there already.
    }
}
