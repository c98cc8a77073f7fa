package org.porchlight.port;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Log-ins of a made-up machine; refusing fails when told to.
public final class FakeLogins implements Logins {
    private final Map<ChildAccount, String> refused = new HashMap<>();
    private Optional<String> trouble = Optional.empty();
    private Locale locale = Locale.ENGLISH;

    /// Makes every later call fail, until it is told otherwise.
    public void failWith(Optional<String> message) {
        trouble = message;
    }

    /// Everybody is spoken to in this language.
    public void speak(Locale other) {
        locale = other;
    }

    public Optional<String> refusal(ChildAccount account) {
        return Optional.ofNullable(refused.get(account));
    }

    public void forget() {
        refused.clear();
    }

    public boolean isClean() {
        return refused.isEmpty();
    }

    @Override
    public void bring(Map<ChildAccount, String> wanted, Set<ChildAccount> limited) throws MachineException {
        if (trouble.isPresent()) {
            throw new MachineException(trouble.get());
        }
        refused.clear();
        refused.putAll(wanted);
    }

    @Override
    public Locale localeOf(ChildAccount account) {
        return locale;
    }

    /// Nobody else changes it.
    @Override
    public void listen(Runnable mayHaveChanged) {}
}
