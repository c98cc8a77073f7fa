package org.porchlight.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.porchlight.core.account.Interval;
import org.porchlight.core.account.Kind;
import org.porchlight.core.decide.Reason;
import org.porchlight.core.engine.Authority;
import org.porchlight.core.engine.Order;
import org.porchlight.core.engine.Writing;
import org.porchlight.core.event.Fact;
import org.porchlight.core.event.Moment;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.Documents;
import org.porchlight.core.policy.Notice;
import org.porchlight.core.policy.OwnLimit;
import org.porchlight.core.report.AgentChoices;
import org.porchlight.core.report.DayNote;
import org.porchlight.core.report.PolicyPut;
import org.porchlight.ipc.AgentClaim;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.ipc.GuardServer.ConnectionId;
import org.porchlight.ipc.Role;
import org.porchlight.text.FindingText;
import org.porchlight.text.Language;

/// What a child decides for itself, before a service and its ledger.
@Timeout(120)
class OwnWordsTest extends OnLoop {
    private static final ChildId BO = new ChildId("bo");
    private static final AgentChoices LOUD = new AgentChoices(250, 1000, true);

    private static final String FAMILY = """
            porchlight: 1
            household: {zone: Asia/Shanghai}
            children:
            - {id: mei, accounts: [mei], preset: none, time: {budget: {every-day: 1h}}}
            - {id: bo, accounts: [bo], preset: none}
            """;

    OwnWordsTest() {
        super(FAMILY);
    }

    private Answer say(ChildId child, long connection, Command.ByChild command) throws Exception {
        return service.answer(new Role.OfChild(child), new ConnectionId(connection), command, new ToldLines());
    }

    @Test
    void limitIsInTheLedgerWithWhoSetIt() throws Exception {
        assertThat(say(MEI, 1, new Command.LimitMyself(Optional.of(Duration.ofMinutes(45)))))
                .isEqualTo(DONE);
        assertThat(say(BO, 2, new Command.LimitMyself(Optional.empty())))
                .isEqualTo(new Answer.Refused("no-own-limit", ""));

        var document = Documents.of(PolicyInForce.read(store));
        assertThat(document.policy().child(MEI).orElseThrow().own().time().ownLimit())
                .contains(new OwnLimit(Duration.ofMinutes(45)));
        assertThat(store.policyPut(document.version()).map(PolicyPut::by)).contains("child:mei");
        assertThat(service.status().children().getFirst().self().limit())
                .contains(new OwnLimit(Duration.ofMinutes(45)));
    }

    @Test
    void stopIsForTheLastMinuteAndInTheLedgerAsTheChilds() throws Exception {
        assertThat(say(MEI, 1, new Command.StopNow())).isEqualTo(new Answer.Refused("stop-not-now", ""));
        ask(ROOT, new Command.PutPolicy(FAMILY.replace("every-day: 1h", "every-day: 1m"), Optional.empty()));

        assertThat(say(MEI, 1, new Command.StopNow())).isEqualTo(DONE);

        assertThat(service.status().children().getFirst().isStoppedByItself()).isTrue();
    }

    @Test
    void choicesOfAnAgentAreKeptForItAlone() throws Exception {
        say(MEI, 1, new AgentClaim.IAmTheAgent(Optional.empty()));

        assertThat(say(MEI, 1, new Command.Choose(LOUD))).isEqualTo(DONE);
        assertThat(say(MEI, 7, new Command.Choose(AgentChoices.USUAL))).isEqualTo(new Answer.NotPermitted());
        assertThat(say(MEI, 7, new Command.MyChoices())).isEqualTo(new Answer.Choices(LOUD));
        assertThat(say(BO, 2, new Command.MyChoices())).isEqualTo(new Answer.Choices(AgentChoices.USUAL));
    }

    @Test
    void choicesGoWithTheChild() throws Exception {
        say(MEI, 1, new AgentClaim.IAmTheAgent(Optional.empty()));
        say(MEI, 1, new Command.Choose(LOUD));
        ask(ROOT, new Command.PutPolicy(FAMILY.replace("- {id: mei", "- {id: ann"), Optional.empty()));

        ask(ROOT, new Command.Do(new Order.Forget(MEI, Optional.empty())));

        assertThat(new ChoiceRows(store).of(MEI)).isEqualTo(AgentChoices.USUAL);
    }

    @Test
    void parentIsToldWhichLimitAnotherPolicyDoesWithout() throws Exception {
        say(MEI, 1, new Command.LimitMyself(Optional.of(Duration.ofMinutes(45))));

        var root = new Role.Parent(new Authority.Root());
        var stored = (Answer.Stored) service.answer(
                root, new ConnectionId(1), new Command.PutPolicy(FAMILY, Optional.empty()), new ToldLines());

        assertThat(stored.notices())
                .extracting(Notice::sentence)
                .anyMatch(line -> line.startsWith("the limit that mei set itself is not in it and holds no more"));
        assertThat(new FindingText(Language.ZH_CN).of(stored.notices().getFirst()))
                .contains("没有 mei 自己定的时间", "own-limit: 45m");
        var again = (Answer.Stored) service.answer(
                root, new ConnectionId(1), new Command.PutPolicy(FAMILY, Optional.empty()), new ToldLines());
        assertThat(again.notices()).extracting(Notice::sentence).noneMatch(line -> line.contains("set itself"));
    }

