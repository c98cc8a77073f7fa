package org.porchlight.core.policy;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// What is the least of a secret: that nobody who knows the family guesses it in the few tries of a day.
public final class Strength {
    /// The shortest passphrase, in characters; one that is no letter of an alphabet, such as a Chinese one, counts
    /// double.
    public static final int SHORTEST = 8;
    /// The longest passphrase, in characters.
    public static final int LONGEST = 200;

    private static final int FEWEST_DIFFERENT = 5;
    private static final Pattern PIN = Pattern.compile("[0-9]{4,8}");
    private static final String UP = "01234567890123456789";
    private static final String DOWN = "98765432109876543210";
    private static final List<String> DATES = List.of(
            "ddMM",
            "MMdd",
            "yyyy",
            "MMyy",
            "yyMM",
            "ddMMyy",
            "MMddyy",
            "yyMMdd",
            "yyyyMM",
            "MMyyyy",
            "ddMMyyyy",
            "MMddyyyy",
            "yyyyMMdd");
    private static final Set<String> KNOWN = Set.of(
            "password",
            "passwort",
            "passw0rd",
            "password1",
            "password123",
            "passphrase",
            "qwertyuiop",
            "qwertzuiop",
            "iloveyou",
            "sunshine",
            "princess",
            "football",
            "baseball",
            "welcome1",
            "letmein1",
            "woaini1314",
            "5201314woaini",
            "1q2w3e4r",
            "1q2w3e4r5t",
            "zaq12wsx",
            "qazwsxedc",
            "porchlight");

    /// What is wrong with a secret.
    public enum Weakness {
        /// Fewer characters than the least.
        TOO_SHORT,
        TOO_LONG,
        /// No digits, or fewer than four or more than eight.
        NOT_DIGITS,
        /// Everybody's first guess.
        TRIVIAL,
        /// The birthday of a child, or a year of birth.
        BIRTHDAY,
        /// A name of the family.
        NAME,
        /// A control character, such as a tab.
        CONTROL
    }

    /// How far a passphrase that will do goes.
    public enum Grade {
        /// Nobody guesses it in the few tries that are let.
        FAIR,
        /// Nor soon by a machine that has the hash.
        GOOD,
        /// Nor ever.
        STRONG
    }

    private static final int GOOD = 14;
    private static final int STRONG = 20;

    private Strength() {}

    /// How far a passphrase goes that has no weakness: by what is new in it.
    public static Grade grade(String secret) {
        int worth = Math.min(
                secret.codePoints().map(Strength::worth).sum(), 2 * different(secret.toLowerCase(Locale.ROOT)));
        return worth >= STRONG ? Grade.STRONG : worth >= GOOD ? Grade.GOOD : Grade.FAIR;
    }

    /// What is wrong with a passphrase; nothing when it will do.
    ///
    /// @param names of the family, as a child would write them
    public static Optional<Weakness> ofPassphrase(String secret, Set<String> names) {
        if (secret.codePoints().anyMatch(Character::isISOControl)) {
            return Optional.of(Weakness.CONTROL);
        }
        if (secret.length() > LONGEST) {
            return Optional.of(Weakness.TOO_LONG);
        }
        if (secret.codePoints().map(Strength::worth).sum() < SHORTEST) {
            return Optional.of(Weakness.TOO_SHORT);
        }
        var plain = secret.toLowerCase(Locale.ROOT);
        if (KNOWN.contains(plain) || different(plain) < FEWEST_DIFFERENT) {
            return Optional.of(Weakness.TRIVIAL);
        }
        boolean isName = names.stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .anyMatch(name -> !name.isBlank() && isLittleMoreThan(plain, name));
        return isName ? Optional.of(Weakness.NAME) : Optional.empty();
    }

    private static int worth(int character) {
        return Character.isIdeographic(character) ? 2 : 1;
    }

    /// How many characters are none that the one before made likely: the same, or a step from it. A Chinese one counts
    /// double.
    private static int different(String text) {
        var seen = new HashSet<Integer>();
        int last = -2;
        int worth = 0;
        for (int character : text.codePoints().toArray()) {
            if (Math.abs(character - last) > 1 && seen.add(character)) {
                worth += worth(character);
            }
            last = character;
        }
        return worth;
    }

    private static boolean isLittleMoreThan(String secret, String name) {
        return secret.replace(name, "").codePoints().map(Strength::worth).sum() < FEWEST_DIFFERENT
                && secret.contains(name);
    }

    /// What is wrong with a PIN; nothing when it will do.
    ///
    /// @param births of the children
    public static Optional<Weakness> ofPin(String secret, List<LocalDate> births) {
        if (!PIN.matcher(secret).matches()) {
            return Optional.of(Weakness.NOT_DIGITS);
        }
        if (UP.contains(secret) || DOWN.contains(secret) || isRepeated(secret)) {
            return Optional.of(Weakness.TRIVIAL);
        }
        boolean isBirthday = births.stream()
                .anyMatch(birth -> DATES.stream()
                        .map(form ->
                                DateTimeFormatter.ofPattern(form, Locale.ROOT).format(birth))
                        .anyMatch(secret::equals));
        return isBirthday ? Optional.of(Weakness.BIRTHDAY) : Optional.empty();
    }

    /// One or two digits over and over.
    private static boolean isRepeated(String digits) {
        return digits.substring(1).equals(digits.substring(0, digits.length() - 1))
                || digits.substring(2).equals(digits.substring(0, digits.length() - 2));
    }
}
