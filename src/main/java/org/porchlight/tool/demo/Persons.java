package org.porchlight.tool.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/// The two temporary accounts of the demo: a child who is limited and a sibling who is not.
///
/// @param child log-in name
/// @param sibling log-in name
/// @param homes folder of their homes
record Persons(String child, String sibling, Path homes) {
    /// Names that bear the demo's mark.
    static Persons named(String mark, Path folder) {
        return new Persons("plt-" + mark + "-a", "plt-" + mark + "-b", folder.resolve("home"));
    }

    /// Makes the accounts.
    void create() throws IOException, InterruptedException {
        Files.createDirectories(homes);
        for (var name : List.of(child, sibling)) {
            Run.sure(
                    "useradd",
                    "--no-log-init",
                    "--create-home",
                    "--skel",
                    "/dev/null",
                    "--home-dir",
                    home(name).toString(),
                    "--shell",
                    "/bin/sh",
                    "--key",
                    "MAIL_DIR=/nonexistent",
                    name);
            Files.setPosixFilePermissions(home(name), PosixFilePermissions.fromString("rwx------"));
        }
    }

    /// Ends their processes and removes the accounts; what is not there counts as removed.
    void remove() throws IOException, InterruptedException {
        for (var name : List.of(child, sibling)) {
            if (Run.of(List.of("id", "-u", name)).ok()) {
                Run.of(List.of("pkill", "-KILL", "-u", name));
                Poll.until(
                        java.time.Duration.ofSeconds(5),
                        () -> Run.of(List.of("pgrep", "-u", name)).ok()
                                ? java.util.Optional.<Boolean>empty()
                                : java.util.Optional.of(true));
                Run.sure("userdel", name);
            }
        }
    }

    Path home(String name) {
        return homes.resolve(name);
    }

    /// A command as one of them, with a small environment.
    static List<String> as(String name, Path home, List<String> environment, List<String> command) {
        var all = new java.util.ArrayList<>(
                List.of("setpriv", "--reuid=" + name, "--regid=" + name, "--init-groups", "env", "-i"));
        all.add("HOME=" + home);
        all.add("USER=" + name);
        all.add("PATH=/usr/bin:/bin");
        all.addAll(environment);
        all.addAll(command);
        return all;
    }
}
