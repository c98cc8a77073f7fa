package org.porchlight.platform.linux.uid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.porchlight.port.ChildAccount;
import org.porchlight.port.MachineException;

class SubordinateUidsTest {
    private static final ChildAccount KID = new ChildAccount("2101", "kid", Path.of("/home/kid"));

    @TempDir
    private Path folder;

    @Test
    void findsTheRangesOfAnAccountByNameAndByNumber() throws Exception {
        assertThat(lent("mum:100000:65536\nkid:165536:65536\n2101:300000:10\nkid:broken\n"))
                .containsExactly(new UidRange(165_536, 231_071), new UidRange(300_000, 300_009));
    }

    @Test
    void neverTakesPeopleOrTheSystemForAChild() throws Exception {
        assertThat(lent("kid:0:65536\nkid:1000:1\nkid:100000:0\nkid:4294967290:100\nkid:9999999999:9999999999\n"))
                .isEmpty();
    }

    @Test
    void leavesOutWhatIsLentToAnotherTooInPart() throws Exception {
        assertThat(lent("kid:100000:100\nmum:100099:1\nkid:100100:100\nmum:100200:1\nmum:1000:65000\nkid:65999:2\n"))
                .containsExactly(new UidRange(100_100, 100_199));
    }

    @Test
    void keepsWhatIsLentToAnAccountTwice() throws Exception {
        assertThat(lent("kid:100000:100\n2101:100000:100\n")).hasSize(2);
    }

    @Test
    void findsNoneWithoutTheFile() throws Exception {
        assertThat(SubordinateUids.read(folder.resolve("none")).of(KID)).isEmpty();
    }

    @Test
    void saysWhatItCannotRead() throws Exception {
        assertThatThrownBy(() -> SubordinateUids.read(folder))
                .isInstanceOf(MachineException.class)
                .hasMessageContaining(folder.toString());
        assertThatThrownBy(() -> lent("x".repeat((1 << 20) + 1)))
                .isInstanceOf(MachineException.class)
                .hasMessageContaining("more than 1048576 bytes");
    }

    private List<UidRange> lent(String text) throws Exception {
        var file = Files.writeString(folder.resolve("subuid"), text);
        return SubordinateUids.read(file).of(KID);
    }
}
