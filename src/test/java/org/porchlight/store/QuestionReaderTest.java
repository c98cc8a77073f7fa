package org.porchlight.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.porchlight.store.Ledgers.FOUR;
import static org.porchlight.store.Ledgers.MEI;
import static org.porchlight.store.Ledgers.TUESDAY;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.porchlight.core.account.Kind;
import org.porchlight.core.engine.Retention;
import org.porchlight.core.engine.Writing;
import org.porchlight.core.event.Event;
import org.porchlight.core.event.Fact;
import org.porchlight.core.event.Question;
import org.porchlight.core.report.DayNote;
import org.porchlight.core.report.Dispute;
import org.porchlight.port.StoreException;

/// What a child disputed is told with its day, and stays as long as that.
class QuestionReaderTest {
    private static final Question.Disputed.Row ROW =
            new Question.Disputed.Row(FOUR, FOUR.plusSeconds(600), Duration.ofMinutes(10), Kind.COUNTED);
    private static final Question.Disputed FIRST =
            new Question.Disputed(MEI, TUESDAY, FOUR.plusSeconds(90_000), ROW, "I was at dinner");
    private static final Question.Disputed SECOND =
            new Question.Disputed(MEI, TUESDAY, FOUR.plusSeconds(90_060), ROW, "and again");
    private static final Question.Settled ANSWER = new Question.Settled(
            MEI, TUESDAY, FIRST.at(), Duration.ofMinutes(10), "you are right", FOUR.plusSeconds(93_600));

    @TempDir
    Path data;

    private SqliteStore store;

    @BeforeEach
    void write() throws StoreException {
        store = SqliteStore.open(data);
        Ledgers.commit(
                store,
                Ledgers.POLICY,
                "parent:root",
                List.of(
                        Ledgers.opened(),
                        Ledgers.used("Krita", 0, 10),
                        Ledgers.event(FIRST, 1_500),
                        Ledgers.event(SECOND, 1_501),
                        Ledgers.event(new Fact.Corrected(MEI, TUESDAY, Duration.ofMinutes(10), ""), 1_560),
                        Ledgers.event(ANSWER, 1_560)),
                List.of());
    }

    @AfterEach
    void close() throws StoreException {
        store.close();
    }

    private List<Dispute> disputes() throws StoreException {
        return store.disputes(MEI, TUESDAY, TUESDAY);
    }

    @Test
    void tellsDisputesOfADayWithTheirAnswers() throws StoreException {
        assertThat(disputes()).containsExactly(Dispute.of(FIRST).answered("guard", ANSWER), Dispute.of(SECOND));
        assertThat(store.disputes(MEI, TUESDAY.plusDays(1), TUESDAY.plusDays(7)))
                .isEmpty();
        assertThat(store.account(MEI, TUESDAY).orElseThrow().counted()).isZero();
    }

    @Test
    void tellsThemAfterTheSumsWereMadeAnew() throws StoreException {
        var before = disputes();

        store.rebuild();

        assertThat(disputes()).isEqualTo(before);
        assertThat(store.verify().isOk()).isTrue();
    }

    /// Those of a day of which the engine wants nothing else wait all the same.
    @Test
    void areRememberedHoweverLongAgoTheirDayIs() throws StoreException {
        var later = TUESDAY.plusDays(70);

        assertThat(store.remember(new Retention(later, later)).events())
                .extracting(Event::fact)
                .containsExactly(FIRST, SECOND, ANSWER);
    }

    @Test
    void areForgottenWithTheirDay() throws Exception {
        forget(Optional.of(TUESDAY.plusDays(1)));

        assertThat(disputes()).isEmpty();
        assertThat(bytes()).doesNotContain("at dinner", "you are right");
        assertThat(store.verify().isOk()).isTrue();
    }

    @Test
    void areForgottenWithTheirChild() throws Exception {
        forget(Optional.empty());

        assertThat(bytes()).doesNotContain("at dinner", "you are right");
    }

    @Test
    void stayWhereAnEarlierDayIsForgotten() throws Exception {
        var before = disputes();

        forget(Optional.of(TUESDAY));

        assertThat(disputes()).isEqualTo(before);
    }

    private void forget(Optional<LocalDate> before) throws StoreException {
        var event = Ledgers.event(new Fact.Forgotten(MEI, before), 3_000, Optional.of(TUESDAY.plusDays(2)));
        store.forget(MEI, before, new Writing(List.of(), List.of(event), List.of(), Optional.empty()));
        store.scrub();
    }

    private String bytes() throws Exception {
        var all = new StringBuilder();
        try (var list = Files.list(data)) {
            for (var file : list.filter(Files::isRegularFile).toList()) {
                all.append(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
            }
        }
        return all.toString();
    }

    @Test
    void saysInTheDaysNotesWhatWasAskedAndAnswered() throws StoreException {
        var asked = FOUR.plusSeconds(600);
        var granted = new Fact.Granted(
                MEI,
                TUESDAY,
                Duration.ofMinutes(10),
                Optional.empty(),
                "好",
                Optional.of(asked),
                Question.Requested.GRANT + asked.toEpochMilli());
        Ledgers.commit(
                store,
                List.of(
                        Ledgers.event(
                                new Question.Requested(MEI, asked, Optional.of(Duration.ofMinutes(20)), "再画一会儿"),
                                1_600),
                        Ledgers.event(granted, 1_601),
                        Ledgers.event(
                                new Question.Answered(MEI, asked, Optional.of(Duration.ofMinutes(10)), "好"), 1_602)),
                List.of());

        var words = store.notes(MEI, TUESDAY).stream()
                .filter(note -> note.sort() != DayNote.Sort.CORRECTED)
                .map(note -> note.sort() + " " + note.subject())
                .toList();

        assertThat(words).containsExactly("REQUESTED 再画一会儿", "GRANTED ", "APPROVED 好");
    }
}
