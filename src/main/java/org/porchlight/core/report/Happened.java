package org.porchlight.core.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.porchlight.core.policy.ChildId;

/// Something of a day, with how often it happened; what a child can make happen at will is one, if it is of the same:
/// refusals of a program or site, and that something stopped working or works again.
///
/// @param latest the last time
/// @param times 1 at least
public record Happened(DayNote latest, int times) {
    private static final Set<DayNote.Sort> FOLDED = EnumSet.of(
            DayNote.Sort.PROGRAM_DENIED, DayNote.Sort.SITE_DENIED, DayNote.Sort.WEAKENED, DayNote.Sort.MENDED);

    private record Same(DayNote.Sort sort, Optional<ChildId> child, String subject) {}

    /// What happened, the latest first; what concerns all children stands once.
    ///
    /// @param accounts of one day
    public static List<Happened> of(Collection<AccountReport> accounts) {
        var rows = new ArrayList<Happened>();
        var rowOf = new HashMap<Same, Integer>();
        accounts.stream()
                .flatMap(account -> account.happened().stream())
                .distinct()
                .sorted(Comparator.comparing(DayNote::at).reversed())
                .forEach(note -> {
                    var row = isFolded(note) ? rowOf.putIfAbsent(sameAs(note), rows.size()) : null;
                    if (row == null) {
                        rows.add(new Happened(note, 1));
                    } else {
                        rows.set(
                                row,
                                new Happened(
                                        rows.get(row).latest(), rows.get(row).times() + 1));
                    }
                });
        return List.copyOf(rows);
    }

    private static boolean isFolded(DayNote note) {
        return FOLDED.contains(note.sort());
    }

    private static Same sameAs(DayNote note) {
        return new Same(note.sort(), note.child(), note.subject());
    }
}
