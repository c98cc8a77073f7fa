package org.porchlight.platform.linux.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.porchlight.port.ChildAccount;
import org.porchlight.port.FakeJournal;
import org.porchlight.port.Journal;
import org.porchlight.port.MachineException;
import org.porchlight.port.Net;
import org.porchlight.port.NetContract;

/// The real firewall, in a network namespace that nobody else is in.
@Tag("os")
class NftNetTest extends NetContract {
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final String TABLE = "porchlight-test";

    @TempDir
    private Path folder;

    private final FakeJournal journal = new FakeJournal();
    private PrivateNetwork network;
    private NftNet net;
    private Path lent;

    @BeforeEach
    void open() throws Exception {
        assumeThat(System.getProperty("user.name"))
                .as("only root may make a network namespace")
                .isEqualTo("root");
        lent = Files.writeString(folder.resolve("subuid"), "plt-ming:300000:65536\nplt-other:400000:65536\n");
        network = new PrivateNetwork();
        net = network.within(() -> NftNet.open("test", lent, journal));
    }

    @AfterEach
    void close() {
        if (net != null) {
            net.close();
        }
        if (network != null) {
            network.close();
        }
    }

    @Override
    protected Net net() {
        return net;
    }

    @Override
    protected boolean reaches(ChildAccount account, InetAddress address) throws Exception {
        return network.reaches(account.id(), address);
    }

    @Test
    void limitsTheNumbersLentForContainersToo() throws Exception {
        net.bring(Map.of(MING, 5301));

        assertThat(network.reaches("300000", LESSON)).isFalse();
        assertThat(network.reaches("365535", LESSON_V6)).isFalse();
        assertThat(network.reaches("365536", LESSON)).isTrue();
        assertThat(network.reaches("400000", LESSON)).isTrue();
    }

    @Test
    void neverBelievesThatNumbersOfPeopleAreLent() throws Exception {
        Files.writeString(lent, "plt-ming:0:65536\n42101:42102:1\nplt-ming:4294967295:1\nplt-ming:x:y\nplt-ming\n");

        net.bring(Map.of(MING, 5301));

        assertThat(network.reaches("0", LESSON)).isTrue();
        assertThat(network.reaches("42102", LESSON)).isTrue();
        assertThat(network.reaches("42101", LESSON)).isFalse();
    }

    @Test
    void refusesToLimitAnAccountOfTheSystem() {
        var system = new ChildAccount("33", "www-data", Path.of("/nonexistent"));

        assertThatThrownBy(() -> net.bring(Map.of(system, 5301)))
                .isInstanceOf(MachineException.class)
                .hasMessageContaining("33 is not the number of a person's account");
        assertThat(journal.open()).isEmpty();
    }

    @Test
    void writesTheTableDownBeforeItIsMadeAndStrikesItOutWhenItIsGone() throws Exception {
        net.bring(Map.of(MING, 5301));

        assertThat(journal.open())
                .extracting(Journal.Change::what, Journal.Change::target)
                .containsExactly(tuple(Journal.What.NFT_TABLE, "inet " + TABLE));

        net.bring(Map.of());

        assertThat(journal.open()).isEmpty();
        assertThat(network.must("nft", "list", "tables")).isEmpty();
    }

    @Test
    void limitsEvenAfterTheGuardIsGone() throws Exception {
        net.bring(Map.of(MING, 5301));

        net.close();

        assertThat(reaches(MING, LESSON)).isFalse();
        assertThat(reaches(LAN, LESSON)).isTrue();
    }

    @Test
    void repairsWhatRootFlushed() throws Exception {
        net.bring(Map.of(MING, 5301));
        net.pin(MING, List.of(LESSON), LONG);
        network.must("nft", "flush", "table", "inet", TABLE);

        net.bring(Map.of(MING, 5301));

        assertThat(reaches(MING, GAME)).isFalse();
        assertThat(reaches(MING, LESSON)).isTrue();
    }

    @Test
    void repairsWhatRootDeleted() throws Exception {
        net.bring(Map.of(MING, 5301));
        network.must("nft", "delete", "table", "inet", TABLE);

        net.bring(Map.of(MING, 5301));

        assertThat(reaches(MING, GAME)).isFalse();
    }

    @Test
    void repairsRulesAndChainsThatRootAdded() throws Exception {
        net.bring(Map.of(MING, 5301));
        network.must("nft", "insert", "rule", "inet", TABLE, "kid_42101", "accept");
        network.must("nft", "add", "chain", "inet", TABLE, "stranger");
        network.must("nft", "add", "rule", "inet", TABLE, "reach", "jump", "stranger");
        assertThat(reaches(MING, GAME)).isTrue();

        net.bring(Map.of(MING, 5301));

        assertThat(reaches(MING, GAME)).isFalse();
        assertThat(network.must("nft", "list", "table", "inet", TABLE)).doesNotContain("stranger");
    }

    @Test
    void makesAnewWhatHasAnotherKind() throws Exception {
        network.must("nft", "add", "table", "inet", TABLE);
        network.must("nft", "add", "chain", "inet", TABLE, "reach { type filter hook input priority 5; }");

        net.bring(Map.of(MING, 5301));

        assertThat(reaches(MING, GAME)).isFalse();
    }

    @Test
    void isTheSameTextWhenBroughtTwice() throws Exception {
        net.bring(Map.of(MING, 5301, LAN, 5302));
        var once = network.must("nft", "list", "ruleset");

        net.bring(Map.of(MING, 5301, LAN, 5302));

        assertThat(network.must("nft", "list", "ruleset")).isEqualTo(once);
    }

    @Test
    void leavesOtherTablesAlone() throws Exception {
        network.must("nft", "add", "table", "inet", "mine");
        net.bring(Map.of(MING, 5301));

        net.bring(Map.of());

        assertThat(network.must("nft", "list", "tables")).isEqualTo("table inet mine\n");
    }

    @Test
    void pinsSixtyFourAddressesInOneBatch() throws Exception {
        net.bring(Map.of(MING, 5301));
        var many = IntStream.range(100, 164)
                .mapToObj(last -> InetAddress.ofLiteral("198.51.100." + last))
                .toList();

        net.pin(MING, many, LONG);

        assertThat(reaches(MING, many.getFirst())).isTrue();
        assertThat(reaches(MING, many.getLast())).isTrue();
    }

    @Test
    void saysThatAPinFailedWhenTheTableIsGone() throws Exception {
        net.bring(Map.of(MING, 5301));
        network.must("nft", "delete", "table", "inet", TABLE);

        assertThatThrownBy(() -> net.pin(MING, List.of(LESSON), LONG))
                .isInstanceOf(MachineException.class)
                .hasMessageContaining("letting plt-ming reach an address");
    }

    @Test
    void keepsAChildFromTheResolverOfAnother() throws Exception {
        net.bring(Map.of(MING, 5301, LAN, 5302));

        assertThat(asks(MING, 5301)).isTrue();
        assertThat(asks(MING, 5302)).isFalse();
        assertThat(asks(LAN, 5302)).isTrue();
    }

    private boolean asks(ChildAccount account, int port) throws Exception {
        var send = "echo x > /dev/udp/127.0.0.1/" + port;
        return network.run("setpriv", "--reuid", account.id(), "--clear-groups", "bash", "-c", send)
                        .code()
                == 0;
    }
}
