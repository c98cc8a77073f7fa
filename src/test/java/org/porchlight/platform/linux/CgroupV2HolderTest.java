package org.porchlight.platform.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class CgroupV2HolderTest extends CgroupHolderContract {
    @Override
    Optional<Hierarchy> hierarchy() {
        return Hierarchy.v2();
    }

    /// Whoever owns a group decides how many may be in it.
    @Test
    void holdsInTheNearestGroupThatTakesOurs() throws Exception {
        var program = start(child());
        var other = start(sibling());
        var home = home("app.slice/mixed.scope", program, other);
        Files.writeString(home.resolve("cgroup.max.descendants"), "0");

        hold();

        assertStandsStill(program, other);
        free();
        program.awaitProgress(program.progress());
    }

    @Test
    void holdsAProcessWhoseThreadsAreInGroupsOfTheirOwn() throws Exception {
        var program = start(child());
        var home = home("app.scope", program);
        var threads = Files.createDirectory(home.resolve("threads"));
        Files.writeString(threads.resolve("cgroup.type"), "threaded");
        Files.writeString(
                threads.resolve("cgroup.threads"), Long.toString(program.ref().pid()));

        hold();

        assertStandsStill(program, start(sibling()));
        free();
        program.awaitProgress(program.progress());
    }

    @Test
    void holdsInAGroupWithANameThatNoFileOfOursCanKeep() throws Exception {
        var program = start(child());
        var home = home("app.slice/tab\there", program);

        hold();

        assertStandsStill(program, start(sibling()));
        free();
        program.awaitProgress(program.progress());
        assertThat(home).isNotEmptyDirectory();
    }
}
