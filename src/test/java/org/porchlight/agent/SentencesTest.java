package org.porchlight.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.porchlight.core.decide.Reason;
import org.porchlight.core.engine.Card;
import org.porchlight.core.event.Rank;
import org.porchlight.core.policy.OwnLimit;
import org.porchlight.core.policy.ParentId;
import org.porchlight.core.report.LineAge;
import org.porchlight.core.report.Offer;
import org.porchlight.core.report.ParentEntry;
import org.porchlight.core.report.PolicyPut;
import org.porchlight.core.report.SelfSet;
import org.porchlight.core.report.StatusDraft;
import org.porchlight.text.Language;
import org.porchlight.text.Texts;

class SentencesTest {
    private static final RuleAuthors NOBODY =
            RuleAuthors.of(ParentNames.unknown(Texts.of("agent", Language.EN)), List.of());

    private final Sentences zh = Sentences.of(Language.ZH_CN, "Asia/Shanghai");
    private final Sentences en = Sentences.of(Language.EN, "Asia/Shanghai");

    @Test
    void saysThatTheTimeIsUsedUp() {
        var chinese = zh.lock(Reports.zero().child(), Reports.NOW, NOBODY);
        var english = en.lock(Reports.zero().child(), Reports.NOW, NOBODY);

        assertThat(chinese)
                .isEqualTo(new Look.Lock(
                        false,
                        "小美",
                        "11 月 22 日，星期日",
                        "19:12",
                        "今天的时间用完了",
                        "Krita 绘画停在原处，一点都没丢。",
                        Optional.of("明天 16:30 接着用"),
                        Optional.of("星期一，上学日，有 60 分钟"),
                        Optional.of("规则：每天 90 分钟。"),
                        Optional.empty(),
                        List.of(),
                        Reports.BOTH));
        assertThat(english)
                .isEqualTo(new Look.Lock(
                        false,
                        "小美",
                        "Sunday 22 November",
                        "19:12",
                        "That was today's time",
                        "Krita stopped where it was. Nothing is lost.",
                        Optional.of("Carry on tomorrow at 16:30"),
                        Optional.of("Monday, a school day, 60\u00a0minutes"),
                        Optional.of("Rule: 90\u00a0minutes every day."),
                        Optional.empty(),
                        List.of(),
                        Reports.BOTH));
    }

    @Test
    void saysWhatThereIsToDoBesidesWaiting() {
        var offer = new Offer(
                Card.Form.BAR,
                List.of("/usr/bin/gcompris-qt", "/usr/bin/libreoffice", "/opt/abc"),
                Optional.of(Duration.ofMinutes(5)));
        var child = Reports.zero().offering(offer).child();

        assertThat(zh.lock(child, Reports.NOW, NOBODY).bar()).isTrue();
        assertThat(zh.lock(child, Reports.NOW, NOBODY).finish()).contains("收尾 5 分钟");
        assertThat(en.lock(child, Reports.NOW, NOBODY).finish()).contains("5\u00a0minutes to finish");
        assertThat(en.lock(child, Reports.NOW, NOBODY).open())
                .containsExactly(
                        new Look.Open("/usr/bin/gcompris-qt", "GCompris", "fth-book-open"),
                        new Look.Open("/usr/bin/libreoffice", "LibreOffice", "fth-edit-3"),
                        new Look.Open("/opt/abc", "abc", "fth-book-open"));
    }

    @Test
    void saysThatItIsClosed() {
        var chinese = zh.lock(Reports.closed().child(), Reports.NOW, NOBODY);
        var english = en.lock(Reports.closed().child(), Reports.NOW, NOBODY);

        assertThat(chinese.title()).isEqualTo("现在是休息时间");
        assertThat(chinese.next()).contains("明天 16:30 再开");
        assertThat(chinese.rule()).contains("规则：周六到周日 9:00–20:30 开放。");
        assertThat(english.title()).isEqualTo("It is closed now");
        assertThat(english.next()).contains("It opens tomorrow at 16:30");
        assertThat(english.rule()).contains("Rule: open Sat–Sun 9:00–20:30.");
    }

