package org.porchlight.console;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.porchlight.console.FirstRun.Person;

/// The first run at a PC of a family, as far as a test has come with it.
abstract class OnFirstRun {
    static final String PASSPHRASE = "regen am donnerstag";
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T10:00:00Z"), ZoneId.of("Asia/Shanghai"));

    final FakeLink link = NewFamily.link();
    final Line line = new Line(true, Runnable::run, Runnable::run, Runnable::run, (_, _) -> {});
    final FirstRunModel model = new FirstRunModel(line, CLOCK, Optional.of("lin"), false);
    private @Nullable FirstRun shown;

    @BeforeEach
    final void begin() {
        line.dial(() -> Optional.of(link));
        begin(model);
    }

    final void begin(FirstRunModel other) {
        other.show(next -> shown = next);
        other.begin();
    }

    final FirstRun now() {
        return Objects.requireNonNull(shown);
    }

    final void say(FirstRun.Said said) {
        model.say(said);
    }

    final void parent(String name, String passphrase, String pin) {
        parent(name, passphrase, passphrase, pin);
    }

    final void parent(String name, String passphrase, String again, String pin) {
        say(now().said().with(now().said().parent().typed(name, passphrase, again, pin)));
    }

    final void goToPeople() {
        model.next();
        parent("妈妈", PASSPHRASE, "");
        model.next();
    }

    final void child(String account, String name, String age) {
        say(now().said().with(new Person(account, name, age, Optional.empty())));
    }
}
