package org.porchlight.platform.linux.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.porchlight.port.MachineException;

/// Builds a small system below a folder. Programs must belong to root, so these need root.
@Tag("os")
class SystemSetTest {
    @TempDir
    private Path root;

    private final StringBuilder status = new StringBuilder();

    @BeforeEach
    void needsRoot() {
        assumeTrue(
                ProcessHandle.current().info().user().filter("root"::equals).isPresent(),
                "needs root: programs of the system belong to root");
    }

    @Test
    void takesWhatTheSystemCannotDoWithout() throws Exception {
        install("dash", "Essential: yes", "/usr/bin/dash");
        install("ifupdown", "Priority: important", "/usr/sbin/ifup");
        install("game", "Priority: optional", "/usr/games/game");

        var set = find();

        assertThat(set.programs()).containsOnlyKeys("/usr/bin/dash", "/usr/sbin/ifup");
        assertThat(set.why("/usr/bin/dash")).contains(new SystemSet.Program("/usr/bin/dash", "dash", "essential"));
    }

    @Test
    void followsTheFirstAlternativeThatIsInstalled() throws Exception {
        install(
                "login",
                "Essential: yes\nDepends: absent (>= 1) | second:any, third [linux-any] | fourth",
                "/usr/bin/login");
        install("second", "Depends: virtual", "/usr/bin/second");
        install("third", "", "/usr/bin/third");
        install("fourth", "", "/usr/bin/fourth");
        install("real", "Provides: virtual (= 1)", "/usr/bin/real");

        var set = find();

        assertThat(set.programs())
                .containsOnlyKeys("/usr/bin/login", "/usr/bin/second", "/usr/bin/third", "/usr/bin/real");
        assertThat(set.why("/usr/bin/real")).map(SystemSet.Program::because).contains("needed by second");
    }

    @Test
    void takesWhatALogInIsConfiguredToStart() throws Exception {
        install("zsh", "", "/usr/bin/zsh");
        install("libpam-modules", "", "/usr/lib/security/pam_unix.so", "/usr/sbin/unix_chkpwd");
        Files.setPosixFilePermissions(
                at("/usr/lib/security/pam_unix.so"), PosixFilePermissions.fromString("rw-r--r--"));
        install("openbox", "", "/usr/bin/openbox-session");
        install("xorg", "Provides: xserver", "/usr/bin/Xorg");
        install("at-spi2-core", "", "/usr/libexec/at-spi-bus-launcher");
        write("/etc/shells", "# shells\n/usr/bin/zsh\n");
        write("/etc/pam.d/common-auth", "# nothing.so\nauth [success=1 default=ignore] pam_unix.so nullok\n");
        // As it is while a guard changes the file: of no use, and larger than any file of PAM.
        write("/etc/pam.d/common-auth.porchlight-lock", "\0".repeat(2 << 20));
        write("/usr/share/xsessions/openbox.desktop", "[Desktop Entry]\nExec=env A=b openbox-session --x\n");
        write("/etc/xdg/autostart/bus.desktop", "[Desktop Entry]\nExec=\"/usr/libexec/at-spi-bus-launcher\"\n");

        var set = find();

        assertThat(set.programs())
                .containsOnlyKeys(
                        "/usr/bin/zsh",
                        "/usr/sbin/unix_chkpwd",
                        "/usr/bin/openbox-session",
                        "/usr/bin/Xorg",
                        "/usr/libexec/at-spi-bus-launcher");
        assertThat(set.why("/usr/sbin/unix_chkpwd"))
                .map(SystemSet.Program::because)
                .contains("PAM module of common-auth");
    }

    @Test
    void leavesOutWhatSomebodyElseCanChange() throws Exception {
        install("dash", "Essential: yes", "/usr/bin/dash", "/usr/bin/open", "/usr/bin/plain", "/usr/bin/kids");
        Files.setPosixFilePermissions(at("/usr/bin/open"), PosixFilePermissions.fromString("rwxrwxr-x"));
        Files.setPosixFilePermissions(at("/usr/bin/plain"), PosixFilePermissions.fromString("rw-r--r--"));
        Files.setAttribute(at("/usr/bin/kids"), "unix:uid", 2101);
        Files.createSymbolicLink(at("/usr/bin/link"), Path.of("dash"));

        var set = find();

        assertThat(set.programs()).containsOnlyKeys("/usr/bin/dash");
    }