    @Test
    void namesTheOwnLimitThatClosesAndWhoCanLiftIt() {
        var child = Reports.ownReached().child();

        assertThat(en.lock(child, Reports.NOW, NOBODY).rule())
                .contains("It stays closed by your own limit, 45\u00a0minutes a day. A parent can lift it.");
        assertThat(zh.lock(child, Reports.NOW, NOBODY).rule()).contains("到了你自己定的每天 45 分钟，所以还不能用。爸爸妈妈可以解除。");
    }

    /// The family gives 60 minutes tomorrow; an own limit that is taken back ends today.
    @Test
    void tellsOfTomorrowWhatTheOwnLimitLeaves() {
        var own = Reports.ownReached();
        var gone = own.limitingItself(new SelfSet(
                Optional.of(new OwnLimit(Duration.ofMinutes(45), Optional.of(LocalDate.of(2026, 11, 22)))),
                Optional.empty()));

        assertThat(en.lock(own.child(), Reports.NOW, NOBODY).detail())
                .contains("Monday, a school day, 45\u00a0minutes");
        assertThat(en.lock(gone.child(), Reports.NOW, NOBODY).detail())
                .contains("Monday, a school day, 60\u00a0minutes");
    }

    @Test
    void namesNoRuleForAPause() {
        var chinese = zh.lock(Reports.paused().child(), Reports.NOW, NOBODY);
        var english = en.lock(Reports.paused().child(), Reports.NOW, NOBODY);

        assertThat(chinese.title()).isEqualTo("家长暂停了电脑");
        assertThat(chinese.next()).contains("20:00 前会再开");
        assertThat(english.next()).contains("It opens by 20:00");
        assertThat(english.detail()).isEmpty();
        assertThat(english.rule()).isEmpty();
    }

    @Test
    void speaksOfAllProgramsWhereNoneIsKnown() {
        var child = Reports.zero().untitled().child();

        assertThat(zh.lock(child, Reports.NOW, NOBODY).sentence()).isEqualTo("程序都停在原处，一点都没丢。");
        assertThat(en.lock(child, Reports.NOW, NOBODY).sentence())
                .isEqualTo("Everything stopped where it was. Nothing is lost.");
    }

    @ParameterizedTest(name = "{0}: {1}, {2}")
    @CsvSource(textBlock = """
            EARLY, 还有 15 分钟, 19:27 今天的时间就用完了。,                15\u00a0minutes left, Today ends at 19:27.
            LATE,  还有 15 分钟, 到时候 Krita 绘画会停在原处，明天接着用。, 15\u00a0minutes left, Krita will stop where it is. Carry on tomorrow.
            LAST,  最后一分钟,   想存就按 Ctrl+S。没存也不会丢。,            The last minute, Ctrl+S saves. Unsaved work is not lost.
            """)
    void warns(Look.Warning.Kind kind, String zhHead, String zhSentence, String enHead, String enSentence) {
        var child = Reports.open(900).child();
        var left = Duration.ofMinutes(15);

        assertThat(zh.warningHeading(kind, left)).isEqualTo(zhHead);
        assertThat(zh.warningSentence(kind, child, left, Reports.NOW)).isEqualTo(zhSentence);
        assertThat(en.warningHeading(kind, left)).isEqualTo(enHead);
        assertThat(en.warningSentence(kind, child, left, Reports.NOW)).isEqualTo(enSentence);
    }

    @Test
    void namesTheMinuteInWhichItClosesWhateverPartOfASecondHasGone() {
        var child = Reports.open(899).because(Reason.WINDOW).child();

        var sentence = en.warningSentence(
                Look.Warning.Kind.EARLY, child, Duration.ofSeconds(899), Reports.NOW.plusMillis(400));

        assertThat(sentence).isEqualTo("It closes at 19:27.");
    }

