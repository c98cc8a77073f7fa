package org.porchlight.tool.setup;

import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.porchlight.cli.Exit;
import org.porchlight.cli.Failure;
import org.porchlight.cli.RulesText;
import org.porchlight.cli.Terminal;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.policy.Notice;
import org.porchlight.core.policy.Policy;
import org.porchlight.core.policy.PolicyChange;
import org.porchlight.core.policy.PolicyDocument;
import org.porchlight.core.policy.PolicyText;
import org.porchlight.core.report.HeldRules;
import org.porchlight.core.report.PolicyReport;
import org.porchlight.ipc.Answer;
import org.porchlight.ipc.Command;
import org.porchlight.port.ChildAccount;
import org.porchlight.port.StoreException;
import org.porchlight.text.FindingText;
import org.porchlight.text.Language;
import org.porchlight.text.Refusals;
import org.porchlight.text.Say;
import org.porchlight.text.Texts;

/// What setup does with the family's rules: asks what they are to be, or takes it from a file, puts them in force and
/// says what holds then. Run again it shows what holds, and changes nothing unless that is asked.
public final class FamilyRules {
    private final Terminal terminal;
    private final Rules rules;
    private final boolean isQuiet;
    private Language language;
    private Texts words;
    private boolean changed;
    private String shown = "";
    private List<Notice> told = List.of();

    /// @param rules where they are kept
    /// @param isQuiet whether a program waits for the answer
    public FamilyRules(Terminal terminal, Rules rules, boolean isQuiet) {
        this.terminal = terminal;
        this.isQuiet = isQuiet;
        this.rules = rules;
        this.language = terminal.language();
        this.words = Texts.of("setup", language);
    }

    /// In which language it is spoken now.
    public Language language() {
        return language;
    }

    /// Whether the rules are others now.
    public boolean isChanged() {
        return changed;
    }

    /// What a parent may not have meant with what was put in force.
    public List<Notice> notices() {
        return told;
    }

    private void say(String line) {
        if (!isQuiet) {
            terminal.say(line);
        }
    }

    /// What a file says, over what is in force.
    ///
    /// @param before what is in force
    /// @param policy the rules as they will be
    /// @param parents whom it names a parent
    public record Wanted(PolicyReport before, Policy policy, List<Command.NameParent> parents) {
        public Wanted {
            parents = List.copyOf(parents);
        }
    }

    /// Reads a file, where there is one, and changes nothing.
    public Wanted read(Optional<AnswersText> given) throws Failure, IOException, StoreException {
        var before = rules.now();
        var now = values(before);
        if (given.isEmpty()) {
            return new Wanted(before, now, List.of());
        }
        var answers = given.get().read(today(now.zone()), words);
        var otherwise = answers.otherwise(now);
        if (!otherwise.isEmpty()) {
            throw new Failure(
                    Exit.REFUSED, words.of("answers.otherwise", given.get().name(), names(otherwise)));
        }
        return new Wanted(before, answers.on(now), answers.parents());
    }

    /// Puts in force what a file says; where that is so already, nothing is done.
    public void put(Wanted wanted) throws Failure, IOException, StoreException {
        put(wanted.before(), wanted.policy());
        if (changed && !rules.areKept()) {
            say(words.of("clock", moment(wanted.policy().zone())));
        }
    }

    /// The instant of the setup, which is the first that is known (TIME T3).
    private String moment(ZoneId zone) {
        return new Say(language, zone).moment(terminal.clock().instant());
    }

    /// Asks a parent at the terminal.
    ///
    /// @param people accounts of this PC that may be limited
    public void ask(List<ChildAccount> people) throws Failure, IOException, StoreException {
        speak(Interview.language(new Dialogue(terminal, words, "ask.ended"), language));
        var dialogue = new Dialogue(terminal, words, "ask.ended");
        var interview = new Interview(dialogue, words, language);
        var before = rules.now();
        var now = values(before);
        if (!now.children().isEmpty()) {
            if (!rules.areKept()) {
                say(words.of("ask.later"));
                return;
            }
            tell();
            if (!interview.isMore()) {
                return;
            }
        }
        var usual = now.children().isEmpty() ? ZoneId.systemDefault() : now.zone();
        dialogue.say("ask.back");
        var walked = dialogue.walkOrLeave(() -> asked(
                interview, interview.ask(now, people, usual, today(now.zone())).on(now)));
        if (walked.isEmpty()) {
            // Back to the language.
            ask(people);
            return;
        }
        var wanted = walked.get();
        if (wanted.isPresent()) {
            put(before, wanted.get());
        } else {
            terminal.say(words.of("ask.nothing"));
        }
    }

    /// @return nothing where the rules that were answered are not meant
    private Optional<Policy> asked(Interview interview, Policy wanted) throws Failure {
        if (!rules.areKept() && !interview.isClockRight(moment(wanted.zone()))) {
            throw new Failure(Exit.REFUSED, words.of("ask.clock-wrong"));
        }
        terminal.say(words.of("ask.these"));
        PolicyText.write(wanted).lines().forEach(line -> terminal.say("  " + line));
        terminal.say(words.of("ask.answers"));
        return interview.isMeant() ? Optional.of(wanted) : Optional.empty();
    }

    private void speak(Language chosen) {
        language = chosen;
        words = Texts.of("setup", chosen);
    }

    private void put(PolicyReport before, Policy wanted) throws Failure, IOException, StoreException {
        if (PolicyDocument.of(wanted).version().equals(before.version())) {
            return;
        }
        var put = new Command.PutPolicy(PolicyText.write(wanted), Optional.of(before.version()));
        switch (rules.put(put)) {
            case Answer.Stored(var _, var notices) -> {
                changed = true;
                told = notices;
                notices.forEach(notice -> say(words.of("notice", new FindingText(language).of(notice))));
            }
            case Answer.Invalid(var problems) ->
                throw new Failure(
                        Exit.USAGE,
                        problems.stream()
                                .map(problem -> words.of("wrong", new FindingText(language).of(problem)))
                                .collect(Collectors.joining("\n")));
            case Answer.Conflict _ -> throw new Failure(Exit.REFUSED, words.of("conflict"));
            case Answer.Refused(var why, var detail) ->
                throw new Failure(Exit.REFUSED, words.of("refused", new Refusals(language).say(why, detail)));
            case Answer.NotPermitted _ -> throw new Failure(Exit.NOT_PERMITTED, words.of("not-permitted"));
            default -> throw new Failure(Exit.NO_GUARD, words.of("unexpected"));
        }
    }

    /// What holds today for each child, and why; once.
    public void tell() throws Failure, IOException, StoreException {
        var report = rules.now();
        var document = PolicyDocument.of(values(report));
        if (document.policy().children().isEmpty() || shown.equals(report.version())) {
            return;
        }
        shown = report.version();
        terminal.say(
                words.of("in-force", report.version(), document.policy().zone().getId()));
        for (var child : document.policy().children()) {
            var held = HeldRules.on(
                    document.rules(child.id()), today(document.policy().zone()));
            RulesText.of(language, held).forEach(terminal::say);
        }
    }

    /// The rules in force.
    public PolicyReport report() throws IOException, StoreException {
        return rules.now();
    }

    private Policy values(PolicyReport report) throws Failure {
        return PolicyChange.read(report.json()).orElseThrow(() -> new Failure(Exit.NO_GUARD, words.of("unexpected")));
    }

    private LocalDate today(ZoneId zone) {
        return LocalDate.ofInstant(terminal.clock().instant(), zone);
    }

    private static String names(List<ChildId> children) {
        return children.stream().map(ChildId::value).collect(Collectors.joining(", "));
    }
}
