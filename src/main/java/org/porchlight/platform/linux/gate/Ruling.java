package org.porchlight.platform.linux.gate;

/// What the rules say of one start of a program.
sealed interface Ruling {
    Ruling ALLOW = new Allow();
    Ruling CHECK = new Check();

    /// It may start.
    record Allow() implements Ruling {}

    /// It may not.
    ///
    /// @param rule path of the rule that decided, such as `apps.rules[1]` or `apps.default`
    record Refuse(String rule) implements Ruling {}

    /// It may not yet: the file is another than when the rules were compiled. They are compiled again, then a
    /// second try is answered.
    record Check() implements Ruling {}
}
