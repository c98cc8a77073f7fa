package org.porchlight.platform.linux.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.porchlight.port.ChildAccount;

class SubordinateIdsTest {
    private static final ChildAccount KID = new ChildAccount("2101", "kid", Path.of("/home/kid"));

    @TempDir
    private Path root;

    @Test
    void findsTheRangesOfAnAccountByNameAndByNumber() throws Exception {
        write("mum:100000:65536\nkid:165536:65536\n2101:300000:10\nkid:broken\n");

        var ids = SubordinateIds.of(KID, root);

        assertThat(ids)
                .containsExactly(new SubordinateIds.Ids(165_536, 231_071), new SubordinateIds.Ids(300_000, 300_009));
    }

    @Test
    void neverTakesPeopleOrTheSystemForAChild() throws Exception {
        write("kid:0:65536\nkid:1000:1\nkid:100000:0\nkid:4294967290:100\n");

        assertThat(SubordinateIds.of(KID, root)).isEmpty();
    }

    @Test
    void findsNoneWithoutTheFile() throws Exception {
        assertThat(SubordinateIds.of(KID, root)).isEmpty();
    }

    private void write(String text) throws Exception {
        Files.createDirectories(root.resolve("etc"));
        Files.writeString(root.resolve("etc/subuid"), text);
    }
}
