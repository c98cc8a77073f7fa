package org.porchlight.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.porchlight.core.account.Interval;
import org.porchlight.core.account.Kind;
import org.porchlight.core.decide.Reason;
import org.porchlight.core.engine.Writing;
import org.porchlight.core.event.Actor;
import org.porchlight.core.event.Event;
import org.porchlight.core.event.Fact;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.report.Look;
import org.porchlight.core.report.Visibility;
import org.porchlight.core.report.WhyAsked;
import org.porchlight.core.report.WhyReport;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.ipc.GuardServer;
import org.porchlight.ipc.WhySubject;

/// The child reads that its parents looked, and at what.
class LooksTest extends OnAgedChild {
    @Test
    void theChildReadsThatAParentTookABackupAndAskedOfAnEarlierDay() throws Exception {
        live("born: 2009-11-24");
        assertThat(service.answer(PARENT, new GuardServer.ConnectionId(1), new Command.Backup(), new ToldLines()))
                .isInstanceOf(Answer.Done.class);
        for (var at : List.of(FOUR.minusSeconds(86_400), FOUR.plusSeconds(60), FOUR.plusSeconds(86_400))) {
            var asked = new Command.Why(MEI, new WhySubject.Time(), WhyAsked.at(Optional.of(at)));
            assertThat(service.answer(PARENT, new GuardServer.ConnectionId(1), asked, new ToldLines()))
                    .isInstanceOf(Answer.Why.class);
        }

        lived(2);

        assertThat(store.looks(MEI, DAY))
                .extracting(Look::what)
                .containsExactly(Fact.Looked.At.BACKUP, Fact.Looked.At.WHY);
    }

    @Test
    void theChildReadsThatAParentWasToldWhetherItRestedToday() throws Exception {
        live("born: 2014-11-25");
        var from = FOUR.minusSeconds(7200);
        var pause = Duration.ofMinutes(5);
        var rest = new Interval(from, from.plus(pause), pause, Kind.IDLE, Optional.empty(), Reason.REST, false);
        keep(loop.now().state().document(), new Fact.IntervalClosed(MEI, DAY, rest));

        assertThat(restAt(from.minusSeconds(60))).isEmpty();
        lived(1);
        assertThat(store.looks(MEI, DAY)).extracting(Look::what).containsExactly(Fact.Looked.At.WHY);

        assertThat(restAt(from.plusSeconds(60))).contains(new WhyReport.RestThen(from, from.plus(pause), false));
    }

    /// From sixteen, parents are told of no program.
    @Test
    void whereNoProgramIsToldOfNobodyLookedAtOne() throws Exception {
        live("born: 2009-11-24");

        assertThat(service.answer(PARENT, new GuardServer.ConnectionId(1), new Command.Programs(MEI), new ToldLines()))
                .isInstanceOfSatisfying(
                        Answer.Programs.class,
                        told -> assertThat(told).isEqualTo(new Answer.Programs(Visibility.TOTALS, Map.of())));

        service.answer(PARENT, new GuardServer.ConnectionId(1), new Command.Today(MEI), new ToldLines());
        lived(1);
        assertThat(store.looks(MEI, DAY)).extracting(Look::what).containsExactly(Fact.Looked.At.TODAY);
    }

    private Optional<WhyReport.RestThen> restAt(Instant at) throws Exception {
        var asked = new Command.Why(MEI, new WhySubject.Time(), WhyAsked.at(Optional.of(at)));
        return ((Answer.Why) service.answer(PARENT, new GuardServer.ConnectionId(1), asked, new ToldLines()))
                .report()
                .rest();
    }

