package org.porchlight.site.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NameserversTest {
    private static final InetSocketAddress HERE = at("127.0.0.1");

    @TempDir
    private Path folder;

    @Test
    void readsAtMostThreeAndLeavesOutWhatIsNoAddress() throws Exception {
        var file = Files.writeString(folder.resolve("resolv.conf"), """
                # home
                search lan
                nameserver 192.168.1.1
                nameserver router.lan
                nameserver\t2001:db8::53
                nameserver 127.0.0.53
                nameserver 9.9.9.9
                """);

        assertThat(new Nameservers(file).get())
                .containsExactly(at("192.168.1.1"), at("2001:db8::53"), at("127.0.0.53"));
    }

    @Test
    void followsTheFileWhenItChanges() throws Exception {
        var file = Files.writeString(folder.resolve("resolv.conf"), "nameserver 192.168.1.1\n");
        var servers = new Nameservers(file);
        var before = servers.get();

        Files.move(Files.writeString(folder.resolve("new"), "nameserver 192.168.2.1\n"), folder.resolve("other"));
        Files.delete(file);
        Files.move(folder.resolve("other"), file);

        assertThat(before).isEqualTo(List.of(at("192.168.1.1")));
        assertThat(servers.get()).isEqualTo(List.of(at("192.168.2.1")));
    }

    @Test
    void keepsTheLastServersWhileTheFileIsGone() throws Exception {
        var file = Files.writeString(folder.resolve("resolv.conf"), "nameserver 192.168.1.1\n");
        var servers = new Nameservers(file);
        var before = servers.get();

        Files.delete(file);

        assertThat(servers.get()).isEqualTo(before);
    }

    @Test
    void asksThisPcWhenTheFileNamesNobody() {
        assertThat(new Nameservers(folder.resolve("none")).get()).containsExactly(HERE);
    }

    private static InetSocketAddress at(String address) {
        return new InetSocketAddress(InetAddress.ofLiteral(address), 53);
    }
}
