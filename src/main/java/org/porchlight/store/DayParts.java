package org.porchlight.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.porchlight.core.account.DayAccount;
import org.porchlight.core.account.Interval;
import org.porchlight.core.decide.Standing.Trust;
import org.porchlight.core.policy.ChildId;

/// The parts that PCs have of one child's day, put together: what was used and given is their sum, and of what the day
/// gives the newest word holds. Each row is given once, the one with the newest word last.
final class DayParts {
    /// The word that a day has not begun.
    static final int VOID = 2;

    private final Bytes self;
    private Duration granted = Duration.ZERO;
    private Duration counted = Duration.ZERO;
    private Duration corrected = Duration.ZERO;
    private Duration finish = Duration.ZERO;
    private Optional<Opening> opening = Optional.empty();
    private Optional<Word> word = Optional.empty();
    private Optional<Bytes> closing = Optional.empty();
    private boolean closedHere;

    private record Opening(ZoneId zone, String policy) {}

    private record Word(boolean given, Optional<Duration> budget, Duration carry, Duration debt, Trust trust) {}

    /// @param self this PC, whose receipt is the one that counts where several closed the day
    DayParts(Bytes self) {
        this.self = self;
    }

    /// A row of the query `day`, or of one that begins with its columns.
    void take(ResultSet row) throws SQLException {
        granted = granted.plusMillis(row.getLong(4));
        counted = counted.plusMillis(row.getLong(5));
        corrected = corrected.plusMillis(row.getLong(9));
        // Taken once a day, on whichever PC.
        finish = max(finish, Duration.ofMillis(row.getLong(10)));
        var zone = row.getString(1);
        if (zone != null) {
            opening = Optional.of(
                    new Opening(ZoneId.of(zone), Bytes.of(row.getBytes(2)).hex()));
        }
        boolean given = row.getInt(12) != VOID;
        if (!row.wasNull()) {
            word = Optional.of(
                    given ? word(row) : new Word(false, Optional.empty(), Duration.ZERO, Duration.ZERO, Trust.FULL));
        }
        byte @Nullable [] hash = row.getBytes(11);
        if (hash != null && !closedHere) {
            closing = Optional.of(Bytes.of(hash));
            closedHere = Bytes.of(row.getBytes(13)).equals(self);
        }
    }

    private static Word word(ResultSet row) throws SQLException {
        return new Word(
                true,
                Reader.length(row, 3),
                Duration.ofMillis(row.getLong(6)),
                Duration.ofMillis(row.getLong(7)),
                Trust.valueOf(row.getString(8)));
    }

    /// The zone in which the day was opened, as far as it still is.
    Optional<ZoneId> zone() {
        return word.filter(Word::given).isPresent() ? opening.map(Opening::zone) : Optional.empty();
    }

    /// What the facts told of each PC, those that several tell counted with each.
    Duration granted() {
        return granted;
    }

    Duration corrected() {
        return corrected;
    }

    Duration finish() {
        return finish;
    }

    /// The hash of the event that closed the day, of which the receipt is made.
    Optional<Bytes> closing() {
        return closing;
    }

    /// The whole day; nothing when no PC opened it, or the newest word is that it has not begun.
    ///
    /// @param twice what was granted by facts that more than one PC told
    Optional<DayAccount> account(ChildId child, LocalDate day, Duration twice, List<Interval> intervals) {
        var less = counted.minus(corrected);
        return word.filter(Word::given)
                .flatMap(says -> opening.map(begun -> new DayAccount(
                        child,
                        day,
                        says.budget(),
                        says.carry(),
                        granted.minus(twice),
                        says.debt(),
                        finish,
                        corrected,
                        less.isNegative() ? Duration.ZERO : less,
                        says.trust(),
                        begun.policy(),
                        closing.map(hash -> Receipt.of(hash.toArray())),
                        intervals)));
    }

    private static Duration max(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
