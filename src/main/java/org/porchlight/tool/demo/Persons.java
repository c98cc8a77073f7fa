package org.porchlight.tool.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.porchlight.text.Language;

/// The two temporary accounts of the demo: a child who is limited and a sibling who is not.
///
/// @param child log-in name
/// @param sibling log-in name
/// @param homes folder of their homes
record Persons(String child, String sibling, Path homes) {
    private static final List<String> LOCALE = List.of("LC_ALL", "LC_CTYPE", "LC_MESSAGES", "LANG");

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

    /// The numbers of those that are there.
    Set<String> numbers() throws IOException, InterruptedException {
        var numbers = new TreeSet<String>();
        for (var name : List.of(child, sibling)) {
            var run = Run.of(List.of("id", "-u", name));
            if (run.ok()) {
                numbers.add(run.firstLine());
            }
        }
        return numbers;
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

    /// What tells a program a language and the charset of words and names; the same as the demo's own, or what it hands
    /// over would be read as something else.
    ///
    /// @param environment the demo's
    static List<String> speech(Language language, Map<String, String> environment) {
        var all = new ArrayList<>(List.of(
                "PORCHLIGHT_LANGUAGE=" + language.locale().toLanguageTag().replace('-', '_')));
        LOCALE.stream().filter(environment::containsKey).forEach(name -> all.add(name + "=" + environment.get(name)));
        return all;
    }

    /// A command as one of them, with a small environment.
    static List<String> as(String name, Path home, List<String> environment, List<String> command) {
        var all =
                new ArrayList<>(List.of("setpriv", "--reuid=" + name, "--regid=" + name, "--init-groups", "env", "-i"));
        all.add("HOME=" + home);
        all.add("USER=" + name);
        all.add("PATH=/usr/bin:/bin");
        all.addAll(environment);
        all.addAll(command);
        return all;
    }
}
