package org.porchlight.guard;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.porchlight.port.MachineException;
import org.porchlight.post.PostCall;
import org.porchlight.store.SteadyStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The keepers of a guard: a thread for each part of the machine, what a round of it does, and who asks for it when.
final class Rounds {
    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);
    /// A little sooner than the loop wakes by itself: it then hears of them instead, and writes once.
    private static final Duration LOOK_AT_SESSIONS = Duration.ofMillis(4_900);
    private static final Duration REPAIR = Duration.ofSeconds(30);
    private static final Duration STAND_BY = Duration.ofMinutes(1);
    private static final Duration SCRUB = Duration.ofMinutes(1);
    private static final Duration REPORTS = Duration.ofMinutes(1);
    private static final Duration SELDOM = Duration.ofHours(1);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Machine machine;
    private final SteadyStore store;
    private final Loop loop;
    private final AtomicReference<Bindings> bindings;
    private final Weaknesses weaknesses;
    private final Sockets sockets;
    private final Service service;
    private final RuleRound rules;
    private final HoldKeeper holds;
    private final LoginKeeper logins;
    private final EndKeeper ends;
    private final SessionKeeper sessions;
    private final LedgerKeeper archive;
    private final ReportKeeper reports;
    private final PostCall post = PostCall.ofThisProgram();
    private final LastMoments last = new LastMoments();

    private final Worker holding = new Worker("holds", REPAIR, this::hold);
    private final Worker ending = new Worker("endings", REPAIR, this::endSessions);
    private final Worker looking = new Worker("sessions", this::untilNextLook, this::lookAtSessions);
    private final Worker keeping = new Worker("rules", REPAIR, this::keepRules);
    private final Worker standing = new Worker("standby", STAND_BY, this::standBy);
    private final Worker archiving = new Worker("ledger", SELDOM, this::lookAfterLedger);
    private final Worker scrubbing = new Worker("scrub", SCRUB, this::scrub);
    private final Worker tending = new Worker("agents", this::untilNextAgents, this::keepAgents);
    private final Worker telling = new Worker("status", SELDOM, this::tellStatus);
    private final Worker reporting = new Worker("reports", REPORTS, this::bringReports);
    private final Worker listening = new Worker("sockets", REPAIR, this::keepSockets);
    private final List<Worker> parts = new ArrayList<>();

    /// @param bindings where the accounts of the children are put, for everybody who reads them
    Rounds(
            Machine machine,
            SteadyStore store,
            Loop loop,
            AtomicReference<Bindings> bindings,
            Findings findings,
            Sockets sockets,
            Service service,
            RuleKeeper rules) {
        this.machine = machine;
        this.store = store;
        this.loop = loop;
        this.bindings = bindings;
        this.weaknesses = new Weaknesses(loop, findings, bindings::get);
        this.sockets = sockets;
        this.service = service;
        this.rules = new RuleRound(machine, loop, bindings, findings, weaknesses, rules, this::rebound, holding::nudge);
        this.holds = new HoldKeeper(loop::tell, machine.holder(), bindings::get, machine::spared, this.rules, findings);
        this.ends = new EndKeeper(machine.sessions(), bindings::get, findings);
        this.logins = new LoginKeeper(machine.logins(), findings);
        this.sessions =
                new SessionKeeper(loop, machine, bindings::get, service::lookAtFronts, holding::nudge, tending::nudge);
        this.archive = new LedgerKeeper(loop, store, archiving::nudge);
        this.reports = new ReportKeeper(
                new ReportRows(store),
                service.house(),
                post,
                group -> bindings.get().isAnyIn(group, machine.accounts()),
                System::nanoTime,
                findings);
        service.reports().listen(reporting::nudge);
    }

    private void rebound(Bindings bound) {
        service.bound(bound);
        sockets.reconsider();
    }

    /// Starts the keepers; once.
    void start() {
        hear();
        workers().filter(worker -> !patient().contains(worker)).forEach(Worker::start);
        patient().forEach(worker -> worker.start(PATIENCE));
    }

    /// Those that can wait until who is to be held is.
    private Set<Worker> patient() {
        return Set.of(standing, archiving, scrubbing);
    }

    private Stream<Worker> workers() {
        return Stream.concat(
                Stream.of(
                        keeping, holding, ending, looking, tending, telling, standing, archiving, scrubbing, reporting,
                        listening),
                parts.stream());
    }

    /// Has every keeper told of what changes in its part. Where nobody tells it looks by itself all the same.
    private void hear() {
        machine.holder().listen(this::heardOfHeld);
        machine.sessions().listen(looking::nudge);
        hear("log-ins", machine.logins()::listen, holding);
        for (var part : machine.parts()) {
            var worker = new Worker(part.name(), REPAIR, () -> weaknesses.round(part));
            hear(part.name(), part.news(), worker);
            parts.add(worker);
        }
        hear("sockets", sockets::listen, listening);
    }

    private void heardOfHeld() {
        holding.nudge();
        if (sessions.isNobodyThere()) {
            looking.nudge();
        }
    }

    private Duration untilNextLook() {
        return sessions.isCalm() ? REPAIR : LOOK_AT_SESSIONS;
    }

    private Duration untilNextAgents() {
        return sessions.isNobodyThere() ? REPAIR : LOOK_AT_SESSIONS;
    }

    private static void hear(String name, Machine.News news, Worker worker) {
        try {
            news.to(worker::nudge);
        } catch (MachineException trouble) {
            LOG.warn("{}: a change by others is only seen every {} s", name, REPAIR.toSeconds(), trouble);
        }
    }

    /// Ends the keepers after the rounds they are at.
    void stop() throws InterruptedException {
        // A server that does not answer must not keep the guard.
        post.end();
        for (var worker : workers().toList()) {
            worker.stop();
        }
        standBy();
    }

    /// Lets everything go on that is held, and everybody log in, for an end that takes everything back.
    void release() throws MachineException {
        var troubles = new Troubles();
        troubles.attempt(holds::release);
        troubles.attempt(logins::release);
        troubles.raise();
    }

    /// Asks for the rounds that a change of what the loop wants needs. Called on its thread after every input.
    void changed(Now last, Now now) {
        sessions.changed();
        if (!last.state().document().version().equals(now.state().document().version())) {
            keeping.nudge();
            standing.nudge();
        }
        if (!last.state().today().equals(now.state().today())) {
            archiving.nudge();
            standing.nudge();
        }
        if (!last.desired().endings().equals(now.desired().endings())) {
            ending.nudge();
        }
        if (!last.desired().held().equals(now.desired().held())
                || !last.desired().noLogin().equals(now.desired().noLogin())) {
            holding.nudge();
            looking.nudge();
        }
        if (!last.desired().studying().equals(now.desired().studying())
                || !last.desired().exempt().equals(now.desired().exempt())) {
            keeping.nudge();
            holding.nudge();
        }
        if (store.isRefoldDue()) {
            archiving.nudge();
        }
        telling.nudge();
    }

    /// Somebody may use the PC in a way that only the next look would show.
    void look() {
        looking.nudge();
    }

    /// The agents may need something.
    void tend() {
        tending.nudge();
    }

    /// The accounts of children and parents are others, or what they stand for.
    void bind() {
        keeping.nudge();
    }

    /// A parent wants the machine looked at now.
    void repair() {
        keeping.nudge();
        holding.nudge();
        looking.nudge();
    }

    private void hold() throws MachineException {
        var bound = bindings.get();
        if (bound.known() && sessions.looked()) {
            var now = loop.now();
            // First: a log-in among programs that stand still would hang.
            logins.round(now, bound);
            holds.round(
                    now, last.letGo(machine.sessions().goesDown(), loop.read().sinceBoot()));
        }
    }

    private void endSessions() throws MachineException {
        if (sessions.looked()) {
            ends.round(loop.now());
        }
    }

    private void lookAtSessions() throws MachineException {
        sessions.round();
    }

    private void keepRules() throws MachineException {
        try {
            rules.go(() -> {
                looking.nudge();
                tending.nudge();
                holding.nudge();
            });
        } finally {
            parts.forEach(Worker::nudge);
        }
    }

    private void keepAgents() throws MachineException {
        var before = machine.spared();
        try {
            weaknesses.found(Findings.Of.AGENTS, machine.keepAgents());
        } finally {
            if (!machine.spared().equals(before)) {
                // A round at work does not know the one that has just become the child's, and may have held it.
                holding.nudge();
            }
        }
    }

    private void keepSockets() throws MachineException {
        sockets.mend();
    }

    private void lookAfterLedger() throws MachineException {
        archive.round();
    }

    private void scrub() {
        archive.scrub();
    }

    private void standBy() {
        store.stand(loop.now().state());
    }

    private void bringReports() throws MachineException {
        reports.round();
        telling.nudge();
    }

    private void tellStatus() {
        sockets.tell(service);
    }
}