    @ParameterizedTest(name = "{0}: {1}, {2}, {3}")
    @CsvSource(textBlock = """
            DAY_BUDGET,   今天的时间用完了, That was today's time,      Today ends at 19:27.
            OWN_LIMIT,    今天自己定的时间用完了, That was the limit you set for today, Today ends at 19:27.
            WEEK_BUDGET,  本周的时间用完了, That was this week's time,  It closes at 19:27.
            MONTH_BUDGET, 本月的时间用完了, That was this month's time, It closes at 19:27.
            """)
    void saysWhichTimeIsUsedUp(Reason reason, String zhTitle, String enTitle, String warning) {
        var closed = Reports.zero().because(reason).child();
        var open = Reports.open(900).because(reason).child();

        assertThat(zh.lock(closed, Reports.NOW, NOBODY).title()).isEqualTo(zhTitle);
        assertThat(en.lock(closed, Reports.NOW, NOBODY).title()).isEqualTo(enTitle);
        assertThat(en.warningSentence(Look.Warning.Kind.EARLY, open, Duration.ofMinutes(15), Reports.NOW))
                .isEqualTo(warning);
    }

    @Test
    void saysThatTheWindowClosesWhereTheBudgetWouldLastLonger() {
        var child = Reports.open(900).because(Reason.WINDOW).child();

        var sentence = en.warningSentence(Look.Warning.Kind.EARLY, child, Duration.ofMinutes(15), Reports.NOW);

        assertThat(sentence).isEqualTo("It closes at 19:27.");
    }

    @Test
    void saysWhoSetTheRuleAndSinceWhen() {
        var child = Reports.zero().ruledBy("time.budget.days-off").child();
        var chinese = Reports.authors(Language.ZH_CN);
        var english = Reports.authors(Language.EN);
        var administrator = RuleAuthors.of(
                english.names(),
                List.of(new LineAge(
                        "time.budget.days-off",
                        new PolicyPut("parent:root", Optional.of(Instant.parse("2026-10-03T20:15:00+08:00"))))));
        var longAgo = RuleAuthors.of(
                english.names(),
                List.of(new LineAge("time.budget.days-off", new PolicyPut("parent:mum", Optional.empty()))));
        var forgotten = List.of(new LineAge(
                "time.budget.days-off", PolicyPut.UNKNOWN, Optional.of(Instant.parse("2026-10-03T20:15:00+08:00"))));

        assertThat(zh.lock(child, Reports.NOW, chinese).rule()).contains("规则：休息日 90 分钟，妈妈 10 月 3 日定的。");
        assertThat(en.lock(child, Reports.NOW, english).rule())
                .contains("Rule: 90\u00a0minutes on days off, set by Mum on 3 October.");
        assertThat(en.lock(child, Reports.NOW, administrator).rule())
                .contains("Rule: 90\u00a0minutes on days off, set on 3 October.");
        assertThat(en.lock(child, Reports.NOW, longAgo).rule())
                .contains("Rule: 90\u00a0minutes on days off, set by Mum.");
        assertThat(en.lock(child, Reports.NOW, RuleAuthors.of(english.names(), forgotten))
                        .rule())
                .contains("Rule: 90\u00a0minutes on days off, set on 3 October or earlier.");
        assertThat(zh.lock(child, Reports.NOW, RuleAuthors.of(chinese.names(), forgotten))
                        .rule())
                .contains("规则：休息日 90 分钟，10 月 3 日或更早定的。");
        assertThat(en.lock(Reports.closed().child(), Reports.NOW, english).rule())
                .as("a preset's, or one that nobody has told of yet")
                .contains("Rule: open Sat–Sun 9:00–20:30.");
    }

