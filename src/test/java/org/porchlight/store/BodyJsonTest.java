package org.porchlight.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.porchlight.core.event.Fact;
import org.porchlight.port.StoreException;
import org.porchlight.store.BodyJson.Body;

class BodyJsonTest {
    private static List<String> golden(int form) throws IOException {
        try (var in = BodyJsonTest.class.getResourceAsStream("/golden/bodies-v" + form + ".jsonl")) {
            assertThat(in).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }

    private static Body body(Fact fact) {
        return new Body(fact, Duration.ofMillis(123_456), true);
    }

    @Test
    void theSampleHoldsEveryFact() {
        assertThat(SampleFacts.ALL.stream().<Class<?>>map(Object::getClass).distinct())
                .containsExactlyInAnyOrderElementsOf(records(Fact.class));
    }

    private static List<Class<?>> records(Class<?> sealed) {
        return sealed.isSealed()
                ? Stream.of(sealed.getPermittedSubclasses())
                        .flatMap(one -> records(one).stream())
                        .toList()
                : List.of(sealed);
    }

    @Test
    void writesTheFormThatWasShipped() throws IOException {
        assertThat(SampleFacts.ALL.stream().map(fact -> BodyJson.write(body(fact))))
                .containsExactlyElementsOf(golden(4));
    }

    @Test
    void readsTheFormThatWasShipped() throws Exception {
        var golden = golden(4);

        for (int i = 0; i < golden.size(); i++) {
            assertThat(BodyJson.read(golden.get(i))).isEqualTo(body(SampleFacts.ALL.get(i)));
        }
    }

    @Test
    void readsTheFormsBefore() throws Exception {
        reads(golden(1), SampleFacts.FIRST);
        reads(golden(2), SampleFacts.SECOND);
        reads(golden(3), SampleFacts.FACTS);
    }

    private static void reads(List<String> golden, List<Fact> facts) throws StoreException {
        assertThat(golden).hasSameSizeAs(facts);
        for (int i = 0; i < golden.size(); i++) {
            assertThat(BodyJson.read(golden.get(i))).isEqualTo(body(facts.get(i)));
        }
    }

    @Test
    void leavesOutWhatALaterProgramAdded() throws StoreException {
        var text = "{\"v\":1,\"type\":\"guard-started\",\"awakeMs\":123456,\"synced\":true,\"soft\":true,"
                + "\"more\":{\"a\":[1]},\"nothing\":null}";

        assertThat(BodyJson.read(text)).isEqualTo(body(new Fact.GuardStarted(true)));
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"v":5,"type":"guard-started"}                                          | its body has form 5
            {"v":1,"type":"finished","awakeMs":1,"synced":true}                     | does not know the type "finished"
            {"v":1,"type":"guard-started","awakeMs":1,"synced":true}                | no usable "soft"
            {"v":1,"type":"guard-started","awakeMs":1,"synced":true,"soft":"yes"}   | no usable "soft"
            {"v":1,"type":"limit-reached","awakeMs":1,"synced":true,"child":"mei","day":"2026-11-24","reason":"MOON"} | does not know the reason "MOON"
            {"v":1,"type":"unpaused","awakeMs":1,"synced":true,"child":"Mei","pausedAtMs":1} | is not a child's id
            {"v":1,"type":"limit-reached","awakeMs":1,"synced":true,"child":"mei","day":"soon","reason":"PAUSE"} | could not be parsed
            {"v":1,                                                                 | its body is damaged
            [1]                                                                     | its body is not an object
            """)
    void saysWhatItCannotRead(String text, String message) {
        assertThatThrownBy(() -> BodyJson.read(text))
                .isInstanceOf(StoreException.class)
                .hasMessageStartingWith("reading an event: ")
                .hasMessageContaining(message);
    }
}
