package org.porchlight.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.porchlight.core.decide.Spent;
import org.porchlight.core.event.ShortId;
import org.porchlight.core.policy.Birth;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.ParentId;
import org.porchlight.ipc.Command;
import org.porchlight.ipc.WhySubject;

/// Reads what a person typed, or says what to type instead.
final class Typed {
    private static final Pattern LENGTH = Pattern.compile("(?:([0-9]{1,4})h)?(?:([0-9]{1,5})m)?(?:([0-9]{1,6})s)?");
    private static final Pattern CLOCK = Pattern.compile("[0-9]{1,2}:[0-9]{2}");
    private static final Pattern MINUTES = Pattern.compile("[0-9]{1,4}");
    private static final Pattern BARE_MINUTES = Pattern.compile("[5-9]|[1-9][0-9]{1,3}");
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final Pattern ROW = Pattern.compile("[1-9][0-9]{0,5}");
    private static final Duration MOST_GIVEN = Duration.ofHours(24);
    private static final int MOST_WORDS = 200;
    private static final Pattern WEEK = Pattern.compile("([0-9]{4})-W([0-9]{2})");
    private static final Set<String> SPENT = Set.of("day", "week", "month", "carry");
    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2300-01-01T00:00:00Z");
    private static final Duration LONGEST = Duration.ofDays(7);

    /// A day has at most 25 hours, where the clocks are set back.
    private static final Duration MOST_DAY = Duration.ofHours(25);

    private static final Duration MOST_WEEK = Duration.ofHours(7 * 24 + 1);

    private final Words words;

    Typed(Words words) {
        this.words = words;
    }

    ChildId child(String text) throws Failure {
        if (!ChildId.isValid(text)) {
            throw wrong("input.child", text);
        }
        return new ChildId(text);
    }

    ParentId parent(String text) throws Failure {
        if (!ParentId.isValid(text)) {
            throw wrong("input.parent", text);
        }
        return new ParentId(text);
    }

    /// A length such as `90s`, `45m` or `1h30m`. A bare number is minutes, but for one so small that hours may be
    /// meant.
    ///
    /// @param most the longest that makes sense here, at most a week
    Duration length(String text, Duration most) throws Failure {
        if (BARE_MINUTES.matcher(text).matches()) {
            return length(text + "m", most);
        }
        var parts = LENGTH.matcher(text);
        if (text.isEmpty() || !parts.matches()) {
            throw wrong(MINUTES.matcher(text).matches() ? "input.length-unit" : "input.length", text);
        }
        var length = length(parts);
        if (!length.isPositive() || length.compareTo(most) > 0 || length.compareTo(LONGEST) > 0) {
            throw wrong("input.length-range", text, Long.toString(most.toHours()));
        }
        return length;
    }

    /// Minutes, such as `15`, or a length.
    ///
    /// @param orNothing whether `0` says something here
    Duration minutes(String text, boolean orNothing) throws Failure {
        if (MINUTES.matcher(text).matches()) {
            var minutes = Duration.ofMinutes(Long.parseLong(text));
            return minutes.isZero() && orNothing ? minutes : length(text + "m", MOST_GIVEN);
        }
        return length(text, MOST_GIVEN);
    }

    /// What somebody writes to somebody, in one line however it was typed.
    String words(String text) throws Failure {
        var line = SPACE.matcher(text.strip()).replaceAll(" ");
        if (line.length() > MOST_WORDS || line.chars().anyMatch(Character::isISOControl)) {
            throw wrong("input.words", Integer.toString(MOST_WORDS));
        }
        return line;
    }

    /// The id of a request or dispute.
    String id(String text) throws Failure {
        var id = ShortId.typed(text);
        if (!ShortId.isValid(id)) {
            throw wrong("input.id", text);
        }
        return id;
    }

    /// The number of a row of an account.
    int row(String text) throws Failure {
        if (!ROW.matcher(text).matches()) {
            throw wrong("input.row", text);
        }
        return Integer.parseInt(text);
    }

    private static long number(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }

    Optional<LocalDate> day(@Nullable String text) throws Failure {
        if (text == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException _) {
            throw wrong("input.day", text);
        }
    }

    /// An age as people say it.
    ///
    /// @param form in which of its ways
    /// @param wrong key of what to type instead
    Birth birth(String text, Class<? extends Birth> form, String wrong) throws Failure {
        return Birth.said(text).filter(form::isInstance).orElseThrow(() -> wrong(wrong, text));
    }

    /// A week such as `2026-W47`, which the year must have.
    Optional<String> week(@Nullable String text) throws Failure {
        if (text == null) {
            return Optional.empty();
        }
        var parts = WEEK.matcher(text);
        if (!parts.matches()) {
            throw wrong("input.week", text);
        }
        // 28 December is always in the last week of its year (ISO 8601).
        var last = LocalDate.of(Integer.parseInt(parts.group(1)), 12, 28).get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
        int week = Integer.parseInt(parts.group(2));
        if (week < 1 || week > last) {
            throw wrong("input.week", text);
        }
        return Optional.of(text);
    }

