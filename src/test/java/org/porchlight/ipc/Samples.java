package org.porchlight.ipc;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.porchlight.core.account.DayAccount;
import org.porchlight.core.account.Interval;
import org.porchlight.core.account.Kind;
import org.porchlight.core.decide.Outcome;
import org.porchlight.core.decide.Reason;
import org.porchlight.core.decide.RuleRef;
import org.porchlight.core.decide.TimeState;
import org.porchlight.core.decide.Verdict;
import org.porchlight.core.engine.Card;
import org.porchlight.core.engine.Held;
import org.porchlight.core.event.Fact;
import org.porchlight.core.event.Rank;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.Notice;
import org.porchlight.core.policy.OwnLimit;
import org.porchlight.core.policy.ParentId;
import org.porchlight.core.policy.Problem;
import org.porchlight.core.policy.Tier;
import org.porchlight.core.report.AccountReport;
import org.porchlight.core.report.AgentChoices;
import org.porchlight.core.report.Asking;
import org.porchlight.core.report.ChildStatus;
import org.porchlight.core.report.ClockReport;
import org.porchlight.core.report.CodeEntry;
import org.porchlight.core.report.DayAhead;
import org.porchlight.core.report.DayFacts;
import org.porchlight.core.report.DayNote;
import org.porchlight.core.report.Dispute;
import org.porchlight.core.report.Look;
import org.porchlight.core.report.Offer;
import org.porchlight.core.report.ParentEntry;
import org.porchlight.core.report.PersonEntry;
import org.porchlight.core.report.PolicyPut;
import org.porchlight.core.report.PolicyReport;
import org.porchlight.core.report.Rehearsal;
import org.porchlight.core.report.RehearsalReport;
import org.porchlight.core.report.ReportPlan;
import org.porchlight.core.report.ReportsDue;
import org.porchlight.core.report.RestAhead;
import org.porchlight.core.report.RulesOfDay;
import org.porchlight.core.report.SelfSet;
import org.porchlight.core.report.Span;
import org.porchlight.core.report.StatusReport;
import org.porchlight.core.report.Verification;
import org.porchlight.core.report.Visibility;
import org.porchlight.core.report.WeekReport;
import org.porchlight.core.report.WhyReport;
import org.porchlight.core.time.Confidence;

