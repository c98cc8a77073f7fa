package org.porchlight.store;

import static org.porchlight.store.Ledgers.FOUR;
import static org.porchlight.store.Ledgers.MEI;
import static org.porchlight.store.Ledgers.TUESDAY;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.porchlight.core.account.DayKept;
import org.porchlight.core.account.DayTotals;
import org.porchlight.core.account.Interval;
import org.porchlight.core.account.Kind;
import org.porchlight.core.account.Ruled;
import org.porchlight.core.decide.Reason;
import org.porchlight.core.decide.Standing.Trust;
import org.porchlight.core.event.Fact;
import org.porchlight.core.event.ParentFact;
import org.porchlight.core.event.Question;
import org.porchlight.core.event.Rank;
import org.porchlight.core.event.Restored;
import org.porchlight.core.event.SecretKind;
import org.porchlight.core.event.Weakness;
import org.porchlight.core.policy.ParentId;

/// Facts that ledgers of form 4 can tell, beside those of the forms before.
final class SampleFactsOfForm4 {
    /// What form 4 knows beside that.
    static final List<Fact> ALL = List.of(
            new Fact.DayPacked(
                    MEI,
                    TUESDAY,
                    "ab".repeat(16),
                    4_000,
                    0,
                    List.of(
                            SampleFacts.PACKED,
                            new Interval(
                                    FOUR.plusMillis(61_500),
                                    FOUR.plusMillis(66_500),
                                    Duration.ofMillis(5_000),
                                    Kind.FROZEN,
                                    Optional.empty(),
                                    Reason.DAY_BUDGET,
                                    true),
                            new Interval(
                                    FOUR.plusMillis(60_000),
                                    FOUR.plusMillis(70_000),
                                    Duration.ofMillis(10_000),
                                    Kind.COUNTED,
                                    Optional.of("画图 \"Krita\""),
                                    Reason.WINDOW,
                                    false,
                                    Optional.of("apps.games"),
                                    Optional.of(new Ruled(
                                            Ledgers.BOOT, Duration.ofSeconds(70), Duration.ofMillis(79_999)))))),
            new Fact.DayPacked(MEI, TUESDAY, "ab".repeat(16), 4_000, 1, List.of(SampleFacts.PACKED)),
            new Fact.Sealed("ab".repeat(16), 4_000, "cd".repeat(32), "ef".repeat(32), TUESDAY, 2_000),
            new Fact.DayClosed(
                    MEI,
                    TUESDAY,
                    new DayTotals(Map.of()),
                    Optional.of(new DayKept(
                            "",
                            "",
                            Optional.empty(),
                            Duration.ZERO,
                            Duration.ZERO,
                            Trust.UNOPENED,
                            Duration.ZERO,
                            Duration.ZERO,
                            Duration.ZERO,
                            Duration.ZERO,
                            0,
                            0,
                            0,
                            0,
                            0,
                            0,
                            Duration.ZERO,
                            Duration.ZERO,
                            Optional.empty()))),
            new Restored(
                    Restored.From.RETURNED,
                    List.of(new Restored.Head("01".repeat(16), 4_000)),
                    List.of(new Restored.Register(
                            MEI,
                            TUESDAY,
                            Map.of(Kind.COUNTED, Duration.ofMinutes(40)),
                            Map.of("apps.games", Duration.ofMinutes(10)),
                            Duration.ZERO,
                            Duration.ofMinutes(1)))),
            new Fact.Granted(
                    MEI,
                    TUESDAY,
                    Duration.ofMinutes(15),
                    Optional.empty(),
                    "",
                    Optional.of(FOUR),
                    "boot:1",
                    Fact.Granted.By.PIN,
                    Optional.empty()),
            new ParentFact.ParentNamed(
                    new ParentId("mum"),
                    "妈妈",
                    Rank.GUARDIAN,
                    Optional.of(new ParentFact.ParentNamed.Account("wei", "1000"))),
            new ParentFact.ParentNamed(new ParentId("gran"), "Oma", Rank.CARER, Optional.empty()),
            new ParentFact.ParentRemoved(new ParentId("gran")),
            new ParentFact.WrongSecret(Optional.of(MEI), SecretKind.PIN),
            new ParentFact.WrongSecret(Optional.empty(), SecretKind.PASSPHRASE),
            new Fact.CodesEnrolled(MEI, Duration.ofMinutes(15)),
            new Question.Answered(MEI, FOUR, Optional.empty(), "先吃饭", Optional.of(FOUR.plusSeconds(60))),
            new Question.Disputed(
                    MEI,
                    TUESDAY,
                    FOUR.plusSeconds(7_200),
                    new Question.Disputed.Row(FOUR, FOUR.plusMillis(61_500), Duration.ofMillis(61_498), Kind.COUNTED),
                    "我那时在吃饭"),
            new Question.Settled(
                    MEI, TUESDAY, FOUR.plusSeconds(7_200), Duration.ofMinutes(1), "你说得对", FOUR.plusSeconds(86_400)),
            new Fact.Studied(MEI, FOUR, FOUR.plusSeconds(2700)),
            new Fact.StudyEnded(MEI, FOUR, Duration.ofMillis(61_500)),
            new Fact.Granted(
                    MEI,
                    TUESDAY,
                    Duration.ofMinutes(15),
                    Optional.of(FOUR.plusSeconds(4500)),
                    "",
                    Optional.of(FOUR),
                    "boot:2",
                    Fact.Granted.By.PARENT,
                    Optional.of(FOUR.plusSeconds(3600))),
            new Fact.Weakened(new Weakness(Weakness.Of.PROGRAMS)),
            new Fact.Mended(new Weakness(Weakness.Of.AGENT, Optional.of(MEI))));

    private SampleFactsOfForm4() {}
}
