package org.porchlight.tool;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.porchlight.cli.Chore;
import org.porchlight.cli.Failure;
import org.porchlight.cli.PolicyFile;
import org.porchlight.cli.Terminal;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.ImportedCalendar;
import org.porchlight.core.policy.PolicyDocument;
import org.porchlight.core.policy.PolicyReading;
import org.porchlight.core.policy.PolicyYaml;
import org.porchlight.port.StoreException;
import org.porchlight.proof.History;
import org.porchlight.proof.HistoryReader;
import org.porchlight.proof.HistoryReading;
import org.porchlight.proof.Outcome;
import org.porchlight.proof.PolicyTexts;
import org.porchlight.proof.Replay;
import org.porchlight.store.SqliteStore;
import org.porchlight.text.Texts;

/// `porchlight replay`: what the guard's engine and ledger make of histories from outside. Needs no rights and no
/// guard.
public final class Replays {
    private static final int DONE = 0;
    private static final int WRONG = 2;
    private static final int NOT_PERMITTED = 3;
    private static final int TROUBLE = 5;

    private static final String STDIN = "-";

    private final Terminal terminal;
    private final Texts words;

    /// What was typed.
    ///
    /// @param policy the one in force at the beginning
    private record Wish(List<String> files, Optional<String> policy, boolean wallDiff, boolean json) {
        /// @return nothing when no file is named
        static Optional<Wish> of(List<String> arguments) throws WrongWord {
            var wish = new Wish(List.of(), Optional.empty(), false, false);
            for (var rest = arguments.iterator(); rest.hasNext(); ) {
                var word = rest.next();
                if (word.equals("--json")) {
                    wish = new Wish(wish.files, wish.policy, wish.wallDiff, true);
                } else if (word.equals("--policy") && rest.hasNext()) {
                    wish = new Wish(wish.files, Optional.of(rest.next()), wish.wallDiff, wish.json);
                } else if (word.equals("--rule") && rest.hasNext()) {
                    var rule = rest.next();
                    if (!rule.equals("ours") && !rule.equals("wall-diff")) {
                        throw new WrongWord(word + " " + rule);
                    }
                    wish = new Wish(wish.files, wish.policy, rule.equals("wall-diff"), wish.json);
                } else if (word.startsWith("--")) {
                    throw new WrongWord(word);
                } else {
                    var files = new ArrayList<>(wish.files);
                    files.add(word);
                    wish = new Wish(files, wish.policy, wish.wallDiff, wish.json);
                }
            }
            return Optional.of(wish).filter(whole -> !whole.files.isEmpty());
        }

        /// Standard input can be read as one thing only.
        boolean readsTwice() {
            return files.stream().filter(STDIN::equals).count()
                            + policy.stream().filter(STDIN::equals).count()
                    > 1;
        }
    }

    Replays(Terminal terminal) {
        this.terminal = terminal;
        this.words = Texts.of("tool", terminal.language());
    }

    /// @return the exit code
    public static int run(List<String> arguments) {
        return Chore.carryOut(arguments, terminal -> new Replays(terminal).replay(arguments));
    }

    int replay(List<String> arguments) throws Failure {
        Optional<Wish> wish;
        try {
            wish = Wish.of(arguments);
        } catch (WrongWord wrong) {
            throw new Failure(WRONG, words.of("wrong-word", wrong.word(), words.of("replay.usage")));
        }
        if (wish.isEmpty()) {
            throw new Failure(WRONG, words.of("replay.usage"));
        }
        if (wish.get().readsTwice()) {
            throw new Failure(WRONG, words.of("replay.one-stdin"));
        }
        int code = DONE;
        var wrong = new ArrayList<String>();
        for (var file : wish.get().files()) {
            try {
                answer(file, wish.get());
            } catch (Failure failure) {
                code = Math.max(code, failure.code());
                wrong.add(failure.sentence());
            } catch (StoreException trouble) {
                code = TROUBLE;
                wrong.add(words.of("replay.trouble", file, String.valueOf(trouble.getMessage())));
            }
        }
        if (wrong.isEmpty()) {
            return code;
        }
        var all = new Failure(code, String.join("\n", wrong));
        throw wrong.size() < wish.get().files().size() ? all.answered() : all;
    }

