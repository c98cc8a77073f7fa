package org.porchlight.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.porchlight.core.event.Fact;

class ChainTest {
    private static final Bytes DEVICE = Bytes.ofHex("000102030405060708090a0b0c0d0e0f");
    private static final Bytes HOUSEHOLD = Bytes.ofHex("f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff");

    private static String golden(String name) throws Exception {
        try (var in = ChainTest.class.getResourceAsStream("/golden/" + name)) {
            assertThat(in).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        }
    }

    private static Header opened() {
        return new Header(
                DEVICE,
                7,
                Bytes.ofHex("101112131415161718191a1b1c1d1e1f"),
                "day-opened",
                1,
                Optional.of(Bytes.of("mei")),
                "guard",
                Ledgers.BOOT.value(),
                123_456,
                1_795_507_200_000L,
                3,
                Optional.of("2026-11-24"),
                Bytes.sha256(Bytes.of("{\"format\":1}")),
                Optional.empty());
    }

    @Test
    void theBytesOfAHeaderAreThoseThatWereShipped() throws Exception {
        assertThat(opened().canonical().hex()).isEqualTo(golden("header-v1.hex"));
    }

    @Test
    void theLinkIsTheOneThatWasShipped() throws Exception {
        var body = Chain.bodyHash(Bytes.ofHex("202122232425262728292a2b2c2d2e2f"), "{\"v\":1}");

        assertThat(Chain.link(Chain.start(HOUSEHOLD, DEVICE), opened(), body).hex())
                .isEqualTo(golden("link-v1.hex"));
    }

    @Test
    void twoPcsThatOpenADayTellOneFact() {
        var fact = Ledgers.opened().fact();

        assertThat(Writer.factId(fact, DEVICE, 1)).isEqualTo(Writer.factId(fact, HOUSEHOLD, 9));
        assertThat(Writer.factId(fact, DEVICE, 1).hex())
                .isEqualTo(Bytes.sha256(Bytes.of("day-openedmei2026-11-24"))
                        .first(16)
                        .hex());
    }

    @Test
    void everyOtherFactIsItsOwn() {
        var fact = new Fact.GuardStarted(false);

        assertThat(Writer.factId(fact, DEVICE, 1)).isNotEqualTo(Writer.factId(fact, DEVICE, 2));
        assertThat(Writer.factId(fact, DEVICE, 1)).isNotEqualTo(Writer.factId(fact, HOUSEHOLD, 1));
    }
}
