package org.porchlight.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.porchlight.core.account.DayAccount;
import org.porchlight.core.account.DayTotals;
import org.porchlight.core.account.Interval;
import org.porchlight.core.account.Kind;
import org.porchlight.core.decide.Reason;
import org.porchlight.core.engine.RefusedProgram;
import org.porchlight.core.event.Fact;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.Documents;
import org.porchlight.core.policy.PolicyDocument;
import org.porchlight.render.Weeks;

class VisibilityTest {
    private static final ChildId MEI = new ChildId("mei");
    private static final LocalDate DAY = LocalDate.parse("2026-11-23");
    private static final Instant START = Instant.parse("2026-11-23T08:00:00Z");

    private static PolicyDocument family(String words) {
        var text = "porchlight: 1\nhousehold: {zone: Asia/Shanghai}\nchildren:\n- {id: mei, accounts: [mei]" + words
                + "}\n";
        return Documents.of(text);
    }

    @ParameterizedTest(name = "{0} on {1}: {2}")
    @CsvSource(textBlock = """
            ', born: 2019-11-24, preset: CN-2024',                    2026-11-23, DETAIL
            ', born: 2014-11-24',                                     2026-11-23, DETAIL
            ', born: 2014-11-24',                                     2026-11-24, OUTLINE
            ', born: 2014-11-24, preset: CN-2024',                    2026-11-24, OUTLINE
            ', born: 2010-11-24',                                     2026-11-23, OUTLINE
            ', born: 2010-11-24',                                     2026-11-24, TOTALS
            ', born: 2012-02-29',                                     2028-02-28, OUTLINE
            ', born: 2012-02-29',                                     2028-02-29, TOTALS
            ', born: 2008-11-24, preset: CN-2024',                    2026-11-24, TOTALS
            ', age: 12',                                              2026-11-23, OUTLINE
            ', tier: T4',                                             2026-11-23, TOTALS
            ', born: 2010-11-24, visibility: T2',                     2026-11-24, DETAIL
            ', born: 2019-11-24, visibility: T4, preset: CN-2024',    2026-11-23, TOTALS
            '',                                                       2026-11-23, DETAIL
            """)
    void followsTheAgeOnTheDayOrWhatThePolicySays(String words, LocalDate today, Visibility told) {
        assertThat(Visibility.toParents(family(words), MEI, today)).isEqualTo(told);
    }

    @Test
    void tellsSumsOfAChildThatThePolicyDoesNotKnow() {
        assertThat(Visibility.toParents(family(""), new ChildId("bo"), DAY)).isEqualTo(Visibility.TOTALS);
    }

    private static Interval used(int from, int to, Kind kind, String title) {
        return new Interval(
                START.plusSeconds(60L * from),
                START.plusSeconds(60L * to),
                Duration.ofMinutes(to - from),
                kind,
                Optional.of(title),
                Reason.DAY_BUDGET,
                false);
    }

    private static AccountReport account() {
        var account = new DayAccount(
                MEI,
                DAY,
                Optional.of(Duration.ofHours(1)),
                Duration.ZERO,
                Duration.ofMinutes(30),
                "v",
                List.of(
                        used(0, 10, Kind.COUNTED, "krita"),
                        used(10, 30, Kind.COUNTED, "vlc"),
                        used(30, 40, Kind.EXEMPT, "gcompris-qt")));
        var notes = List.of(
                note(DayNote.Sort.PROGRAM_DENIED, "/home/mei/game"),
                note(DayNote.Sort.SITE_DENIED, "ads.example"),
                note(DayNote.Sort.GRANTED, ""));
        return new AccountReport(account, notes);
    }

    private static DayNote note(DayNote.Sort sort, String subject) {
        return new DayNote(START, sort, Optional.of(MEI), subject, 0);
    }

