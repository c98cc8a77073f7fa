package org.porchlight.guard;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.porchlight.core.engine.State;
import org.porchlight.core.report.Trouble;
import org.porchlight.port.ChildAccount;
import org.porchlight.port.Logins;
import org.porchlight.port.MachineException;
import org.porchlight.text.Language;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes log-ins refused as the loop wants it.
///
/// A machine where that cannot be done is weaker and still held: it is said, and tried again with every round.
final class LoginKeeper {
    private static final Logger LOG = LoggerFactory.getLogger(LoginKeeper.class);

    private final Logins logins;
    private final Findings findings;
    private String said = "";

    LoginKeeper(Logins logins, Findings findings) {
        this.logins = logins;
        this.findings = findings;
    }

    void round(Now now, Bindings bindings) {
        try {
            var refused = new HashMap<ChildAccount, String>();
            for (var child : now.desired().noLogin()) {
                for (var account : bindings.of(child)) {
                    refused.put(account, words(now.state(), account).of(child, now.state()));
                }
            }
            for (var account : now.isOpenForAll() ? Set.<ChildAccount>of() : bindings.others()) {
                refused.put(account, words(now.state(), account).ofOther(account.name()));
            }
            logins.bring(refused, bindings.limited());
            findings.put(Findings.Of.LOGINS, List.of());
            said = "";
        } catch (MachineException trouble) {
            findings.put(Findings.Of.LOGINS, List.of(new Trouble(Trouble.Sort.LOGINS_PASS, trouble.getMessage())));
            if (!trouble.getMessage().equals(said)) {
                LOG.warn("Log-ins are not refused: {}", trouble.getMessage(), trouble);
            }
            said = trouble.getMessage();
        }
    }

    private LoginWords words(State state, ChildAccount account) throws MachineException {
        var zone = state.document().policy().zone();
        return new LoginWords(Language.of(logins.localeOf(account)), zone);
    }

    /// Lets everybody log in, for an end that takes everything back.
    void release() throws MachineException {
        logins.bring(Map.of(), Set.of());
    }
}
