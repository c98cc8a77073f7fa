package org.porchlight.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.porchlight.core.account.Kind;
import org.porchlight.core.event.Restored;
import org.porchlight.core.event.Restored.Register;
import org.porchlight.port.StoreException;

/// What was used and given as far as no other event tells it; it has no title and does not move. Where it stands for
/// events of devices and these came back, what is left of it counts.
final class RegisterTable {
    /// How much of the day was corrected; the other parts are kinds.
    private static final String CORRECTED = "";

    private final Database into;
    private final Bytes by;

    private RegisterTable(Database into, Bytes by) {
        this.into = into;
        this.by = by;
    }

    static void fold(Database into, Bytes by, Restored restored) throws SQLException, StoreException {
        var table = new RegisterTable(into, by);
        for (var child : restored.children()) {
            into.update("fold-child", Projections.key(child));
        }
        for (var register : restored.registers()) {
            if (restored.devices().isEmpty()) {
                table.add(register, 1);
            } else {
                table.put(restored, register);
            }
        }
    }

    /// Takes away what no device is named for, because the body that tells it goes.
    static void takeBack(Database into, Bytes by, Register register) throws SQLException {
        new RegisterTable(into, by).add(register, -1);
    }

    private void add(Register register, int sign) throws SQLException {
        for (var part : parts(register).entrySet()) {
            count(by, register, part.getKey(), sign * part.getValue());
        }
        if (register.granted().isPositive()) {
            into.update(
                    "fold-granted",
                    by,
                    Projections.key(register.child()),
                    register.day().toString(),
                    sign * register.granted().toMillis());
        }
    }

    /// What is known of a part.
    ///
    /// @param device among whose sums it counts
    /// @param left nothing when nothing came back
    private record Known(Bytes device, String part, long stands, Optional<Long> left) {
        static Known read(ResultSet row) throws SQLException {
            long left = row.getLong(4);
            Optional<Long> known = row.wasNull() ? Optional.empty() : Optional.of(left);
            return new Known(Bytes.of(row.getBytes(1)), row.getString(2), row.getLong(3), known);
        }

        long counts() {
            return left.map(less -> Math.min(less, stands)).orElse(stands);
        }

        Known standing(long millis) {
            return new Known(device, part, Math.max(stands, millis), left);
        }

        Known leaving(long millis) {
            return new Known(device, part, stands, Optional.of(Math.min(millis, counts())));
        }
    }

    private void put(Restored restored, Register register) throws SQLException, StoreException {
        var devices = key(restored);
        var child = Projections.key(register.child());
        var day = register.day().toString();
        var parts = parts(register);
        for (var known : into.query("register", Known::read, child, day, devices)) {
            long millis = parts.getOrDefault(known.part(), 0L);
            parts.remove(known.part());
            put(
                    devices,
                    register,
                    known,
                    restored.from() == Restored.From.RETURNED ? known.leaving(millis) : known.standing(millis));
        }
        if (restored.from() != Restored.From.RETURNED) {
            for (var part : parts.entrySet()) {
                var none = new Known(by, part.getKey(), 0, Optional.empty());
                put(devices, register, none, none.standing(part.getValue()));
            }
        }
    }

    private void put(Bytes devices, Register register, Known before, Known after) throws SQLException, StoreException {
        var child = Projections.key(register.child());
        var day = register.day().toString();
        into.update(
                "put-register",
                child,
                day,
                devices,
                after.part(),
                after.device(),
                after.stands(),
                after.left().isPresent() ? after.left().get() : null);
        if (!Projections.isKept(into, after.device(), child, day)) {
            count(after.device(), register, after.part(), after.counts() - before.counts());
        }
    }

    private void count(Bytes device, Register of, String part, long millis) throws SQLException {
        var child = Projections.key(of.child());
        var day = of.day().toString();
        if (part.equals(CORRECTED)) {
            into.update("fold-corrected", device, child, day, millis);
            return;
        }
        into.update("fold-kind", device, child, day, part, millis);
        if (Kind.valueOf(part).isSpent()) {
            into.update("fold-counted", device, child, day, millis);
            into.update("fold-title", device, child, day, "", millis);
        }
    }

    private static Map<String, Long> parts(Register register) {
        var parts = new HashMap<String, Long>();
        register.kinds().forEach((kind, length) -> parts.put(kind.name(), length.toMillis()));
        if (register.corrected().isPositive()) {
            parts.put(CORRECTED, register.corrected().toMillis());
        }
        return parts;
    }

    private static Bytes key(Restored restored) {
        return Bytes.sha256(Bytes.of(restored.devices().stream()
                .map(head -> head.device() + ":" + head.upto())
                .collect(Collectors.joining(" "))));
    }
}
