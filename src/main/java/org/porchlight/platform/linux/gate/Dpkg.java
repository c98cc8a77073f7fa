package org.porchlight.platform.linux.gate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.porchlight.port.MachineException;

/// The package database of Debian and its relatives, read from the files of dpkg(1).
final class Dpkg {
    /// What dpkg writes whenever a package changes.
    static final String STATUS = "/var/lib/dpkg/status";

    private static final long MAX_STATUS = 128L << 20;
    private static final long MAX_LIST = 32L << 20;
    private static final int MAX_PACKAGES = 50_000;
    private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");
    private static final Pattern BAR = Pattern.compile("\\s*\\|\\s*");
    private static final Pattern DECORATION = Pattern.compile("[\\s(\\[<:].*");

    /// An installed package, all architectures together.
    ///
    /// @param base why the system cannot do without it; nothing when it can
    /// @param needs what it depends on: of each inner list, which is ordered by preference, one
    record Installed(String name, Optional<String> base, List<List<String>> needs, Set<String> provides) {
        Installed and(Installed other) {
            var allNeeds = new ArrayList<>(needs);
            allNeeds.addAll(other.needs);
            var allProvides = new LinkedHashSet<>(provides);
            allProvides.addAll(other.provides);
            return new Installed(name, base.or(other::base), allNeeds, allProvides);
        }
    }

    private final Tree tree;
    private final boolean merged;
    private final SortedMap<String, Installed> packages = new TreeMap<>();
    private final Map<String, List<String>> providers = new HashMap<>();
    private final Map<String, List<Path>> lists = new LinkedHashMap<>();
    private final Map<String, String> diversions = new HashMap<>();

    private Dpkg(Tree tree) {
        this.tree = tree;
        merged = tree.isSymbolicLink("/bin");
    }

    /// @throws MachineException when there is none
    static Dpkg read(Path root) throws MachineException {
        var dpkg = new Dpkg(Tree.at(root));
        if (!dpkg.tree.exists(STATUS)) {
            throw new MachineException("find the programs that the system needs: only machines with dpkg are known,"
                    + " and there is no " + STATUS);
        }
        dpkg.readStatus();
        dpkg.readLists();
        dpkg.readDiversions();
        return dpkg;
    }

    Collection<Installed> packages() {
        return packages.values();
    }

    /// The installed packages that stand for a name: the one called so, else those that provide it.
    List<String> standFor(String name) {
        return packages.containsKey(name) ? List.of(name) : providers.getOrDefault(name, List.of());
    }

    List<List<String>> needs(String name) {
        var found = packages.get(name);
        return found == null ? List.of() : found.needs();
    }

    /// The programs in a package that only root can change.
    List<String> programs(String name) throws MachineException {
        var programs = new ArrayList<String>();
        for (var path : files(name)) {
            if (tree.isSealedProgram(path)) {
                programs.add(path);
            }
        }
        return programs;
    }

    /// The packages that have files.
    Set<String> listed() {
        return lists.keySet();
    }

    /// The path as it is when `/bin`, `/sbin` and `/lib*` are links into `/usr`, which old packages do not know.
    String canonical(String path) {
        boolean moved = path.startsWith("/bin/") || path.startsWith("/sbin/") || path.startsWith("/lib");
        return merged && moved ? "/usr" + path : path;
    }

    /// The paths that a package installed; there may be nothing at some of them.
    List<String> files(String name) throws MachineException {
        var files = new ArrayList<String>();
        for (var list : lists.getOrDefault(name, List.of())) {
            for (var line : tree.lines(list, MAX_LIST)) {
                if (line.startsWith("/") && line.length() > 1) {
                    files.add(diverted(canonical(line), name));
                }
            }
        }
        return files;
    }

    private String diverted(String path, String owner) {
        // The package that diverts keeps the path, all others are moved aside.
        var away = diversions.get(path);
        return away == null || owner.equals(diversions.get("by " + path)) ? path : away;
    }

    /// Paragraph by paragraph: the file is megabytes, and what a guard once needed it keeps.
    private void readStatus() throws MachineException {
        var fields = new HashMap<String, String>();
        var last = new StringBuilder();
        tree.eachLine(tree.locate(STATUS), MAX_STATUS, line -> {
            if (line.isBlank()) {
                add(fields);
                fields.clear();
            } else if (Character.isWhitespace(line.charAt(0))) {
                fields.merge(last.toString(), line, String::concat);
            } else {
                int colon = line.indexOf(':');
                if (colon > 0) {
                    last.replace(0, last.length(), line.substring(0, colon));
                    fields.put(last.toString(), line.substring(colon + 1).strip());
                }
            }
        });
        add(fields);
    }

    private void add(Map<String, String> fields) throws MachineException {
        var name = fields.getOrDefault("Package", "");
        if (name.isEmpty() || !fields.getOrDefault("Status", "").endsWith(" installed")) {
            return;
        }
        if (packages.size() == MAX_PACKAGES) {
            throw new MachineException("read " + STATUS + ": more than " + MAX_PACKAGES + " packages");
        }
        var needs = new ArrayList<List<String>>();
        needs.addAll(alternatives(fields.getOrDefault("Pre-Depends", "")));
        needs.addAll(alternatives(fields.getOrDefault("Depends", "")));
        var provides = new LinkedHashSet<String>();
        alternatives(fields.getOrDefault("Provides", "")).forEach(provides::addAll);
        for (var provided : provides) {
            providers.computeIfAbsent(provided, _ -> new ArrayList<>()).add(name);
        }
        packages.merge(name, new Installed(name, base(fields), needs, provides), Installed::and);
    }

    private static Optional<String> base(Map<String, String> fields) {
        if (fields.getOrDefault("Essential", "").equals("yes")) {
            return Optional.of("essential");
        }
        var priority = fields.getOrDefault("Priority", "");
        return priority.equals("required") || priority.equals("important")
                ? Optional.of("priority " + priority)
                : Optional.empty();
    }

    private static List<List<String>> alternatives(String field) {
        return COMMA.splitAsStream(field)
                .filter(part -> !part.isBlank())
                .map(part -> BAR.splitAsStream(part)
                        .map(name -> DECORATION.matcher(name.strip()).replaceFirst(""))
                        .toList())
                .toList();
    }

    private void readLists() throws MachineException {
        for (var file : tree.entries("/var/lib/dpkg/info")) {
            var name = file.getFileName().toString();
            if (name.endsWith(".list")) {
                var owner = DECORATION
                        .matcher(name.substring(0, name.length() - ".list".length()))
                        .replaceFirst("");
                lists.computeIfAbsent(owner, _ -> new ArrayList<>()).add(file);
            }
        }
    }

    private void readDiversions() throws MachineException {
        var lines = tree.lines("/var/lib/dpkg/diversions", MAX_LIST);
        for (int i = 0; i + 2 < lines.size(); i += 3) {
            var path = canonical(lines.get(i));
            diversions.put(path, canonical(lines.get(i + 1)));
            diversions.put("by " + path, lines.get(i + 2));
        }
    }
}
