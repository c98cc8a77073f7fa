package org.porchlight.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.porchlight.core.event.Fact;
import org.porchlight.core.event.Rank;
import org.porchlight.core.policy.OwnLimit;
import org.porchlight.core.policy.ParentId;
import org.porchlight.core.report.AccountReport;
import org.porchlight.core.report.DayLine;
import org.porchlight.core.report.DayNote;
import org.porchlight.core.report.ParentEntry;
import org.porchlight.core.report.RestAhead;
import org.porchlight.core.report.SelfSet;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.text.Language;
import org.porchlight.text.Say;
import org.porchlight.text.Texts;
import org.porchlight.ui.Found;
import org.porchlight.ui.Golden;
import org.porchlight.ui.Look;
import org.porchlight.ui.MeisSunday;
import org.porchlight.ui.OnFx;
import org.porchlight.ui.SceneChecks;
import org.porchlight.ui.Switch;

class MyDayTest {
    private final List<Command.ByChild> asked = new ArrayList<>();
    private final AtomicInteger changed = new AtomicInteger();
    private AccountReport today = MeisSunday.report();
    private Answer toDispute = new Answer.Done();
    private Answer toLimit = new Answer.Done();

    private void guard(Command.ByChild command, Consumer<Optional<Answer>> then) {
        asked.add(command);
        then.accept(Optional.of(
                switch (command) {
                    case Command.MyAccount(var day)
                    when day.equals(Optional.of(MeisSunday.DAY)) -> account(MeisSunday.DAY);
                    case Command.MyAccount(var day)
                    when day.equals(Optional.of(MeisSunday.DAY.minusDays(2))) -> account(MeisSunday.DAY.minusDays(2));
                    case Command.Dispute _ -> toDispute;
                    case Command.LimitMyself _ -> toLimit;
                    default -> new Answer.Refused("no-such-day", "2026-11-20");
                }));
    }

    /// Mum looked on Sunday at 18:20, Dad on Friday at 21:05.
    private Answer account(LocalDate day) {
        var report = day.equals(MeisSunday.DAY) ? today : MeisSunday.report();
        var look = day.equals(MeisSunday.DAY)
                ? new org.porchlight.core.report.Look(MeisSunday.at("18:20"), "parent:mum", Fact.Looked.At.ACCOUNT)
                : new org.porchlight.core.report.Look(
                        MeisSunday.at("21:05").minus(Duration.ofDays(2)), "parent:dad", Fact.Looked.At.WEEK);
        return new Answer.Account(new AccountReport(report.account(), happened(), List.of(look), report.disputes()));
    }

    private static List<DayNote> happened() {
        return List.of(
                note("09:00", DayNote.Sort.GUARD_STARTED, ""),
                ofMei("14:36", DayNote.Sort.SITE_DENIED, "videos.example"),
                ofMei("14:37", DayNote.Sort.SITE_DENIED, "videos.example"),
                ofMei("15:02", DayNote.Sort.PAUSED, "").doneBy("parent:mum"),
                note("18:38", DayNote.Sort.POLICY_STORED, "").doneBy("parent:dad"),
                note("18:38", DayNote.Sort.POLICY_STORED, "mei").doneBy("parent:dad"));
    }

    private static DayNote note(String at, DayNote.Sort sort, String subject) {
        return new DayNote(MeisSunday.at(at), sort, Optional.empty(), subject, 0);
    }

    private static DayNote ofMei(String at, DayNote.Sort sort, String subject) {
        return new DayNote(MeisSunday.at(at), sort, Optional.of(MeisSunday.MEI), subject, 0);
    }

    private MyDayModel model(Language language) {
        var model = new MyDayModel(language, this::guard, changed::incrementAndGet);
        boolean english = language == Language.EN;
        model.names(ParentNames.unknown(Texts.of("agent", language))
                .told(List.of(
                        new ParentEntry(
                                new ParentId("mum"),
                                english ? "Mum" : "妈妈",
                                Rank.GUARDIAN,
                                Optional.empty(),
                                false,
                                false),
                        new ParentEntry(
                                new ParentId("dad"),
                                english ? "Dad" : "爸爸",
                                Rank.GUARDIAN,
                                Optional.empty(),
                                false,
                                false))));
        heard(model, new SelfSet(Optional.empty(), Optional.of(Duration.ofMinutes(90))));
        return model;
    }

    private static void heard(MyDayModel model, SelfSet self) {
        model.heard(Reports.open(1320)
                .resting(new RestAhead(
                        Duration.ofMinutes(30), Duration.ofMinutes(5), Duration.ofMinutes(22), Duration.ZERO))
                .limitingItself(self)
                .report());
    }

    private static SelfSet set(int minutes, Optional<LocalDate> until) {
        return new SelfSet(
                Optional.of(new OwnLimit(Duration.ofMinutes(minutes), until)), Optional.of(Duration.ofMinutes(90)));
    }

