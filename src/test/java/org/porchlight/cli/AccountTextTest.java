package org.porchlight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.porchlight.core.account.DayAccount;
import org.porchlight.core.account.Interval;
import org.porchlight.core.account.Kind;
import org.porchlight.core.decide.Reason;
import org.porchlight.core.event.Fact;
import org.porchlight.core.event.Rank;
import org.porchlight.core.event.Weakness;
import org.porchlight.core.policy.ParentId;
import org.porchlight.core.report.AccountReport;
import org.porchlight.core.report.DayNote;
import org.porchlight.core.report.Look;
import org.porchlight.core.report.ParentEntry;
import org.porchlight.ipc.SampleDays;
import org.porchlight.ipc.Samples;
import org.porchlight.ipc.json.AccountJson;
import org.porchlight.ipc.json.JsonText;
import org.porchlight.text.Language;
import org.porchlight.text.Texts;

class AccountTextTest {
    private static String of(Language language, AccountReport report) {
        return String.join("\n", AccountText.of(new Words(language), ZoneId.of("Asia/Shanghai"), report));
    }

    @Test
    void saysClockAndParentInWords() {
        var report = new AccountReport(
                SampleDays.account().account(),
                List.of(new DayNote(Samples.NOW, DayNote.Sort.CLOCK_CHANGED, Optional.empty(), "CONFIRMED", 0)),
                List.of(
                        new Look(Samples.NOW, "parent:root", Fact.Looked.At.WEEK),
                        new Look(Samples.NOW, "parent:owner", Fact.Looked.At.ACCOUNT)));

        assertThat(of(Language.EN, report))
                .contains("a parent confirmed the time", "the administrator", "who started the guard")
                .doesNotContain("CONFIRMED", "parent:");
        assertThat(of(Language.ZH_CN, report))
                .contains("家长确认了时间", "管理员", "启动守护的人")
                .doesNotContain("CONFIRMED", "parent:");
    }

    @Test
    void namesTheChildsOwnLimitOnlyWhereTheDayGaveMore() {
        var day = SampleDays.account();

        assertThat(of(Language.EN, day)).contains("The child's own limit: 45 min");
        assertThat(of(Language.ZH_CN, day)).contains("孩子自己定的：45 分钟");
        assertThat(of(Language.EN, day.limited(Optional.of(Duration.ofHours(2)))))
                .doesNotContain("own limit");
    }

    @Test
    void saysWhoGaveTimeAndByWhatRight() {
        assertThat(of(Language.EN, SampleDays.account())).contains("time was given with the PIN (mum)");
        assertThat(of(Language.ZH_CN, SampleDays.account())).contains("凭 PIN 追加了时间（mum）");
    }

    @Test
    void callsParentsByTheirNames() {
        var mum = new ParentEntry(new ParentId("mum"), "妈妈", Rank.GUARDIAN, Optional.empty(), false, false);
        var words = new Words(Language.EN).calling(List.of(mum));

        assertThat(String.join("\n", AccountText.of(words, ZoneId.of("Asia/Shanghai"), SampleDays.account())))
                .contains("time was given with the PIN (妈妈)");
        assertThat(words.toTheChild().by("parent:gran")).isEqualTo("gran");
    }

    @Test
    void saysWhatAParentMadeOfAnOwnLimit() {
        var lifted = new DayNote(Samples.NOW, DayNote.Sort.POLICY_STORED, Optional.empty(), "mei", 0);
        var day = new AccountReport(
                SampleDays.account().account(),
                List.of(
                        lifted,
                        lifted.doneBy("parent:mum"),
                        new DayNote(Samples.NOW, lifted.sort(), lifted.child(), "mei", 1800).doneBy("parent:mum")));

        assertThat(of(Language.EN, day))
                .contains(
                        "an own limit was changed, by the child",
                        "a child's own limit was lifted (mum)",
                        "30 min  a child's own limit was changed (mum)");
    }

    /// The child and its parents type the same numbers, from the screen and from the JSON.
    @Test
    void numbersTheRowsThatAreShownWithoutGaps() throws Exception {
        var account = SampleDays.account().account();
        var first = account.intervals().getFirst();
        var brief = new Interval(
                first.to(),
                first.to().plusMillis(400),
                Duration.ofMillis(400),
                Kind.IDLE,
                Optional.empty(),
                first.why(),
                false);
        var rows = new ArrayList<>(account.intervals());
        rows.add(1, brief);
        var report = new AccountReport(
                new DayAccount(
                        account.child(),
                        account.day(),
                        account.budget(),
                        account.granted(),
                        account.counted(),
                        account.policyVersion(),
                        rows),
                List.of());

        assertThat(of(Language.EN, report).lines().filter(line -> line.matches("\\d .*")))
                .extracting(line -> line.substring(0, 1))
                .containsExactly("1", "2", "3");
        assertThat(JsonText.write(AccountJson.write(report)))
                .contains("\"millis\":400,\"recovered\":false,\"row\":null}")
                .contains("\"recovered\":true,\"row\":3}");
    }

