package org.porchlight.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.porchlight.core.account.Kind;
import org.porchlight.core.engine.Order;
import org.porchlight.core.engine.Reply;
import org.porchlight.core.engine.Wish;
import org.porchlight.core.event.Question;
import org.porchlight.core.event.Rank;
import org.porchlight.core.event.SecretKind;
import org.porchlight.core.policy.DateRange;
import org.porchlight.core.policy.ImportedCalendar;
import org.porchlight.core.report.ReportPlan;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.ipc.GuardServer;
import org.porchlight.ipc.SecretText;

/// A carer gives a little time. Whatever else changes something is refused, and has changed nothing.
@Timeout(120)
class CarerTest extends OnParents {
    private static final String HASH = "9f2c".repeat(16);
    private static final Duration QUARTER = Duration.ofMinutes(15);

    /// Orders that travel as commands of their own.
    private static final Set<Class<?>> AS_COMMANDS = Set.of(
            Order.PutPolicy.class,
            Order.NameParent.class,
            Order.EnrolCodes.class,
            Order.Approve.class,
            Order.Deny.class,
            Order.Settle.class);

    /// What changes nothing, or brings a secret of its own.
    private static final Set<Class<?>> READING = Set.of(
            Command.Status.class,
            Command.Watch.class,
            Command.Why.class,
            Command.Today.class,
            Command.Requests.class,
            Command.Programs.class,
            Command.Account.class,
            Command.Week.class,
            Command.GetPolicy.class,
            Command.PolicyOf.class,
            Command.RulesOn.class,
            Command.Rehearse.class,
            Command.Clock.class,
            Command.Verify.class,
            Command.ReportsDue.class,
            Command.Unlock.class,
            Command.Lock.class,
            Command.Session.class,
            Command.Tray.class,
            Command.ByPin.class,
            Command.SetSecret.class,
            Command.Parents.class,
            Command.People.class,
            Command.Codes.class,
            Command.Changing.class);

    /// What takes a record away as a whole.
    private static final Set<Class<?>> TAKING = Set.of(Command.Events.class, Command.Export.class);

    private String request = "";
    private String dispute = "";

    /// A family in which there is something of everything.
    @BeforeEach
    void fillTheHouse() throws Exception {
        assertThat(set(ROOT, GRAN, SecretKind.PASSPHRASE, PASSPHRASE, "")).isEqualTo(DONE);
        assertThat(ask(ROOT, new Command.EnrolCode(MEI, QUARTER))).isInstanceOf(Answer.Enrolled.class);
        assertThat(ask(ROOT, plan(20))).isInstanceOf(Answer.Reports.class);
        assertThat(service.answer(
                        MEIS,
                        new GuardServer.ConnectionId(1),
                        new Command.Request(Optional.of(QUARTER), ""),
                        new ToldLines()))
                .isEqualTo(DONE);
        var at = reading().wall();
        var row = new Question.Disputed.Row(at.minus(QUARTER), at, QUARTER, Kind.COUNTED);
        assertThat(loop.ask(MEI, new Wish.Dispute(DAY, row, "no"))).isInstanceOf(Reply.Done.class);
        var mei = service.status().toChild(MEI).children().getFirst();
        request = mei.request().orElseThrow().id();
        dispute = mei.disputes().getFirst().id();
        assertThat(unlock(GRANS, PASSPHRASE)).isEqualTo(DONE);
    }

    private static Command.PlanReports plan(int hour) {
        var mail = new ReportPlan.Mail(
                "localhost", 465, ReportPlan.Tls.TLS, Optional.empty(), "a@b.c", List.of("a@b.c"), List.of());
        var plan = new ReportPlan("en", DayOfWeek.SUNDAY, hour, Optional.empty(), Optional.of(mail));
        return new Command.PlanReports(Optional.of(plan), Optional.empty());
    }