    @Test
    void anOutlineDoesNotEvenShowWhenOneProgramGaveWayToAnother() {
        var told = Visibility.OUTLINE.of(account());

        assertThat(told.account().intervals())
                .extracting(Interval::kind, Interval::length, Interval::title)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Kind.COUNTED, Duration.ofMinutes(30), Optional.empty()),
                        org.assertj.core.groups.Tuple.tuple(Kind.EXEMPT, Duration.ofMinutes(10), Optional.empty()));
        assertThat(told.notes())
                .containsExactly(
                        note(DayNote.Sort.PROGRAM_DENIED, ""),
                        note(DayNote.Sort.SITE_DENIED, "ads.example"),
                        note(DayNote.Sort.GRANTED, ""));
    }

    @Test
    void totalsKeepTheSumsAndNothingElse() {
        var told = Visibility.TOTALS.of(account());

        assertThat(told.account().intervals()).isEmpty();
        assertThat(told.account().counted()).isEqualTo(Duration.ofMinutes(30));
        assertThat(told.kinds())
                .isEqualTo(Map.of(Kind.COUNTED, Duration.ofMinutes(30), Kind.EXEMPT, Duration.ofMinutes(10)));
        assertThat(told.notes()).containsExactly(note(DayNote.Sort.GRANTED, ""));
    }

    private static DayFacts day(LocalDate day, Map<String, Duration> byTitle) {
        return new DayFacts(
                day,
                Optional.empty(),
                Duration.ofHours(1),
                byTitle,
                0,
                Map.of("/home/mei/game", 2),
                Map.of("ads.example", 3));
    }

    private static WeekReport week() {
        var titles = Map.of(
                "krita", Duration.ofMinutes(9),
                "vlc", Duration.ofMinutes(8),
                "firefox-esr", Duration.ofMinutes(7),
                "minetest", Duration.ofMinutes(6),
                "telegram-desktop", Duration.ofMinutes(5),
                "soffice.bin", Duration.ofMinutes(4),
                "nobody-knows", Duration.ofMinutes(3),
                "", Duration.ofMinutes(2));
        var days = IntStream.range(0, 7)
                .mapToObj(no -> day(DAY.plusDays(no), no == 0 ? titles : Map.of()))
                .toList();
        var before = IntStream.range(-7, 0)
                .mapToObj(no -> day(DAY.plusDays(no), Map.of("krita", Duration.ofMinutes(20))))
                .toList();
        return new WeekReport(MEI, "小美", "2026-W48", "Asia/Shanghai", DAY, Visibility.DETAIL, days, before, List.of());
    }

    @Test
    void saysToParentsOfAnyChildOfWhatTheGuardWasNotSure() {
        var doubts = List.of(new Doubt(DAY, Doubt.Of.CLOCK));
        var doubted = Weeks.with(week(), List.of(), doubts);

        assertThat(Visibility.TOTALS.of(doubted).doubts()).isEqualTo(doubts);
    }

    @Test
    void sumsUpByCategory() {
        assertThat(week().sums().byCategory())
                .isEqualTo(Map.of(
                        "create", Duration.ofMinutes(9),
                        "video", Duration.ofMinutes(8),
                        "web", Duration.ofMinutes(7),
                        "games", Duration.ofMinutes(6),
                        "chat", Duration.ofMinutes(5),
                        "office", Duration.ofMinutes(4),
                        "", Duration.ofMinutes(5)));
        assertThat(week().sums().moreByCategory(week().sumsBefore()))
                .containsEntry("create", Duration.ofMinutes(9 - 140))
                .containsEntry("video", Duration.ofMinutes(8));
    }

    @Test
    void anOutlineNamesTheFiveProgramsThatWereUsedMostAndNoneThatDidNotStart() {
        var told = Visibility.OUTLINE.of(week());

        var monday = told.days().getFirst();
        assertThat(monday.byTitle())
                .containsOnlyKeys("krita", "vlc", "firefox-esr", "minetest", "telegram-desktop", "")
                .containsEntry("", Duration.ofMinutes(9));
        assertThat(monday.byCategory()).isEqualTo(week().days().getFirst().byCategory());
        assertThat(monday.programs()).isEqualTo(Denials.times(2));
        assertThat(monday.sites()).isEqualTo(Denials.of(Map.of("ads.example", 3)));
        assertThat(told.told()).isEqualTo(Visibility.OUTLINE);
    }

    @Test
    void totalsOfAWeekAreSumsOfTime() {
        var told = Visibility.TOTALS.of(week());

        assertThat(told.sums().counted()).isEqualTo(Duration.ofHours(7));
        for (var day : List.of(told.days().getFirst(), told.before().getFirst())) {
            assertThat(day.byTitle()).isEmpty();
            assertThat(day.byCategory()).isEmpty();
            assertThat(day.programs()).isEqualTo(Denials.UNTOLD);
            assertThat(day.sites()).isEqualTo(Denials.UNTOLD);
        }
        assertThat(told.sums().sites().times()).isEmpty();
    }

    @Test
    void tellsOfAFactOnlyWhatTheReportsTell() {
        var titled = new Fact.IntervalClosed(MEI, DAY, used(0, 1, Kind.COUNTED, "krita"));
        var program = new Fact.ProgramDenied(MEI, "/home/mei/game", "apps.default");
        var site = new Fact.SiteDenied(MEI, "ads.example", "sites.default");
        var kinds = Map.of(Kind.COUNTED, Duration.ofHours(1));
        var closed = new Fact.DayClosed(MEI, DAY, new DayTotals(kinds));
        var byTitle =
                new Fact.DayClosed(MEI, DAY, new DayTotals(kinds, Map.of("krita", Duration.ofHours(1)), Map.of()));
        var byCategory =
                new Fact.DayClosed(MEI, DAY, new DayTotals(kinds, Map.of(), Map.of("create", Duration.ofHours(1))));

        assertThat(List.of(titled, program, site, closed, byTitle, byCategory)).allMatch(Visibility.DETAIL::tells);
        assertThat(List.of(site, closed, byCategory)).allMatch(Visibility.OUTLINE::tells);
        assertThat(List.of(titled, program, byTitle)).noneMatch(Visibility.OUTLINE::tells);
        assertThat(closed).matches(Visibility.TOTALS::tells);
        assertThat(List.of(titled, program, site, byTitle, byCategory)).noneMatch(Visibility.TOTALS::tells);
    }

    @Test
    void tellsParentsOfNoProgramThatWasRefusedWhereTheyAreToldNone() {
        var status = StatusDraft.of(
                MEI,
                "小美",
                new DayAhead(DAY, false, OptionalLong.empty(), List.of()),
                draft -> draft.refused = Optional.of(new RefusedProgram(Instant.EPOCH, "/usr/bin/steam")));

        assertThat(Visibility.OUTLINE.of(status).refused()).isEmpty();
        assertThat(Visibility.DETAIL.of(status).refused()).isPresent();
    }
}
