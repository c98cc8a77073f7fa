package org.porchlight.log;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;

/// Writes each event as one line: thread, level, class, words, and what was thrown with the places it came through. A
/// line cannot be forged by a name in it: what is no plain character is written as its number.
final class LineLogger extends LegacyAbstractLogger {
    private static final long serialVersionUID = 1;

    /// The longest line, in UTF-16 units; the rest is cut.
    private static final int LONGEST = 8_000;

    private static final int PLACES = 12;
    private static final int CAUSES = 8;

    private final Level least;
    private final boolean journal;

    /// @param least level that is written
    /// @param journal whether systemd's journal reads the lines, which knows a level by the number before them
    LineLogger(String name, Level least, boolean journal) {
        this.name = name;
        this.least = least;
        this.journal = journal;
    }

    @Override
    protected @Nullable String getFullyQualifiedCallerName() {
        return null;
    }

    @Override
    protected void handleNormalizedLoggingCall(
            Level level,
            @Nullable Marker marker,
            String pattern,
            Object @Nullable [] arguments,
            @Nullable Throwable thrown) {
        var words = MessageFormatter.basicArrayFormat(pattern, arguments);
        System.err.println(line(level, Thread.currentThread().getName(), words == null ? "" : words, thrown));
    }

    String line(Level level, String thread, String words, @Nullable Throwable thrown) {
        var line = new StringBuilder()
                .append('[')
                .append(thread)
                .append("] ")
                .append(level)
                .append(' ')
                .append(name)
                .append(" - ")
                .append(words);
        append(line, thrown);
        if (line.length() > LONGEST) {
            line.setLength(LONGEST);
            line.append("\u2026");
        }
        return (journal ? "<" + priority(level) + ">" : "") + plain(line);
    }

    private static void append(StringBuilder line, @Nullable Throwable thrown) {
        int no = 0;
        for (var cause = thrown; cause != null && no < CAUSES; cause = cause.getCause(), no++) {
            line.append(no == 0 ? "; " : "; because of ").append(cause);
            var places = cause.getStackTrace();
            for (int i = 0; i < Math.min(places.length, PLACES); i++) {
                line.append(i == 0 ? " at " : " < ").append(places[i]);
            }
        }
    }

    /// By syslog(3).
    private static int priority(Level level) {
        return switch (level) {
            case ERROR -> 3;
            case WARN -> 4;
            case INFO -> 6;
            case DEBUG, TRACE -> 7;
        };
    }

    /// Controls, ends of lines and what turns the direction of text.
    private static String plain(CharSequence line) {
        var plain = new StringBuilder(line.length());
        line.codePoints().forEach(c -> {
            int type = Character.getType(c);
            if (type == Character.CONTROL
                    || type == Character.FORMAT
                    || type == Character.LINE_SEPARATOR
                    || type == Character.PARAGRAPH_SEPARATOR
                    || type == Character.SURROGATE) {
                plain.append(String.format(Locale.ROOT, "\\u%04X", c));
            } else {
                plain.appendCodePoint(c);
            }
        });
        return plain.toString();
    }

    @Override
    public boolean isTraceEnabled() {
        return isEnabled(Level.TRACE);
    }

    @Override
    public boolean isTraceEnabled(Marker marker) {
        return isEnabled(Level.TRACE);
    }

    @Override
    public boolean isDebugEnabled() {
        return isEnabled(Level.DEBUG);
    }

    @Override
    public boolean isDebugEnabled(Marker marker) {
        return isEnabled(Level.DEBUG);
    }

    @Override
    public boolean isInfoEnabled() {
        return isEnabled(Level.INFO);
    }

    @Override
    public boolean isInfoEnabled(Marker marker) {
        return isEnabled(Level.INFO);
    }

    @Override
    public boolean isWarnEnabled() {
        return isEnabled(Level.WARN);
    }

    @Override
    public boolean isWarnEnabled(Marker marker) {
        return isEnabled(Level.WARN);
    }

    @Override
    public boolean isErrorEnabled() {
        return isEnabled(Level.ERROR);
    }

    @Override
    public boolean isErrorEnabled(Marker marker) {
        return isEnabled(Level.ERROR);
    }

    private boolean isEnabled(Level level) {
        return level.toInt() >= least.toInt();
    }
}
