package org.porchlight.platform.linux.gate;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.porchlight.core.decide.Exempt;
import org.porchlight.core.policy.AppRules;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.RuleList;
import org.porchlight.core.policy.Said;
import org.porchlight.port.ChildAccount;
import org.porchlight.port.Gate;
import org.porchlight.port.GateView;
import org.porchlight.port.MachineException;
import org.porchlight.port.ProcessRef;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The gate of Linux, by fanotify marks on whole file systems.
///
/// It marks nothing as long as no child can be refused anything. Two threads: one follows the mounts, one tells the
/// listener and compiles the rules again; and two more while something is marked: one answers, one watches that it
/// does.
public final class LinuxGate implements Gate {
    private static final Logger LOG = LoggerFactory.getLogger(LinuxGate.class);

    /// Where the system set comes from.
    interface SetSource {
        SystemSet current() throws MachineException;
    }

    private final SetSource systemSet;
    private final RulesCompiler compiler = new RulesCompiler();
    private final AtomicReference<Optional<ExecWatch>> watch = new AtomicReference<>(Optional.empty());
    private final FrontDesk desk;
    private final Marks marks;
    private final Running running = new Running();
    private GateView view = new GateView(Map.of());
    private volatile Rules rules = Rules.NONE;

    /// @param systemSet where the system set is kept, such as `/var/lib/porchlight/system-set.tsv`
    /// @param listener hears of refusals
    /// @throws MachineException when this process could hang the machine: it must not be dumpable, and its memory
    ///     must be locked
    public LinuxGate(Path systemSet, Listener listener) throws MachineException {
        this(new SystemSetFile(systemSet)::current, listener, _ -> true, () -> {});
    }

    /// @param where which file systems are marked; a test names its own
    /// @param beforeAnswer runs before each answer to a child
    LinuxGate(SetSource systemSet, Listener listener, Predicate<Mount> where, Runnable beforeAnswer)
            throws MachineException {
        Dangers.ruleOut();
        this.systemSet = systemSet;
        desk = new FrontDesk(listener, this::lookAgain);
        marks = new Marks(watch, () -> ExecWatch.open(() -> rules, desk, beforeAnswer), where);
    }

    @Override
    public synchronized void publish(GateView next) throws MachineException {
        var fresh = compile(next);
        marks.bring(!fresh.refuseNothing());
        view = next;
        rules = fresh;
    }

    @Override
    public boolean mayRun(ChildAccount account, ProcessRef process) {
        return rules.of(Long.parseLong(account.id()))
                .map(own -> running.isAllowed(own, process.pid()))
                .orElse(true);
    }

    @Override
    public boolean goesOn(ChildAccount account, ProcessRef process) {
        return rules.of(Long.parseLong(account.id()))
                .filter(own -> running.isExempt(own, process.pid()))
                .isPresent();
    }

    @Override
    public Map<ChildId, Map<String, String>> goingOn() {
        return rules.goingOn();
    }

    @Override
    public void close() {
        marks.close();
        desk.close();
    }

    private Rules compile(GateView next) throws MachineException {
        boolean matters = next.children().values().stream()
                .anyMatch(child ->
                        refuses(child.apps()) || !Exempt.programs(child.apps()).isEmpty());
        return matters ? compiler.compile(next, systemSet.current()) : Rules.NONE;
    }

    private static boolean refuses(RuleList<AppRules.Rule, AppRules.Action> apps) {
        return apps.otherwise().value() != AppRules.Action.ALLOW
                || apps.rules().stream().map(Said::value).anyMatch(LinuxGate::refuses);
    }

    private static boolean refuses(AppRules.Rule rule) {
        return switch (rule.match()) {
            case AppRules.Match.Path _ -> rule.then() != AppRules.Action.ALLOW;
            // Kept, and not enforced yet.
            case AppRules.Match.Title _, AppRules.Match.PackageName _ -> false;
        };
    }

    /// Compiles the last view again, because files may have changed.
    private synchronized void lookAgain() {
        try {
            rules = compile(view);
        } catch (MachineException e) {
            LOG.warn("programs are judged by what was known before", e);
        }
    }
}
