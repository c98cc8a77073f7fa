package org.porchlight.guard;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.porchlight.core.policy.ChildId;
import org.porchlight.core.report.AgentChoices;
import org.porchlight.port.Secrets;
import org.porchlight.port.StoreException;

/// What children chose of their agents, which keep nothing themselves: a row of each child, beside the secrets of this
/// PC. None of it is in a backup.
final class ChoiceRows {
    private static final String ROW = "choices:";
    private static final Pattern FORM = Pattern.compile("(\\d{1,4}) (\\d{1,4}) (aloud|silent)");

    private final Secrets secrets;

    ChoiceRows(Secrets secrets) {
        this.secrets = secrets;
    }

    /// What is usual where nothing is kept, or nothing that this program understands.
    AgentChoices of(ChildId child) throws StoreException {
        return kept(child).orElse(AgentChoices.USUAL);
    }

    private Optional<AgentChoices> kept(ChildId child) throws StoreException {
        return secrets.secret(ROW + child.value())
                .map(row -> FORM.matcher(row.text()))
                .filter(Matcher::matches)
                .filter(form -> within(form.group(1)) && within(form.group(2)))
                .map(form -> new AgentChoices(
                        Integer.parseInt(form.group(1)),
                        Integer.parseInt(form.group(2)),
                        form.group(3).equals("aloud")));
    }

    private static boolean within(String number) {
        return Integer.parseInt(number) <= AgentChoices.WHOLE;
    }

    /// What is kept already is not written again.
    void put(ChildId child, AgentChoices choices) throws StoreException {
        if (!kept(child).equals(Optional.of(choices))) {
            var text = choices.across() + " " + choices.down() + " " + (choices.aloud() ? "aloud" : "silent");
            secrets.putSecret(ROW + child.value(), new Secrets.Secret(text));
        }
    }

    void forget(ChildId child) throws StoreException {
        secrets.dropSecret(ROW + child.value());
    }
}
