package org.porchlight.agent;

import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.porchlight.core.event.Fact;
import org.porchlight.core.event.Rank;
import org.porchlight.core.policy.OwnLimit;
import org.porchlight.core.policy.ParentId;
import org.porchlight.core.report.AccountReport;
import org.porchlight.core.report.DayNote;
import org.porchlight.core.report.ParentEntry;
import org.porchlight.core.report.RestAhead;
import org.porchlight.core.report.SelfSet;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.text.Language;
import org.porchlight.text.Texts;
import org.porchlight.ui.Look;
import org.porchlight.ui.MeisSunday;

/// A child's day, with a guard that answers what a test says.
abstract class OnMyDay {
    final List<Command.ByChild> asked = new ArrayList<>();
    private final AtomicInteger changed = new AtomicInteger();
    AccountReport today = MeisSunday.report();
    Answer toDispute = new Answer.Done();
    Answer toLimit = new Answer.Done();

    void guard(Command.ByChild command, Consumer<Optional<Answer>> then) {
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

    MyDayModel model(Language language) {
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

    static void heard(MyDayModel model, SelfSet self) {
        model.heard(Reports.open(1320)
                .resting(new RestAhead(
                        Duration.ofMinutes(30), Duration.ofMinutes(5), Duration.ofMinutes(22), Duration.ZERO))
                .limitingItself(self)
                .report());
    }

    static SelfSet set(int minutes, Optional<LocalDate> until) {
        return new SelfSet(
                Optional.of(new OwnLimit(Duration.ofMinutes(minutes), until)), Optional.of(Duration.ofMinutes(90)));
    }

    MyDayPane pane(Language language) {
        return pane(language, model(language));
    }

    static MyDayPane pane(Language language, MyDayModel model) {
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

    static Language language(Look look) {
        return look.isEnglish() ? Language.EN : Language.ZH_CN;
    }
}