    /// From being away in the middle of the day.
    @Test
    void tellsABreakThatWasTaken() {
        var account = SampleDays.account().account();
        var last = account.intervals().getLast();
        var pause = Duration.ofMinutes(5);
        var rows = List.of(
                new Interval(last.to(), last.to().plus(pause), pause, Kind.IDLE, Optional.empty(), Reason.REST, false));
        var day = new DayAccount(
                account.child(),
                account.day(),
                account.budget(),
                account.granted(),
                account.counted(),
                account.policyVersion(),
                rows);

        assertThat(of(Language.EN, new AccountReport(day, List.of())).lines())
                .anyMatch(line -> line.startsWith("1 ") && line.strip().endsWith(" rest"));
    }

    @Test
    void saysWhatMadeTheDayLongerAndShorter() {
        var account = SampleDays.account().account();
        var day = new DayAccount(
                account.child(),
                account.day(),
                Optional.of(Duration.ofMinutes(60)),
                Duration.ofMinutes(30),
                Duration.ofMinutes(15),
                Duration.ofMinutes(10),
                Duration.ofMinutes(5),
                Duration.ofMinutes(3),
                Duration.ofMinutes(80),
                account.trust(),
                account.policyVersion(),
                Optional.empty(),
                account.intervals());

        assertThat(of(Language.EN, new AccountReport(day, List.of())))
                .contains(
                        "1 h 20 min of 1 h 40 min used",
                        "The day's own time: 1 h",
                        "Carried over: 30 min",
                        "Given: 15 min",
                        "Finish line: 5 min",
                        "Taken for what was used too much before: 10 min",
                        "Counts less, by a parent's word: 3 min");
    }

    /// Rounded, a sum of what was given could not be followed.
    @Test
    void saysWhatWasGivenToTheSecond() {
        var given = new DayNote(Samples.NOW, DayNote.Sort.GRANTED, Optional.of(Samples.MEI), "", 90);
        var account = SampleDays.account().account();

        assertThat(of(Language.EN, new AccountReport(account, List.of(given), List.of())))
                .containsPattern("1 min 30 s +time was given");
        assertThat(of(Language.ZH_CN, new AccountReport(account, List.of(given), List.of())))
                .contains("1 分 30 秒");
    }

    @ParameterizedTest
    @EnumSource
    void saysWhatLackedAndWhatWorksAgain(Weakness.Of what) {
        var account = SampleDays.account().account();
        var lacked = new DayNote(Samples.NOW, DayNote.Sort.WEAKENED, Optional.empty(), what.name(), 0);
        var again = new DayNote(Samples.NOW, DayNote.Sort.MENDED, Optional.empty(), what.name(), 0);

        for (var language : Language.values()) {
            assertThat(of(language, new AccountReport(account, List.of(lacked, again), List.of())))
                    .contains(Texts.of("cli", language).of("note.WEAKENED." + what))
                    .contains(Texts.of("cli", language).of("note.MENDED." + what))
                    .doesNotContain(what.name());
        }
    }

    /// The answer of a parent and the gift are two facts of one yes.
    @Test
    void tellsWhatWasGivenBecauseItWasAskedForOnce() {
        var mei = Optional.of(Samples.MEI);
        var gift = new DayNote(Samples.NOW, DayNote.Sort.GRANTED, mei, "", 300);
        var yes = new DayNote(Samples.NOW, DayNote.Sort.APPROVED, mei, "ok", 300);
        var later = new DayNote(Samples.NOW.plusSeconds(60), DayNote.Sort.GRANTED, mei, "", 300);
        var account = SampleDays.account().account();

        var said = of(Language.EN, new AccountReport(account, List.of(gift, yes, later), List.of()));

        assertThat(said.lines().filter(line -> line.contains(" 5 min "))).hasSize(2);
        assertThat(said).containsOnlyOnce("time was given").containsOnlyOnce("a parent said yes");
    }

    @Test
    void givesAPauseTheLengthThatItHad() {
        var paused = new DayNote(Samples.NOW, DayNote.Sort.PAUSED, Optional.of(Samples.MEI), "", 1800);
        var other = new DayNote(Samples.NOW.plusSeconds(120), DayNote.Sort.UNPAUSED, Optional.of(Samples.LE), "", 0);
        var ended = new DayNote(Samples.NOW.plusSeconds(300), DayNote.Sort.UNPAUSED, Optional.empty(), "", 0);
        var account = SampleDays.account().account();

        assertThat(of(Language.EN, new AccountReport(account, List.of(paused, other), List.of())))
                .containsPattern("30 min +the PC was paused");
        assertThat(of(Language.EN, new AccountReport(account, List.of(paused, other, ended), List.of())))
                .containsPattern("5 min +the PC was paused");
    }
}
