package org.porchlight.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.porchlight.core.engine.Authority;
import org.porchlight.core.engine.Engine;
import org.porchlight.core.engine.Order;
import org.porchlight.core.engine.Remembered;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.OwnLimit;
import org.porchlight.core.policy.PolicyDocument;
import org.porchlight.core.policy.PolicyReading;
import org.porchlight.core.policy.PolicyYaml;
import org.porchlight.core.report.AgentChoices;
import org.porchlight.core.report.PolicyPut;
import org.porchlight.core.time.BootId;
import org.porchlight.core.time.ClockReading;
import org.porchlight.ipc.AgentClaim;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.ipc.GuardServer.ConnectionId;
import org.porchlight.ipc.Role;
import org.porchlight.store.SteadyStore;

/// What a child decides for itself, before a service and its ledger.
@Timeout(120)
class OwnWordsTest {
    private static final ChildId MEI = new ChildId("mei");
    private static final ChildId BO = new ChildId("bo");
    private static final Answer DONE = new Answer.Done();
    private static final AgentChoices LOUD = new AgentChoices(250, 1000, true);
    private static final String FAMILY = """
            porchlight: 1
            household: {zone: Asia/Shanghai}
            children:
            - {id: mei, accounts: [mei], preset: none, time: {budget: {every-day: 1h}}}
            - {id: bo, accounts: [bo], preset: none}
            """;

    @TempDir
    Path folder;

    private SteadyStore store;
    private Loop loop;
    private Service service;
    private Thread living;

    private static PolicyDocument family() {
        return switch (PolicyYaml.read(FAMILY)) {
            case PolicyReading.Valid(var document, var _) -> document;
            case PolicyReading.Invalid(var problems) -> throw new AssertionError(problems.toString());
        };
    }

    private static ClockReading reading() {
        var hour = Duration.ofHours(1);
        return new ClockReading(new BootId("boot"), hour, hour, Instant.parse("2026-11-24T08:00:00Z"), true);
    }

    @BeforeEach
    void begin() throws Exception {
        store = SteadyStore.open(folder.resolve("data"));
        var first = Engine.start(
                family(), Optional.empty(), Remembered.NOTHING, reading(), Instant.parse("2026-01-01T00:00:00Z"), true);
        store.commit(family(), "parent:root", first.writing());
        loop = new Loop(OwnWordsTest::reading, store, first, () -> {});
        service = Desks.service(loop, store);
        living = Thread.ofPlatform().start(loop);
    }

    @AfterEach
    void end() throws Exception {
        loop.stop();
        living.join();
        store.close();
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

        var document = ((PolicyReading.Valid) PolicyInForce.read(store)).document();
        assertThat(document.policy().child(MEI).orElseThrow().own().time().ownLimit())
                .contains(new OwnLimit(Duration.ofMinutes(45)));
        assertThat(store.policyPut(document.version()).map(PolicyPut::by)).contains("child:mei");
        assertThat(service.status().children().getFirst().self().limit())
                .contains(new OwnLimit(Duration.ofMinutes(45)));
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
        var root = new Role.Parent(new Authority.Root());
        service.answer(
                root,
                new Command.PutPolicy(FAMILY.replace("- {id: mei", "- {id: ann"), Optional.empty()),
                new ToldLines());

        service.answer(root, new Command.Do(new Order.Forget(MEI, Optional.empty())), new ToldLines());

        assertThat(new ChoiceRows(store).of(MEI)).isEqualTo(AgentChoices.USUAL);
    }
}