/// Reports of one made-up household, for tests of their forms.
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

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

    private Samples() {}

    public static StatusReport status() {
        return new StatusReport(NOW, Confidence.NTP, true, false, "Asia/Shanghai", List.of(open(), closed()));
    }

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

    private static ChildStatus open() {
        return new ChildStatus(
                MEI,
                "小美",
                OptionalInt.of(10),
                ChildStatus.Presented.OPEN,
                Reason.DAY_BUDGET,
                "time.budget.every-day",
                4080,
                OptionalLong.of(1320),
                OptionalLong.of(5400),
                0,
                Optional.of(Instant.parse("2026-11-24T09:34:00Z")),
                Optional.empty(),
                0,
                Held.Strength.NONE,
                true,
                Optional.of("Krita"),
                Optional.of(Instant.parse("2026-11-24T12:30:00Z")),
                List.of(span("2026-11-24T08:30:00Z", "2026-11-24T12:30:00Z")),
                Optional.of(Instant.parse("2026-11-25T08:30:00Z")),
                new DayAhead(
                        TODAY.plusDays(1),
                        OptionalLong.of(5400),
                        List.of(span("2026-11-25T08:30:00Z", "2026-11-25T12:30:00Z"))),
                OptionalLong.empty(),
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.of(request()),
                List.of(dispute()),
                Offer.NOTHING,
                Optional.of(new RestAhead(
                        Duration.ofMinutes(30), Duration.ofMinutes(5), Duration.ofMinutes(22), Duration.ZERO)),
                new SelfSet(
                        Optional.of(new OwnLimit(Duration.ofMinutes(80), Optional.of(TODAY))),
                        Optional.of(Duration.ofMinutes(90))));
    }

    /// Mei asks for a quarter of an hour.
    public static Asking request() {
        return Asking.of(new Fact.Requested(MEI, NOW.minusSeconds(600), Optional.of(Duration.ofMinutes(15)), "再画一会儿"));
    }

    /// Mei says that a row of today is wrong.
    public static Dispute dispute() {
        var from = Instant.parse("2026-11-24T08:30:00Z");
        var row = new Fact.Disputed.Row(from, from.plusMillis(600_600), Duration.ofMillis(600_600), Kind.COUNTED);
        return Dispute.of(new Fact.Disputed(MEI, TODAY, NOW.minusSeconds(300), row, "我那时在吃饭"));
    }

    /// A parent agreed with another.
    private static Dispute settled() {
        var from = Instant.parse("2026-11-24T08:40:30.600Z");
        var row = new Fact.Disputed.Row(from, from.plusMillis(600_600), Duration.ofMillis(600_600), Kind.UNENFORCED);
        var raised = new Fact.Disputed(MEI, TODAY, NOW.minusSeconds(240), row, "它自己开着");
        return Dispute.of(raised)
                .answered(
                        "parent:root",
                        new Fact.Settled(
                                MEI, TODAY, raised.at(), Duration.ofMinutes(10), "你说得对", NOW.minusSeconds(60)));
    }

    private static ChildStatus closed() {
        return new ChildStatus(
                        LE,
                        "Le",
                        OptionalInt.empty(),
                        ChildStatus.Presented.CLOSED,
                        Reason.OUTSIDE_WINDOW,
                        "time.windows.mon-fri",
                        0,
                        OptionalLong.of(0),
                        OptionalLong.empty(),
                        900,
                        Optional.of(Instant.parse("2026-11-24T10:00:00Z")),
                        Optional.of(Instant.parse("2026-11-24T10:00:00Z")),
                        12,
                        Held.Strength.KERNEL,
                        false,
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        Optional.of(Instant.parse("2026-11-24T10:00:00Z")),
                        new DayAhead(TODAY.plusDays(1), OptionalLong.empty(), List.of()),
                        OptionalLong.of(60),
                        true,
                        Optional.empty())
                .offering(new Offer(
                        Card.Form.BAR, List.of("/usr/games/gcompris-qt"), Optional.of(Duration.ofMinutes(5))));
    }

    private static Span span(String from, String to) {
        return new Span(Instant.parse(from), Instant.parse(to));
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

    public static AccountReport account() {
        var start = Instant.parse("2026-11-24T08:30:00Z");
        return new AccountReport(
                new DayAccount(
                        MEI,
                        TODAY,
                        Optional.of(Duration.ofMinutes(90)),
                        Duration.ofMinutes(15),
                        Duration.ofSeconds(1201),
                        VERSION,
                        List.of(
                                interval(start, 600_600, Kind.COUNTED, Optional.of("Krita"), false),
                                interval(start.plusMillis(600_600), 30_000, Kind.AWAY, Optional.empty(), false),
                                interval(start.plusMillis(630_600), 600_600, Kind.UNENFORCED, Optional.empty(), true))),
                List.of(
                        new DayNote(start, DayNote.Sort.GUARD_STARTED, Optional.empty(), "", 0),
                        new DayNote(start.plusSeconds(60), DayNote.Sort.GRANTED, Optional.of(MEI), "", 900),
                        new DayNote(
                                start.plusSeconds(90),
                                DayNote.Sort.PROGRAM_DENIED,
                                Optional.of(MEI),
                                "/home/mei/game",
                                0)),
                List.of(new Look(start.plusSeconds(120), "parent:root", Fact.Looked.At.ACCOUNT)),
                List.of(dispute(), settled()));
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

    private static Interval interval(Instant from, long millis, Kind kind, Optional<String> title, boolean recovered) {
        return new Interval(
                from, from.plusMillis(millis), Duration.ofMillis(millis), kind, title, Reason.DAY_BUDGET, recovered);
    }

    public static WeekReport week() {
        var monday = LocalDate.of(2026, 11, 23);
        return new WeekReport(
                MEI,
                "小美",
                "2026-W48",
                "Asia/Shanghai",
                monday.plusDays(1),
                Visibility.DETAIL,
                IntStream.range(0, 7)
                        .mapToObj(day -> facts(monday.plusDays(day), day))
                        .toList(),
                IntStream.range(0, 7)
                        .mapToObj(day -> facts(monday.plusDays(day - 7), day + 1))
                        .toList(),
                List.of(
                        new Asking(
                                "k7m3a",
                                NOW,
                                Optional.of(Duration.ofMinutes(20)),
                                "再画一会儿",
                                Optional.of(new Asking.Answer(
                                        NOW.plusSeconds(90), "parent:root", Optional.of(Duration.ofMinutes(10)), "好"))),
                        new Asking("p4x2q", NOW.plusSeconds(600), Optional.empty(), "", Optional.empty())),
                List.of(dispute(), settled()));
    }

    private static DayFacts facts(LocalDate day, int no) {
        return switch (no) {
            case 0 ->
                new DayFacts(
                        day,
                        Optional.of(Duration.ofMinutes(90)),
                        Duration.ofMinutes(90),
                        Map.of(
                                "Krita",
                                Duration.ofMinutes(50),
                                "VLC",
                                Duration.ofMinutes(30),
                                "",
                                Duration.ofMinutes(10)),
                        1,
                        Map.of("/home/mei/game", 2),
                        Map.of("example.com", 1));
            case 1 ->
                new DayFacts(
                        day,
                        Optional.of(Duration.ofMinutes(90)),
                        Duration.ofMinutes(68),
                        Map.of("Krita", Duration.ofMinutes(68)),
                        0,
                        Map.of("/home/mei/game", 1),
                        Map.of());
            default -> new DayFacts(day, Optional.empty(), Duration.ZERO, Map.of(), 0, Map.of(), Map.of());
        };
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

    public static RehearsalReport rehearsal() {
        return new RehearsalReport(
                VERSION,
                LocalDate.of(2026, 11, 17),
                LocalDate.of(2026, 11, 23),
                List.of(
                        new Rehearsal(
                                MEI,
                                "小美",
                                List.of(
                                        rehearsed(LocalDate.of(2026, 11, 20), 5400, 3600, 600, 1200, 0),
                                        rehearsed(LocalDate.of(2026, 11, 21), 1800, 1800, 0, 0, 0),
                                        rehearsed(LocalDate.of(2026, 11, 22), 5400, 4500, 0, 900, 1260))),
                        new Rehearsal(LE, "Le", List.of())));
    }

    private static Rehearsal.Day rehearsed(LocalDate day, long used, long open, long closed, long over, long more) {
        int cut = closed + over > 0 ? 1 : 0;
        return new Rehearsal.Day(
                day,
                Duration.ofSeconds(used),
                Duration.ofSeconds(open),
                Duration.ofSeconds(closed),
                Duration.ofSeconds(over),
                Duration.ofSeconds(more),
                cut);
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
                new Answer.Status(status()),
                new Answer.Why(whyTime()),
                new Answer.Why(whyApp()),
                new Answer.Why(whySite()),
                new Answer.Account(account()),
                new Answer.Week(week()),
                new Answer.Reports(reports()),
                new Answer.Policy(policy()),
                new Answer.Clock(clock()),
                new Answer.Rules(rules()),
                new Answer.Verified(verification()),
                new Answer.Rehearsal(rehearsal()),
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
