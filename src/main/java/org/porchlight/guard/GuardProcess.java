package org.porchlight.guard;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.porchlight.core.engine.Engine;
import org.porchlight.core.engine.Held;
import org.porchlight.core.engine.Input;
import org.porchlight.core.engine.Retention;
import org.porchlight.core.engine.Step;
import org.porchlight.core.policy.PolicyDocument;
import org.porchlight.core.policy.PolicyReading;
import org.porchlight.core.report.Trouble;
import org.porchlight.port.GuardStore;
import org.porchlight.port.MachineException;
import org.porchlight.port.StoreException;
import org.porchlight.store.FileJournal;
import org.porchlight.store.SteadyStore;
import org.porchlight.text.Edition;
import org.porchlight.worker.WorkerCall;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Puts a guard together and runs it: load, publish, repair. A restart is the same as a start.
final class GuardProcess {
    private static final Logger LOG = LoggerFactory.getLogger(GuardProcess.class);
    private static final Duration END_WITHIN = Duration.ofSeconds(12);

    private final GuardOptions options;
    private final Machine machine;
    private final Loop loop;
    private final Findings findings = new Findings();
    private final Parents parents;
    private final Ties ties;
    private final Service service;
    private final Sockets sockets;
    private final Rounds rounds;

    private GuardProcess(
            GuardOptions options, Machine machine, SteadyStore store, Step first, AtomicReference<Bindings> bindings)
            throws StoreException {
        this.options = options;
        this.machine = machine;
        this.loop = new Loop(machine.clocks(), store, first, options.supervised() ? Heartbeat::beat : () -> {});
        this.parents = new Parents(store);
        this.ties = new Ties(store.bindings());
        var tries = new Tries(store, () -> loop.read().awake(), loop::tell);
        tries.listen(() -> tellWrongSecrets(tries));
        tellWrongSecrets(tries);
        var keyring = new Keyring(store, store::openings);
        this.service = new Service(
                loop,
                store,
                machine,
                desk(keyring, tries, bindings),
                new CodeDesk(loop, keyring, tries),
                findings::all,
                this::look,
                this::repair,
                this::bindAnew,
                options.soft());
        this.sockets = new Sockets(options, loop, machine, parents, bindings::get);
        var rules = new RuleKeeper(
                machine.accounts(),
                ties,
                bound -> loop.tell(at -> new Input.AccountBound(at, bound)),
                parents::accounts);
        this.rounds = new Rounds(machine, store, loop, bindings, findings, sockets, service, rules);
        if (!options.soft() && machine.holder().strength() == Held.Strength.SIGNAL) {
            findings.put(Findings.Of.MEANS, List.of(new Trouble(Trouble.Sort.HELD_BY_SIGNALS, "SIGSTOP")));
        }
    }

    private ParentDesk desk(Keyring keyring, Tries tries, AtomicReference<Bindings> bindings) {
        var sessions = new ParentSessions(() -> loop.read().awake());
        var secrets = new SecretDesk(keyring, tries, WorkerCall.forSecrets()::hashes);
        return new ParentDesk(loop, parents, secrets, sessions, machine.accounts(), bindings::get, this::reconsider);
    }

    private void look() {
        rounds.look();
    }

    private void repair() {
        rounds.repair();
    }

    private void bindAnew() {
        ties.say();
        rounds.bind();
    }

    /// Somebody is a parent, or is none any more.
    private void reconsider() {
        rounds.bind();
        sockets.reconsider();
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
    static void run(GuardOptions options) throws StoreException, IOException, MachineException, InterruptedException {
        var ahead = Ahead.begin();
        try (var store = SteadyStore.open(options.data())) {
            ahead.await();
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
            tend.set(guard.rounds::tend);
            refusals.to(guard.loop);
            guard.run();
        }
    }

    private static Step first(GuardOptions options, Machine machine, GuardStore store) throws StoreException {
        var reading = machine.clocks().read();
        var clock = store.clock();
        var document = inForce(store);
        var wanted = Retention.of(clock, document.policy().zone());
        return Engine.start(document, clock, store.remember(wanted), reading, Edition.date(), options.soft());
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
        loop.onChange(now -> rounds.changed(before.getAndSet(now), now));
        sockets.open(service);
        var finished = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(finished), "end"));
        try {
            rounds.start();
            LOG.info("The guard is running{}.", options.soft() ? " in soft mode" : "");
            loop.run();
            finish();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        } finally {
            finished.countDown();
        }
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
        // First: a keeper at work would hold again what is let go.
        rounds.stop();
        boolean takesBack = options.restore() || options.soft();
        var troubles = new Troubles();
        troubles.attempt(sockets::close);
        if (takesBack) {
            troubles.attempt(rounds::release);
            troubles.attempt(machine::restore);
            troubles.attempt(sockets::leave);
        }
        try {
            troubles.raise();
            LOG.info(
                    takesBack
                            ? "The guard has ended; nothing is held any more."
                            : "The guard has ended; what is held stays so until a guard runs again, or: porchlight undo");
        } catch (MachineException trouble) {
            LOG.error("The end of the guard left something behind; take it back with: porchlight undo", trouble);
        }
    }
}
