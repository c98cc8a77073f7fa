package org.porchlight.ipc;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.porchlight.core.decide.Outcome;
import org.porchlight.core.decide.Reason;
import org.porchlight.core.decide.RuleRef;
import org.porchlight.core.decide.TimeState;
import org.porchlight.core.decide.Verdict;
import org.porchlight.core.event.Rank;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.Notice;
import org.porchlight.core.policy.ParentId;
import org.porchlight.core.policy.Problem;
import org.porchlight.core.policy.Tier;
import org.porchlight.core.report.AgentChoices;
import org.porchlight.core.report.ClockReport;
import org.porchlight.core.report.CodeEntry;
import org.porchlight.core.report.DayNote;
import org.porchlight.core.report.ParentEntry;
import org.porchlight.core.report.PersonEntry;
import org.porchlight.core.report.PolicyPut;
import org.porchlight.core.report.PolicyReport;
import org.porchlight.core.report.ReportPlan;
import org.porchlight.core.report.ReportsDue;
import org.porchlight.core.report.RulesOfDay;
import org.porchlight.core.report.Verification;
import org.porchlight.core.report.Visibility;
import org.porchlight.core.report.WhyReport;
import org.porchlight.core.time.Confidence;

/// Reports of one made-up household, for tests of their forms. How its children stand is in [SampleStatus], what their
/// days were in [SampleDays].
public final class Samples {
    public static final ChildId MEI = new ChildId("mei");
    public static final ChildId LE = new ChildId("le");
    public static final Instant NOW = Instant.parse("2026-11-24T09:12:00Z");
    public static final String VERSION = "5f".repeat(32);

    /// An event as the ledger tells it.
    public static final String EVENT = "{\"header\":{\"device\":\"7b3afa905ec8b7ef8083aaabcd98f7a3\",\"seq\":42,"
            + "\"fact\":\"5a335c925e04c20294e3fb812b8cf0ad\",\"type\":\"paused\",\"v\":3,\"child\":\"mei\","
            + "\"actor\":\"parent:root\",\"boot\":\"2f1c6d0e-8a4b-4f6d-9f37-6c1b1f0f9a11\",\"sinceBootMs\":1800000,"
            + "\"wallMs\":1795511520000,\"anchor\":1,\"day\":\"2026-11-24\",\"policy\":\"" + "5f".repeat(32)
            + "\",\"cause\":null},\"body_hash\":\"" + "a4".repeat(32)
            + "\",\"salt\":null,\"body\":null,\"hash\":\"" + "c7".repeat(32) + "\"}";

    static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

    private Samples() {}

    /// A ledger in which one event was changed.
    public static Verification verification() {
        var broken = new Verification.Broken("ab".repeat(16), 41_234, "interval-closed", Optional.of(NOW));
        return new Verification(
                "ok",
                List.of(
                        new Verification.DeviceChain("01".repeat(16), 4001, 40_000, "cd".repeat(32), Optional.empty()),
                        new Verification.DeviceChain(
                                "ab".repeat(16), 40_001, 52_345, "ef".repeat(32), Optional.of(broken))),
                List.of("p_day"),
                List.of("policy " + "12".repeat(32)),
                List.of(
                        new Verification.DayReceipt(MEI, TODAY.minusDays(1), "7K3M9Q2X"),
                        new Verification.DayReceipt(LE, TODAY.minusDays(1), "0A1B2C3D")));
    }

    public static WhyReport whyTime() {
        return new WhyReport(
                MEI,
                NOW,
                "",
                new Verdict.Time(
                        TimeState.OPEN,
                        Reason.DAY_BUDGET,
                        new RuleRef(VERSION, "time.budget.every-day"),
                        Optional.of(Instant.parse("2026-11-24T09:34:00Z")),
                        Optional.empty(),
                        Optional.of(Duration.ofMinutes(22)),
                        Optional.of(Duration.ofMinutes(30))));
    }

    public static WhyReport whyApp() {
        return new WhyReport(
                MEI,
                NOW,
                "/usr/games/extremetuxracer",
                new Verdict.Program(
                        Outcome.ASK,
                        Reason.DEFAULT,
                        new RuleRef(VERSION, "apps.default"),
                        Optional.empty(),
                        Optional.empty()));
    }

    public static WhyReport whySite() {
        return new WhyReport(
                MEI,
                NOW,
                "basic.smartedu.cn",
                new Verdict.Site(
                        Outcome.ALLOW,
                        Reason.RULE,
                        new RuleRef(VERSION, "sites.rules[0]"),
                        Optional.empty(),
                        Optional.empty()));
    }

    public static ClockReport clock() {
        return new ClockReport(
                NOW,
                Duration.ofHours(24),
                Confidence.RTC,
                false,
                false,
                true,
                List.of(new ClockReport.Provisional(MEI, TODAY)),
                List.of(new DayNote(
                        NOW.minusSeconds(60), DayNote.Sort.CLOCK_CHANGED, Optional.empty(), "STEPPED", 86_400)));
    }

