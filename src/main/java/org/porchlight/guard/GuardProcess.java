package org.porchlight.guard;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Stream;
import org.porchlight.core.engine.AgentReport;
import org.porchlight.core.engine.Authority;
import org.porchlight.core.engine.Engine;
import org.porchlight.core.engine.Held;
import org.porchlight.core.engine.Input;
import org.porchlight.core.engine.Presence;
import org.porchlight.core.engine.Retention;
import org.porchlight.core.engine.Step;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.PolicyDocument;
import org.porchlight.core.policy.PolicyReading;
import org.porchlight.core.report.Trouble;
import org.porchlight.ipc.GuardServer;
import org.porchlight.ipc.Peer;
import org.porchlight.ipc.Role;
import org.porchlight.ipc.SocketLink;
import org.porchlight.platform.linux.FileNews;
import org.porchlight.port.ChildAccount;
import org.porchlight.port.GuardStore;
import org.porchlight.port.MachineException;
import org.porchlight.port.ProcessRef;
import org.porchlight.port.StoreException;
import org.porchlight.post.PostCall;
import org.porchlight.store.FileJournal;
import org.porchlight.store.SteadyStore;
import org.porchlight.worker.WorkerCall;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Puts a guard together and runs it: load, publish, repair. A restart is the same as a start.
final class GuardProcess {
    private static final Logger LOG = LoggerFactory.getLogger(GuardProcess.class);
    /// A little sooner than the loop wakes by itself: it then hears of them instead, and writes once.
    private static final Duration LOOK_AT_SESSIONS = Duration.ofMillis(4_900);
    private static final Duration REPAIR = Duration.ofSeconds(30);
    private static final Duration END_WITHIN = Duration.ofSeconds(12);
    private static final Duration STAND_BY = Duration.ofMinutes(1);
    private static final Duration SCRUB = Duration.ofMinutes(1);
    private static final Duration REPORTS = Duration.ofMinutes(1);
    private static final Duration SELDOM = Duration.ofHours(1);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final GuardOptions options;
    private final Machine machine;
    private final SteadyStore store;
    private final Loop loop;
    private final Service service;
    private final RuleKeeper rules;
    private final HoldKeeper holds;
    private final LoginKeeper logins;
    private final EndKeeper ends;
    private final LastMoments last = new LastMoments();
    private final Findings findings = new Findings();
    private final LedgerKeeper archive;
    private final PostCall post = PostCall.ofThisProgram();
    private final ReportKeeper reports;
    private final AtomicReference<Bindings> bindings;

    /// Children whose study the rules for program starts know of.
    private volatile Set<ChildId> studying = Set.of();
    private volatile Map<ChildId, List<String>> exempt = Map.of();

    /// Whether the loop knows what runs; only its own thread uses it.
    private boolean told;

    /// For whom a sound device played at the last look; only the thread of that look uses it.
    private Set<ChildId> hearing = Set.of();

    /// Before the first look nothing is held or let go: what the last guard held may be behind another's screen.
    private volatile boolean looked;

    private final List<GuardServer> servers = new ArrayList<>();
    private final Worker holding = new Worker("holds", REPAIR, this::hold);
    private final Worker ending = new Worker("endings", REPAIR, this::endSessions);
    private final Worker looking = new Worker("sessions", LOOK_AT_SESSIONS, this::lookAtSessions);
    private final Worker keeping = new Worker("rules", REPAIR, this::keepRules);
    private final Worker standing = new Worker("standby", STAND_BY, this::standBy);
    private final Worker archiving = new Worker("ledger", SELDOM, this::lookAfterLedger);
    private final Worker scrubbing = new Worker("scrub", SCRUB, this::scrub);
    private final Worker tending = new Worker("agents", LOOK_AT_SESSIONS, this::keepAgents);
    private final Worker telling = new Worker("status", SELDOM, this::tellStatus);
    private final Worker reporting = new Worker("reports", REPORTS, this::bringReports);
    private final Worker listening = new Worker("sockets", REPAIR, this::keepSockets);
    private final List<Worker> parts = new ArrayList<>();
    private final Parents parents;