    private List<Command.Changing> forbidden() {
        return List.of(
                new Command.Do(new Order.Pause(Optional.empty(), Optional.empty())),
                new Command.Do(new Order.Unpause(Optional.empty())),
                new Command.Do(new Order.Study(MEI, QUARTER)),
                new Command.Do(new Order.EndStudy(MEI)),
                new Command.Do(new Order.Correct(MEI, DAY, QUARTER, "")),
                new Command.Do(new Order.Forget(MEI, Optional.of(DAY))),
                new Command.Do(new Order.ConfirmClock(QUARTER)),
                new Command.Do(new Order.RemoveParent(MUM)),
                new Command.Deny(request, ""),
                new Command.Settle(dispute, QUARTER, ""),
                new Command.NameParent(GRAN, "Oma", Rank.GUARDIAN, Optional.empty()),
                new Command.PutPolicy(FAMILY.replace("2016", "2010"), Optional.empty()),
                new Command.PutCalendar(
                        HASH, "school.ics", new ImportedCalendar(Map.of("school", List.of(new DateRange(DAY, DAY))))),
                plan(9),
                new Command.PlanReports(Optional.empty(), Optional.empty()),
                new Command.SendReports(),
                new Command.EnrolCode(MEI, QUARTER.plus(QUARTER)),
                new Command.RemoveCode(MEI, QUARTER),
                new Command.Repair(),
                new Command.Rebuild(),
                new Command.Backup());
    }

    @Test
    void changesNothingButTheTimeOfToday() throws Exception {
        settle();
        var before = kept();

        for (var command : forbidden()) {
            var lines = new ToldLines();
            assertThat(service.answer(GRANS, new GuardServer.ConnectionId(1), command, lines))
                    .as(command.toString())
                    .isEqualTo(refused("carer-only-gives", "30"));
            assertThat(lines.all).as(command.toString()).isEmpty();
        }
        assertThat(ask(
                        GRANS,
                        new Command.SetSecret(
                                MUM,
                                SecretKind.PASSPHRASE,
                                new SecretText("tee mit zitrone"),
                                Optional.of(new SecretText(PASSPHRASE)))))
                .isEqualTo(refused("carer-only-gives", "30"));

        settle();
        assertThat(kept()).isEqualTo(before);
        assertThat(repaired).hasValue(0);
        assertThat(ask(ROOT, new Command.Repair())).isEqualTo(DONE);
        assertThat(repaired).hasValue(1);
    }

    @Test
    void looksAtTheDaysAndTakesNoRecordAway() throws Exception {
        for (var command : List.of(new Command.Export(MEI), new Command.Events(Map.of(), false))) {
            var lines = new ToldLines();
            assertThat(service.answer(GRANS, new GuardServer.ConnectionId(1), command, lines))
                    .as(command.toString())
                    .isEqualTo(refused("carer-only-looks", ""));
            assertThat(lines.all).as(command.toString()).isEmpty();
            assertThat(service.answer(MUMS, new GuardServer.ConnectionId(1), command, lines))
                    .isEqualTo(DONE);
        }
        assertThat(ask(GRANS, new Command.Account(MEI, Optional.empty()))).isInstanceOf(Answer.Account.class);
    }

    /// A command that is new is put on one side or the other here.
    @Test
    void isRefusedWhateverChangesSomething() {
        var refused = forbidden();
        var commands = refused.stream().<Class<?>>map(Object::getClass);
        var orders = refused.stream()
                .filter(Command.Do.class::isInstance)
                .<Class<?>>map(command -> ((Command.Do) command).order().getClass());

        // What a carer may do, as far as the day allows.
        assertThat(together(commands, Set.of(Command.Approve.class))).isEqualTo(permitted(Command.Changing.class));
        assertThat(together(together(orders, Set.of(Order.Grant.class)).stream(), AS_COMMANDS))
                .isEqualTo(permitted(Order.class));
        assertThat(permitted(Command.ByParent.class)).isEqualTo(together(READING.stream(), TAKING));
    }

    private static Set<Class<?>> together(Stream<Class<?>> some, Set<Class<?>> others) {
        return Stream.concat(some, others.stream()).collect(Collectors.toSet());
    }

    private static Set<Class<?>> permitted(Class<?> sealed) {
        return Set.of(sealed.getPermittedSubclasses());
    }

    /// Every row of every table of the ledger.
    private List<String> kept() throws SQLException {
        var rows = new ArrayList<String>();
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("data/porchlight.db"));
                var tables = connection.createStatement();
                var named = tables.executeQuery("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")) {
            while (named.next()) {
                try (var each = connection.createStatement();
                        var row = each.executeQuery("SELECT * FROM " + named.getString(1))) {
                    while (row.next()) {
                        rows.add(named.getString(1) + " " + cells(row));
                    }
                }
            }
        }
        assertThat(rows).hasSizeGreaterThan(10);
        return rows;
    }

    private static String cells(ResultSet row) throws SQLException {
        var cells = new StringBuilder();
        for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
            cells.append(row.getString(column)).append('|');
        }
        return cells.toString();
    }
}