    /// A time with an offset, or a local one in `zone`; the earlier one in an hour that comes twice. One without a date
    /// is today's.
    ///
    /// @param now decides which day that is
    Instant instant(String text, ZoneId zone, Instant now) throws Failure {
        var iso = text.strip().replace(' ', 'T').replace('：', ':');
        if (CLOCK.matcher(iso).matches()) {
            iso = LocalDate.ofInstant(now, zone) + (iso.length() == 4 ? "T0" : "T") + iso;
        }
        try {
            var at = hasOffset(iso)
                    ? OffsetDateTime.parse(iso).toInstant()
                    : LocalDateTime.parse(iso).atZone(zone).toInstant();
            if (at.isBefore(EARLIEST) || !at.isBefore(LATEST)) {
                throw wrong("input.instant-range", text);
            }
            return at;
        } catch (DateTimeException _) {
            throw wrong("input.instant", text);
        }
    }

    private static boolean hasOffset(String iso) {
        int time = iso.indexOf('T');
        return iso.endsWith("Z") || iso.indexOf('+', time) > 0 || iso.indexOf('-', Math.max(time, 0)) > time;
    }

    /// What is supposed to be used, such as `day=40m,week=3h`; what is not said is nothing.
    Spent spent(String text) throws Failure {
        var said = new HashMap<String, Duration>();
        for (var part : text.split(",", -1)) {
            int is = part.indexOf('=');
            var key = is < 0 ? "" : part.substring(0, is).strip();
            if (!SPENT.contains(key) || said.containsKey(key)) {
                throw wrong("input.spent", text);
            }
            said.put(key, amount(part.substring(is + 1).strip(), text));
        }
        within(said, "day", MOST_DAY);
        within(said, "week", MOST_WEEK);
        within(said, "carry", MOST_DAY);
        return new Spent(of(said, "day"), of(said, "week"), of(said, "month"), of(said, "carry"));
    }

    private void within(Map<String, Duration> said, String key, Duration most) throws Failure {
        if (of(said, key).compareTo(most) > 0) {
            throw wrong("input.spent-most", key, Long.toString(most.toHours()));
        }
    }

    private Duration amount(String length, String text) throws Failure {
        var parts = LENGTH.matcher(length);
        if (length.equals("0")) {
            return Duration.ZERO;
        }
        if (length.isEmpty() || !parts.matches()) {
            throw wrong("input.spent", text);
        }
        var amount = length(parts);
        if (amount.compareTo(Spent.MOST) > 0) {
            throw wrong("input.spent", text);
        }
        return amount;
    }

    private static Duration of(Map<String, Duration> said, String key) {
        return said.getOrDefault(key, Duration.ZERO);
    }

    private static Duration length(Matcher parts) {
        return Duration.ofHours(number(parts.group(1)))
                .plusMinutes(number(parts.group(2)))
                .plusSeconds(number(parts.group(3)));
    }

    WhySubject program(String path) throws Failure {
        if (!WhySubject.Program.isValid(path)) {
            throw wrong("input.app", path);
        }
        return new WhySubject.Program(path);
    }

    WhySubject site(String host) throws Failure {
        if (!WhySubject.Site.isValid(host)) {
            throw wrong("input.site", host);
        }
        return new WhySubject.Site(host);
    }

    /// The text of a policy file, or of standard input for `-`; bounded before it is read.
    String file(String name, InputStream in) throws Failure {
        byte[] bytes;
        try {
            if (!name.equals("-") && Files.isDirectory(Path.of(name))) {
                throw wrong("input.file-folder", name);
            }
            bytes = name.equals("-") ? in.readNBytes(Command.PutPolicy.MAX_BYTES + 1) : bytes(Path.of(name));
        } catch (NoSuchFileException _) {
            throw wrong("input.file-missing", name);
        } catch (AccessDeniedException _) {
            throw new Failure(Exit.NOT_PERMITTED, words.of("input.file-denied", name));
        } catch (IOException _) {
            throw wrong("input.file", name);
        }
        if (bytes.length > Command.PutPolicy.MAX_BYTES) {
            throw wrong("input.file-long", name);
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException _) {
            throw wrong("input.file-utf8", name);
        }
    }

    private static byte[] bytes(Path file) throws IOException {
        try (var stream = Files.newInputStream(file)) {
            return stream.readNBytes(Command.PutPolicy.MAX_BYTES + 1);
        }
    }

    private Failure wrong(String key, Object... args) {
        return new Failure(Exit.USAGE, words.of(key, args));
    }
}
