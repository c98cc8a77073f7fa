package org.porchlight.site.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.porchlight.site.serve.Lab.CHILD;
import static org.porchlight.site.serve.Lab.ROOT;
import static org.porchlight.site.serve.Lab.SIBLING;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The real resolver and the real firewall against real programs, between two network namespaces of our own. Pins
/// last two seconds here.
@Tag("os")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SitesOnARealMachineTest {
    private static final String ALLOWED = "http://books.example/";
    private static final String UNLISTED = "http://games.example/";
    private static final List<String> BARE = List.of("http://10.99.0.3/", "http://[2001:db8:99::3]/");
    private static final List<String> BOOKS = List.of("http://10.99.0.2/", "http://[2001:db8:99::2]/");

    private Lab lab;

    @BeforeAll
    void open(@TempDir Path folder) throws Exception {
        assumeThat(System.getProperty("user.name"))
                .as("only root may make network namespaces")
                .isEqualTo("root");
        lab = new Lab(folder);
    }

    @AfterAll
    void close() throws Exception {
        if (lab != null) {
            lab.close();
        }
    }

    @BeforeEach
    void plantTheGarden() throws Exception {
        lab.tell("nothing");
        assertThat(lab.tell("garden")).isEqualTo("done 1");
    }

    private Lab.Ended visit(String user, String address, String... more) throws Exception {
        var command = new ArrayList<>(List.of("curl", "-sS", "-m", "20"));
        command.addAll(List.of(more));
        command.add(address);
        return lab.as(user, command.toArray(String[]::new));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-4", "-6"})
    void reachesAnAllowedSite(String version) throws Exception {
        var page = visit(CHILD, ALLOWED, version);

        assertThat(page.output()).isEqualTo("books.example\n");
    }

    @Test
    void findsNoNameThatIsNotListed() throws Exception {
        var page = visit(CHILD, UNLISTED);
        var dig = lab.as(CHILD, "dig", "games.example");

        assertThat(page.output()).contains("Could not resolve host");
        assertThat(dig.output()).contains("status: NXDOMAIN").contains("(Filtered)");
    }

    @Test
    void refusesABareAddressAtOnce() throws Exception {
        for (var address : BARE) {
            var page = visit(CHILD, address);

            assertThat(page.ok()).as(page.output()).isFalse();
            assertThat(page.output()).as("it does not wait").doesNotContain("timed out");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "2001:4860:4860::8888", "127.0.0.53", "10.99.0.2"})
    void answersNamesThatAreAskedOfAnotherServer(String server) throws Exception {
        var denied = lab.as(CHILD, "dig", "+tries=1", "+time=15", "@" + server, "games.example");
        var allowed = lab.as(CHILD, "dig", "+tries=1", "+time=15", "+short", "@" + server, "books.example");
        var stream = lab.as(CHILD, "dig", "+tcp", "+tries=1", "+time=15", "@" + server, "games.example");

        assertThat(denied.output()).contains("status: NXDOMAIN");
        assertThat(allowed.output()).isEqualTo("10.99.0.2\n");
        assertThat(stream.output()).contains("status: NXDOMAIN");
    }

    @Test
    void hidesHintsAndWholeZones() throws Exception {
        var hints = lab.as(CHILD, "dig", "-t", "TYPE65", "books.example");
        var zone = lab.as(CHILD, "dig", "-t", "ANY", "books.example");

        assertThat(hints.output()).contains("status: NOERROR").contains("ANSWER: 0");
        assertThat(zone.output()).contains("status: REFUSED");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/dev/tcp/10.99.0.2/853",
                "/dev/tcp/2001:db8:99::2/853",
                "/dev/udp/10.99.0.2/853",
                "/dev/udp/10.99.0.2/443",
                "/dev/udp/2001:db8:99::2/443",
                "/dev/tcp/127.0.0.1/853"
            })
    void refusesEncryptedNamesAndHttp3EvenToAPinnedAddress(String target) throws Exception {
        visit(CHILD, ALLOWED, "-4");
        visit(CHILD, ALLOWED, "-6");

        var sent = lab.as(CHILD, "bash", "-c", "echo x > " + target);

        assertThat(sent.output()).containsAnyOf("Operation not permitted", "No route to host", "Permission denied");
    }

    @Test
    void leavesOtherAccountsAndRootAsTheyWere() throws Exception {
        for (var user : List.of(SIBLING, ROOT)) {
            for (var address : List.of(ALLOWED, UNLISTED, BARE.getFirst(), BARE.getLast())) {
                assertThat(visit(user, address).ok()).as(user + " " + address).isTrue();
            }
            assertThat(lab.as(user, "bash", "-c", "echo x > /dev/udp/10.99.0.3/443")
                            .ok())
                    .isTrue();
        }
    }

    @Test
    void refusesAnAddressAgainWhenItsPinHasRunOut() throws Exception {
        assertThat(visit(CHILD, ALLOWED, "-4").ok()).isTrue();
        assertThat(visit(CHILD, ALLOWED, "-6").ok()).isTrue();

        for (var address : BOOKS) {
            awaitRefusal(address);
        }

        assertThat(visit(CHILD, ALLOWED).ok()).isTrue();
    }

    private void awaitRefusal(String address) throws Exception {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (visit(CHILD, address).ok()) {
            assertThat(System.nanoTime() - deadline).as("a pin of two seconds").isNegative();
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
    }

    @Test
    void letsAConnectionUnderWayOutliveItsPin() throws Exception {
        var page = lab.as(CHILD, "curl", "-sS", "-m", "30", "-4", "http://books.example:8080/");

        assertThat(page.ok()).as(page.output()).isTrue();
        assertThat(page.output()).endsWith("line 99\n");
        assertThat(visit(CHILD, BOOKS.getFirst()).ok()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-4", "-6"})
    void cutsAConnectionUnderWayWhenTheRulesChange(String version) throws Exception {
        var slow = lab.begin(CHILD, "curl", "-sSN", "-m", "30", version, "http://books.example:8080/");
        assertThat(slow.inputReader(StandardCharsets.US_ASCII).readLine()).isEqualTo("line 0");

        lab.tell("nothing");

        assertThat(slow.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(slow.exitValue()).isNotZero();
    }

    @Test
    void holdsAChildThatIsRootInItsOwnUserNamespace() throws Exception {
        for (var address : BARE) {
            var page = lab.as(CHILD, "unshare", "-Ur", "curl", "-sS", "-m", "5", address);

            assertThat(page.ok()).as(page.output()).isFalse();
        }
        assertThat(lab.as(CHILD, "unshare", "-Ur", "id", "-u").output()).isEqualTo("0\n");
    }

    @Test
    void keepsLocalProgramsReachable() throws Exception {
        var sent = lab.as(CHILD, "bash", "-c", "echo x > /dev/udp/127.0.0.1/6000 && echo x > /dev/udp/::1/6000");

        assertThat(sent.ok()).as(sent.output()).isTrue();
    }

    @Test
    void repairsATableThatRootFlushedOrDeleted() throws Exception {
        for (var trouble : List.of("flush", "delete")) {
            lab.must("nft", trouble, "table", "inet", "porchlight-test");
            assertThat(visit(CHILD, BARE.getFirst()).ok()).isTrue();

            assertThat(lab.tell("garden")).isEqualTo("done 1");

            assertThat(visit(CHILD, BARE.getFirst()).ok()).isFalse();
            assertThat(visit(CHILD, ALLOWED).ok()).isTrue();
        }
    }

    @Test
    void leavesNothingWhenNobodyIsLimited() throws Exception {
        assertThat(lab.tell("open")).isEqualTo("done 0");

        assertThat(lab.must("nft", "list", "tables")).isEmpty();
        assertThat(visit(CHILD, UNLISTED).ok()).isTrue();
        assertThat(visit(CHILD, BARE.getFirst()).ok()).isTrue();
    }

    @Test
    void staysClosedWhenTheGuardIsKilled() throws Exception {
        lab.killGuard();

        assertThat(visit(CHILD, ALLOWED).ok()).isFalse();
        assertThat(visit(CHILD, BARE.getFirst()).ok()).isFalse();
        assertThat(visit(SIBLING, UNLISTED).ok()).isTrue();

        lab.startGuard();
        assertThat(lab.tell("garden")).isEqualTo("done 1");
        assertThat(visit(CHILD, ALLOWED).ok()).isTrue();
    }
}
