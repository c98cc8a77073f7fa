package org.porchlight.proof;

import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.porchlight.core.policy.ChildId;

/// Who is at the PC.
///
/// The last `use` or `login` has the screen; another child is away until its next one. Two sessions of one child are
/// one child: it uses the PC when one of them does, and is locked only when all are.
final class People {
    /// @param since when it began to do this
    private record Session(String name, HistoryEvent.Doing doing, Optional<String> title, Duration since) {
        boolean isUsed() {
            return doing == HistoryEvent.Doing.USE || doing == HistoryEvent.Doing.LOGIN;
        }
    }

    private final Map<ChildId, Map<String, Session>> sessions = new TreeMap<>();
    private final Set<ChildId> media = new HashSet<>();
    private final Set<ChildId> loose = new HashSet<>();
    private Optional<ChildId> screen = Optional.empty();

    /// What each child was seen to do since anything last happened.
    private final Map<ChildId, Seen> seen = new HashMap<>();

    void gone() {
        seen.clear();
        sessions.clear();
        media.clear();
        loose.clear();
        screen = Optional.empty();
    }

    void media(HistoryEvent.Media event) {
        seen.clear();
        if (event.on()) {
            media.add(event.child());
        } else {
            media.remove(event.child());
        }
    }

    void hold(HistoryEvent.Hold event) {
        seen.clear();
        if (event.on()) {
            loose.remove(event.child());
        } else {
            loose.add(event.child());
        }
    }

    /// Everybody who has a session.
    Set<ChildId> there() {
        return sessions.keySet();
    }

    /// Whether nothing can hold a child's programs.
    boolean isLoose(ChildId child) {
        return loose.contains(child);
    }

    void session(Duration at, HistoryEvent.Session event) {
        seen.clear();
        var own = sessions.computeIfAbsent(event.child(), _ -> new TreeMap<>());
        switch (event.doing()) {
            case LOGOUT -> logout(event, own);
            case LOGIN, USE -> {
                own.put(event.session(), of(at, event));
                screen = Optional.of(event.child());
            }
            case IDLE, LOCK -> {
                own.put(event.session(), of(at, event));
                screen = screen.or(() -> Optional.of(event.child()));
            }
        }
    }

    private static Session of(Duration at, HistoryEvent.Session event) {
        return new Session(event.session(), event.doing(), event.title(), at);
    }

    private void logout(HistoryEvent.Session event, Map<String, Session> own) {
        own.remove(event.session());
        if (own.isEmpty()) {
            sessions.remove(event.child());
            screen = screen.filter(child -> !child.equals(event.child()));
        }
    }

    Seen seen(ChildId child) {
        return seen.computeIfAbsent(child, this::look);
    }

    private Seen look(ChildId child) {
        var own = sessions.get(child);
        if (own == null || own.isEmpty() || !screen.filter(child::equals).isPresent()) {
            return Seen.AWAY;
        }
        var front = own.values().stream()
                .max(Comparator.comparing(Session::isUsed)
                        .thenComparing(Session::since)
                        .thenComparing(Session::name))
                .orElseThrow();
        return new Seen(doing(own.values()), front.title(), media.contains(child), loose.contains(child));
    }

    private static Seen.Doing doing(Collection<Session> own) {
        if (own.stream().anyMatch(Session::isUsed)) {
            return Seen.Doing.USE;
        }
        return own.stream().allMatch(session -> session.doing() == HistoryEvent.Doing.LOCK)
                ? Seen.Doing.LOCKED
                : Seen.Doing.IDLE;
    }
}
