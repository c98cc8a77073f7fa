package org.porchlight.cli;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.porchlight.core.engine.Order;
import org.porchlight.core.event.ParentFact.ParentNamed;
import org.porchlight.core.event.Rank;
import org.porchlight.core.event.SecretKind;
import org.porchlight.core.report.ParentEntry;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.AnswerCodec;
import org.porchlight.ipc.Command.NameParent;
import org.porchlight.ipc.json.ParentsJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Who is a parent, and with what secrets.
final class ParentVerb {
    private ParentVerb() {}

    /// A verb on one parent.
    abstract static class OfOne extends Verb {
        @Parameters(index = "0", paramLabel = "ID", descriptionKey = "param.parent")
        private String id = "";

        OfOne(Terminal terminal, Words words) {
            super(terminal, words);
        }

        String id() {
            return id;
        }

        void tell(String key) {
            tell(AnswerCodec.json(new Answer.Done()), List.of(words().of(key, id)));
        }
    }

    /// Says who is a parent.
    @Command(name = "add")
    static final class Add extends OfOne {
        @Option(names = "--name", paramLabel = "NAME", descriptionKey = "option.parent-name", required = true)
        private String name = "";

        @Option(names = "--account", paramLabel = "USER", descriptionKey = "option.parent-account")
        private @Nullable String account;

        @Option(names = "--carer", descriptionKey = "option.carer")
        private boolean carer;

        Add(Terminal terminal, Words words) {
            super(terminal, words);
        }

        @Override
        void run() throws Failure {
            var parent = typed().parent(id());
            if (name.isBlank() || name.length() > ParentNamed.LONGEST_NAME) {
                throw new Failure(
                        Exit.USAGE, words().of("input.parent-name", Integer.toString(ParentNamed.LONGEST_NAME)));
            }
            try (var asking = ask()) {
                asking.ofParents()
                        .nameParent(new NameParent(
                                parent, name, carer ? Rank.CARER : Rank.GUARDIAN, Optional.ofNullable(account)));
                tell("parent.added");
            }
        }
    }

    /// Shows who is a parent.
    @Command(name = "list")
    static final class Show extends Verb {
        Show(Terminal terminal, Words words) {
            super(terminal, words);
        }

        @Override
        void run() throws Failure {
            try (var asking = ask()) {
                var parents = asking.ofParents().parents();
                // A child is told names and ranks alone.
                if (asking.isOfAChild()) {
                    tell(ParentsJson.names(parents), parents.isEmpty() ? lines(parents) : names(parents));
                } else {
                    tell(ParentsJson.write(parents), lines(parents));
                }
            }
        }

        private List<String> names(List<ParentEntry> parents) {
            var columns = new Columns();
            parents.forEach(parent ->
                    columns.row(parent.id().value(), parent.name(), words().of("parent.rank." + parent.rank())));
            return columns.lines();
        }

        private List<String> lines(List<ParentEntry> parents) {
            if (parents.isEmpty()) {
                return List.of(words().of("parent.none"));
            }
            var columns = new Columns();
            for (var parent : parents) {
                columns.row(
                        parent.id().value(),
                        parent.name(),
                        words().of("parent.rank." + parent.rank()),
                        parent.account().orElseGet(() -> words().of("parent.no-account")),
                        words().of(parent.passphrase() ? "parent.has-passphrase" : "parent.no-passphrase"),
                        words().of(parent.pin() ? "parent.has-pin" : "parent.no-pin"));
            }
            return columns.lines();
        }
    }

    /// Takes a parent's rights and secrets.
    @Command(name = "remove")
    static final class Remove extends OfOne {
        Remove(Terminal terminal, Words words) {
            super(terminal, words);
        }

        @Override
        void run() throws Failure {
            var parent = typed().parent(id());
            try (var asking = ask()) {
                asking.order(new Order.RemoveParent(parent));
                tell("parent.removed");
            }
        }
    }

    /// Sets a parent's passphrase.
    @Command(name = "passphrase")
    static final class Passphrase extends OfOne {
        Passphrase(Terminal terminal, Words words) {
            super(terminal, words);
        }

        @Override
        void run() throws Failure {
            var parent = typed().parent(id());
            try (var asking = ask()) {
                asking.ofParents().setSecret(parent, SecretKind.PASSPHRASE, "prompt.new-passphrase");
                tell("parent.passphrase-set");
            }
        }
    }

    /// Sets a parent's PIN.
    @Command(name = "pin")
    static final class Pin extends OfOne {
        Pin(Terminal terminal, Words words) {
            super(terminal, words);
        }

        @Override
        void run() throws Failure {
            var parent = typed().parent(id());
            try (var asking = ask()) {
                asking.ofParents().setSecret(parent, SecretKind.PIN, "prompt.new-pin");
                tell("parent.pin-set");
            }
        }
    }
}
