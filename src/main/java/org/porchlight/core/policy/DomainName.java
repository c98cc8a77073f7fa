package org.porchlight.core.policy;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// The one form in which names of sites are compared: lower-case A-labels (RFC 5890 §2.3.2.1), no final dot.
public final class DomainName {
    private static final int MAX_LENGTH = 253;
    private static final Pattern ADDRESS = Pattern.compile("(.*\\.)?[0-9]+");

    private DomainName() {}

    /// The form of a name as a person or a program wrote it; nothing when it is no host name or is an address.
    public static Optional<String> canonical(String written) {
        if (written.length() > 4 * MAX_LENGTH) {
            return Optional.empty();
        }
        var name = written.endsWith(".") ? written.substring(0, written.length() - 1) : written;
        String ascii;
        try {
            ascii = IDN.toASCII(name, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException notAName) {
            return Optional.empty();
        }
        boolean fits = !ascii.isEmpty() && ascii.length() <= MAX_LENGTH && !ascii.endsWith(".");
        return fits && !ADDRESS.matcher(ascii).matches() ? Optional.of(ascii) : Optional.empty();
    }
}
