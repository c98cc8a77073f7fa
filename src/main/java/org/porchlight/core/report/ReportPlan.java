package org.porchlight.core.report;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// When and where the weeks of the children are put for their parents.
///
/// @param language of the reports: `zh` or `en`
/// @param day of the week, by the household's calendar
/// @param hour 0 to 23, likewise
/// @param folder an absolute path; nothing when no files are written
/// @param mail nothing when nothing leaves the PC, which is so until a parent says otherwise
public record ReportPlan(String language, DayOfWeek day, int hour, Optional<String> folder, Optional<Mail> mail) {
    private static final int LONGEST_PATH = 255;
    /// From here on most of a week lies behind its day, and the report is of the week the day is in.
    private static final int DAYS_BACK = 4;

    /// How the way to a mail server is kept from others; there is none that is not.
    public enum Tls {
        /// From the first byte (RFC 8314 §3.3), mostly port 465.
        TLS,
        /// Begun in the open, and refused where the server does not go on with TLS (RFC 3207), mostly port 587.
        STARTTLS
    }

    /// A mail account of the family's own.
    ///
    /// @param user whom the server asks a password of; nothing when it asks nobody
    /// @param to at least one address
    public record Mail(
            String host, int port, Tls tls, Optional<String> user, String from, List<String> to, List<String> cc) {
        private static final int MOST_ADDRESSES = 5;
        private static final Pattern ADDRESS =
                Pattern.compile("[^\\s<>\"(),:;@\\\\\\[\\]\\p{Cntrl}]{1,64}@[A-Za-z0-9.-]{1,190}");
        private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.:-]{1,253}");

        public Mail {
            to = List.copyOf(to);
            cc = List.copyOf(cc);
            if (!isHost(host)
                    || port < 1
                    || port > 65_535
                    || user.filter(name -> name.isBlank() || name.length() > 100)
                            .isPresent()
                    || !isAddress(from)
                    || to.isEmpty()
                    || !areAddresses(to)
                    || !areAddresses(cc)) {
                throw new IllegalArgumentException("not a mail account");
            }
        }

        public static boolean isHost(String text) {
            return HOST.matcher(text).matches();
        }

        /// Whether mail can be sent there: the plain form `name@host` of RFC 5321 §4.1.2, without quotes.
        public static boolean isAddress(String text) {
            return ADDRESS.matcher(text).matches();
        }

        private static boolean areAddresses(List<String> addresses) {
            return addresses.size() <= MOST_ADDRESSES && addresses.stream().allMatch(Mail::isAddress);
        }
    }

    public ReportPlan {
        if (!List.of("zh", "en").contains(language)
                || hour < 0
                || hour > 23
                || folder.filter(path -> !isFolder(path)).isPresent()
                || (folder.isEmpty() && mail.isEmpty())) {
            throw new IllegalArgumentException("not a plan of reports");
        }
    }

    /// Whether a text can name a folder: absolute, without control characters, not too long.
    public static boolean isFolder(String path) {
        return path.startsWith("/")
                && path.length() <= LONGEST_PATH
                && path.chars().noneMatch(Character::isISOControl);
    }

    /// The last time that reports were due, at `now` or before.
    public LocalDateTime lastDue(LocalDateTime now) {
        var today =
                now.toLocalDate().with(TemporalAdjusters.previousOrSame(day)).atTime(hour, 0);
        return today.isAfter(now) ? today.minusWeeks(1) : today;
    }

    /// The next time that reports are due, after `now`.
    public LocalDateTime nextDue(LocalDateTime now) {
        return lastDue(now).plusWeeks(1);
    }

    /// The week of the reports that are due on a day: from Friday on the one that the day is in, before it the one
    /// that is over.
    public static String weekOf(LocalDate due) {
        return Weeks.of(due.minusDays(DAYS_BACK));
    }
}
