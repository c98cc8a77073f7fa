package org.porchlight.proof;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.porchlight.core.policy.ChildId;
import org.porchlight.proof.HistoryEvent.Doing;

/// Who sits where in a history: the sessions of all children, and who has the screen.
final class Seats {
    /// One session.
    ///
    /// @param since true time at which it began to do this
    record Seat(String name, Doing doing, Optional<String> title, long since) {}

    private static final Comparator<Seat> LATER =
            Comparator.comparingLong(Seat::since).thenComparing(Seat::name);

    private final Map<ChildId, Map<String, Seat>> seats = new HashMap<>();
    private final Set<ChildId> media = new HashSet<>();
    private final Set<ChildId> loose = new HashSet<>();
    private Optional<ChildId> screen = Optional.empty();

    void tell(long now, HistoryEvent.Session told) {
        var own = seats.computeIfAbsent(told.child(), _ -> new LinkedHashMap<>());
        if (told.doing() == Doing.LOGOUT) {
            own.remove(told.session());
            screen = screen.filter(this::isThere);
            return;
        }
        own.put(told.session(), new Seat(told.session(), told.doing(), told.title(), now));
        if (told.doing() == Doing.USE || told.doing() == Doing.LOGIN || screen.isEmpty()) {
            screen = Optional.of(told.child());
        }
    }

    void media(ChildId child, boolean on) {
        if (on) {
            media.add(child);
        } else {
            media.remove(child);
        }
    }

    void hold(ChildId child, boolean on) {
        if (on) {
            loose.remove(child);
        } else {
            loose.add(child);
        }
    }

    /// Whether nothing can make the child's programs stand still.
    boolean isLoose(ChildId child) {
        return loose.contains(child);
    }

    /// Nobody is there.
    void clear() {
        seats.clear();
        media.clear();
        loose.clear();
        screen = Optional.empty();
    }

    private Map<String, Seat> of(ChildId child) {
        return seats.getOrDefault(child, Map.of());
    }

    boolean isThere(ChildId child) {
        return !of(child).isEmpty();
    }

    /// Whether the child is there and has the screen.
    boolean isActive(ChildId child) {
        return isThere(child) && screen.equals(Optional.of(child));
    }

    boolean isLocked(ChildId child) {
        for (var seat : of(child).values()) {
            if (seat.doing() != Doing.LOCK) {
                return false;
            }
        }
        return true;
    }

    /// Whether nobody touches anything and nothing is to be seen or heard.
    boolean isIdle(ChildId child) {
        for (var seat : of(child).values()) {
            if (seat.doing() != Doing.LOCK && seat.doing() != Doing.IDLE) {
                return false;
            }
        }
        return !media.contains(child);
    }

    /// Whether the child itself is at it.
    boolean isUsing(ChildId child) {
        return isActive(child) && !isLocked(child) && !isIdle(child);
    }

    /// The program in front, where there is one: of several sessions the one that was told last counts.
    Optional<String> title(ChildId child) {
        var last = Optional.<Seat>empty();
        for (var seat : of(child).values()) {
            boolean used = seat.doing() == Doing.USE || seat.doing() == Doing.LOGIN;
            if (used && (last.isEmpty() || LATER.compare(seat, last.get()) >= 0)) {
                last = Optional.of(seat);
            }
        }
        return last.flatMap(Seat::title);
    }
}