    public static PolicyReport policy() {
        return new PolicyReport(
                VERSION,
                "{\"porchlight\":1,\"household\":{\"zone\":\"Asia/Shanghai\"},\"children\":[{\"id\":\"mei\",\"name\":\"小美\"}]}",
                """
                porchlight: 1
                household:
                  zone: Asia/Shanghai
                children:
                  - id: mei
                    name: 小美
                """);
    }

    public static RulesOfDay rules() {
        return new RulesOfDay(
                MEI,
                "小美",
                LocalDate.of(2026, 11, 27),
                Optional.of(Tier.T2),
                false,
                List.of(
                        new RulesOfDay.Held("time.windows.fri", "[\"16:30-22:00\"]", Optional.empty()),
                        new RulesOfDay.Held("time.budget.every-day", "1h", Optional.of("CN-2024"))));
    }

    public static Answer.Stored stored() {
        return new Answer.Stored(
                VERSION,
                List.of(new Notice(9, 7, "children[0].apps.groups.games: no rule puts a program into this group")));
    }

    /// A plan by folder and by mail, of which a letter has not arrived.
    public static ReportsDue reports() {
        return new ReportsDue(
                Optional.of(plan()),
                Optional.of(LocalDateTime.of(2026, 11, 29, 20, 0)),
                List.of(new ReportsDue.Open(MEI, "2026-W47", ReportsDue.Way.MAIL, 2, "mail to x: it is down")));
    }

    public static ReportPlan plan() {
        return new ReportPlan(
                "en",
                DayOfWeek.SUNDAY,
                20,
                Optional.of("/var/lib/porchlight-reports"),
                Optional.of(new ReportPlan.Mail(
                        "smtp.example.org",
                        465,
                        ReportPlan.Tls.TLS,
                        Optional.of("mum"),
                        "mum@example.org",
                        List.of("mum@example.org"),
                        List.of("dad@example.org"))));
    }

    /// One answer of every sort.
    public static List<Answer> answers() {
        return List.of(
                new Answer.Status(SampleStatus.status()),
                new Answer.Why(whyTime()),
                new Answer.Why(whyApp()),
                new Answer.Why(whySite()),
                new Answer.Account(SampleDays.account()),
                new Answer.Week(SampleDays.week()),
                new Answer.Programs(Visibility.DETAIL, SampleDays.week().sums().byTitle()),
                new Answer.Requests(SampleDays.week().requests()),
                new Answer.Reports(reports()),
                new Answer.Policy(policy()),
                new Answer.Clock(clock()),
                new Answer.Rules(rules()),
                new Answer.Verified(verification()),
                new Answer.Rehearsal(SampleDays.rehearsal()),
                stored(),
                new Answer.Chunk(EVENT + "\n"),
                new Answer.Done(),
                new Answer.Done(List.of("/var/lib/porchlight/porchlight.db.damaged-1")),
                new Answer.Refused("no-such-child", "lili"),
                new Answer.Conflict(VERSION, Optional.empty()),
                new Answer.Conflict(VERSION, Optional.of(new PolicyPut("parent:root", Optional.empty()))),
                new Answer.Conflict(VERSION, Optional.of(new PolicyPut("parent:root", Optional.of(NOW)))),
                new Answer.Invalid(List.of(new Problem(3, 9, "household.zone: \"Mars\" is not a time zone"))),
                new Answer.Parents(parents()),
                new Answer.Codes(codes()),
                new Answer.Choices(new AgentChoices(0, 1000, false)),
                new Answer.People(people()),
                enrolled(),
                new Answer.Session("parent:mum", false, Optional.of(Duration.ofMinutes(5))),
                new Answer.Session("parent:root", false, Optional.empty()),
                new Answer.Session("parent:gran", true, Optional.empty(), Optional.of(Duration.ofMinutes(30))),
                new Answer.Locked(),
                new Answer.NotPermitted());
    }

    static List<PersonEntry> people() {
        return List.of(
                new PersonEntry("mei", Optional.of(new ChildId("mei"))), new PersonEntry("gast", Optional.empty()));
    }

    public static List<CodeEntry> codes() {
        return List.of(
                new CodeEntry(MEI, Duration.ofMinutes(15), 3),
                new CodeEntry(new ChildId("bo"), Duration.ofMinutes(90), 0));
    }

    /// With the secret of RFC 4226, appendix D.
    public static Answer.Enrolled enrolled() {
        return new Answer.Enrolled(MEI, Duration.ofMinutes(15), new SecretText("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"), 3);
    }

    public static List<ParentEntry> parents() {
        return List.of(
                new ParentEntry(new ParentId("mum"), "妈妈", Rank.GUARDIAN, Optional.of("anna"), true, false),
                new ParentEntry(new ParentId("gran"), "Oma", Rank.CARER, Optional.empty(), false, true));
    }
}
