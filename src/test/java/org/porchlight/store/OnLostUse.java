package org.porchlight.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.porchlight.core.account.DayAccount;
import org.porchlight.core.policy.ChildId;
import org.porchlight.port.StoreException;
import org.porchlight.tool.powercut.BusyEvening;

/// A PC whose ledger is lost, put back, or goes on elsewhere, and what was used meanwhile.
abstract class OnLostUse {
    static final LocalDate DAY = LocalDate.of(2026, 11, 24);
    static final List<ChildId> CHILDREN = List.of(new ChildId("mei"), new ChildId("lan"), new ChildId("tao"));
    static final long DAY_OF_TICKS = Duration.ofDays(1).dividedBy(BusyEvening.TICK);

    @TempDir
    Path temp;

    Path data() {
        return temp.resolve("data");
    }

    static BusyEvening.Commit into(SteadyStore store) {
        return (step, document) -> {
            if (document.isPresent()) {
                store.commit(document.get(), "parent:root", step.writing());
            } else {
                store.commit(step.writing());
            }
        };
    }

    interface Doing {
        void with(SteadyStore store, BusyEvening evening) throws Exception;
    }

    /// A guard works from one tick to another; what it counted is kept beside its ledger when it ends.
    void play(long from, long to, Doing atLast) throws Exception {
        try (var store = SteadyStore.open(data())) {
            var evening = BusyEvening.start(5, store, from, into(store));
            for (long tick = from + 1; tick <= to; tick++) {
                evening.until(tick, into(store));
            }
            atLast.with(store, evening);
        }
    }

    void play(long from, long to) throws Exception {
        play(from, to, (store, evening) -> store.stand(evening.state()));
    }

    byte[] playAndBackUp(long from, long to) throws Exception {
        var backup = new ArrayList<byte[]>();
        play(from, to, (store, evening) -> {
            store.stand(evening.state());
            backup.add(Backups.zip(Backups.lines(store)));
        });
        return backup.getFirst();
    }

    void loseLedger() throws Exception {
        try (var files = Files.newDirectoryStream(data(), "porchlight.db*")) {
            for (var file : files) {
                Files.delete(file);
            }
        }
    }

    void restore(byte[] backup) throws Exception {
        var now = StandbyFile.read(data()).orElseThrow().clock().last();
        Restore.into(data(), () -> new ByteArrayInputStream(backup), false, now, _ -> Optional.empty());
    }

    static Duration sum(Map<String, Duration> counted, String... of) {
        return Stream.of(of)
                .map(one -> counted.getOrDefault(one, Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }

    /// What counts by the ledger and for a guard that starts on it, of each child and day.
    Map<String, Duration> counted(LocalDate... days) throws StoreException {
        var counted = new HashMap<String, Duration>();
        try (var store = SteadyStore.open(data())) {
            var found = store.verify();
            assertThat(found.isOk()).as(found.toString()).isTrue();
            var state = BusyEvening.start(5, store, BusyEvening.tickOf(store), into(store))
                    .state();
            for (var child : CHILDREN) {
                for (var day : days) {
                    var of = child.value() + " " + day;
                    var account = store.account(child, day).map(DayAccount::counted);
                    assertThat(account.orElse(Duration.ZERO))
                            .as(of)
                            .isEqualTo(state.book(child).on(day).spent());
                    counted.put(of, account.orElse(Duration.ZERO));
                }
            }
        }
        return counted;
    }
}