    private GuardProcess(
            GuardOptions options, Machine machine, SteadyStore store, Step first, AtomicReference<Bindings> bindings)
            throws StoreException {
        this.options = options;
        this.store = store;
        this.machine = machine;
        this.bindings = bindings;
        this.loop = new Loop(machine.clocks(), store, first, options.supervised() ? Heartbeat::beat : () -> {});
        this.parents = new Parents(store);
        var ties = new Ties(store.bindings());
        this.rules = new RuleKeeper(
                machine.accounts(),
                ties,
                bound -> loop.tell(at -> new Input.AccountBound(at, bound)),
                parents::accounts);
        var tries = new Tries(store, () -> loop.read().awake(), loop::tell);
        tries.listen(() -> tellWrongSecrets(tries));
        tellWrongSecrets(tries);
        this.service = new Service(
                loop,
                store,
                machine,
                desk(tries),
                new CodeDesk(loop, store, tries),
                findings::all,
                looking::nudge,
                this::repair,
                () -> bindAnew(ties),
                options.soft());
        this.reports = new ReportKeeper(
                new ReportRows(store),
                service.house(),
                post,
                group -> bindings.get().isAnyIn(group, machine.accounts()),
                System::nanoTime,
                findings);
        service.reports().listen(reporting::nudge);
        this.archive = new LedgerKeeper(loop, store, archiving::nudge);
        this.holds = new HoldKeeper(loop::tell, machine.holder(), bindings::get, machine::spared, going(), findings);
        this.ends = new EndKeeper(machine.sessions(), bindings::get, findings);
        this.logins = new LoginKeeper(machine.logins(), findings);
        if (!options.soft() && machine.holder().strength() == Held.Strength.SIGNAL) {
            findings.put(Findings.Of.MEANS, List.of(new Trouble(Trouble.Sort.HELD_BY_SIGNALS, "SIGSTOP")));
        }
    }

    private HoldKeeper.Going going() {
        return new HoldKeeper.Going() {
            @Override
            public Set<ChildId> inForce() {
                return studying;
            }

            @Override
            public boolean mayRun(ChildAccount account, ProcessRef process) {
                return machine.mayRun(account, process);
            }

            @Override
            public boolean goesOn(ChildAccount account, ProcessRef process) {
                return machine.goesOn(account, process);
            }
        };
    }

    private ParentDesk desk(Tries tries) {
        var sessions = new ParentSessions(() -> loop.read().awake());
        var secrets = new SecretDesk(store, tries, WorkerCall.forSecrets()::hashes);
        return new ParentDesk(loop, parents, secrets, sessions, machine.accounts(), bindings::get, this::reconsider);
    }

    /// Somebody is a parent, or is none any more.
    private void reconsider() {
        keeping.nudge();
        servers.forEach(GuardServer::reconsider);
    }

    private void tellWrongSecrets(Tries tries) {
        try {
            findings.put(
                    Findings.Of.SECRETS,
                    tries.worthTelling().stream()
                            .map(wrong -> new Trouble(Trouble.Sort.SECRETS_WRONG, wrong.text()))
                            .toList());
        } catch (StoreException trouble) {
            // Without a ledger nobody can try either.
            LOG.warn("It cannot be told who gave wrong secrets: {}", trouble.getMessage());
        }
    }

    /// Runs until the process is told to end. A bug in the loop comes out of here, and the supervisor starts anew.
    static void run(GuardOptions options) throws StoreException, IOException, MachineException {
        try (var store = SteadyStore.open(options.data())) {
            var refusals = new Refusals();
            var bindings = new AtomicReference<>(Bindings.UNKNOWN);
            var tend = new AtomicReference<Runnable>(() -> {});
            var machine = options.soft()
                    ? new SoftMachine()
                    : WholeMachine.open(
                            options,
                            FileJournal.open(options.data(), store),
                            refusals,
                            bindings,
                            after -> CompletableFuture.delayedExecutor(after.toMillis(), TimeUnit.MILLISECONDS)
                                    .execute(() -> tend.get().run()));
            var guard = new GuardProcess(options, machine, store, first(options, machine, store), bindings);
            tend.set(guard.tending::nudge);
            refusals.to(guard.loop);
            guard.run();
        }
    }

    private static Step first(GuardOptions options, Machine machine, GuardStore store) throws StoreException {
        var reading = machine.clocks().read();
        var clock = store.clock();
        var document = inForce(store);
        var wanted = Retention.of(clock, document.policy().zone());
        return Engine.start(document, clock, store.remember(wanted), reading, Build.date(), options.soft());
    }

    private static PolicyDocument inForce(GuardStore store) throws StoreException {
        return switch (PolicyInForce.begin(store)) {
            case PolicyReading.Valid valid -> valid.document();
            case PolicyReading.Invalid invalid ->
                throw new StoreException("read the policy in force: "
                        + invalid.problems().getFirst().in("policy"));
        };
    }

