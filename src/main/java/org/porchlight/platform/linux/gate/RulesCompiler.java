package org.porchlight.platform.linux.gate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.porchlight.core.decide.Exempt;
import org.porchlight.core.policy.AppRules;
import org.porchlight.core.policy.AppRules.Action;
import org.porchlight.core.policy.RuleList;
import org.porchlight.core.policy.Said;
import org.porchlight.platform.linux.uid.SubordinateUids;
import org.porchlight.platform.linux.uid.UidRange;
import org.porchlight.port.GateView;
import org.porchlight.port.MachineException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Turns the rules of a policy into identities of files. Reads many files: never on the hot path, one thread at a
/// time.
///
/// A rule of the policy comes first, then what the system needs, then the default. A file that a child can change
/// never gets an entry that allows it.
final class RulesCompiler {
    private static final Logger LOG = LoggerFactory.getLogger(RulesCompiler.class);

    private final Set<String> said = new HashSet<>();
    private Map<FileKey, Optional<String>> interpreterPaths = new HashMap<>();

    /// @throws MachineException when `/etc/subuid` cannot be read
    Rules compile(GateView view, SystemSet set) throws MachineException {
        var lent = SubordinateUids.read(SubordinateUids.FILE);
        var ids = new HashMap<GateView.ChildView, List<UidRange>>();
        for (var child : view.children().entrySet()) {
            var own = new ArrayList<>(lent.of(child.getKey()));
            own.add(UidRange.of(Long.parseLong(child.getKey().id())));
            ids.put(child.getValue(), own);
        }
        var all = ids.values().stream().flatMap(List::stream).toList();
        var run = new Run(new SealedPath(uid -> isOneOf(all, Integer.toUnsignedLong(uid))));
        var system = run.system(set);

        var ranges = new ArrayList<Rules.Range>();
        ids.forEach((child, own) -> {
            var rules = Optional.of(run.child(child, system));
            own.forEach(range -> ranges.add(new Rules.Range(range.first(), range.last(), rules)));
        });
        interpreterPaths = run.paths;
        return new Rules(ranges);
    }

    private static boolean isOneOf(List<UidRange> ids, long uid) {
        return ids.stream().anyMatch(range -> range.contains(uid));
    }

    private void warn(String what) {
        if (said.add(what)) {
            LOG.warn("{}", what);
        }
    }

    /// One compilation: every file is looked at once.
    private final class Run {
        private final SealedPath sealedPath;
        private final Map<FileKey.Inode, FileKey> interpreters = new HashMap<>();
        private final Map<FileKey, Optional<String>> paths = new HashMap<>();

        Run(SealedPath sealedPath) {
            this.sealedPath = sealedPath;
        }

        ChildRules.SystemPrograms system(SystemSet set) {
            var entries = new HashMap<FileKey.Inode, ChildRules.Entry>();
            for (var path : set.programs().keySet()) {
                sealedPath
                        .find(path)
                        .filter(found -> isSealed(found, "the system's " + path))
                        .ifPresent(found -> entries.putIfAbsent(found.file().inode(), allowed(found)));
            }
            // The map of interpreters is shared with the children's rules, which may name more of them.
            return new ChildRules.SystemPrograms(
                    entries, interpreters, set.programs().keySet());
        }

        ChildRules child(GateView.ChildView view, ChildRules.SystemPrograms system) {
            var apps = view.apps();
            var named = new HashMap<FileKey.Inode, ChildRules.Entry>();
            var hints = new HashSet<String>();
            for (var rule : apps.rules()) {
                // Rules for titles and packages are kept, and not enforced yet.
                if (rule.value().match() instanceof AppRules.Match.Path(var path)) {
                    name(path, rule, apps.otherwise().value(), named, hints);
                }
            }
            var otherwise = ruling(apps.otherwise());
            var refusal = firstRefusal(apps);
            return new ChildRules(
                    view.child(),
                    refusal instanceof Ruling.Allow,
                    named,
                    exempt(apps),
                    system,
                    hints,
                    otherwise,
                    refusal);
        }

        private Map<String, SealedPath.Found> exempt(RuleList<AppRules.Rule, Action> apps) {
            var files = new HashMap<String, SealedPath.Found>();
            for (var path : Exempt.programs(apps)) {
                sealedPath
                        .find(path)
                        .filter(SealedPath.Found::sealed)
                        .filter(found -> isProgram(found.path()))
                        .ifPresent(found -> files.put(path, found));
            }
            return files;
        }

        /// What runs of a script is its interpreter, which goes on for no script's sake.
        private boolean isProgram(String path) {
            try {
                return Executable.isElf(Path.of(path));
            } catch (IOException e) {
                warn(path + " stands still when time closes: its head cannot be read: " + e.getMessage());
                return false;
            }
        }

        private void name(
                String path,
                Said<AppRules.Rule> said,
                Action otherwise,
                Map<FileKey.Inode, ChildRules.Entry> named,
                Set<String> hints) {
            var found = sealedPath.find(path);
            boolean allows = said.value().then() == Action.ALLOW;
            if (allows && found.isPresent() && !isSealed(found.get(), said.path() + " " + path)) {
                return;
            }
            if (!allows || otherwise != Action.ALLOW) {
                hints.add(path);
                found.ifPresent(file -> hints.add(file.path()));
            }
            found.ifPresent(file -> named.putIfAbsent(
                    file.file().inode(),
                    allows
                            ? allowed(file)
                            : new ChildRules.Entry(file.file(), new Ruling.Refuse(said.path()), Optional.empty())));
        }

        private boolean isSealed(SealedPath.Found found, String what) {
            if (!found.sealed()) {
                warn(what + " is not allowed: others than an administrator can change the file or a folder above it");
            }
            return found.sealed();
        }

        private ChildRules.Entry allowed(SealedPath.Found found) {
            return new ChildRules.Entry(found.file(), Ruling.ALLOW, interpreter(found));
        }

        private Optional<FileKey.Inode> interpreter(SealedPath.Found program) {
            var path = interpreterPaths.get(program.file());
            if (path == null) {
                path = readInterpreter(program.path());
            }
            paths.put(program.file(), path);
            var interpreter = path.flatMap(sealedPath::find).filter(SealedPath.Found::sealed);
            interpreter.ifPresent(found -> interpreters.put(found.file().inode(), found.file()));
            return interpreter.map(found -> found.file().inode());
        }

        private Optional<String> readInterpreter(String program) {
            try {
                return Executable.interpreter(Path.of(program));
            } catch (IOException e) {
                warn(program + " will not start for a child: its head cannot be read: " + e.getMessage());
                return Optional.empty();
            }
        }
    }

    private static Ruling ruling(Said<Action> said) {
        return switch (said.value()) {
            case ALLOW -> Ruling.ALLOW;
            case ASK, DENY -> new Ruling.Refuse(said.path());
        };
    }

    /// The default when it refuses, else the first rule that does; allowed when there is nothing that could be
    /// refused.
    private static Ruling firstRefusal(RuleList<AppRules.Rule, Action> apps) {
        if (apps.otherwise().value() != Action.ALLOW) {
            return ruling(apps.otherwise());
        }
        for (var rule : apps.rules()) {
            if (rule.value().match() instanceof AppRules.Match.Path
                    && rule.value().then() != Action.ALLOW) {
                return new Ruling.Refuse(rule.path());
            }
        }
        return Ruling.ALLOW;
    }
}