    private void answer(String file, Wish wish) throws Failure, StoreException {
        var history = history(file);
        var document = wish.policy().isPresent()
                ? new PolicyFile(terminal).read(wish.policy().get(), Replay.begin(history))
                : open(history);
        knows(file, history, document);
        var outcome = wish.wallDiff() ? Replay.wallDiff(history, document) : ours(history, document);
        if (wish.json()) {
            terminal.json(OutcomeJson.write(file, outcome));
        } else {
            new OutcomeText(terminal.language(), document.policy().zone())
                    .write(file, outcome)
                    .forEach(terminal::say);
        }
    }

    private static Outcome ours(History history, PolicyDocument document) throws StoreException {
        try (var store = SqliteStore.inMemory()) {
            return Replay.ours(history, document, store, false);
        }
    }

    private History history(String file) throws Failure {
        try (var in = open(file)) {
            return switch (HistoryReader.read(file, in, beside(file))) {
                case HistoryReading.Good(var history) -> history;
                case HistoryReading.Bad(var problems) ->
                    throw wrong(problems.stream().map(one -> one.in(file)).collect(Collectors.joining("\n")));
            };
        } catch (IOException trouble) {
            throw unreadable(file, trouble);
        }
    }

    /// What a history may name; standard input has nothing beside it.
    private PolicyTexts beside(String file) throws Failure {
        var folder = file.equals(STDIN) ? null : path(file).toAbsolutePath().getParent();
        return folder == null ? PolicyTexts.NONE : PolicyTexts.below(folder, this::calendars);
    }

    private Map<String, ImportedCalendar> calendars(Path policy, String text, Instant around) throws IOException {
        try {
            return new PolicyFile(terminal).calendars(policy.toString(), text, around);
        } catch (Failure wrong) {
            throw new IOException(wrong.sentence());
        }
    }

    private static Failure wrong(String sentence) {
        return new Failure(WRONG, sentence);
    }

    private InputStream open(String file) throws Failure, IOException {
        if (file.equals(STDIN)) {
            return terminal.in();
        }
        var path = path(file);
        if (Files.isDirectory(path)) {
            throw wrong(words.of("replay.folder", file));
        }
        return Files.newInputStream(path);
    }

    private Path path(String file) throws Failure {
        try {
            return Path.of(file);
        } catch (InvalidPathException _) {
            throw wrong(words.of("replay.missing", file));
        }
    }

    private Failure unreadable(String file, IOException trouble) {
        return switch (trouble) {
            case NoSuchFileException _ -> wrong(words.of("replay.missing", file));
            case AccessDeniedException _ -> new Failure(NOT_PERMITTED, words.of("replay.denied", file));
            default -> wrong(words.of("replay.trouble", file, String.valueOf(trouble.getMessage())));
        };
    }

    /// A policy without limits, in the zone UTC, for the children that a history names.
    private static PolicyDocument open(History history) {
        var children = history.children().stream()
                .map(child -> "  - {id: " + child.value() + ", name: " + child.value() + ", accounts: [" + child.value()
                        + "]}\n")
                .collect(Collectors.joining());
        var yaml = "porchlight: 1\nhousehold: {zone: Etc/UTC, calendar: none}\nchildren:"
                + (children.isEmpty() ? " []\n" : "\n" + children);
        return switch (PolicyYaml.read(yaml)) {
            case PolicyReading.Valid(var document, var _) -> document;
            case PolicyReading.Invalid(var problems) ->
                throw new IllegalStateException(problems.getFirst().in("the open policy"));
        };
    }

    /// Nobody would be told of a child whose id is written in two ways.
    private void knows(String file, History history, PolicyDocument document) throws Failure {
        var known = new TreeSet<ChildId>();
        document.policy().children().forEach(child -> known.add(child.id()));
        history.policies().forEach(later -> later.policy().children().forEach(child -> known.add(child.id())));
        for (var line : history.lines()) {
            var stranger = line.event().about().filter(child -> !known.contains(child));
            if (stranger.isPresent()) {
                throw wrong(words.of(
                        "replay.no-such-child",
                        file + ":" + line.no() + ":" + line.column(),
                        stranger.get().value()));
            }
        }
    }
}