    @Test
    void knowsWhereMergedFoldersAndDivertedFilesAre() throws Exception {
        Files.createDirectories(at("/usr/bin"));
        Files.createSymbolicLink(at("/bin"), Path.of("usr/bin"));
        install("dash", "Essential: yes", "/bin/dash", "/bin/sh.distrib");
        write("/var/lib/dpkg/info/dash.list", "/.\n/bin\n/bin/dash\n/bin/sh\n");
        write("/var/lib/dpkg/diversions", "/bin/sh\n/bin/sh.distrib\nother\n");

        var set = find();

        assertThat(set.programs()).containsOnlyKeys("/usr/bin/dash", "/usr/bin/sh.distrib");
    }

    @Test
    void forgetsPackagesThatAreRemoved() throws Exception {
        install("dash", "Essential: yes", "/usr/bin/dash");
        install("gone", "Essential: yes", "/usr/bin/gone");
        write(
                Dpkg.STATUS,
                status.toString()
                        .replace(
                                "Package: gone\nStatus: install ok installed",
                                "Package: gone\nStatus: deinstall ok config-files"));

        var set = SystemSet.find(root);

        assertThat(set.programs()).containsOnlyKeys("/usr/bin/dash");
    }

    @Test
    void saysSoOnAMachineWithoutDpkg() {
        assertThatThrownBy(() -> SystemSet.find(root))
                .isInstanceOf(MachineException.class)
                .hasMessageContaining("only machines with dpkg");
    }

    @Test
    void keepsWhatItFoundAndSaysWhy() throws Exception {
        assumeTrue(Files.exists(Path.of(Dpkg.STATUS)), "needs a machine with dpkg");
        var file = root.resolve("system-set.tsv");

        var found = new SystemSetFile(file).current();
        var kept = new SystemSetFile(file).current();

        assertThat(kept.programs()).isEqualTo(found.programs()).containsKey("/usr/bin/dash");
        assertThat(kept.why(Files.readSymbolicLink(Path.of("/proc/self/exe")).toString()))
                .isPresent();
    }

    @Test
    void holdsTheLauncherByWhichAChildAsks() throws Exception {
        assumeTrue(Files.exists(Path.of(Dpkg.STATUS)), "needs a machine with dpkg");
        var launcher = Files.writeString(root.resolve("porchlight"), "#!/bin/sh\n");
        var link = Files.createSymbolicLink(root.resolve("link"), launcher);
        var before = Optional.ofNullable(System.setProperty("porchlight.launcher", link.toString()));
        try {
            assertThat(new SystemSetFile(root.resolve("set.tsv")).current().programs())
                    .containsKey(launcher.toRealPath().toString());
        } finally {
            before.ifPresentOrElse(
                    was -> System.setProperty("porchlight.launcher", was),
                    () -> System.clearProperty("porchlight.launcher"));
        }
    }

    private SystemSet find() throws IOException, MachineException {
        write(Dpkg.STATUS, status.toString());
        return SystemSet.find(root);
    }

    private void install(String name, String fields, String... programs) throws IOException {
        status.append("Package: ").append(name).append("\nStatus: install ok installed\n");
        status.append(fields).append(fields.isEmpty() ? "\n" : "\n\n");
        var list = new StringBuilder("/.\n");
        for (var program : programs) {
            write(program, "x");
            Files.setPosixFilePermissions(at(program), PosixFilePermissions.fromString("rwxr-xr-x"));
            list.append(program).append('\n');
        }
        write("/var/lib/dpkg/info/" + name + ".list", list.toString());
    }

    private void write(String path, String text) throws IOException {
        Files.createDirectories(at(path).getParent());
        Files.writeString(at(path), text);
    }

    private Path at(String path) {
        return root.resolve(path.substring(1));
    }
}
