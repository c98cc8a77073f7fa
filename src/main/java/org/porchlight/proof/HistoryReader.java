package org.porchlight.proof;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Reads a history: one JSON object a line (TIME, "Histories from outside"). Empty lines are passed over. All that is
/// wrong is found in one run.
public final class HistoryReader {
    /// The most lines that are read.
    public static final int MAX_LINES = 1_000_000;

    /// The longest line, in bytes of UTF-8.
    public static final int MAX_LINE = 4096;

    private static final int SHOWN = 50;

    /// What some editors write in front of a text (RFC 3629 §6).
    private static final String MARK = "\uFEFF";

    private final EventReader events;
    private final Course course = new Course();
    private final List<History.Line> lines = new ArrayList<>();
    private final List<HistoryProblem> problems = new ArrayList<>();
    private boolean saidThatItIsNoText;

    private HistoryReader(PolicyTexts policies) {
        this.events = new EventReader(policies);
    }

    /// Reads a history to its end.
    ///
    /// @param name where it comes from
    /// @param policies what a `policy` line may name
    /// @throws IOException when the stream cannot be read
    public static HistoryReading read(String name, InputStream in, PolicyTexts policies) throws IOException {
        var reader = new HistoryReader(policies);
        reader.all(new BufferedInputStream(in, 1 << 16));
        if (reader.lines.isEmpty() && reader.problems.isEmpty()) {
            reader.problems.add(
                    new HistoryProblem(1, 1, "the history is empty; its first line is a power-on with \"true\""));
        }
        return reader.problems.isEmpty()
                ? new HistoryReading.Good(new History(name, reader.lines))
                : new HistoryReading.Bad(reader.problems);
    }

    private void all(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream(256);
        int no = 0;
        boolean more = true;
        while (more && problems.size() < SHOWN) {
            line.reset();
            more = next(in, line);
            no++;
            if (no > MAX_LINES && line.size() > 0) {
                problems.add(new HistoryProblem(no, 1, "more than " + MAX_LINES + " lines; cut the history in parts"));
                return;
            }
            take(no, line);
        }
    }

    /// Takes bytes up to the end of the line, of a line that is too long the first ones.
    ///
    /// @return whether there may be another line
    private static boolean next(InputStream in, ByteArrayOutputStream line) throws IOException {
        for (int next = in.read(); next >= 0; next = in.read()) {
            if (next == '\n') {
                return true;
            }
            if (line.size() <= MAX_LINE) {
                line.write(next);
            }
        }
        return false;
    }

    private void take(int no, ByteArrayOutputStream bytes) {
        try {
            var text = text(no, bytes);
            if (text.isBlank()) {
                return;
            }
            var fields = LineFields.parse(text);
            var at = events.at(fields);
            var event = events.event(fields);
            go(fields, at, event);
            lines.add(new History.Line(no, fields.column("child"), at, event));
        } catch (WrongText wrong) {
            // One that is not in UTF-8 seldom is in one line only.
            if (!saidThatItIsNoText) {
                saidThatItIsNoText = true;
                problems.add(new HistoryProblem(no, wrong.column(), wrong.sentence()));
            }
        } catch (WrongLine wrong) {
            problems.add(new HistoryProblem(no, wrong.column(), wrong.sentence()));
        }
    }

    private void go(LineFields fields, Duration at, HistoryEvent event) throws WrongLine {
        try {
            course.go(at, event);
        } catch (Course.OutOfCourse misplaced) {
            throw misplaced.in(fields);
        }
    }

    /// A line that is not text in UTF-8.
    private static final class WrongText extends WrongLine {
        WrongText(int column) {
            super(column, "the history is not text in UTF-8; save it in UTF-8");
        }
    }

    private static String text(int no, ByteArrayOutputStream bytes) throws WrongLine {
        if (bytes.size() > MAX_LINE) {
            throw new WrongLine("the line is longer than " + MAX_LINE + " bytes");
        }
        var text = CharBuffer.allocate(bytes.size());
        boolean broken = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes.toByteArray()), text, true)
                .isError();
        var read = text.flip().toString();
        if (broken || read.indexOf(0) >= 0) {
            throw new WrongText(1 + (broken ? read.length() : read.indexOf(0)));
        }
        return no == 1 && read.startsWith(MARK) ? read.substring(MARK.length()) : read;
    }
}
