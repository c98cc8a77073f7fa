package org.porchlight.platform.linux.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MountTest {
    @Test
    void readsALineWithAndWithoutOptionalFields() {
        var shared = Mount.parse(
                "36 35 98:0 /sub /media/a\\040b\\134c rw,noatime shared:1 master:2 - ext4 /dev/sda1 rw,x=1");
        var plain = Mount.parse("27 1 254:0 / / rw - tmpfs none rw");

        assertThat(shared).isEqualTo(new Mount("98:0", "/media/a b\\c", "ext4", Set.of("rw", "x=1")));
        assertThat(plain).isEqualTo(new Mount("254:0", "/", "tmpfs", Set.of("rw")));
    }

    @ParameterizedTest(name = "{0} with {1}: programs {2}, may stall {3}")
    @CsvSource({
        "ext4, rw, true, false",
        "tmpfs, rw, true, false",
        "overlay, rw, true, false",
        "proc, rw, false, false",
        "cgroup2, rw, false, false",
        "nfs4, rw, true, true",
        "fuse.sshfs, user_id=1000, true, true",
        "fuse, user_id=0, true, true",
        "fuseblk, user_id=0, true, false",
        "fuseblk, user_id=1000, true, true",
    })
    void knowsWhereProgramsAreAndWhatMayStall(String type, String option, boolean programs, boolean stall) {
        var mount = new Mount("8:1", "/media", type, Set.of(option));

        assertThat(mount.canHoldPrograms()).isEqualTo(programs);
        assertThat(mount.canStall()).isEqualTo(stall);
    }
}