    private void run() throws IOException {
        loop.begin();
        var before = new AtomicReference<>(loop.now());
        loop.onChange(now -> changed(before.getAndSet(now), now));
        listen();
        var finished = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(finished), "end"));
        try {
            hear();
            workers().filter(worker -> !patient().contains(worker)).forEach(Worker::start);
            patient().forEach(worker -> worker.start(PATIENCE));
            LOG.info("The guard is running{}.", options.soft() ? " in soft mode" : "");
            loop.run();
            finish();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        } finally {
            finished.countDown();
        }
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
        machine.holder().listen(holding::nudge);
        machine.sessions().listen(looking::nudge);
        hear("log-ins", machine.logins()::listen, holding);
        for (var part : machine.parts()) {
            var worker = new Worker(part.name(), REPAIR, () -> keep(part));
            hear(part.name(), part.news(), worker);
            parts.add(worker);
        }
        var run = options.run();
        hear(
                "sockets",
                changed -> FileNews.tell(
                        Set.of(run, run.resolve("..").normalize()),
                        file -> file.equals(run) || file.toString().endsWith(SocketLink.ENDING),
                        changed),
                listening);
    }

    private void keep(Machine.Part part) throws MachineException {
        try {
            part.round().go();
            part.trouble().ifPresent(_ -> findings.put(Findings.Of.PARTS, List.of()));
        } catch (MachineException e) {
            part.trouble()
                    .ifPresent(sort -> findings.put(Findings.Of.PARTS, List.of(new Trouble(sort, e.getMessage()))));
            throw e;
        }
    }

    private static void hear(String name, Machine.News news, Worker worker) {
        try {
            news.to(worker::nudge);
        } catch (MachineException trouble) {
            LOG.warn("{}: a change by others is only seen every {} s", name, REPAIR.toSeconds(), trouble);
        }
    }

    private void keepSockets() throws MachineException {
        var troubles = new Troubles();
        for (var server : servers) {
            troubles.attempt(() -> mend(server));
        }
        troubles.raise();
    }

    private static void mend(GuardServer server) throws MachineException {
        try {
            server.mend();
        } catch (IOException trouble) {
            throw new MachineException("listen again: " + trouble.getMessage(), trouble);
        }
    }

    private void changed(Now last, Now now) {
        if (told && !looked) {
            looked = true;
            holding.nudge();
        }
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

    private void hold() throws MachineException {
        var bound = bindings.get();
        if (bound.known() && looked) {
            var now = loop.now();
            // First: a log-in among programs that stand still would hang.
            logins.round(now, bound);
            holds.round(
                    now, last.letGo(machine.sessions().goesDown(), loop.read().sinceBoot()));
        }
    }

    private void endSessions() throws MachineException {
        if (looked) {
            ends.round(loop.now());
        }
    }

    private void keepRules() throws MachineException {
        var now = loop.now();
        var state = now.state();
        var bound = rules.bind(state.document());
        if (!bound.equals(bindings.getAndSet(bound))) {
            servers.forEach(GuardServer::reconsider);
        }
        looking.nudge();
        tending.nudge();
        holding.nudge();
        findings.put(Findings.Of.ACCOUNTS, rules.troubles(state.document(), bound));
        var told = new ArrayList<Trouble>();
        try {
            machine.obey(RuleKeeper.view(state, bound), told::add);
        } finally {
            findings.put(Findings.Of.RULES, told);
            if (told.stream().noneMatch(trouble -> trouble.sort() == Trouble.Sort.PROGRAMS_PASS)) {
                obeys(now.desired().studying(), now.desired().exempt());
            }
            parts.forEach(Worker::nudge);
        }
    }

    private void obeys(Set<ChildId> study, Map<ChildId, List<String>> goingOn) {
        if (!study.equals(studying) || !goingOn.equals(exempt)) {
            studying = study;
            exempt = goingOn;
            holding.nudge();
        }
    }

    private void repair() {
        keeping.nudge();
        holding.nudge();
        looking.nudge();
    }

    private void keepAgents() throws MachineException {
        var before = machine.spared();
        try {
            findings.put(Findings.Of.AGENTS, machine.keepAgents());
        } finally {
            if (!machine.spared().equals(before)) {
                // A round at work does not know the one that has just become the child's, and may have held it.
                holding.nudge();
            }
        }
    }

    private void bindAnew(Ties ties) {
        ties.say();
        keeping.nudge();
    }

    private void lookAfterLedger() throws MachineException {
        archive.round();
    }

    private void bringReports() throws MachineException {
        reports.round();
        telling.nudge();
    }

    private void scrub() {
        archive.scrub();
    }

    private void standBy() {
        store.stand(loop.now().state());
    }

    private void tellStatus() {
        if (servers.stream().anyMatch(GuardServer::isWatched)) {
            var status = service.status();
            servers.forEach(server -> server.publish(status));
        }
    }

    private void lookAtSessions() throws MachineException {
        var bound = bindings.get();
        if (!bound.known()) {
            // To say now that nobody is there would let go whom the last guard held.
            return;
        }
        try {
            var seen = machine.sessions().look(bound.all(), machine.spared());
            var byChild = new HashMap<ChildId, Presence>();
            bound.accounts()
                    .forEach((child, accounts) -> byChild.put(
                            child,
                            accounts.stream()
                                    .map(account -> seen.getOrDefault(account, Presence.NONE))
                                    .reduce(Presence.NONE, Presence::and)));
            loop.tell(at -> {
                told = true;
                return new Input.SessionsTold(at, byChild);
            });
            listenForSound(bound);
            service.lookAtFronts();
            var now = loop.now();
            if (anybodyOf(now.desired().held(), byChild)
                    || (!bound.others().isEmpty() && !now.isOpenForAll())
                    || machine.sessions().goesDown()) {
                // A program that was started since is held too.
                holding.nudge();
            }
        } catch (MachineException trouble) {
            // What the last guard knew of the children has to do.
            looked = true;
            throw trouble;
        }
    }

    private static boolean anybodyOf(Set<ChildId> held, Map<ChildId, Presence> seen) {
        return held.stream()
                .anyMatch(child -> seen.getOrDefault(child, Presence.NONE).running());
    }

    /// The guard hears it by itself: whoever claims to be idle would not tell.
    private void listenForSound(Bindings bound) throws MachineException {
        var before = hearing;
        var now = new HashSet<ChildId>();
        for (var entry : bound.accounts().entrySet()) {
            for (var account : entry.getValue()) {
                if (machine.sessions().playsSound(account)) {
                    now.add(entry.getKey());
                }
            }
        }
        hearing = now;
        var changed = new HashSet<>(before);
        changed.addAll(now);
        // Each time while it plays: with an agent that is gone the loop forgets what was told.
        changed.forEach(
                child -> loop.tell(at -> new Input.AgentTold(at, child, new AgentReport.Media(now.contains(child)))));
    }

    private void listen() throws IOException {
        var socket = options.run().resolve(SocketLink.SOCKET);
        if (options.soft()) {
            servers.add(open(socket, GuardServer.Access.OWNER, _ -> new Role.Parent(machine.authority())));
            var childSocket = options.run().resolve(SocketLink.CHILD_SOCKET);
            servers.add(open(childSocket, GuardServer.Access.OWNER, _ -> firstChild()));
        } else {
            servers.add(open(socket, GuardServer.Access.EVERYBODY, this::role));
        }
    }

    private GuardServer open(java.nio.file.Path socket, GuardServer.Access access, Function<Peer, Role> roles)
            throws IOException {
        return GuardServer.open(socket, access, roles, service);
    }

    private Role role(Peer peer) {
        if (peer.uid() == 0) {
            return new Role.Parent(new Authority.Root());
        }
        Optional<Role> child = bindings.get().childOf(Long.toString(peer.uid())).map(Role.OfChild::new);
        return child.or(() -> parents.of(peer)
                        .map(parent -> new Role.Parent(new Role.Parent.Who.Account(peer.uid(), parent.parent()))))
                .orElseGet(Role.Nobody::new);
    }

    private Role firstChild() {
        var children = loop.now().state().document().policy().children();
        return children.isEmpty()
                ? new Role.Nobody()
                : new Role.OfChild(children.getFirst().id());
    }

    /// Runs while the process is being ended: lets the loop finish, and waits for what has to be put in order.
    private void end(CountDownLatch finished) {
        Heartbeat.ends();
        loop.stop();
        try {
            if (!finished.await(END_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.error(
                        "The guard did not end within {} s; what it left is taken back by: porchlight undo",
                        END_WITHIN.toSeconds());
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    private void finish() throws InterruptedException {
        // A server that does not answer must not keep the guard.
        post.end();
        // First: a keeper at work would hold again what is let go.
        for (var worker : workers().toList()) {
            worker.stop();
        }
        standBy();
        var troubles = new Troubles();
        for (var server : servers) {
            troubles.attempt(() -> close(server));
        }
        if (options.restore() || options.soft()) {
            troubles.attempt(holds::release);
            troubles.attempt(logins::release);
            troubles.attempt(machine::restore);
        }
        try {
            troubles.raise();
        } catch (MachineException trouble) {
            LOG.error("The end of the guard left something behind; take it back with: porchlight undo", trouble);
        }
    }

    private static void close(GuardServer server) throws MachineException {
        try {
            server.close();
        } catch (IOException trouble) {
            throw new MachineException("close the socket: " + trouble.getMessage(), trouble);
        }
    }
}
