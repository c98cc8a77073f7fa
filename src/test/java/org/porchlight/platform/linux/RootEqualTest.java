package org.porchlight.platform.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RootEqualTest {
    @TempDir
    Path folder;

    private boolean isNamed(String sudoers) throws Exception {
        var file = folder.resolve("sudoers");
        Files.writeString(file, sudoers.replace("|", "\n"));
        return !new RootEqual(List.of(file, folder.resolve("missing")))
                .waysOf("kid", 2101, Set.of("kid", "2101", "video", "44"))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '!', textBlock = """
            kid ALL=(ALL:ALL) ALL                          ! true
            kid ALL = NOPASSWD: /usr/bin/apt               ! true
            mama, kid ALL=(ALL) ALL                        ! true
            mama,kid ALL=(ALL) ALL                         ! true
            #2101 ALL=(ALL) ALL                            ! true
            %video ALL=(ALL) ALL                           ! true
            %#44 ALL=(ALL) ALL                             ! true
            ALL ALL=(ALL) NOPASSWD: /sbin/poweroff         ! true
            User_Alias BIG = mama, kid|BIG ALL=(ALL) ALL   ! true
            User_Alias A = kid : B = mama|B ALL=(ALL) ALL  ! false
            User_Alias A = kid : B = A|B ALL=(ALL) ALL     ! true
            mama \\|  , kid ALL=(ALL) ALL                  ! true
            # kid ALL=(ALL) ALL                            ! false
            mama ALL=(ALL) ALL # not kid                   ! false
            %sudo ALL=(ALL:ALL) ALL                        ! false
            kidnap ALL=(ALL) ALL                           ! false
            mama kid=(ALL) ALL                             ! false
            Defaults:kid requiretty                        ! false
            Runas_Alias OP = kid                           ! false
            @includedir /etc/sudoers.d                     ! false
            """)
    void tellsWhomALineNames(String sudoers, boolean named) throws Exception {
        assertThat(isNamed(sudoers)).isEqualTo(named);
    }

    @Test
    void namesGroupsAndFiles() throws Exception {
        var file = folder.resolve("kid");
        Files.writeString(file, "kid ALL=(ALL) ALL\n");

        var ways = new RootEqual(List.of(file)).waysOf("kid", 2101, Set.of("kid", "docker", "audio", "disk"));

        assertThat(ways).containsExactly(file.toString(), "disk", "docker");
    }

    @Test
    void readsTheAccountsOfAMachine() {
        var lines = PasswdFile.parse("""
                root:x:0:0:root:/root:/bin/bash
                kid:x:2101:2101:,,,:/home/kid:/bin/bash
                daemon:x:1:1::/usr/sbin:/usr/sbin/nologin
                gast:x:2102:2102::/home/gast:
                +nis
                odd:x:-1:0::/:/bin/sh
                """);

        assertThat(lines).extracting(PasswdFile.Line::name).containsExactly("root", "kid", "daemon", "gast");
        assertThat(lines.get(1)).isEqualTo(new PasswdFile.Line("kid", 2101, 2101, "/home/kid", "/bin/bash"));
        assertThat(lines).extracting(PasswdFile.Line::mayLogIn).containsExactly(true, true, false, true);
    }
}
