package org.porchlight.platform.linux.gate;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import org.porchlight.port.MachineException;

/// Follows the dependencies of what a login needs until nothing new is needed.
final class SystemSetSearch {
    private final Dpkg dpkg;
    private final LoginRoots roots;
    private final Map<String, String> reasons = new LinkedHashMap<>();
    private final Queue<String> unfollowed = new ArrayDeque<>();

    SystemSetSearch(Dpkg dpkg, LoginRoots roots) {
        this.dpkg = dpkg;
        this.roots = roots;
    }

    SystemSet run() throws MachineException {
        takeRoots();
        while (!unfollowed.isEmpty()) {
            follow(unfollowed.remove());
        }

        var programs = new ArrayList<SystemSet.Program>();
        for (var entry : reasons.entrySet()) {
            for (var path : dpkg.programs(entry.getKey())) {
                programs.add(new SystemSet.Program(path, entry.getKey(), entry.getValue()));
            }
        }
        return new SystemSet(programs);
    }

    private void takeRoots() throws MachineException {
        for (var installed : dpkg.packages()) {
            installed.base().ifPresent(because -> need(installed.name(), because));
        }
        roots.packages().forEach((name, because) -> dpkg.standFor(name).forEach(real -> need(real, because)));

        var wanted = new HashMap<String, String>();
        roots.files().forEach((path, because) -> wanted.putIfAbsent(dpkg.canonical(path), because));
        for (var name : dpkg.listed()) {
            for (var path : dpkg.files(name)) {
                Optional.ofNullable(wanted.get(path)).or(() -> module(path)).ifPresent(because -> need(name, because));
            }
        }
    }

    private Optional<String> module(String path) {
        return path.contains("/security/")
                ? Optional.ofNullable(roots.modules().get(path.substring(path.lastIndexOf('/') + 1)))
                : Optional.empty();
    }

    private void follow(String name) {
        for (var alternatives : dpkg.needs(name)) {
            alternatives.stream()
                    .map(dpkg::standFor)
                    .filter(installed -> !installed.isEmpty())
                    .findFirst()
                    .ifPresent(installed -> installed.forEach(needed -> need(needed, "needed by " + name)));
        }
    }

    private void need(String name, String because) {
        if (reasons.putIfAbsent(name, because) == null) {
            unfollowed.add(name);
        }
    }
}
