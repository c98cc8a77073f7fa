package org.porchlight.tool;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.porchlight.cli.Terminal;
import org.porchlight.core.report.ParentEntry;
import org.porchlight.guard.ParentsAtRest;
import org.porchlight.platform.Platforms;
import org.porchlight.platform.linux.LinuxClocks;
import org.porchlight.port.Accounts;
import org.porchlight.port.ChildAccount;
import org.porchlight.port.StoreException;
import org.porchlight.store.SqliteStore;
import org.porchlight.store.SteadyStore;

/// Setup as it is typed, on a PC with accounts of its own.
abstract class OnSetup {
    static final Instant NOW = Instant.parse("2026-11-28T10:00:00Z");

    static final List<String> MEI =
            List.of("1", "Asia/Shanghai", "yes", "yes", "", "Mei", "2016-05-14", "", "no", "yes", "yes", "no");

    static final String FILE = """
            zone = Asia/Shanghai
            calendar = CN
            child.mei.account = mei
            child.mei.name = Mei
            child.mei.born = 2016-05-14
            """;

    /// A PC with two accounts that may be limited, and `dad`, who may not.
    static final Accounts ACCOUNTS = new Accounts() {
        @Override
        public Answer look(String name) {
            return switch (name) {
                case "mei", "le" -> new Answer.Found(account(name), "1001");
                case "dad" -> new Answer.Refused("is a member of sudo");
                default -> new Answer.Missing();
            };
        }

        @Override
        public Optional<String> id(String name) {
            return switch (name) {
                case "mei", "le" -> Optional.of(account(name).id());
                case "anna" -> Optional.of("1010");
                case "root" -> Optional.of("0");
                default -> Optional.empty();
            };
        }

        @Override
        public List<ChildAccount> people() {
            return List.of(account("mei"), account("le"));
        }

        private static ChildAccount account(String name) {
            return new ChildAccount(name.equals("mei") ? "1001" : "1002", name, Path.of("/home", name));
        }
    };

    @TempDir
    Path folder;

    record Said(int exit, String out, String err) {}

    @BeforeEach
    void demandRoot() {
        assumeTrue(Platforms.isAdministrator(), "needs root: a ledger is for root only");
    }

    Said at(List<String> typed, String... more) throws IOException {
        return setUp(true, String.join("\n", typed) + "\n", more);
    }

    Said setUp(boolean isAtTerminal, String input, String... more) throws IOException {
        var out = new StringWriter();
        var err = new StringWriter();
        var in = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
        var terminal = new Terminal(
                new PrintWriter(out),
                new PrintWriter(err),
                in,
                Map.of("LANG", "en_GB.UTF-8"),
                InstantSource.fixed(NOW),
                isAtTerminal ? Optional.of(unseen(in)) : Optional.empty(),
                Optional.empty());
        var arguments = new ArrayList<>(List.of("--data", data().toString(), "--run", run().toString()));
        arguments.addAll(List.of(more));
        int exit = new Setup(terminal, ACCOUNTS).carryOut(arguments);
        return new Said(exit, out.toString(), err.toString());
    }

    /// Nothing of what is read is shown.
    static Terminal.Unseen unseen(InputStream in) {
        return _ -> {
            var line = new StringBuilder();
            try {
                for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
                    line.append((char) c);
                }
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
            return line.toString().toCharArray();
        };
    }

    static List<String> and(List<String> first, String... more) {
        var all = new ArrayList<>(first);
        all.addAll(List.of(more));
        return all;
    }

    List<ParentEntry> parents() throws Exception {
        try (var store = SteadyStore.open(data())) {
            return new ParentsAtRest(store, ACCOUNTS, new LinuxClocks()).list().parents();
        }
    }

    Path data() {
        return folder.resolve("data");
    }

    /// Without the folder's random name, in which any digits may be.
    String withoutFolder(String said) {
        return said.replace(folder.toString(), "");
    }

    Path run() {
        return folder.resolve("run");
    }

    Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("answers"), text);
    }

    Optional<String> policy() throws StoreException {
        try (var store = SqliteStore.open(data())) {
            return store.policy();
        }
    }

    /// The answers about Mei, with others from one on.
    static List<String> from(int first, String... others) {
        return and(MEI.subList(0, first), others);
    }
}