    @Test
    void accountSaysThatTheChildSetItsLimit() throws Exception {
        assertThat(say(MEI, 1, new Command.LimitMyself(Optional.of(Duration.ofMinutes(45)))))
                .isEqualTo(DONE);

        assertThat(rulesNotes(say(MEI, 1, new Command.MyAccount(Optional.empty()))))
                .contains("mei");
        assertThat(rulesNotes(say(BO, 2, new Command.MyAccount(Optional.empty()))))
                .containsOnly("");
    }

    @Test
    void accountSaysWhichLimitAParentMadeAnotherAndWho() throws Exception {
        say(MEI, 1, new Command.LimitMyself(Optional.of(Duration.ofMinutes(45))));
        pass(Duration.ofMinutes(1));
        ask(ROOT, new Command.PutPolicy(FAMILY.replace("time: {", "time: {own-limit: 30m, "), Optional.empty()));
        pass(Duration.ofMinutes(1));
        ask(ROOT, new Command.PutPolicy(FAMILY, Optional.empty()));
        pass(Duration.ofMinutes(1));
        ask(ROOT, new Command.PutPolicy(FAMILY.replace("1h", "2h"), Optional.empty()));

        assertThat(ofAParent(say(MEI, 1, new Command.MyAccount(Optional.empty()))))
                .extracting(DayNote::subject, DayNote::seconds, DayNote::by)
                .containsExactly(
                        tuple("mei", 1800L, "parent:root"),
                        tuple("mei", 0L, "parent:root"),
                        tuple("", 0L, "parent:root"));
        assertThat(ofAParent(say(BO, 2, new Command.MyAccount(Optional.empty()))))
                .extracting(DayNote::subject)
                .containsOnly("");
        assertThat(ofAParent(ask(ROOT, new Command.Account(MEI, Optional.empty()))))
                .extracting(DayNote::subject)
                .containsExactly("mei", "mei", "");
    }

    private static List<DayNote> ofAParent(Answer answer) {
        return ((Answer.Account) answer)
                .report().notes().stream()
                        .filter(note -> note.sort() == DayNote.Sort.POLICY_STORED)
                        .filter(note -> !note.by().isEmpty())
                        .toList();
    }

    @Test
    void accountNamesTheLimitThatHeldWhenItsDayWasOver() throws Exception {
        say(MEI, 1, new Command.LimitMyself(Optional.of(Duration.ofMinutes(45))));
        pass(Duration.ofDays(1));
        settle();
        ask(ROOT, new Command.PutPolicy(FAMILY, Optional.empty()));

        assertThat(ownLimit(new Command.Account(MEI, Optional.of(DAY)))).contains(Duration.ofMinutes(45));
        assertThat(ownLimit(new Command.Account(MEI, Optional.of(DAY.plusDays(1)))))
                .isEmpty();
    }

    /// When a limit was set is deleted with the detail of its day.
    @Test
    void accountNamesALimitOfAnUntoldTimeOnlyWhereItWasBefore() throws Exception {
        use(DAY);
        pass(Duration.ofDays(2));
        settle();
        say(MEI, 1, new Command.LimitMyself(Optional.of(Duration.ofMinutes(45))));
        pass(Duration.ofDays(1));
        use(DAY.plusDays(3));
        pass(Duration.ofDays(1));
        settle();
        assertThat(ownLimit(new Command.Account(MEI, Optional.of(DAY)))).isEmpty();

        sealBefore(DAY.plusDays(3));

        assertThat(store.policiesPut(9))
                .isNotEmpty()
                .allMatch(past -> past.put().at().isEmpty());
        assertThat(ownLimit(new Command.Account(MEI, Optional.of(DAY)))).isEmpty();
        assertThat(ownLimit(new Command.Account(MEI, Optional.of(DAY.plusDays(3)))))
                .contains(Duration.ofMinutes(45));
    }

    private void use(LocalDate day) throws Exception {
        var from = day.atTime(17, 0).atZone(ZoneId.of("Asia/Shanghai")).toInstant();
        var hour = Duration.ofHours(1);
        var used = new Interval(from, from.plus(hour), hour, Kind.COUNTED, Optional.empty(), Reason.DAY_BUDGET, false);
        var event = moment().guard(new Fact.IntervalClosed(MEI, day, used), Optional.of(day));
        store.commit(new Writing(List.of(), List.of(event), List.of(), Optional.empty()));
    }

    private void sealBefore(LocalDate first) throws Exception {
        while (store.seal(first, loop.now().state().today(), moment())) {
            // A day at a time.
        }
    }

    private Moment moment() {
        var now = loop.now().state();
        return new Moment(now.last(), now.anchor().no(), now.document().version());
    }

    private Optional<Duration> ownLimit(Command.Account asked) throws Exception {
        return ((Answer.Account) ask(ROOT, asked)).report().ownLimit();
    }

    private static List<String> rulesNotes(Answer answer) {
        return ((Answer.Account) answer)
                .report().notes().stream()
                        .filter(note -> note.sort() == DayNote.Sort.POLICY_STORED)
                        .map(DayNote::subject)
                        .toList();
    }
}