    private MyDayPane pane(Language language) {
        return pane(language, model(language));
    }

    private static MyDayPane pane(Language language, MyDayModel model) {
        var copy = new OwnCopyLine(
                language,
                Optional.of((_, _, _) -> Optional.empty()),
                listener -> new OwnCopy(
                        () -> {
                            throw new IOException("no guard");
                        },
                        language,
                        Runnable::run,
                        Runnable::run,
                        listener));
        var pane = new MyDayPane(language, model, () -> {}, () -> {}, copy, () -> {});
        pane.show(model.look(Duration.ZERO));
        return pane;
    }

    private static Language language(Look look) {
        return look.isEnglish() ? Language.EN : Language.ZH_CN;
    }

    @ParameterizedTest
    @EnumSource(Look.class)
    void looksAsDrawn(Look look) {
        Golden.in(look, 960, 720, _ -> {}, () -> pane(language(look)), scene -> {
            Golden.check("my-day-" + look.suffix(), scene);
            SceneChecks.all(scene);
        });
    }

    @ParameterizedTest
    @EnumSource(names = {"ZH_LIGHT", "EN_LIGHT"})
    void fitsIntoTheSmallestScreen(Look look) {
        Golden.in(look, 800, 600, _ -> {}, () -> pane(language(look)), scene -> {
            Golden.check("my-day-small-" + look.suffix(), scene);
            SceneChecks.all(scene);
        });
    }

    @ParameterizedTest
    @EnumSource(Look.class)
    void showsWhatAParentAnswered(Look look) {
        today = MeisSunday.corrected(look.isEnglish());
        Golden.in(look, 960, 720, _ -> {}, () -> pane(language(look)), scene -> {
            Golden.check("my-day-answered-" + look.suffix(), scene);
            SceneChecks.all(scene);
        });
    }

    @Test
    void showsTheRowsThatParentsSeeNewestFirst() {
        var look = model(Language.ZH_CN).look(Duration.ZERO);

        assertThat(look.head().heading()).isEqualTo("还可以用到 19:34 左右");
        assertThat(look.head().line()).isEqualTo("20:30 关，明天 16:30 再开。8 分钟后休息 5 分钟。");
        assertThat(look.state())
                .isInstanceOfSatisfying(
                        MyDayLook.State.Ready.class,
                        ready -> assertThat(ready.lines())
                                .isEqualTo(MeisSunday.lines().reversed()));
    }

    @Test
    void aStudyAddsNothingToTheTimeOfTheDay() {
        var model = model(Language.EN);
        model.heard(Reports.studying().report());

        var head = model.look(Duration.ofSeconds(30)).head();

        assertThat(head.left()).contains(Duration.ofMinutes(22));
        assertThat(head.heading()).isEqualTo("Time to study until 19:57");
        assertThat(head.line()).isEqualTo("Only what is on the study list is open, and it does not count.");
    }

    @Test
    void aBreakBehindTheEndIsNotAnnounced() {
        var model = model(Language.ZH_CN);
        model.heard(Reports.open(1320)
                .resting(new RestAhead(
                        Duration.ofMinutes(30), Duration.ofMinutes(5), Duration.ofMinutes(8), Duration.ZERO))
                .report());

        assertThat(model.look(Duration.ZERO).head().line()).isEqualTo("20:30 关，明天 16:30 再开。");
    }

    @Test
    void aBreakThatIsDueReadsAsABreak() {
        var model = model(Language.ZH_CN);
        model.heard(Reports.restDue().report());

        assertThat(model.look(Duration.ZERO).head().line()).isEqualTo("歇 10 分钟，然后接着用。");
    }

    @Test
    void staysTheSameWithinAMinuteAndKeepsGoingOn() {
        var model = model(Language.ZH_CN);

        assertThat(model.look(Duration.ofSeconds(20)).state())
                .isEqualTo(model.look(Duration.ZERO).state());
    }

    @Test
    void tellsWhatHappenedAsParentsReadItAndSpeaksToTheChild() {
        assertThat(model(Language.ZH_CN).look(Duration.ZERO).events().orElseThrow())
                .containsExactly(
                        new MyDayLook.Event("18:38", "规则改了（爸爸）"),
                        new MyDayLook.Event("18:38", "你自己定的时间解除了（爸爸）"),
                        new MyDayLook.Event("15:02", "你的电脑暂停了（妈妈）"),
                        new MyDayLook.Event("14:37", "你想看 videos.example，这个网站没有开（2\u00a0次）"),
                        new MyDayLook.Event("9:00", "守护启动了"));
    }

    @Test
    void tellsNothingOfWhatHappenedWhileThatIsNotRead() {
        var fresh = new MyDayModel(Language.EN, (_, _) -> {}, () -> {});

        assertThat(fresh.look(Duration.ZERO).events()).isEmpty();
    }