    @Test
    void saysNothingOfAWeekInTheWordsOfADay() {
        var child = Reports.zero().ruledBy("time.budget.week").child();

        assertThat(en.lock(child, Reports.NOW, NOBODY).rule()).isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1}, {2}")
    @CsvSource(delimiter = '|', textBlock = """
            time.budget.every-day     | 规则：每天 90 分钟。                    | Rule: 90\u00a0minutes every day.
            time.budget.school-days   | 规则：上学日 90 分钟。                  | Rule: 90\u00a0minutes on school days.
            time.windows.days-off[0]  | 规则：休息日 9:00–20:30 开放。          | Rule: open on days off 9:00–20:30.
            time.budget.寒假          | 规则：寒假 90 分钟。                    | Rule: 90\u00a0minutes in 寒假.
            time.budget.2026-11-22    | 规则：11 月 22 日 90 分钟。             | Rule: 90\u00a0minutes on 22 November.
            time.budget.mon,wed       | 规则：周一、周三 90 分钟。              | Rule: 90\u00a0minutes Mon, Wed.
            time.windows.mon-thu[1]   | 规则：周一到周四 9:00–20:30 开放。      | Rule: open Mon–Thu 9:00–20:30.
            """)
    void putsARuleInWords(String path, String chinese, String english) {
        var child = Reports.closed().ruledBy(path).child();

        assertThat(zh.lock(child, Reports.NOW, NOBODY).rule()).contains(chinese);
        assertThat(en.lock(child, Reports.NOW, NOBODY).rule()).contains(english);
    }

    @Test
    void saysThatTheOwnLimitIsReached() {
        var child = Reports.zero().because(Reason.OWN_LIMIT).child();

        assertThat(en.lock(child, Reports.NOW, NOBODY).title()).isEqualTo("That was the limit you set for today");
        assertThat(zh.lock(child, Reports.NOW, NOBODY).title()).isEqualTo("今天自己定的时间用完了");
    }

    @Test
    void saysOfAChildThatStoppedWhenItGoesOnAndNotThatAParentDid() {
        var child = StatusDraft.changed(Reports.paused().child(), draft -> draft.pausedBy = Optional.of("child:mei"));

        assertThat(zh.lock(child, Reports.NOW, NOBODY).title()).isEqualTo("先停在这里");
        assertThat(zh.lock(child, Reports.NOW, NOBODY).next()).contains("20:00 接着用");
        assertThat(en.lock(child, Reports.NOW, NOBODY).title()).isEqualTo("You stopped here");
        assertThat(en.lock(child, Reports.NOW, NOBODY).next()).contains("Carry on at 20:00");
        assertThat(en.menu(child, Optional.empty(), Reports.NOW, NOBODY.names()))
                .containsExactly("You stopped here", "Opens at 20:00");
    }

    /// The administrator has no name here.
    @Test
    void saysWhoPausedThePcWhereTheChildHasANameForIt() {
        var mums = ParentNames.unknown(Texts.of("agent", Language.ZH_CN))
                .told(List.of(
                        new ParentEntry(new ParentId("mum"), "妈妈", Rank.GUARDIAN, Optional.empty(), false, false)));
        var authors = RuleAuthors.of(mums, List.of());
        var child = Reports.paused().child();
        var byMum = StatusDraft.changed(child, draft -> draft.pausedBy = Optional.of("parent:mum"));
        var byRoot = StatusDraft.changed(child, draft -> draft.pausedBy = Optional.of("parent:root"));

        assertThat(zh.lock(byMum, Reports.NOW, authors).title()).isEqualTo("妈妈暂停了电脑");
        assertThat(zh.lock(byRoot, Reports.NOW, authors).title()).isEqualTo("家长暂停了电脑");
        assertThat(zh.lock(child, Reports.NOW, authors).title()).isEqualTo("家长暂停了电脑");
        assertThat(zh.menu(byMum, Optional.empty(), Reports.NOW, mums)).startsWith("妈妈暂停了电脑");
        assertThat(en.menu(byMum, Optional.empty(), Reports.NOW, NOBODY.names()))
                .startsWith("A parent paused the PC");
    }
}
