package org.porchlight.platform.linux.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.porchlight.core.policy.AppRules.Action;

/// That a file is known by what it is, not by its name or its place.
@Tag("os")
@Timeout(300)
class LinuxGateFileTest extends WithGateLab {
    @Test
    void refusesCopiesAndLinksOfAProgramThatIsNotAllowed() throws Exception {
        var game = lab.program("game");
        lab.home("home", KID);
        lab.shell("cd " + lab.path("") + "; cp game copy; ln game link; ln -s ../game home/soft; cp game home/own;"
                + " chown " + KID + " home/own");

        publish(Action.DENY);

        for (var name : List.of("copy", "link", "home/soft", "home/own")) {
            assertRefused(lab.path(name));
        }
        assertThat(game).isNotEmpty();
    }

    @Test
    void refusesAHardLinkOfAProgramThatARuleDenies() throws Exception {
        var game = lab.program("game");
        var other = lab.program("other");
        publish(Action.ALLOW, game, "DENY");
        lab.shell("ln " + game + " " + lab.path("link"));

        var first = lab.run(KID, lab.path("link"));

        assertThat(first.code()).isNotZero();
        assertThat(lab.refusal()).containsExactly("kid", lab.path("link"), "checking");
        awaitRefusalOf("apps.rules[0]", lab.path("link"));
        assertThat(lab.run(KID, other, "hello").text()).isEqualTo("hello");
    }

    @Test
    void followsLinksThatOnlyAnAdministratorCanChange() throws Exception {
        var allowed = lab.program("allowed");
        var game = lab.program("game");
        lab.home("home", KID);
        lab.shell("cd " + lab.path("") + "; ln -s allowed good; ln -s ../game home/bad; ln -s ../allowed home/good");

        publish(Action.DENY, lab.path("good"), "ALLOW", lab.path("home/bad"), "ALLOW");

        assertThat(lab.run(KID, lab.path("good"), "hello").text()).isEqualTo("hello");
        assertThat(lab.run(KID, allowed, "hello").text()).isEqualTo("hello");
        assertThat(lab.run(KID, lab.path("home/good"), "hello").text()).isEqualTo("hello");
        assertRefused(game);
        assertRefused(lab.path("home/bad"));
    }

    @Test
    void neverAllowsAFileThatTheChildCanChange() throws Exception {
        lab.program("own");
        lab.program("open");
        lab.home("home", KID);
        lab.shell("cd " + lab.path("") + "; cp own home/placed; chown " + KID + " own; chmod o+w open");

        publish(Action.DENY, lab.path("own"), "ALLOW", lab.path("open"), "ALLOW", lab.path("home/placed"), "ALLOW");

        assertRefused(lab.path("own"));
        assertRefused(lab.path("open"));
        assertRefused(lab.path("home/placed"));
    }

    @Test
    void isNotFooledByAPath() throws Exception {
        var allowed = lab.program("allowed");
        var game = lab.program("game");
        publish(Action.DENY, allowed, "ALLOW");

        var said = lab.run(
                KID,
                "unshare",
                "-Urm",
                "sh",
                "-c",
                "mount --bind " + game + " " + allowed + " && " + allowed + " hello");

        assertThat(said.text()).doesNotContain("hello").contains("Operation not permitted");
        assertThat(lab.run(KID, allowed, "hello").text()).isEqualTo("hello");
    }

    @Test
    void refusesAnAllowedFileThatTheChildReplaced() throws Exception {
        var allowed = lab.program("allowed");
        lab.home("home", KID);
        publish(Action.DENY, allowed, "ALLOW");
        lab.shell("cd " + lab.path("") + "; cp allowed home/mine; chown " + KID + " home/mine; mv home/mine allowed");

        assertRefused(allowed);

        awaitRefusalOf("apps.default", allowed);
    }

    @Test
    void startsAnUpgradedProgramOnceItWasLookedAt() throws Exception {
        var allowed = lab.program("allowed");
        publish(Action.DENY, allowed, "ALLOW");
        lab.shell("cd " + lab.path("") + "; cp allowed new; mv new allowed");

        assertRefused(allowed);
        assertThat(lab.refusal()).containsExactly("kid", allowed, "checking");

        await(() -> lab.run(KID, allowed, "hello").text().equals("hello"));
    }

    @Test
    void doesNotTakeAReusedInodeForTheAllowedFile() throws Exception {
        assumeTrue(Files.exists(Path.of("/usr/sbin/mkfs.ext4")), "needs mkfs.ext4: a tmpfs does not reuse inodes");
        lab.program("echo");
        lab.shell("cd " + lab.path("") + "; truncate -s 8M image; mkfs.ext4 -q image; mkdir disk;"
                + " mount -o loop image disk; cp echo disk/allowed; chmod 777 disk");
        var allowed = lab.path("disk/allowed");
        var inode = Files.getAttribute(lab.file("disk/allowed"), "unix:ino");
        publish(Action.DENY, allowed, "ALLOW");
        lab.shell("chmod 755 " + lab.path("disk"));
        publish(Action.DENY, allowed, "ALLOW");
        assertThat(lab.run(KID, allowed, "hello").text()).isEqualTo("hello");

        lab.shell("cd " + lab.path("disk") + "; rm allowed; cp ../echo other; chown " + KID + " other");

        assertThat(Files.getAttribute(lab.file("disk/other"), "unix:ino")).isEqualTo(inode);
        assertRefused(lab.path("disk/other"), "hello");
    }
}
