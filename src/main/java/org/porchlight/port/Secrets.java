package org.porchlight.port;

import java.time.Duration;
import java.util.Optional;
import java.util.SortedMap;
import java.util.regex.Pattern;

/// What only the ledger knows and no backup holds: secrets, how often in a row one was given wrongly, and counters,
/// which backups hold too.
///
/// For any thread; what was put is on disk on return. Every call fails while the ledger cannot be used.
public interface Secrets {
    /// A row.
    ///
    /// @param text what is kept, such as a hash; at most [#LONGEST] characters, may be empty
    /// @param fails how often in a row it was given wrongly
    /// @param pause awake time until the next try, from when it was put
    record Secret(String text, int fails, Duration pause) {
        public static final int LONGEST = 1024;

        public Secret {
            if (text.length() > LONGEST || fails < 0 || pause.isNegative()) {
                throw new IllegalArgumentException("a secret that is too long, or less than nothing");
            }
        }

        /// One that nobody gave wrongly.
        public Secret(String text) {
            this(text, 0, Duration.ZERO);
        }
    }

    /// Words with colons between them, such as `pin:mum`.
    Pattern NAME = Pattern.compile("(?=.{3,120}$)[a-z]+(:[A-Za-z0-9-]+)+");

    /// What the name of a counter begins with, and that of no secret.
    String COUNTER = "counter:";

    Optional<Secret> secret(String name) throws StoreException;

    /// The secrets whose name begins so, by name.
    ///
    /// @param beginning such as `pin:`, to its last colon
    SortedMap<String, Secret> secrets(String beginning) throws StoreException;

    /// Keeps a secret in the place of the one of that name.
    void putSecret(String name, Secret secret) throws StoreException;

    /// Deletes a secret; one that is not there is no matter.
    void dropSecret(String name) throws StoreException;

    /// How far a counter is; 0 for one that was never raised.
    long counter(String name) throws StoreException;

    /// Raises a counter to a value; one that is there or beyond already stays.
    ///
    /// @param to not below 0
    void raiseCounter(String name, long to) throws StoreException;

    /// @throws IllegalArgumentException unless a secret may have that name
    static void demandName(String name) {
        if (!NAME.matcher(name).matches() || name.startsWith(COUNTER)) {
            throw new IllegalArgumentException("no secret is named " + name);
        }
    }

    /// @throws IllegalArgumentException unless names of secrets may begin so
    static void demandBeginning(String beginning) {
        demandName(beginning + "x");
        if (!beginning.endsWith(":")) {
            throw new IllegalArgumentException("no secrets are named " + beginning);
        }
    }

    /// @throws IllegalArgumentException unless a counter may have that name
    static void demandCounter(String name) {
        if (!NAME.matcher(name).matches() || !name.startsWith(COUNTER)) {
            throw new IllegalArgumentException("no counter is named " + name);
        }
    }
}