    @Test
    void aDayOnWhichNothingHappenedSaysSo() {
        var card = OnFx.call(() -> new EventsCard(Texts.of("agent", Language.EN)));
        Golden.in(Look.EN_LIGHT, 480, 200, _ -> {}, () -> card, scene -> {
            card.show(Optional.of(List.of()), false);
            Golden.lay(scene);
            assertThat(Found.texts(card)).contains("Nothing has happened yet.");

            card.show(Optional.of(List.of(new MyDayLook.Event("9:00", "The guard started"))), false);
            Golden.lay(scene);
            assertThat(Found.texts(card)).contains("The guard started").doesNotContain("Nothing has happened yet.");
        });
    }

    @Test
    void saysWhoLookedWhenAndAtWhat() {
        assertThat(model(Language.ZH_CN).look(Duration.ZERO).looks())
                .containsExactly(
                        new MyDayLook.Seen("妈妈", "今天 18:20，看了“时间账”"), new MyDayLook.Seen("爸爸", "周五 21:05，看了“本周”"));
    }

    @ParameterizedTest
    @EnumSource(names = {"ZH_LIGHT", "EN_DARK"})
    void takesNothingWhileTheGuardIsGone(Look look) {
        var model = model(language(look));
        Golden.in(look, 960, 720, _ -> {}, () -> pane(language(look), model), scene -> {
            model.lost();
            ((MyDayPane) scene.getRoot().lookup(".my-day")).show(model.look(Duration.ZERO));
            Golden.lay(scene);
            Golden.check("my-day-lost-" + look.suffix(), scene);
            SceneChecks.all(scene);

            assertThat(Found.button(scene.getRoot(), look.isEnglish() ? "This is wrong" : "这不对")
                            .isDisabled())
                    .isTrue();
        });
    }

    @Test
    void rowThatIsWrongGoesToTheParentsWithItsNumber() {
        Golden.in(Look.EN_LIGHT, 960, 720, _ -> {}, () -> pane(Language.EN), scene -> {
            Found.button(scene.getRoot(), "This is wrong").fire();
            Golden.lay(scene);
            Golden.check("my-day-dispute-en-light", scene);
            ((TextField) scene.lookup(".pane-line")).setText("I was at dinner");
            Found.button(scene.getRoot(), "Send to parents").fire();

            var newest = (DayLine.Stretch) MeisSunday.lines().getLast();
            assertThat(asked).contains(new Command.Dispute(MeisSunday.DAY, newest.number(), "I was at dinner"));
            assertThat(scene.lookup(".pane-line")).isNull();
        });
    }

    @Test
    void disputeThatIsRefusedStaysOpenAndSaysWhy() {
        toDispute = new Answer.Refused("already-disputed", "7k2m");
        Golden.in(Look.EN_LIGHT, 960, 720, _ -> {}, () -> pane(Language.EN), scene -> {
            Found.button(scene.getRoot(), "This is wrong").fire();
            ((TextField) scene.lookup(".pane-line")).setText("I was at dinner");
            Found.button(scene.getRoot(), "Send to parents").fire();

            assertThat(((javafx.scene.control.Label) scene.lookup(".pane-card .pl-error-text")).getText())
                    .contains("7k2m");
        });
    }

    @Test
    void ownLimitIsSetByAPressOfItsOwn() {
        Golden.in(Look.EN_LIGHT, 960, 720, _ -> {}, () -> pane(Language.EN), scene -> {
            ((Switch) scene.lookup(".pl-switch")).fire();
            assertThat(asked).noneMatch(Command.LimitMyself.class::isInstance);
            Golden.lay(scene);
            Golden.check("my-day-own-draft-en-light", scene);
            Found.button(scene.getRoot(), "Set it").fire();

            assertThat(asked).contains(new Command.LimitMyself(Optional.of(Duration.ofMinutes(80))));
        });
    }

    @Test
    void ownLimitThatHoldsIsShownBesideTheTimeAndTakenBackByTheSwitch() {
        var model = model(Language.ZH_CN);
        heard(model, set(60, Optional.empty()));
        assertThat(model.look(Duration.ZERO).head().total()).contains(Duration.ofMinutes(60));
        Golden.in(Look.ZH_LIGHT, 960, 720, _ -> {}, () -> pane(Language.ZH_CN, model), scene -> {
            Golden.check("my-day-own-set-zh-light", scene);
            ((Switch) scene.lookup(".pl-switch")).fire();

            assertThat(asked).contains(new Command.LimitMyself(Optional.empty()));
        });
    }