    @Test
    void theChildReadsThatAParentRehearsedOtherRules() throws Exception {
        live("born: 2009-11-24");
        var yesterday = DAY.minusDays(1);
        var from = FOUR.minusSeconds(86_400);
        var hour = Duration.ofHours(1);
        var used = new Interval(from, from.plus(hour), hour, Kind.COUNTED, Optional.empty(), Reason.DAY_BUDGET, false);
        var version = loop.now().state().document().version();
        for (var fact : List.of(
                new Fact.DayOpened(MEI, yesterday, "Asia/Shanghai", "2026b", Optional.empty()),
                new Fact.IntervalClosed(MEI, yesterday, used))) {
            var event = new Event(fact, new Actor.Guard(), at(hour), 1, Optional.of(yesterday), version);
            store.commit(new Writing(List.of(), List.of(event), List.of(), Optional.empty()));
        }
        var other = """
                porchlight: 1
                household: {zone: Asia/Shanghai}
                children:
                - {id: mei, accounts: [mei], time: {budget: {every-day: 5m}}}
                - {id: bo, accounts: [bo]}
                """;

        assertThat(service.answer(
                        PARENT, new GuardServer.ConnectionId(1), new Command.Rehearse(other, 1), new ToldLines()))
                .isInstanceOf(Answer.Rehearsal.class);
        lived(1);

        assertThat(store.looks(MEI, DAY)).extracting(Look::what).containsExactly(Fact.Looked.At.REHEARSAL);
        assertThat(store.looks(new ChildId("bo"), DAY)).isEmpty();
    }

    @Test
    void theChildReadsThatAParentTookEventsAndExport() throws Exception {
        live("born: 2009-11-24");
        eventsToParent();
        exportToParent();
        exportToParent();
        exportToChild();

        lived(2);

        assertThat(store.looks(MEI, DAY))
                .extracting(Look::what)
                .containsExactlyInAnyOrder(Fact.Looked.At.EVENTS, Fact.Looked.At.EXPORT);
    }

    @Test
    void theChildReadsInItsAccountThatAParentLookedAndTwoLooksAreOne() throws Exception {
        live("born: 2014-11-25");
        accountToParent();
        accountToParent();
        weekToParent();
        accountToChild();
        weekToChild();

        lived(2);

        assertThat(store.looks(MEI, DAY))
                .extracting(Look::by, Look::what)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("parent:root", Fact.Looked.At.ACCOUNT),
                        org.assertj.core.groups.Tuple.tuple("parent:root", Fact.Looked.At.WEEK));
        assertThat(accountToChild()).contains("\"by\":\"parent:root\",\"what\":\"WEEK\"");
    }

    @Test
    void theChildReadsWhatAParentOpenedAndNotThatRequestsWereRead() throws Exception {
        live("born: 2014-11-25");
        assertThat(service.answer(PARENT, new GuardServer.ConnectionId(1), new Command.Today(MEI), new ToldLines()))
                .isInstanceOf(Answer.Account.class);
        assertThat(service.answer(PARENT, new GuardServer.ConnectionId(1), new Command.Requests(MEI), new ToldLines()))
                .isInstanceOf(Answer.Requests.class);
        assertThat(service.answer(PARENT, new GuardServer.ConnectionId(1), new Command.Programs(MEI), new ToldLines()))
                .isInstanceOfSatisfying(
                        Answer.Programs.class, told -> assertThat(told.used()).containsKey("krita"));

        lived(2);

        assertThat(store.looks(MEI, DAY))
                .extracting(Look::what)
                .containsExactly(Fact.Looked.At.TODAY, Fact.Looked.At.PROGRAMS);
    }

    @Test
    void aGuardThatStartsAnewDoesNotWriteALookAgain() throws Exception {
        live("born: 2014-11-25");
        accountToParent();
        lived(1);
        var told = new ArrayList<Loop.Telling>();

        var looks = new Looks(told::add, store);
        looks.by(PARENT.actor(), MEI, Fact.Looked.At.ACCOUNT, DAY);
        looks.by(PARENT.actor(), MEI, Fact.Looked.At.WEEK, DAY);
        looks.by(PARENT.actor(), MEI, Fact.Looked.At.WEEK, DAY);

        assertThat(told).hasSize(1);
    }

    /// Lets the loop take what was handed to it.
    private void lived(int inputs) {
        var left = new AtomicInteger(inputs);
        loop.onChange(_ -> {
            if (left.decrementAndGet() == 0) {
                loop.stop();
            }
        });
        loop.run();
        assertThat(left).hasValue(0);
    }
}
