package org.porchlight.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What the guard takes of a PC, beside the daemon of timekpr-next: both look after the same four children in the same
/// minutes. The figures are printed, left in `target/beside-timekpr.txt`, and not judged.
class BesideTimekprTest extends OnBootedPc {
    private static final String TIMEKPR = "timekpr.service";
    private static final List<String> CHILDREN = List.of("kid", "sib", "lin", "ping");
    private static final Duration WATCHED = Duration.ofMinutes(1);
    /// timekpr-next writes what it counted twice a minute.
    private static final Duration COUNTS = Duration.ofMinutes(5);

    private final List<String> figures = new ArrayList<>();

    @Override
    Booted off() throws IOException {
        return Booted.withTimekpr();
    }

    @Test
    void bothLookAfterFourChildrenAndAreMeasured() throws Exception {
        pc.run("useradd", "-m", "-u", "52103", "lin");
        pc.run("useradd", "-m", "-u", "52104", "ping");
        family.rulesOf(CHILDREN, Family.OPEN);
        pc.run("systemctl", "start", TIMEKPR);
        for (var child : CHILDREN) {
            Family.await(
                    "timekpr-next has taken on " + child,
                    COUNTS,
                    () -> Files.exists(pc.file("/var/lib/timekpr/config/timekpr." + child + ".conf")));
        }
        // What a start needs is over by then.
        pass(WATCHED);

        measure("nobody is there");
        Way.onScreen(pc, "kid");
        Family.await("the guard counts", () -> family.kid().orElseThrow().counting());
        measure("one child is at the screen");

        assertThat(family.status().orElseThrow().children()).hasSize(CHILDREN.size());
        Family.await("timekpr-next has counted", COUNTS, this::timekprHasCounted);
        Files.write(Path.of("target/beside-timekpr.txt"), figures);
        figures.forEach(System.out::println);
    }

    private boolean timekprHasCounted() throws IOException {
        return Files.readString(pc.file("/var/lib/timekpr").resolve("work/kid.time"))
                .lines()
                .filter(line -> line.startsWith("TIME_SPENT_DAY"))
                .anyMatch(line -> Integer.parseInt(line.replaceAll("\\D", "")) > 0);
    }

    private void measure(String when) throws IOException {
        long from = System.nanoTime();
        var before = all();
        pass(WATCHED);
        var after = all();
        double seconds = (System.nanoTime() - from) / 1e9;

        assertThat(after).allSatisfy((who, use) -> {
            assertThat(use.pids())
                    .as(who)
                    .isNotEmpty()
                    .isEqualTo(before.get(who).pids());
            assertThat(use.resident()).as(who).isPositive();
            assertThat(use.share()).as(who).isPositive();
        });
        after.forEach((who, use) -> figures.add(String.format(
                Locale.ROOT,
                "%s, %s: VmRSS %.1f MiB, PSS %.1f MiB, %.2f %% of a core",
                when,
                who,
                use.resident() / 1024.0,
                use.share() / 1024.0,
                (use.ticks() - before.get(who).ticks()) / seconds)));
    }

    private Map<String, Use> all() throws IOException {
        var all = new LinkedHashMap<String, Use>();
        all.put("the guard", Use.of(family.guard()));
        all.put("its supervisor", Use.of(family.supervisor()));
        all.put("timekpr-next", Use.of(timekpr()));
        return all;
    }

    /// The daemon, without what it may start for a moment.
    private List<Long> timekpr() throws IOException {
        var unit = pc.unit(TIMEKPR);
        return pc.processes().stream()
                .filter(process -> unit.contains(process.pid()) && !unit.contains(process.parent()))
                .map(Inside::pid)
                .toList();
    }

    private static void pass(Duration time) {
        long from = System.nanoTime();
        Family.await("time passes", time.multipliedBy(2), () -> System.nanoTime() - from >= time.toNanos());
    }

    /// What processes have taken of the PC.
    ///
    /// @param resident KiB in memory
    /// @param share the same, with what several have in common divided among them
    /// @param ticks of processor time since their start, 10 ms each, with that of children that have ended
    private record Use(List<Long> pids, long resident, long share, long ticks) {
        static Use of(List<Long> pids) throws IOException {
            long resident = 0;
            long share = 0;
            long ticks = 0;
            for (long pid : pids) {
                resident += kib(pid, "status", "VmRSS:");
                share += kib(pid, "smaps_rollup", "Pss:");
                var stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
                var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
                for (int field = 11; field <= 14; field++) {
                    ticks += Long.parseLong(fields[field]);
                }
            }
            return new Use(pids, resident, share, ticks);
        }

        private static long kib(long pid, String file, String name) throws IOException {
            return Files.readAllLines(Path.of("/proc/" + pid + "/" + file)).stream()
                    .filter(line -> line.startsWith(name))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