    @Test
    void ownLimitThatIsRefusedSaysWhy() {
        toLimit = new Answer.Refused("own-limit-not-stricter", "80");
        Golden.in(Look.EN_LIGHT, 960, 720, _ -> {}, () -> pane(Language.EN), scene -> {
            ((Switch) scene.lookup(".pl-switch")).fire();
            Found.button(scene.getRoot(), "Set it").fire();

            assertThat(((javafx.scene.control.Label) scene.lookup(".my-day-own .pl-error-text")).getText())
                    .contains("80 minutes");
        });
    }

    @Test
    void ownLimitSaysWhatCanBeSet() {
        var model = model(Language.EN);
        assertThat(model.look(Duration.ZERO).own()).isEqualTo(new MyDayLook.Own.None(85));
        heard(model, set(45, Optional.of(MeisSunday.DAY)));
        assertThat(model.look(Duration.ZERO).own()).isEqualTo(new MyDayLook.Own.Set(45, true));
        heard(model, new SelfSet(Optional.empty(), Optional.of(Duration.ofMinutes(5))));
        assertThat(model.look(Duration.ZERO).own()).isEqualTo(new MyDayLook.Own.NoRoom());
        heard(model, SelfSet.NONE);
        assertThat(model.look(Duration.ZERO).own())
                .as("what today has, though other days have more")
                .isEqualTo(new MyDayLook.Own.None(85));
        heard(model, new SelfSet(Optional.empty(), Optional.of(Duration.ofHours(3))));
        assertThat(model.look(Duration.ZERO).own()).isEqualTo(new MyDayLook.Own.None(85));
        model.heard(Reports.open(1320).unlimited().limitingItself(SelfSet.NONE).report());
        assertThat(model.look(Duration.ZERO).own()).isEqualTo(new MyDayLook.Own.None(24 * 60));
        model.lost();
        assertThat(model.look(Duration.ZERO).own()).isEqualTo(new MyDayLook.Own.Unknown());
    }

    @Test
    void withoutAGuardItSaysSoAndKeepsWhatWasRead() {
        var model = model(Language.EN);
        model.lost();
        assertThat(model.look(Duration.ZERO).head().heading()).contains("guard is not running");
        assertThat(model.look(Duration.ZERO).head().line()).isEqualTo("This is how it stood at 19:12.");

        var fresh = new MyDayModel(Language.EN, this::guard, () -> {});
        assertThat(fresh.look(Duration.ZERO).state()).isInstanceOf(MyDayLook.State.Failed.class);
    }

    @Test
    void ownLimitThatIsUsedUpIsAskedOnceMore() {
        OnFx.run(() -> {
            var set = new ArrayList<Optional<Integer>>();
            var card = new OwnLimitCard(
                    Texts.of("agent", Language.EN),
                    new Say(Language.EN, ZoneId.of("Asia/Shanghai")),
                    (minutes, _) -> set.add(minutes));
            card.show(
                    new MyDayLook.Own.None(10),
                    new MyDayLook.Used(Duration.ofMinutes(10), Optional.of("tomorrow 8:00")));
            ((Switch) card.lookup(".pl-switch")).fire();

            Found.button(card, "Set it").fire();
            assertThat(set).isEmpty();
            assertThat(Found.texts(card))
                    .contains("10 minutes are used already: the PC closes at once, until tomorrow 8:00."
                            + " Today there is no way back.");

            Found.button(card, "Not now").fire();
            assertThat(set).isEmpty();
            Found.button(card, "Set it").fire();
            Found.button(card, "Set it all the same").fire();
            assertThat(set).containsExactly(Optional.of(5));
        });
    }

    @Test
    void pastMidnightTheRingIsOfToday() {
        var model = model(Language.EN);
        model.heard(Reports.open(6 * 3600).report());
        var head = model.look(Duration.ZERO).head();

        assertThat(head.left()).contains(Duration.ofMinutes(4 * 60 + 48));
        assertThat(head.heading()).isEqualTo("You can go on until about tomorrow 1:12");
        assertThat(head.line()).startsWith("Past midnight tomorrow's time is used.");
    }

    @ParameterizedTest
    @EnumSource(
            value = Look.class,
            names = {"ZH_LIGHT", "EN_DARK"})
    void ownLimitThatClosesAtOnceLooksAsDrawn(Look look) {
        var language = look.isEnglish() ? Language.EN : Language.ZH_CN;
        var model = model(language);
        heard(model, new SelfSet(Optional.empty(), Optional.of(Duration.ofMinutes(60))));
        Golden.in(look, 960, 720, _ -> {}, () -> pane(language, model), scene -> {
            ((Switch) scene.lookup(".pl-switch")).fire();
            Golden.lay(scene);
            Found.button(scene.getRoot(), look.isEnglish() ? "Set it" : "定下").fire();
            Golden.lay(scene);
            Golden.check("my-day-own-again-" + look.suffix(), scene);
            assertThat(asked).noneMatch(Command.LimitMyself.class::isInstance);
        });
    }
}
