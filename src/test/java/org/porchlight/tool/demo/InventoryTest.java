package org.porchlight.tool.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.porchlight.tool.demo.Inventory.Thing;

class InventoryTest {
    private static final String MARK = "a1b2c3";
    private static final Thing STALE = new Thing("file /tmp/+JXF1.tmp", "1010", false);
    private static final Thing BENCH = new Thing("file /tmp/porchlight-bench-1", "0", true);

    @Test
    void countsWhatBearsTheMarkOrIsOfAnAccountOfTheDemo() {
        var left = differences(
                List.of(STALE),
                List.of(
                        STALE,
                        new Thing("file /tmp/+JXF2.tmp", "1010", false),
                        new Thing("file /run/porchlight-demo-a1b2c3", "0", true),
                        new Thing("process 7 sleep", "1011", false),
                        new Thing("cgroup /sys/fs/cgroup/porchlight-x-1010", "1010", true),
                        new Thing("table table inet porchlight", "", true)));

        assertThat(left.own())
                .containsExactly(
                        "file /tmp/+JXF2.tmp",
                        "file /run/porchlight-demo-a1b2c3",
                        "process 7 sleep",
                        "cgroup /sys/fs/cgroup/porchlight-x-1010",
                        "table table inet porchlight");
        assertThat(left.others()).isEmpty();
    }

    @Test
    void doesNotBlameTheDemoForOthers() {
        var left = differences(
                List.of(BENCH),
                List.of(
                        new Thing("file /tmp/porchlight-bench-2", "0", true),
                        new Thing("mount 1 /mnt", "", true),
                        new Thing("table table ip nat", "", true),
                        new Thing("process 8 sleep", "1000", false)));

        assertThat(left.own()).isEmpty();
        assertThat(left.others())
                .containsExactly(
                        "+ file /tmp/porchlight-bench-2",
                        "+ mount 1 /mnt",
                        "+ table table ip nat",
                        "− file /tmp/porchlight-bench-1");
    }

    @Test
    void knowsWhoseFilesAreWithoutTheirNames() throws Exception {
        assertThat(Inventory.take(MARK).things())
                .filteredOn(thing -> thing.name()
                        .startsWith("process " + ProcessHandle.current().pid() + " "))
                .singleElement()
                .satisfies(thing -> assertThat(thing.owner()).matches("[0-9]+"));
    }

    private static Inventory.Differences differences(List<Thing> before, List<Thing> after) {
        return new Inventory(after).differences(new Inventory(before), MARK, Set.of("1010", "1011"));
    }
}
